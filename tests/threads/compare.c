/* One comparison, several threads: the report is the same, byte for byte, whatever their
 * number; it tells how far it is, and ends when it is told to. Run it under `make tsan` too. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "../articles.h"

/* One event in so many is compared: the thread sanitizer takes forty times as long. */
#if defined(__SANITIZE_THREAD__)
#define EVERY 12
#else
#define EVERY 1
#endif

static bool is_left_out(void)
{
    static size_t visits;
    return visits++ % EVERY != 0;
}

typedef struct watch {
    size_t calls, last, cancel_at; /* cancel_at: the call that cancels, from 1; 0: none */
    bool falls, changes;
} watch;

static bool look(void *ctx, size_t done, size_t total)
{
    watch *w = ctx;
    w->falls = w->falls || done < w->last || done > total;
    w->changes = w->changes || total != 1000;
    w->last = done;
    return ++w->calls != w->cancel_at;
}

static claimdiff_engine *new_engine(void)
{
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    options.model = "tests/model/data/tiny-bert.cdm";
    options.judge = "tests/model/data/tiny-judge.cdm";
    assert_int_equal(claimdiff_engine_new(&engine, &options, NULL), CLAIMDIFF_OK);
    return engine;
}

/* The report as JSON, to be freed with claimdiff_string_free; NULL when it failed. */
static char *report_of(const event *e, const claimdiff_compare_options *options)
{
    claimdiff_report *report;
    char *json = NULL;
    claimdiff_status status = claimdiff_compare(&report, e->articles, e->count, options, NULL);
    assert_true(status == CLAIMDIFF_OK || status == CLAIMDIFF_ERR_CANCELLED);
    assert_true((report != NULL) == (status == CLAIMDIFF_OK));
    if (report) assert_int_equal(claimdiff_report_json(&json, NULL, report, NULL), CLAIMDIFF_OK);
    claimdiff_report_free(report);
    return json;
}

static void compare_by_all(const event *e, void *ctx)
{
    claimdiff_engine *engine = ctx;
    claimdiff_compare_options options = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    if (is_left_out()) return;
    options.threads = 1;
    char *alone = report_of(e, &options);
    for (size_t threads = 0; threads <= 16; threads = threads ? threads * 2 : 2) {
        options.threads = threads;
        char *json = report_of(e, &options);
        assert_string_equal(json, alone);
        claimdiff_string_free(engine, json);
    }
    claimdiff_string_free(engine, alone);
}

static void any_number_of_threads_gives_the_same_report(void **state)
{
    (void)state;
    claimdiff_engine *engine = new_engine();
    assert_true(articles__each(engine, compare_by_all, engine) > 0);
    claimdiff_engine_free(engine);
}

static void watch_each(const event *e, void *ctx)
{
    claimdiff_engine *engine = ctx;
    claimdiff_compare_options options = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    watch w = { 0 };
    if (is_left_out()) return;
    options.threads = 3;
    options.progress = look;
    options.ctx = &w;
    claimdiff_string_free(engine, report_of(e, &options));
    assert_true(w.calls > 2);
    assert_int_equal(w.last, 1000);
    assert_false(w.falls || w.changes);
}

static void progress_never_falls_and_ends_at_the_total(void **state)
{
    (void)state;
    claimdiff_engine *engine = new_engine();
    articles__each(engine, watch_each, engine);
    claimdiff_engine_free(engine);
}

static void cancel_each(const event *e, void *ctx)
{
    claimdiff_engine *engine = ctx;
    claimdiff_compare_options options = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    if (is_left_out()) return;
    options.progress = look;
    for (size_t at = 1; at < 6; at++) {
        watch w = { .cancel_at = at };
        options.threads = at;
        options.ctx = &w;
        char *json = report_of(e, &options);
        assert_true(!json || w.calls < at);
        if (!json) assert_int_equal(w.calls, at);
        claimdiff_string_free(engine, json);
    }
}

static void it_ends_when_it_is_told_to(void **state)
{
    (void)state;
    claimdiff_engine *engine = new_engine();
    articles__each(engine, cancel_each, engine);
    claimdiff_engine_free(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_of_threads_gives_the_same_report),
        cmocka_unit_test(progress_never_falls_and_ends_at_the_total),
        cmocka_unit_test(it_ends_when_it_is_told_to),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
