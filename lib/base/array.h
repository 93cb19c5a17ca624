/* Typed growable arrays in an arena.
 *
 *     typedef ARRAY(token) token_list;
 *     token_list list = {0};
 *     token *t = ARRAY_PUSH(&list, arena);   // zeroed, NULL when out of memory
 */
#ifndef CLAIMDIFF_BASE_ARRAY_H
#define CLAIMDIFF_BASE_ARRAY_H

#include "arena.h"

#define ARRAY(type)                                                                                \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t count, capacity;                                                                    \
    }

/* A pointer to a new, zeroed last item; NULL when out of memory. */
#define ARRAY_PUSH(list, arena)                                                                    \
    (array__grow((arena), (void **)&(list)->items, &(list)->count, &(list)->capacity,              \
                 sizeof *(list)->items)                                                            \
         ? &(list)->items[(list)->count - 1]                                                       \
         : NULL)

/* Adds one item to *items, doubling the capacity where needed. */
bool array__grow(arena *a, void **items, size_t *count, size_t *capacity, size_t item_size);

#endif
