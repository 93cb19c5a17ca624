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
 *     text         the rest of the value, or its next word if a part follows; text? is optional
 *     names        as text, of words that are numbered: their sorted table is a list NAME_values
 *
 * The words of enums and flags become bits, constants NAME_WORD in OUT.h. A
 * value that does not fit its schema, a key that stands twice and a key that is
 * not in search form end the work. lib/base/lexicon.c reads what is made. */
#include <ctype.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/lexicon.h"
#include "base/map.h"
#include "base/str.h"

#define PARTS 8       /* of a schema */
#define WORDS 31      /* of all enums and flags of a list: bits of an int */
#define LINE 4096     /* bytes of a line, with its end */
#define NAME 128      /* bytes of a list's name */
#define ENTRIES 65535 /* of a list: what a slot can hold */

typedef enum kind { KIND_SET, KIND_ENUM, KIND_FLAGS, KIND_NUMBER, KIND_TEXT, KIND_NAMES } kind;

typedef struct part {
    kind kind;
    bool optional;
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
    ARRAY(entry) entries;
} list;

/* What is written when all lists are read; the tables of lib/base/lexicon.h. */
typedef struct output {
    FILE *header;
    str pool, lists;
    map offsets; /* of strings in the pool */
    ARRAY(lexicon_entry) entries;
    ARRAY(uint32_t) slots;
    ARRAY(double) numbers;
} output;

static arena memory; /* never freed */

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

static void *need(void *p)
{
    if (!p) die("memory", 0, "none left");
    return p;
}

static char *copy(const char *text)
{
    return need(arena__copy(&memory, text, strlen(text)));
}

/* The offset of a string in the pool; equal ones share it. */
static uint32_t intern(output *o, const char *text)
{
    size_t *offset = need(map__put(&o->offsets, copy(text)));
    if (*offset == MAP_NONE) {
        *offset = o->pool.length;
        str__add(&o->pool, text, strlen(text) + 1);
    }
    return (uint32_t)*offset;
}

