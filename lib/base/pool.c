/* Workers take the next item off a common counter. Starting a thread costs some 30 us and
 * an item of the network 10 ms, so that none are kept waiting between the runs. */
#include "pool.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

typedef struct run {
    pool *pool; /* NULL: nobody to tell */
    size_t count;
    bool (*work)(void *ctx, size_t item, size_t worker);
    void *ctx;
    atomic_size_t next, done;
    atomic_bool stopped;
} run;

typedef struct hand {
    run *run;
    size_t worker;
    pthread_t thread;
} hand;

void pool__init(pool *p, size_t threads)
{
    memset(p, 0, sizeof *p);
    if (!threads) {
        const long cores = sysconf(_SC_NPROCESSORS_ONLN);
        threads = cores > 0 ? (size_t)cores : 1;
    }
    p->threads = threads < POOL_THREADS_MAX ? threads : POOL_THREADS_MAX;
    p->end = p->to = POOL_TOTAL;
}

void pool__stretch(pool *p, size_t begin, size_t end)
{
    if (!p) return;
    p->begin = begin;
    p->end = end;
}

void pool__share(pool *p, size_t from, size_t to)
{
    if (!p) return;
    p->from = p->begin + from * (p->end - p->begin) / POOL_TOTAL;
    p->to = p->begin + to * (p->end - p->begin) / POOL_TOTAL;
}

bool pool__tell(pool *p, size_t done)
{
    if (p && p->tell && !p->cancelled && !p->tell(p->ctx, done, POOL_TOTAL)) p->cancelled = true;
    return !p || !p->cancelled;
}

size_t pool__workers(const pool *p, size_t count)
{
    const size_t threads = p ? p->threads : 1;
    return count < threads ? (count ? count : 1) : threads;
}

/* The caller's thread, which is worker 0, tells after each item of its own. */
static void take_items(run *r, size_t worker)
{
    while (!atomic_load(&r->stopped)) {
        const size_t item = atomic_fetch_add(&r->next, 1);
        if (item >= r->count) return;
        bool good = r->work(r->ctx, item, worker);
        const size_t done = atomic_fetch_add(&r->done, 1) + 1;
        if (good && worker == 0 && r->pool)
            good = pool__tell(r->pool,
                              r->pool->from + (r->pool->to - r->pool->from) * done / r->count);
        if (!good) atomic_store(&r->stopped, true);
    }
}

static void *work_as_hand(void *ctx)
{
    hand *h = ctx;
    take_items(h->run, h->worker);
    return NULL;
}

bool pool__run(pool *p, size_t count, bool (*work)(void *ctx, size_t item, size_t worker),
               void *ctx)
{
    run r = { .pool = p, .count = count, .work = work, .ctx = ctx };
    hand hands[POOL_THREADS_MAX];
    const size_t workers = pool__workers(p, count);
    size_t started = 1;
    if (p && p->cancelled) return false;
    for (; started < workers; started++) {
        hands[started] = (hand){ .run = &r, .worker = started };
        if (pthread_create(&hands[started].thread, NULL, work_as_hand, &hands[started])) break;
    }
    take_items(&r, 0);
    while (started-- > 1) pthread_join(hands[started].thread, NULL);
    return !atomic_load(&r.stopped);
}
