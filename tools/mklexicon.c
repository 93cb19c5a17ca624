/* Compiles word lists into C: mklexicon OUT LIST.txt ... writes OUT.c, their
 * tables, and OUT.h, which declares them.
 *
 * A line of a list is an entry: words separated by single spaces, then
 * optionally a tab and a value. '#' begins a comment line. The first line is
 * the schema of the values, the second says where the list comes from:
 *
 *     #schema enum says denies doubts; flags clause tell to
 *     #origin this project, 2026
 *
 * A schema is the parts of a value, in order:
 *
 *     set          no value
 *     enum A B C   one of these words
 *     flags A B C  any of them, or none
 *     number       a number; number? may be left out
 *     text         the rest of the value, or its next word if a part follows;
 *                  text? may be left out
 *     names        as text, but of words that are numbered: their table, sorted,
 *                  is a list NAME_values
 *
 * The words of enums and flags become bits, constants NAME_WORD in OUT.h. A
 * value that does not fit its schema, a key that stands twice and a key that is
 * not in search form end the work. Entries are sorted by bytes; the slots of
 * the hash table of a list are what lib/base/lexicon.c reads. */
#include <ctype.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/base/hash.h"

#define PARTS 8    /* of a schema */
#define WORDS 31   /* of all enums and flags of a list: bits of an int */
#define LINE 4096  /* bytes of a line, with its end */
#define NAME 128   /* bytes of a list's name */
#define ENTRIES 65535 /* of a list: what a slot can hold */

typedef enum kind { KIND_SET, KIND_ENUM, KIND_FLAGS, KIND_NUMBER, KIND_TEXT, KIND_NAMES } kind;

typedef struct part {
    kind kind;
    int optional;
    size_t first, end; /* words of an enum or flags */
} part;

typedef struct schema {
    part parts[PARTS];
    size_t part_count;
    char *words[WORDS];
    size_t word_count;
} schema;

typedef struct entry {
    char *key, *value;
    unsigned line;
} entry;

typedef struct list {
    const char *path;
    char name[NAME];
    schema schema;
    entry *entries;
    size_t count, capacity;
} list;

/* Where an entry's parts lie, as lexicon_entry in lib/base/lexicon.h. */
typedef struct cells {
    uint32_t key, bits, text, number, value;
} cells;

typedef struct buffer {
    char *items;
    size_t count, capacity; /* bytes */
} buffer;

/* What is written when all lists are read. */
typedef struct output {
    FILE *header;
    buffer pool, entries, slots, numbers, lists;
    uint32_t *seen; /* a hash table of offsets in the pool */
    size_t seen_count, seen_capacity;
} output;

static void die(const char *path, unsigned line, const char *format, ...)
{
    va_list arguments;
    fprintf(stderr, "mklexicon: %s", path);
    if (line) fprintf(stderr, ":%u", line);
    fputs(": ", stderr);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    exit(1);
}

static void *grow(void *p, size_t bytes)
{
    p = realloc(p, bytes);
    if (!p) die("memory", 0, "none left");
    return p;
}

static char *copy(const char *text)
{
    return strcpy(grow(NULL, strlen(text) + 1), text);
}

static size_t append(buffer *b, const void *bytes, size_t count)
{
    size_t at = b->count;
    if (b->count + count > b->capacity) {
        b->capacity = (b->count + count) * 2;
        b->items = grow(b->items, b->capacity);
    }
    memcpy(b->items + at, bytes, count);
    b->count += count;
    return at;
}

/* ---- the strings ----------------------------------------------------------- */

static uint32_t *seen_slot(const output *o, const char *text)
{
    for (size_t at = hash__end(hash__string(HASH_START, text));; at++) {
        uint32_t *slot = &o->seen[at & (o->seen_capacity - 1)];
        if (*slot == UINT32_MAX || !strcmp(o->pool.items + *slot, text)) return slot;
    }
}

static void grow_seen(output *o)
{
    uint32_t *old = o->seen;
    size_t count = o->seen_capacity;
    o->seen_capacity = count ? count * 2 : 1024;
    o->seen = grow(NULL, o->seen_capacity * sizeof *o->seen);
    memset(o->seen, 0xff, o->seen_capacity * sizeof *o->seen);
    for (size_t i = 0; i < count; i++)
        if (old[i] != UINT32_MAX) *seen_slot(o, o->pool.items + old[i]) = old[i];
    free(old);
}

/* The offset of a string in the pool; equal ones share it. */
static uint32_t intern(output *o, const char *text)
{
    if (o->seen_count * 2 >= o->seen_capacity) grow_seen(o);
    uint32_t *slot = seen_slot(o, text);
    if (*slot == UINT32_MAX) {
        *slot = (uint32_t)append(&o->pool, text, strlen(text) + 1);
        o->seen_count++;
    }
    return *slot;
}