static bool is_one(const char *word, size_t length, const char *text)
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
    if (!word || s->part_count == PARTS) die(l->path, 1, "no part, or more than %d", PARTS);
    size_t length = strlen(word);
    bool optional = word[length - 1] == '?';
    part p = { kind_named(l, word, length - optional), optional, s->word_count, s->word_count };
    while ((word = strtok(NULL, " "))) {
        if (p.kind != KIND_ENUM && p.kind != KIND_FLAGS)
            die(l->path, 1, "'%s' names a value of an open kind", word);
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

/* A value that is taken apart. */
typedef struct reader {
    output *out;
    const list *list;
    const entry *entry;
    char *rest;
} reader;

static void refuse(const reader *r, const char *why)
{
    die(r->list->path, r->entry->line, "%s '%s'", why, r->entry->value);
}

/* Takes the next word, up to a space or the end. */
static const char *next_word(reader *r)
{
    char *word = r->rest, *space = strchr(word, ' ');
    r->rest = space ? space + 1 : word + strlen(word);
    if (space) *space = '\0';
    return word;
}

/* The bit of the next word; 0, and the word stays, if it is none of the part's. */
static uint32_t take_bit(reader *r, const part *p)
{
    size_t length = strcspn(r->rest, " ");
    for (size_t k = p->first; k < p->end; k++) {
        if (!length || !is_one(r->rest, length, r->list->schema.words[k])) continue;
        next_word(r);
        return (uint32_t)1 << k;
    }
    return 0;
}

static uint32_t take_number(reader *r, const part *p)
{
    char *end;
    double *number = need(ARRAY_PUSH(&r->out->numbers, &memory)), found = strtod(r->rest, &end);
    if (end != r->rest && (*end == ' ' || !*end)) *number = found, next_word(r);
    else if (!p->optional) refuse(r, "no number in the value");
    return (uint32_t)(r->out->numbers.count - 1);
}

static uint32_t take_text(reader *r, const part *p)
{
    bool last = p + 1 == r->list->schema.parts + r->list->schema.part_count;
    if (!*r->rest && !p->optional) refuse(r, "no text in the value");
    const char *text = last ? r->rest : next_word(r);
    if (last) r->rest += strlen(r->rest);
    return intern(r->out, text);
}

static void take_part(reader *r, const part *p, lexicon_entry *e)
{
    uint32_t bit = 0, number;
    switch (p->kind) {
    case KIND_SET: break;
    case KIND_ENUM:
        e->bits |= bit = take_bit(r, p);
        if (!bit) refuse(r, "unknown value");
        break;
    case KIND_FLAGS:
        while ((bit = take_bit(r, p))) e->bits |= bit;
        break;
    case KIND_NUMBER:
        number = take_number(r, p);
        if (!e->number) e->number = number;
        break;
    case KIND_TEXT: case KIND_NAMES: e->text = take_text(r, p); break;
    }
}

static void add_entry(output *o, const list *l, const entry *from)
{
    reader r = { o, l, from, copy(from->value) };
    lexicon_entry e = { .key = intern(o, from->key), .value = intern(o, from->value) };
    for (size_t k = 0; k < l->schema.part_count; k++) take_part(&r, &l->schema.parts[k], &e);
    if (*r.rest) refuse(&r, "unknown value");
    *(lexicon_entry *)need(ARRAY_PUSH(&o->entries, &memory)) = e;
}

static void add(list *l, const char *key, const char *value, unsigned line)
{
    entry *e = need(ARRAY_PUSH(&l->entries, &memory));
    *e = (entry){ copy(key), copy(value), line };
}

/* Search form: lower case, single spaces, none at the ends. */
static void check_key(const list *l, const char *key, unsigned line)
{
    size_t length = strlen(key);
    bool spaced = !length || key[0] == ' ' || key[length - 1] == ' ' || strstr(key, "  ");
    bool upper = false;
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
    if (!l->entries.count || l->entries.count > ENTRIES)
        die(l->path, 0, "no entry, or more than %d", ENTRIES);
}

static int by_key(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    return order ? order : (x->line > y->line) - (x->line < y->line);
}

static void sort(list *l)
{
    const entry *e = l->entries.items;
    qsort(l->entries.items, l->entries.count, sizeof *e, by_key);
    for (size_t k = 1; k < l->entries.count; k++)
        if (!strcmp(e[k].key, e[k - 1].key))
            die(l->path, e[k].line, "'%s' stands twice, first in line %u", e[k].key, e[k - 1].line);
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

/* Appends the list's slots, at most half of them taken; returns their number less one. */
static size_t add_slots(output *o, const list *l)
{
    size_t size = 4, first = o->slots.count;
    while (size < l->entries.count * 2) size *= 2;
    for (size_t i = 0; i < size; i++) need(ARRAY_PUSH(&o->slots, &memory));
    uint32_t *slots = o->slots.items + first;
    for (size_t k = 0; k < l->entries.count; k++) {
        uint32_t hash = hash__end(hash__string(HASH_START, l->entries.items[k].key));
        size_t at = hash & (size - 1);
        while (slots[at]) at = (at + 1) & (size - 1);
        slots[at] = (hash & 0xffff0000u) | (uint32_t)(k + 1);
    }
    return size - 1;
}

static void add_list(output *o, const list *l)
{
    size_t first = o->entries.count, slots = o->slots.count, longest = 0;
    for (size_t k = 0; k < l->entries.count; k++) {
        size_t words = 1;
        for (const char *p = l->entries.items[k].key; *p; p++) words += *p == ' ';
        if (words > longest) longest = words;
        add_entry(o, l, &l->entries.items[k]);
    }
    str__format(&o->lists, "const lexicon lexicon__%s = { %zu, %zu, %zu, %zu, %zu };\n", l->name,
                first, l->entries.count, longest, slots, add_slots(o, l));
}

/* "speech_verbs", "says" -> "SPEECH_VERBS_SAYS" */
static void put_constant(FILE *out, const char *list_name, const char *word)
{
    for (const char *p = list_name; *p; p++) fputc(toupper((unsigned char)*p), out);
    for (const char *p = word; *p; p++) fputc(*p == '-' ? '_' : toupper((unsigned char)*p), out);
}

static void declare(FILE *out, const list *l)
{
    fprintf(out, "\nextern const lexicon lexicon__%s;\n", l->name);
    for (size_t k = 0; k < l->schema.word_count; k++) {
        fputs("#define ", out);
        put_constant(out, l->name, "_");
        put_constant(out, "", l->schema.words[k]);
        fprintf(out, " %luu\n", 1ul << k);
    }
}

/* The words that stand in the values of a list of names, as a list of their own. */
static void add_values(output *o, const list *l)
{
    list values = { .path = l->path, .schema.part_count = 1 }; /* of KIND_SET */
    char text[LINE];
    map seen;
    map__init(&seen, &memory);
    snprintf(values.name, sizeof values.name, "%.*s_values", NAME - 8, l->name);
    for (size_t k = 0; k < l->entries.count; k++) {
        strcpy(text, l->entries.items[k].value);
        for (char *word = strtok(text, " "); word; word = strtok(NULL, " ")) {
            size_t *known = need(map__put(&seen, copy(word)));
            if (*known == MAP_NONE) add(&values, word, "", 0);
            *known = 1;
        }
    }
    sort(&values);
    add_list(o, &values);
    declare(o->header, &values);
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

static void put_pool(FILE *out, const str *pool)
{
    fputs("const char lexicon_data__pool[] =\n    \"", out);
    for (size_t i = 0; i < pool->length; i++) {
        unsigned char c = (unsigned char)pool->bytes[i];
        if (!c) fputs(i % 16 ? "\\000" : "\\000\"\n    \"", out);
        else if (c < ' ' || c > '~' || strchr("\"\\?", c)) fprintf(out, "\\%03o", (unsigned)c);
        else fputc(c, out);
    }
    fputs("\";\n", out);
}

static void put_tables(FILE *out, const output *o)
{
    fputs("\nconst lexicon_entry lexicon_data__entries[] = {\n", out);
    for (size_t i = 0; i < o->entries.count; i++) {
        const lexicon_entry *e = &o->entries.items[i];
        fprintf(out, "    { %" PRIu32 ", %" PRIu32 ", %" PRIu32 ", %" PRIu32 ", %" PRIu32 " },\n",
                e->key, e->bits, e->text, e->number, e->value);
    }
    fputs("};\n\nconst uint32_t lexicon_data__slots[] = {", out);
    for (size_t i = 0; i < o->slots.count; i++)
        fprintf(out, "%s%" PRIu32 "u,", i % 12 ? " " : "\n    ", o->slots.items[i]);
    fputs("\n};\n\nconst double lexicon_data__numbers[] = {", out);
    for (size_t i = 0; i < o->numbers.count; i++)
        fprintf(out, "%s%.17g,", i % 8 ? " " : "\n    ", o->numbers.items[i]);
    fputs("\n};\n\n", out);
    fwrite(o->lists.bytes, 1, o->lists.length, out);
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

int main(int argc, char **argv)
{
    output o = { 0 };
    if (argc < 3) die("usage", 0, "mklexicon OUT LIST.txt ...");
    arena__init(&memory, &memory__default);
    map__init(&o.offsets, &memory);
    str__init(&o.pool, &memory__default);
    str__init(&o.lists, &memory__default);
    intern(&o, "");                         /* the text at 0, */
    need(ARRAY_PUSH(&o.numbers, &memory)); /* and the number */
    o.header = open_output(argv[1], ".h");
    fputs("#ifndef CLAIMDIFF_LEXICON_DATA_H\n#define CLAIMDIFF_LEXICON_DATA_H\n\n", o.header);
    fputs("#include \"base/lexicon.h\"\n", o.header);
    for (int i = 2; i < argc; i++) compile(&o, argv[i]);
    fputs("\n#endif\n", o.header);
    if (memory.failed || o.pool.failed || o.lists.failed) die("memory", 0, "none left");
    FILE *tables = open_output(argv[1], ".c");
    fputs("#include \"lexicon_data.h\"\n\n", tables);
    fputs("#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n", tables);
    put_pool(tables, &o.pool);
    put_tables(tables, &o);
    if (ferror(tables) | ferror(o.header) | fclose(tables) | fclose(o.header))
        die(argv[1], 0, "cannot be written");
    return 0;
}
