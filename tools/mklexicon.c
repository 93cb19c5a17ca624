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
 *     names        words that are numbered, from 1 on: their sorted table is a list NAME_values
 *     names OTHER  words that the list OTHER numbers, as the key is; ~ before one makes its
 *                  number negative
 *
 * The words of enums and flags become bits, constants NAME_WORD in OUT.h. A
 * value that does not fit its schema, a key that stands twice and a key that is
 * not in search form end the work. lib/base/lexicon.c reads what is made. */
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lexicon.h"
#include "base/map.h"
#include "base/str.h"
#include "wordlist.h"

/* What is written when all lists are read; the tables of lib/base/lexicon.h. */
typedef struct output {
    FILE *header;
    str pool, lists;
    map offsets; /* of strings in the pool */
    ARRAY(lexicon_entry) entries;
    ARRAY(uint32_t) slots;
    ARRAY(double) numbers;
    ARRAY(int16_t) names;
    const list *read; /* all lists */
    size_t read_count;
} output;

/* The offset of a string in the pool; equal ones share it. */
static uint32_t intern(output *o, const char *text)
{
    size_t *offset = wordlist__need(map__put(&o->offsets, wordlist__copy(text)));
    if (*offset == MAP_NONE) {
        *offset = o->pool.length;
        str__add(&o->pool, text, strlen(text) + 1);
    }
    return (uint32_t)*offset;
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
    wordlist__die(r->list->path, r->entry->line, "%s '%s'", why, r->entry->value);
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
        if (!length || !wordlist__is_one(r->rest, length, r->list->schema.words[k])) continue;
        next_word(r);
        return (uint32_t)1 << k;
    }
    return 0;
}

static uint32_t take_number(reader *r, const part *p)
{
    char *end;
    double *number = wordlist__need(ARRAY_PUSH(&r->out->numbers, &wordlist__memory)),
           found = strtod(r->rest, &end);
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

static const list *list_named(const reader *r, const char *name)
{
    for (size_t i = 0; i < r->out->read_count; i++)
        if (!strcmp(r->out->read[i].name, name) && r->out->read[i].values)
            return r->out->read[i].values;
    wordlist__die(r->list->path, 1, "no list '%s' that numbers names", name);
    return NULL;
}

/* The number of a name, from 1 on. */
static int16_t number_of(const reader *r, const list *values, const char *name)
{
    for (size_t low = 0, high = values->entries.count; low < high;) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(values->entries.items[middle].key, name);
        if (!order) return (int16_t)(middle + 1);
        if (order < 0) low = middle + 1;
        else high = middle;
    }
    wordlist__die(r->list->path, r->entry->line, "unknown name '%s'", name);
    return 0;
}

static uint32_t take_names(reader *r, const part *p)
{
    const list *values = p->of ? list_named(r, p->of) : r->list->values;
    size_t first = r->out->names.count;
    if (p->of) number_of(r, values, r->entry->key);
    if (!*r->rest) refuse(r, "no name in the value");
    while (*r->rest) {
        const char *name = next_word(r);
        int16_t number = number_of(r, values, name + (*name == '~'));
        *(int16_t *)wordlist__need(ARRAY_PUSH(&r->out->names, &wordlist__memory)) =
            *name == '~' ? -number : number;
    }
    wordlist__need(ARRAY_PUSH(&r->out->names, &wordlist__memory)); /* the 0 at the end */
    return (uint32_t)first;
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
    case KIND_TEXT: e->text = take_text(r, p); break;
    case KIND_NAMES: e->names = take_names(r, p); break;
    }
}

static void add_entry(output *o, const list *l, const entry *from)
{
    reader r = { o, l, from, wordlist__copy(from->value) };
    lexicon_entry e = { .key = intern(o, from->key) };
    for (size_t k = 0; k < l->schema.part_count; k++) take_part(&r, &l->schema.parts[k], &e);
    if (*r.rest) refuse(&r, "unknown value");
    *(lexicon_entry *)wordlist__need(ARRAY_PUSH(&o->entries, &wordlist__memory)) = e;
}

/* A list's slots under way: (mask + 1), of a power of two. */
typedef struct slot_table {
    uint32_t *items;
    size_t mask;
} slot_table;

/* Leads that stand twice take one slot. */
static void add_slot(slot_table *slots, uint32_t hash, uint32_t low)
{
    const uint32_t slot = (hash & 0xffff0000u) | low;
    size_t at = hash & slots->mask;
    while (slots->items[at] && (low != LEXICON_LEAD || slots->items[at] != slot))
        at = (at + 1) & slots->mask;
    slots->items[at] = slot;
}