/* ---- schemas --------------------------------------------------------------- */

static int is_one(const char *word, size_t length, const char *text)
{
    return strlen(text) == length && !strncmp(word, text, length);
}

static kind kind_named(const list *l, const char *word, size_t length)
{
    static const char *const names[] = { "set", "enum", "flags", "number", "text", "names" };
    for (size_t k = 0; k < sizeof names / sizeof *names; k++)
        if (is_one(word, length, names[k])) return (kind)k;
    die(l->path, 1, "unknown kind '%.*s' in the schema", (int)length, word);
    return KIND_SET;
}

/* "enum says denies" */
static void read_part(list *l, char *text)
{
    schema *s = &l->schema;
    char *word = strtok(text, " ");
    if (!word) die(l->path, 1, "an empty part of the schema");
    if (s->part_count == PARTS) die(l->path, 1, "more than %d parts in the schema", PARTS);
    size_t length = strlen(word);
    int optional = word[length - 1] == '?';
    part p = { kind_named(l, word, length - (size_t)optional), optional, s->word_count, s->word_count };
    while ((word = strtok(NULL, " "))) {
        if (p.kind != KIND_ENUM && p.kind != KIND_FLAGS) die(l->path, 1, "'%s' names a value of an open kind", word);
        if (s->word_count == WORDS) die(l->path, 1, "more than %d words in the schema", WORDS);
        s->words[s->word_count++] = copy(word);
    }
    p.end = s->word_count;
    s->parts[s->part_count++] = p;
}

static void read_schema(list *l, char *line)
{
    static const char head[] = "#schema ";
    if (strncmp(line, head, sizeof head - 1)) die(l->path, 1, "no #schema");
    for (char *p = line + sizeof head - 1, *end; p; p = end) {
        end = strchr(p, ';');
        if (end) *end++ = '\0';
        read_part(l, p);
    }
}

/* ---- values ---------------------------------------------------------------- */

/* Takes the next word, up to a space or the end; NULL at the end. */
static char *next_word(char **value)
{
    char *word = *value;
    if (!*word) return NULL;
    char *space = strchr(word, ' ');
    if (space) *space = '\0';
    *value = space ? space + 1 : word + strlen(word);
    return word;
}

/* The bit of the value's next word; 0, and the word stays, if it is none of the part's. */
static uint32_t take_bit(const schema *s, const part *p, char **value)
{
    size_t length = strcspn(*value, " ");
    for (size_t k = p->first; k < p->end; k++) {
        if (!length || !is_one(*value, length, s->words[k])) continue;
        next_word(value);
        return (uint32_t)1 << k;
    }
    return 0;
}

static double take_number(const list *l, const entry *e, const part *p, char **value)
{
    char *end;
    double number = strtod(*value, &end);
    int found = end != *value && (*end == ' ' || !*end);
    if (!found && !p->optional) die(l->path, e->line, "no number in the value '%s'", e->value);
    if (found) next_word(value);
    return found ? number : 0;
}

static const char *take_text(const list *l, const entry *e, const part *p, char **value)
{
    int last = p == &l->schema.parts[l->schema.part_count - 1];
    if (!**value && !p->optional) die(l->path, e->line, "no text in the value '%s'", e->value);
    if (!last) return **value ? next_word(value) : "";
    const char *text = *value;
    *value += strlen(*value);
    return text;
}

static void take_part(output *o, const list *l, const entry *e, const part *p, char **value, cells *out)
{
    uint32_t bit;
    double number;
    switch (p->kind) {
    case KIND_SET: break;
    case KIND_ENUM:
        out->bits |= bit = take_bit(&l->schema, p, value);
        if (!bit) die(l->path, e->line, "unknown value '%s'", e->value);
        break;
    case KIND_FLAGS:
        while ((bit = take_bit(&l->schema, p, value))) out->bits |= bit;
        break;
    case KIND_NUMBER:
        number = take_number(l, e, p, value);
        size_t at = append(&o->numbers, &number, sizeof number) / sizeof number;
        if (!out->number) out->number = (uint32_t)at;
        break;
    case KIND_TEXT: case KIND_NAMES: out->text = intern(o, take_text(l, e, p, value)); break;
    }
}

static void add_entry(output *o, const list *l, const entry *e)
{
    char text[LINE], *value = text;
    cells c = { intern(o, e->key), 0, 0, 0, intern(o, e->value) };
    strcpy(text, e->value);
    for (size_t k = 0; k < l->schema.part_count; k++) take_part(o, l, e, &l->schema.parts[k], &value, &c);
    if (*value) die(l->path, e->line, "unknown value '%s'", e->value);
    append(&o->entries, &c, sizeof c);
}

/* ---- lists ----------------------------------------------------------------- */

