/* Reads and checks word lists; a fault in one ends the program. */
#include "wordlist.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"

#define ENTRIES 65534 /* of a list: what a slot can hold */
#define NAMES 32767   /* that a list numbers: what an int16_t can hold */

arena wordlist__memory;

void wordlist__die(const char *path, unsigned line, const char *format, ...)
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

void *wordlist__need(void *p)
{
    if (!p) wordlist__die("memory", 0, "none left");
    return p;
}

char *wordlist__copy(const char *text)
{
    return wordlist__need(arena__copy(&wordlist__memory, text, strlen(text)));
}

bool wordlist__is_one(const char *word, size_t length, const char *text)
{
    return strlen(text) == length && !strncmp(word, text, length);
}

static kind kind_named(const list *l, const char *word, size_t length)
{
    static const char *const names[] = { "set", "enum", "flags", "number", "text", "names" };
    for (size_t k = 0; k < sizeof names / sizeof *names; k++)
        if (wordlist__is_one(word, length, names[k])) return (kind)k;
    wordlist__die(l->path, 1, "unknown kind '%.*s' in the schema", (int)length, word);
    return KIND_SET;
}

/* "enum says denies" */
static void read_part(list *l, char *text)
{
    schema *s = &l->schema;
    char *word = strtok(text, " ");
    if (!word || s->part_count == PARTS)
        wordlist__die(l->path, 1, "no part, or more than %d", PARTS);
    size_t length = strlen(word);
    bool optional = word[length - 1] == '?';
    part p = { kind_named(l, word, length - optional), optional, s->word_count, s->word_count,
               NULL };
    while ((word = strtok(NULL, " "))) {
        if (p.kind == KIND_NAMES && !p.of) {
            p.of = wordlist__copy(word);
            continue;
        }
        if (p.kind != KIND_ENUM && p.kind != KIND_FLAGS)
            wordlist__die(l->path, 1, "'%s' names a value of an open kind", word);
        if (s->word_count == WORDS)
            wordlist__die(l->path, 1, "more than %d words in the schema", WORDS);
        s->words[s->word_count++] = wordlist__copy(word);
    }
    p.end = s->word_count;
    s->parts[s->part_count++] = p;
}

static void read_schema(list *l, char *line)
{
    static const char head[] = "#schema ";
    if (strncmp(line, head, sizeof head - 1)) wordlist__die(l->path, 1, "no #schema");
    for (char *p = line + sizeof head - 1, *end; p; p = end) {
        end = strchr(p, ';');
        if (end) *end++ = '\0';
        read_part(l, p);
    }
}

static void add(list *l, const char *key, const char *value, unsigned line)
{
    entry *e = wordlist__need(ARRAY_PUSH(&l->entries, &wordlist__memory));
    *e = (entry){ wordlist__copy(key), wordlist__copy(value), line };
}

/* Search form: lower case, single spaces, none at the ends. */
static void check_key(const list *l, const char *key, unsigned line)
{
    size_t length = strlen(key);
    bool spaced = !length || key[0] == ' ' || key[length - 1] == ' ' || strstr(key, "  ");
    bool upper = false;
    for (const char *p = key; *p; p++) upper |= *p >= 'A' && *p <= 'Z';
    if (spaced || upper) wordlist__die(l->path, line, "'%s' is not in search form", key);
    if (length > LEXICON_KEY_MOST) wordlist__die(l->path, line, "'%s' is too long", key);
}

static void read_list(list *l)
{
    char line[WORDLIST_LINE];
    unsigned number = 0;
    FILE *file = fopen(l->path, "r");
    if (!file) wordlist__die(l->path, 0, "cannot be read");
    while (fgets(line, sizeof line, file)) {
        number++;
        if (strlen(line) == sizeof line - 1) wordlist__die(l->path, number, "the line is too long");
        line[strcspn(line, "\r\n")] = '\0';
        if (number == 1) read_schema(l, line);
        if (number == 2 && strncmp(line, "#origin ", 8)) wordlist__die(l->path, 2, "no #origin");
        if (!line[0] || line[0] == '#') continue;
        char *tab = strchr(line, '\t');
        if (tab) *tab = '\0';
        check_key(l, line, number);
        add(l, line, tab ? tab + 1 : "", number);
    }
    fclose(file);
    if (number == 0) wordlist__die(l->path, 1, "no #schema");
    if (!l->entries.count || l->entries.count > ENTRIES)
        wordlist__die(l->path, 0, "no entry, or more than %d", ENTRIES);
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
            wordlist__die(l->path, e[k].line, "'%s' stands twice, first in line %u", e[k].key,
                          e[k - 1].line);
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

/* The words that stand in the values of a list of names, as a list of their own. */
static void number_names(list *l)
{
    list *values = l->values = wordlist__need(arena__alloc(&wordlist__memory, sizeof *values));
    char text[WORDLIST_LINE];
    map seen;
    values->path = l->path;
    values->schema.part_count = 1; /* of KIND_SET */
    map__init(&seen, &wordlist__memory);
    snprintf(values->name, sizeof values->name, "%.*s_values", NAME - 8, l->name);
    for (size_t k = 0; k < l->entries.count; k++) {
        strcpy(text, l->entries.items[k].value);
        for (char *word = strtok(text, " "); word; word = strtok(NULL, " ")) {
            size_t *known = wordlist__need(map__put(&seen, wordlist__copy(word)));
            if (*known == MAP_NONE) add(values, word, "", 0);
            *known = 1;
        }
    }
    if (values->entries.count > NAMES) wordlist__die(l->path, 0, "more than %d names", NAMES);
    sort(values);
}

void wordlist__read(list *l, const char *path)
{
    l->path = path;
    name_list(l);
    read_list(l);
    sort(l);
    for (size_t k = 0; k < l->schema.part_count; k++)
        if (l->schema.parts[k].kind == KIND_NAMES && !l->schema.parts[k].of) number_names(l);
}
