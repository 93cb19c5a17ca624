/* Threads for one piece of work at a time, and whom to tell how far it is. */
#ifndef CLAIMDIFF_BASE_POOL_H
#define CLAIMDIFF_BASE_POOL_H

#include <stdbool.h>
#include <stddef.h>

enum { POOL_THREADS_MAX = 64, POOL_TOTAL = 1000 };

/* No threads lie in it: they are started for each run and end with it. */
typedef struct pool {
    size_t threads; /* 1 .. POOL_THREADS_MAX, the caller's among them */
    bool (*tell)(void *ctx, size_t done, size_t total); /* from the caller's thread; NULL: nobody */
    void *ctx;
    size_t begin, end; /* the part of the whole, of POOL_TOTAL, that shares are of */
    size_t from, to;   /* what the next run is of the whole */
    bool cancelled;  /* tell has said false; sticky */
} pool;

/* threads 0: as many as the machine has cores; more than the most: the most. */
void pool__init(pool *p, size_t threads);

/* What follows is this part of the whole, and goes from 0 to POOL_TOTAL itself. p may be
 * NULL. */
void pool__stretch(pool *p, size_t begin, size_t end);

/* The next runs are this part of that. p may be NULL. */
void pool__share(pool *p, size_t from, size_t to);

/* Tells that so much is done; false: it is to end. */
bool pool__tell(pool *p, size_t done);

/* How many workers a run of count items may have. p NULL: 1. */
size_t pool__workers(const pool *p, size_t count);

/* Calls work for each item below count, in any order, from several threads; worker is below
 * pool__workers, and no two threads have the same. Where threads cannot be started, fewer
 * do it. False: an item was false, or it was cancelled; then items may be left undone. */
bool pool__run(pool *p, size_t count, bool (*work)(void *ctx, size_t item, size_t worker),
               void *ctx);

#endif