static void add(list *l, const char *key, const char *value, unsigned line)
{
    if (l->count == l->capacity) {
        l->capacity = l->capacity ? l->capacity * 2 : 256;
        l->entries = grow(l->entries, l->capacity * sizeof *l->entries);
    }
    l->entries[l->count++] = (entry){ copy(key), copy(value), line };
}

/* Search form: lower case, single spaces, none at the ends. */
static void check_key(const list *l, const char *key, unsigned line)
{
    size_t length = strlen(key);
    int spaced = !length || key[0] == ' ' || key[length - 1] == ' ' || strstr(key, "  ");
    int upper = 0;
    for (const char *p = key; *p; p++) upper |= *p >= 'A' && *p <= 'Z';
    if (spaced || upper) die(l->path, line, "'%s' is not in search form", key);
}

static void read_list(list *l)
{
    char line[LINE];
    unsigned number = 0;
    FILE *file = fopen(l->path, "r");
    if (!file) die(l->path, 0, "cannot be read");
    while (fgets(line, sizeof line, file)) {
        number++;
        if (strlen(line) == sizeof line - 1) die(l->path, number, "the line is too long");
        line[strcspn(line, "\r\n")] = '\0';
        if (number == 1) read_schema(l, line);
        if (number == 2 && strncmp(line, "#origin ", 8)) die(l->path, 2, "no #origin");
        if (!line[0] || line[0] == '#') continue;
        char *tab = strchr(line, '\t');
        if (tab) *tab = '\0';
        check_key(l, line, number);
        add(l, line, tab ? tab + 1 : "", number);
    }
    fclose(file);
    if (number == 0) die(l->path, 1, "no #schema");
    if (!l->count) die(l->path, 0, "no entry");
    if (l->count > ENTRIES) die(l->path, 0, "more than %d entries", ENTRIES);
}

static int by_key(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    return order ? order : (x->line > y->line) - (x->line < y->line);
}

static void sort(list *l)
{
    qsort(l->entries, l->count, sizeof *l->entries, by_key);
    for (size_t k = 1; k < l->count; k++)
        if (!strcmp(l->entries[k].key, l->entries[k - 1].key))
            die(l->path, l->entries[k].line, "'%s' stands twice, first in line %u", l->entries[k].key,
                l->entries[k - 1].line);
}

/* "lib/lang/en/speech-verbs.txt" -> "speech_verbs" */
static void name_list(list *l)
{
    const char *base = strrchr(l->path, '/');
    snprintf(l->name, sizeof l->name, "%s", base ? base + 1 : l->path);
    l->name[strcspn(l->name, ".")] = '\0';
    for (char *p = l->name; *p; p++)
        if (*p == '-') *p = '_';
}

static size_t count_words(const char *text)
{
    size_t words = 1;
    for (const char *p = text; *p; p++) words += *p == ' ';
    return words;
}

/* ---- output ---------------------------------------------------------------- */

/* Appends the list's slots, at most half of them taken; returns how many. */
static size_t add_slots(output *o, const list *l)
{
    size_t size = 4;
    while (size < l->count * 2) size *= 2;
    uint32_t *slots = calloc(size, sizeof *slots);
    if (!slots) die("memory", 0, "none left");
    for (size_t k = 0; k < l->count; k++) {
        uint32_t hash = hash__end(hash__string(HASH_START, l->entries[k].key));
        size_t at = hash & (size - 1);
        while (slots[at]) at = (at + 1) & (size - 1);
        slots[at] = (hash & 0xffff0000u) | (uint32_t)(k + 1);
    }
    append(&o->slots, slots, size * sizeof *slots);
    free(slots);
    return size;
}

static void add_list(output *o, const list *l)
{
    char line[NAME * 2];
    size_t first = o->entries.count / sizeof(cells), slots = o->slots.count / sizeof(uint32_t), longest = 0;
    for (size_t k = 0; k < l->count; k++) {
        size_t words = count_words(l->entries[k].key);
        if (words > longest) longest = words;
        add_entry(o, l, &l->entries[k]);
    }
    size_t size = add_slots(o, l);
    int length = snprintf(line, sizeof line, "const lexicon lexicon__%s = { %zu, %zu, %zu, %zu, %zu };\n", l->name,
                          first, l->count, longest, slots, size - 1);
    append(&o->lists, line, (size_t)length);
}

static void put_constant(FILE *out, const char *list_name, const char *word)
{
    for (const char *p = list_name; *p; p++) fputc(toupper((unsigned char)*p), out);
    fputc('_', out);
    for (const char *p = word; *p; p++) fputc(*p == '-' ? '_' : toupper((unsigned char)*p), out);
}

static void declare(FILE *out, const list *l)
{
    fprintf(out, "\nextern const lexicon lexicon__%s;\n", l->name);
    if (l->schema.word_count) fputs("enum {\n", out);
    for (size_t k = 0; k < l->schema.word_count; k++) {
        fputs("    ", out);
        put_constant(out, l->name, l->schema.words[k]);
        fprintf(out, " = %lu,\n", 1ul << k);
    }
    if (l->schema.word_count) fputs("};\n", out);
}