/* Appends the list's slots, at most half of them taken; returns their number less one. */
static size_t add_slots(output *o, const list *l)
{
    size_t size = 4, first = o->slots.count, needed = 0;
    for (size_t k = 0; k < l->entries.count; k++)
        for (const char *p = l->entries.items[k].key; *p; p++) needed += *p == ' ' || !p[1];
    while (size < needed * 2) size *= 2;
    for (size_t i = 0; i < size; i++) wordlist__need(ARRAY_PUSH(&o->slots, &wordlist__memory));
    slot_table slots = { o->slots.items + first, size - 1 };
    for (size_t k = 0; k < l->entries.count; k++) {
        uint32_t hash = HASH_START;
        for (const char *p = l->entries.items[k].key; *p; p++) {
            hash = hash__byte(hash, *p);
            if (*p == ' ') add_slot(&slots, hash__end(hash), LEXICON_LEAD);
        }
        add_slot(&slots, hash__end(hash), (uint32_t)(k + 1));
    }
    return size - 1;
}

static void add_list(output *o, const list *l)
{
    size_t first = o->entries.count, slots = o->slots.count;
    for (size_t k = 0; k < l->entries.count; k++) add_entry(o, l, &l->entries.items[k]);
    str__format(&o->lists, "const lexicon lexicon__%s = { %zu, %zu, %zu, %zu };\n", l->name, first,
                l->entries.count, slots, add_slots(o, l));
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

static void compile(output *o, const list *l)
{
    add_list(o, l);
    declare(o->header, l);
    if (l->values) compile(o, l->values);
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
                e->key, e->bits, e->text, e->number, e->names);
    }
    fputs("};\n\nconst uint32_t lexicon_data__slots[] = {", out);
    for (size_t i = 0; i < o->slots.count; i++)
        fprintf(out, "%s%" PRIu32 "u,", i % 12 ? " " : "\n    ", o->slots.items[i]);
    fputs("\n};\n\nconst double lexicon_data__numbers[] = {", out);
    for (size_t i = 0; i < o->numbers.count; i++)
        fprintf(out, "%s%.17g,", i % 8 ? " " : "\n    ", o->numbers.items[i]);
    fputs("\n};\n\nconst int16_t lexicon_data__names[] = {", out);
    for (size_t i = 0; i < o->names.count; i++)
        fprintf(out, "%s%d,", i % 16 ? " " : "\n    ", o->names.items[i]);
    fputs("\n};\n\n", out);
    fwrite(o->lists.bytes, 1, o->lists.length, out);
}

static FILE *open_output(const char *stem, const char *end)
{
    char path[WORDLIST_LINE];
    snprintf(path, sizeof path, "%s%s", stem, end);
    FILE *file = fopen(path, "w");
    if (!file) wordlist__die(path, 0, "cannot be written");
    fputs("/* Made by tools/mklexicon.c from lib/lang/en; do not edit. */\n", file);
    return file;
}

int main(int argc, char **argv)
{
    output o = { 0 };
    if (argc < 3) wordlist__die("usage", 0, "mklexicon OUT LIST.txt ...");
    arena__init(&wordlist__memory, &memory__default);
    map__init(&o.offsets, &wordlist__memory);
    str__init(&o.pool, &memory__default);
    str__init(&o.lists, &memory__default);
    o.read_count = (size_t)argc - 2;
    list *lists = wordlist__need(arena__array(&wordlist__memory, o.read_count, sizeof *lists));
    o.read = lists;
    intern(&o, "");                                           /* the text at 0, */
    wordlist__need(ARRAY_PUSH(&o.numbers, &wordlist__memory)); /* the number, */
    wordlist__need(ARRAY_PUSH(&o.names, &wordlist__memory));   /* and the end of no names */
    o.header = open_output(argv[1], ".h");
    fputs("#ifndef CLAIMDIFF_LEXICON_DATA_H\n#define CLAIMDIFF_LEXICON_DATA_H\n\n", o.header);
    fputs("#include \"base/lexicon.h\"\n", o.header);
    for (size_t i = 0; i < o.read_count; i++) wordlist__read(&lists[i], argv[2 + i]);
    for (size_t i = 0; i < o.read_count; i++) compile(&o, &lists[i]);
    fputs("\n#endif\n", o.header);
    if (wordlist__memory.failed || o.pool.failed || o.lists.failed)
        wordlist__die("memory", 0, "none left");
    FILE *tables = open_output(argv[1], ".c");
    fputs("#include \"lexicon_data.h\"\n\n", tables);
    fputs("#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n", tables);
    put_pool(tables, &o.pool);
    put_tables(tables, &o);
    if (ferror(tables) | ferror(o.header) | fclose(tables) | fclose(o.header))
        wordlist__die(argv[1], 0, "cannot be written");
    return 0;
}
