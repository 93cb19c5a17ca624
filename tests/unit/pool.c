/* Threads for one piece of work: each item once, workers apart, failing, telling. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdatomic.h>

#include "base/pool.h"

#define ITEMS 200

typedef struct job {
    atomic_int seen[ITEMS];
    atomic_int busy[POOL_THREADS_MAX]; /* items that a worker is at: never two */
    atomic_bool shared;                /* it was at two */
    size_t bad;                        /* item that fails; ITEMS: none */
} job;

static bool work(void *ctx, size_t item, size_t worker)
{
    job *j = ctx;
    if (atomic_fetch_add(&j->busy[worker], 1)) atomic_store(&j->shared, true);
    atomic_fetch_add(&j->seen[item], 1);
    atomic_fetch_sub(&j->busy[worker], 1);
    return item != j->bad;
}

static void every_item_is_done_once(void **state)
{
    (void)state;
    for (size_t threads = 1; threads <= 8; threads += 7) {
        static job j;
        pool p;
        j = (job){ .bad = ITEMS };
        pool__init(&p, threads);
        assert_true(pool__run(&p, ITEMS, work, &j));
        assert_false(atomic_load(&j.shared));
        for (size_t i = 0; i < ITEMS; i++) assert_int_equal(atomic_load(&j.seen[i]), 1);
    }
}

static void without_a_pool_the_caller_works(void **state)
{
    static job j = { .bad = ITEMS };
    (void)state;
    assert_int_equal(pool__workers(NULL, ITEMS), 1);
    assert_true(pool__run(NULL, ITEMS, work, &j));
    assert_int_equal(atomic_load(&j.seen[ITEMS - 1]), 1);
    assert_true(pool__run(NULL, 0, work, &j));
}

static void a_failing_item_ends_the_run(void **state)
{
    static job j = { .bad = 3 };
    pool p;
    (void)state;
    pool__init(&p, 1);
    assert_false(pool__run(&p, ITEMS, work, &j));
    assert_int_equal(atomic_load(&j.seen[3]), 1);
    assert_int_equal(atomic_load(&j.seen[4]), 0);
}

static void threads_have_a_limit(void **state)
{
    pool p;
    (void)state;
    pool__init(&p, 1000);
    assert_int_equal(p.threads, POOL_THREADS_MAX);
    assert_int_equal(pool__workers(&p, 3), 3);
    pool__init(&p, 0);
    assert_in_range(p.threads, 1, POOL_THREADS_MAX);
}

/* What was told last; more than `until` done is refused. */
typedef struct listener {
    size_t done, total, until;
} listener;

static bool listen(void *ctx, size_t done, size_t total)
{
    listener *l = ctx;
    assert_true(done >= l->done);
    l->done = done;
    l->total = total;
    return done <= l->until;
}

static void progress_is_of_the_whole(void **state)
{
    static job j = { .bad = ITEMS };
    listener l = { .until = POOL_TOTAL };
    pool p;
    (void)state;
    pool__init(&p, 1);
    p.tell = listen;
    p.ctx = &l;
    pool__share(&p, 200, 700);
    assert_true(pool__run(&p, ITEMS, work, &j));
    assert_int_equal(l.done, 700);
    assert_int_equal(l.total, POOL_TOTAL);
}

static void who_is_told_may_cancel(void **state)
{
    static job j = { .bad = ITEMS };
    listener l = { .until = 500 };
    pool p;
    (void)state;
    pool__init(&p, 1);
    p.tell = listen;
    p.ctx = &l;
    assert_false(pool__run(&p, ITEMS, work, &j));
    assert_true(p.cancelled);
    assert_in_range(l.done, 501, 510);
    assert_false(pool__run(&p, ITEMS, work, &j)); /* for good */
    assert_int_equal(atomic_load(&j.seen[0]), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_item_is_done_once),
        cmocka_unit_test(without_a_pool_the_caller_works),
        cmocka_unit_test(a_failing_item_ends_the_run),
        cmocka_unit_test(threads_have_a_limit),
        cmocka_unit_test(progress_is_of_the_whole),
        cmocka_unit_test(who_is_told_may_cancel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