/* The words that stand in the values of a list of names, as a list of their own. */
static void add_values(output *o, const list *l)
{
    list values = { .path = l->path, .schema = { .parts = { { .kind = KIND_SET } }, .part_count = 1 } }, once;
    char text[LINE];
    snprintf(values.name, sizeof values.name, "%.*s_values", NAME - 8, l->name);
    for (size_t k = 0; k < l->count; k++) {
        strcpy(text, l->entries[k].value);
        for (char *word = strtok(text, " "); word; word = strtok(NULL, " ")) add(&values, word, "", 0);
    }
    qsort(values.entries, values.count, sizeof *values.entries, by_key);
    once = values;
    once.count = 0;
    for (size_t k = 0; k < values.count; k++)
        if (!k || strcmp(values.entries[k].key, once.entries[once.count - 1].key))
            once.entries[once.count++] = values.entries[k];
    add_list(o, &once);
    declare(o->header, &once);
}

static void compile(output *o, const char *path)
{
    list l = { .path = path };
    name_list(&l);
    read_list(&l);
    sort(&l);
    add_list(o, &l);
    declare(o->header, &l);
    for (size_t k = 0; k < l.schema.part_count; k++)
        if (l.schema.parts[k].kind == KIND_NAMES) add_values(o, &l);
}

static void put_pool(FILE *out, const buffer *pool)
{
    fputs("const char lexicon__pool[] =\n    \"", out);
    for (size_t i = 0; i < pool->count; i++) {
        unsigned char c = (unsigned char)pool->items[i];
        if (!c) fputs(i % 16 ? "\\000" : "\\000\"\n    \"", out);
        else if (c < ' ' || c >= 0x7f || c == '"' || c == '\\' || c == '?') fprintf(out, "\\%03o", (unsigned)c);
        else fputc(c, out);
    }
    fputs("\";\n", out);
}

static void put_tables(FILE *out, const output *o)
{
    const cells *entries = (const void *)o->entries.items;
    const uint32_t *slots = (const void *)o->slots.items;
    const double *numbers = (const void *)o->numbers.items;
    fputs("\nconst lexicon_entry lexicon__entries[] = {\n", out);
    for (size_t i = 0; i < o->entries.count / sizeof *entries; i++)
        fprintf(out, "    { %lu, %lu, %lu, %lu, %lu },\n", (unsigned long)entries[i].key,
                (unsigned long)entries[i].bits,
                (unsigned long)entries[i].text, (unsigned long)entries[i].number, (unsigned long)entries[i].value);
    fputs("};\n\nconst uint32_t lexicon__slots[] = {", out);
    for (size_t i = 0; i < o->slots.count / sizeof *slots; i++)
        fprintf(out, "%s%luu,", i % 12 ? " " : "\n    ", (unsigned long)slots[i]);
    fputs("\n};\n\nconst double lexicon__numbers_of[] = {", out);
    for (size_t i = 0; i < o->numbers.count / sizeof *numbers; i++)
        fprintf(out, "%s%.17g,", i % 8 ? " " : "\n    ", numbers[i]);
    fputs("\n};\n\n", out);
    fwrite(o->lists.items, 1, o->lists.count, out);
}

static FILE *open_output(const char *stem, const char *end)
{
    char path[LINE];
    snprintf(path, sizeof path, "%s%s", stem, end);
    FILE *file = fopen(path, "w");
    if (!file) die(path, 0, "cannot be written");
    fputs("/* Made by tools/mklexicon.c from lib/lang/en; do not edit. */\n", file);
    return file;
}

static void close_output(FILE *file, const char *stem)
{
    if (ferror(file) | fclose(file)) die(stem, 0, "cannot be written");
}

int main(int argc, char **argv)
{
    output o = { 0 };
    double none = 0;
    if (argc < 3) die("usage", 0, "mklexicon OUT LIST.txt ...");
    intern(&o, "");
    append(&o.numbers, &none, sizeof none);
    o.header = open_output(argv[1], ".h");
    fputs("#ifndef CLAIMDIFF_LEXICON_DATA_H\n#define CLAIMDIFF_LEXICON_DATA_H\n\n"
          "#include \"base/lexicon.h\"\n",
          o.header);
    for (int i = 2; i < argc; i++) compile(&o, argv[i]);
    fputs("\n#endif\n", o.header);
    close_output(o.header, argv[1]);
    FILE *tables = open_output(argv[1], ".c");
    fputs("#include \"lexicon_data.h\"\n\n#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n", tables);
    put_pool(tables, &o.pool);
    put_tables(tables, &o);
    close_output(tables, argv[1]);
    return 0;
}
