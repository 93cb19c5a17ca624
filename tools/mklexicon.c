/* Compiles word lists into C tables: mklexicon LIST.txt ... > lexicon_data.c
 *
 * A line of a list is an entry: words separated by single spaces, then
 * optionally a tab and a value. '#' begins a comment line. Entries are sorted
 * by bytes, so that lexicon.c can search them by bisection. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

static size_t read_list(const char *path, entry **entries)
{
    char line[4096];
    size_t count = 0, capacity = 0;
    FILE *file = fopen(path, "r");
    if (!file) die("cannot be read", path);
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = '\0';
        if (!line[0] || line[0] == '#') continue;
        char *tab = strchr(line, '\t');
        if (tab) *tab = '\0';
        if (count == capacity) {
            capacity = capacity ? capacity * 2 : 256;
            *entries = realloc(*entries, capacity * sizeof **entries);
            if (!*entries) die("out of memory", path);
        }
        (*entries)[count].key = copy(line);
        (*entries)[count++].value = copy(tab ? tab + 1 : "");
    }
    fclose(file);
    return count;
}

/* "lib/claim/data/speech-verbs.txt" -> "speech_verbs" */
static void list_name(const char *path, char *name, size_t size)
{
    const char *base = strrchr(path, '/');
    snprintf(name, size, "%s", base ? base + 1 : path);
    name[strcspn(name, ".")] = '\0';
    for (char *p = name; *p; p++)
        if (*p == '-') *p = '_';
}

int main(int argc, char **argv)
{
    puts("/* Made by tools/mklexicon.c from lib/claim/data; do not edit. */");
    puts("#include \"claim/lexicon.h\"\n");
    for (int i = 1; i < argc; i++) {
        char name[256];
        entry *entries = NULL;
        size_t count = read_list(argv[i], &entries);
        list_name(argv[i], name, sizeof name);
        qsort(entries, count, sizeof *entries, by_key);
        printf("static const lexicon_entry %s[] = {\n", name);
        size_t kept = 0, longest = 0;
        for (size_t k = 0; k < count; k++) {
            size_t words = 1;
            if (k && !strcmp(entries[k].key, entries[k - 1].key)) continue;
            for (const char *p = entries[k].key; *p; p++) words += *p == ' ';
            if (words > longest) longest = words;
            printf("    { ");
            put_string(entries[k].key);
            printf(", ");
            put_string(entries[k].value);
            puts(" },");
            kept++;
        }
        if (!kept) die("no entry", argv[i]);
        printf("};\nconst lexicon lexicon__%s = { %s, %zu, %zu };\n\n", name, name, kept, longest);
    }
    return 0;
}
