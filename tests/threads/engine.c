/* One engine with its model, eight threads: each reads and compares the same articles, and
 * all get the report that one thread gets. Run it under `make tsan` too. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "../articles.h"

#define THREADS 8
#define ROUNDS 5

typedef struct worker {
    const claimdiff_engine *engine;
    const char *texts[2];
    size_t lengths[2];
    const char *expected;
    int differs;
} worker;

static char *copy(const char *text, size_t length)
{
    char *out = malloc(length + 1);
    if (out) memcpy(out, text, length + 1);
    return out;
}

/* The report as JSON, to be freed; NULL when anything fails. */
static char *report_of(const worker *w)
{
    claimdiff_article *pair[2] = { NULL, NULL };
    claimdiff_report *report = NULL;
    char *json = NULL, *out = NULL;
    size_t length;
    if (!claimdiff_article_new(&pair[0], w->engine, w->texts[0], w->lengths[0], NULL, NULL) &&
        !claimdiff_article_new(&pair[1], w->engine, w->texts[1], w->lengths[1], NULL, NULL) &&
        !claimdiff_compare(&report, pair, 2, NULL, NULL) &&
        !claimdiff_report_json(&json, &length, report, NULL))
        out = copy(json, length);
    claimdiff_string_free(w->engine, json);
    claimdiff_report_free(report);
    claimdiff_article_free(pair[0]);
    claimdiff_article_free(pair[1]);
    return out;
}

static void *work(void *ctx)
{
    worker *w = ctx;
    for (int i = 0; i < ROUNDS; i++) {
        char *report = report_of(w);
        if (!report || strcmp(report, w->expected) != 0) w->differs = 1;
        free(report);
    }
    return NULL;
}

static void threads_share_an_engine(void **state)
{
    (void)state;
    claimdiff_engine *engine;
    worker workers[THREADS], first = { 0 };
    pthread_t threads[THREADS];
    char *texts[2];
    texts[0] = articles__read("examples/articles/ferry/herald.txt", &first.lengths[0]);
    texts[1] = articles__read("examples/articles/ferry/courier.txt", &first.lengths[1]);
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    options.model = "tests/model/data/tiny-bert.cdm";
    options.judge = "tests/model/data/tiny-judge.cdm";
    assert_int_equal(claimdiff_engine_new(&engine, &options, NULL), CLAIMDIFF_OK);
    first.engine = engine;
    first.texts[0] = texts[0];
    first.texts[1] = texts[1];
    char *expected = report_of(&first);
    assert_non_null(expected);
    first.expected = expected;
    for (int i = 0; i < THREADS; i++) {
        workers[i] = first;
        assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
        assert_int_equal(workers[i].differs, 0);
    }
    free(expected);
    free(texts[0]);
    free(texts[1]);
    claimdiff_engine_free(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(threads_share_an_engine) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
