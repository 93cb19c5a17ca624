/* An arena: memory that grows in blocks and is freed whole. */
#ifndef CLAIMDIFF_BASE_ARENA_H
#define CLAIMDIFF_BASE_ARENA_H

#include <stdbool.h>

#include "memory.h"

typedef struct arena_block arena_block;

/* Zero memory plus an allocator is an empty arena. */
typedef struct arena {
    const claimdiff_allocator *allocator;
    arena_block *blocks; /* newest first */
    size_t used;         /* bytes handed out of the newest block */
    size_t total;        /* bytes taken from the allocator */
    bool failed;         /* an allocation failed since init; sticky */
    struct pool *pool;   /* the threads that help with work on it (pool.h); NULL: none */
} arena;

void arena__init(arena *a, const claimdiff_allocator *allocator);
void arena__free(arena *a);

/* size bytes, zeroed, aligned for any object; NULL when out of memory (and
 * a->failed is set). size 0 gives a pointer that must not be read. */
void *arena__alloc(arena *a, size_t size);

/* count * size bytes as arena__alloc, checked for overflow. */
void *arena__array(arena *a, size_t count, size_t size);

/* A NUL-terminated copy of length bytes. */
char *arena__copy(arena *a, const char *text, size_t length);

#endif
