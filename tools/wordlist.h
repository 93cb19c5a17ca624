/* A list of words as it stands in a file, with the schema of its values; see mklexicon.c. */
#ifndef TOOLS_WORDLIST_H
#define TOOLS_WORDLIST_H

#include "base/arena.h"
#include "base/array.h"
#include "base/lexicon.h"

#define WORDLIST_LINE 4096 /* bytes of a line, with its end */

enum {
    PARTS = 8,  /* of a schema */
    WORDS = 31, /* of all enums and flags of a list: bits of an int */
    NAME = 128  /* bytes of a list's name */
};

typedef enum kind { KIND_SET, KIND_ENUM, KIND_FLAGS, KIND_NUMBER, KIND_TEXT, KIND_NAMES } kind;

typedef struct part {
    kind kind;
    bool optional;
    size_t first, end; /* words of an enum or flags */
    const char *of;    /* of names: the list that numbers them; NULL: this one */
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
    struct list *values; /* the names it numbers, or NULL */
} list;

extern arena wordlist__memory; /* never freed */

/* Says what is wrong in which line, 0 for none, and ends the program. */
void wordlist__die(const char *path, unsigned line, const char *format, ...);

/* p, and the end where there is no memory. */
void *wordlist__need(void *p);
char *wordlist__copy(const char *text);

/* Reads a list, its entries sorted by their keys. */
void wordlist__read(list *l, const char *path);

bool wordlist__is_one(const char *word, size_t length, const char *text);

#endif
