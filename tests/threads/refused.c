/* Where the system starts no threads, the one that compares does all the work. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <pthread.h>

#include "../articles.h"

static size_t refused;

/* In place of the system's: this program holds the library. */
int pthread_create(pthread_t *restrict thread, const pthread_attr_t *restrict attributes,
                   void *(*work)(void *), void *restrict ctx)
{
    (void)thread;
    (void)attributes;
    (void)work;
    (void)ctx;
    refused++;
    return EAGAIN;
}

static char *report_of(const event *e, size_t threads)
{
    claimdiff_compare_options options = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    claimdiff_report *report;
    char *json;
    options.threads = threads;
    assert_int_equal(claimdiff_compare(&report, e->articles, e->count, &options, NULL),
                     CLAIMDIFF_OK);
    assert_int_equal(claimdiff_report_json(&json, NULL, report, NULL), CLAIMDIFF_OK);
    claimdiff_report_free(report);
    return json;
}

static void compare_both_ways(const event *e, void *ctx)
{
    static size_t visits;
    claimdiff_engine *engine = ctx;
    if (visits++ >= 3) return;
    char *alone = report_of(e, 1);
    assert_int_equal(refused, 0);
    char *refusing = report_of(e, 4);
    assert_true(refused > 0);
    assert_string_equal(alone, refusing);
    refused = 0;
    claimdiff_string_free(engine, alone);
    claimdiff_string_free(engine, refusing);
}

static void refused_threads_are_done_without(void **state)
{
    (void)state;
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    options.model = "tests/model/data/tiny-bert.cdm";
    options.judge = "tests/model/data/tiny-judge.cdm";
    assert_int_equal(claimdiff_engine_new(&engine, &options, NULL), CLAIMDIFF_OK);
    articles__each(engine, compare_both_ways, engine);
    claimdiff_engine_free(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(refused_threads_are_done_without) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
