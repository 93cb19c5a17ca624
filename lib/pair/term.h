/* Term numbers: 0, 1, 2, ... for strings. */
#ifndef CLAIMDIFF_PAIR_TERM_H
#define CLAIMDIFF_PAIR_TERM_H

#include "base/map.h"

#define TERM_KINDS 5

typedef struct term_table {
    map maps[TERM_KINDS];
    uint32_t count; /* terms so far */
} term_table;

void term__init(term_table *table, arena *a);

/* The number of the term kind + text, new or known; a kind is s (stem), c
 * (concept), t (date or time), n (number) or e (entity). The text must live as
 * long as the table. False: out of memory. */
bool term__intern(term_table *table, char kind, const char *text, uint32_t *out);

#endif
