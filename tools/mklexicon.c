/* Compiles word lists into C tables: mklexicon LIST.txt ... > lexicon_data.c
 *
 * A line of a list is an entry: words separated by single spaces, then
 * optionally a tab and a value. '#' begins a comment line. Entries are sorted
 * by bytes, so that lexicon.c can search them by bisection. A list whose first
 * line is "#values" gets a second table, NAME_values, of the words that stand in
 * its values. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/base/lexicon_hash.h"

typedef struct entry {
    char *key, *value;
} entry;

static void die(const char *what, const char *where)
{
    fprintf(stderr, "mklexicon: %s: %s\n", where, what);
    exit(1);
}

static int by_key(const void *a, const void *b)
{
    return strcmp(((const entry *)a)->key, ((const entry *)b)->key);
}

static char *copy(const char *text)
{
    char *p = malloc(strlen(text) + 1);
    if (!p) die("out of memory", "");
    return strcpy(p, text);
}

static void put_string(const char *text)
{
    putchar('"');
    for (const unsigned char *p = (const unsigned char *)text; *p; p++)
        if (*p == '"' || *p == '\\') printf("\\%c", *p);
        else if (*p < 0x80) putchar(*p);
        else printf("\\%03o", *p);
    putchar('"');
}

typedef struct list {
    entry *entries;
    size_t count, capacity;
} list;

static void add(list *l, const char *key, const char *value)
{
    if (l->count == l->capacity) {
        l->capacity = l->capacity ? l->capacity * 2 : 256;
        l->entries = realloc(l->entries, l->capacity * sizeof *l->entries);
        if (!l->entries) die("out of memory", key);
    }
    l->entries[l->count].key = copy(key);
    l->entries[l->count++].value = copy(value);
}

/* Returns whether the list asks for a table of its values. */
static int read_list(const char *path, list *l)
{
    char line[4096];
    int values = 0;
    FILE *file = fopen(path, "r");
    if (!file) die("cannot be read", path);
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = '\0';
        if (!l->count && !strcmp(line, "#values")) values = 1;
        if (!line[0] || line[0] == '#') continue;
        char *tab = strchr(line, '\t');
        if (tab) *tab = '\0';
        add(l, line, tab ? tab + 1 : "");
    }
    fclose(file);
    return values;
}

/* "lib/lang/en/speech-verbs.txt" -> "speech_verbs" */
static void list_name(const char *path, char *name, size_t size)
{
    const char *base = strrchr(path, '/');
    snprintf(name, size, "%s", base ? base + 1 : path);
    name[strcspn(name, ".")] = '\0';
    for (char *p = name; *p; p++)
        if (*p == '-') *p = '_';
}

static size_t count_words(const char *text)
{
    size_t words = 1;
    for (const char *p = text; *p; p++) words += *p == ' ';
    return words;
}

#define BITS_PER_ENTRY 8

/* The filter of a list: its bits as a string of octal bytes. */
static size_t put_filter(const list *l, const char *name)
{
    size_t bits = 64;
    while (bits < l->count * BITS_PER_ENTRY) bits *= 2;
    unsigned char *filter = calloc(bits / 8, 1);
    if (!filter) die("out of memory", name);
    for (size_t k = 0; k < l->count; k++) {
        size_t bit = lexicon_hash(l->entries[k].key) & (bits - 1);
        filter[bit / 8] |= (unsigned char)(1u << bit % 8);
    }
    printf("static const unsigned char %s_filter[] = {", name);
    for (size_t i = 0; i < bits / 8; i++) printf("%s%u,", i % 24 ? "" : "\n    ", (unsigned)filter[i]);
    puts("\n};");
    free(filter);
    return bits;
}

static void put_list(const list *l, const char *name)
{
    size_t kept = 0, longest = 0;
    qsort(l->entries, l->count, sizeof *l->entries, by_key);
    printf("static const lexicon_entry %s[] = {\n", name);
    for (size_t k = 0; k < l->count; k++) {
        if (k && !strcmp(l->entries[k].key, l->entries[k - 1].key)) continue;
        size_t words = count_words(l->entries[k].key);
        if (words > longest) longest = words;
        printf("    { ");
        put_string(l->entries[k].key);
        printf(", ");
        put_string(l->entries[k].value);
        puts(" },");
        kept++;
    }
    if (!kept) die("no entry", name);
    puts("};");
    size_t bits = put_filter(l, name);
    printf("const lexicon lexicon__%s = { %s, %zu, %zu, %s_filter, %zu };\n\n", name, name, kept, longest, name, bits);
}

static void put_values(const list *l, const char *name)
{
    list values = { NULL, 0, 0 };
    char table[300];
    for (size_t k = 0; k < l->count; k++)
        for (char *word = strtok(l->entries[k].value, " "); word; word = strtok(NULL, " ")) add(&values, word, "");
    snprintf(table, sizeof table, "%s_values", name);
    put_list(&values, table);
}

int main(int argc, char **argv)
{
    puts("/* Made by tools/mklexicon.c from lib/lang/en; do not edit. */");
    puts("#include \"base/lexicon.h\"\n");
    for (int i = 1; i < argc; i++) {
        char name[256];
        list l = { NULL, 0, 0 };
        int values = read_list(argv[i], &l);
        list_name(argv[i], name, sizeof name);
        put_list(&l, name);
        if (values) put_values(&l, name);
    }
    return 0;
}
