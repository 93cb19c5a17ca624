/* Term numbers: a hash table from strings to 0, 1, 2, ... */
#ifndef CLAIMDIFF_PAIR_TERM_H
#define CLAIMDIFF_PAIR_TERM_H

#include <stdint.h>

#include "base/array.h"

typedef struct term_table {
    arena *arena;
    struct term_slot *slots; /* (size), open addressing */
    size_t size;             /* power of two */
    uint32_t count;          /* terms so far */
} term_table;

bool term__init(term_table *table, arena *a, size_t expected);

/* The number of the term kind + text, new or known. The text must live as
 * long as the table. False: out of memory. */
bool term__intern(term_table *table, char kind, const char *text, uint32_t *out);

#endif
