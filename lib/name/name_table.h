/* A map from strings to numbers, in an arena. */
#ifndef CLAIMDIFF_NAME_NAME_TABLE_H
#define CLAIMDIFF_NAME_NAME_TABLE_H

#include "base/memory.h"

#define NAME_NONE ((size_t)-1)

typedef struct name_table {
    const char **keys; /* (capacity), NULL: free */
    size_t *values;    /* (capacity) */
    size_t capacity, count;
    arena *arena;
} name_table;

/* The place of key's value, made with value NAME_NONE if it is new; NULL when
 * out of memory. key must outlive the table. */
size_t *name__slot(name_table *table, const char *key);

/* The value of key, NAME_NONE if there is none. */
size_t name__value(const name_table *table, const char *key);

#endif
