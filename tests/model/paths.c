/* CLAIMDIFF_KERNELS: every build of the arithmetic that runs here can be forced and gives
 * the same report; a name that is none is an error that says which there are. */
#include "fixture.h"

#include "../articles.h"
#include "model/kernels.h"

enum { EVENTS = 12 };

/* Reports of the first events, and how many there are yet. */
typedef struct reports {
    const claimdiff_engine *engine;
    char *json[EVENTS];
    size_t count;
} reports;

static claimdiff_status new_engine(claimdiff_engine **out, claimdiff_error *error)
{
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    options.model = TINY_BERT;
    options.judge = TINY_JUDGE;
    return claimdiff_engine_new(out, &options, error);
}

static void report(const event *e, void *ctx)
{
    reports *r = ctx;
    claimdiff_report *made;
    if (r->count == EVENTS) return;
    assert_int_equal(claimdiff_compare(&made, e->articles, e->count, NULL, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_report_json(&r->json[r->count++], NULL, made, NULL), CLAIMDIFF_OK);
    claimdiff_report_free(made);
}

static void free_reports(reports *r)
{
    while (r->count) claimdiff_string_free(r->engine, r->json[--r->count]);
}

static void check_path(const char *name, const reports *best)
{
    reports forced = { 0 };
    claimdiff_engine *engine;
    setenv("CLAIMDIFF_KERNELS", name, 1);
    assert_int_equal(new_engine(&engine, NULL), CLAIMDIFF_OK);
    forced.engine = engine;
    articles__each(engine, report, &forced);
    assert_int_equal(forced.count, best->count);
    for (size_t i = 0; i < best->count; i++) assert_string_equal(forced.json[i], best->json[i]);
    free_reports(&forced);
    claimdiff_engine_free(engine);
}

static void every_path_gives_the_same_reports(void **state)
{
    const kernels *list[KERNELS_MAX];
    reports best = { 0 };
    claimdiff_engine *engine;
    (void)state;
    unsetenv("CLAIMDIFF_KERNELS");
    assert_int_equal(new_engine(&engine, NULL), CLAIMDIFF_OK);
    best.engine = engine;
    articles__each(engine, report, &best);
    assert_int_equal(best.count, EVENTS);
    kernels__list(list);
    for (size_t i = 0; i < KERNELS_MAX && list[i]; i++) check_path(list[i]->name, &best);
    free_reports(&best);
    claimdiff_engine_free(engine);
}

static void the_named_one_is_taken_or_refused(void **state)
{
    const kernels *list[KERNELS_MAX], *picked;
    claimdiff_engine *engine;
    claimdiff_error error;
    (void)state;
    kernels__list(list);
    setenv("CLAIMDIFF_KERNELS", "plain", 1);
    assert_int_equal(kernels__pick(&picked, NULL), CLAIMDIFF_OK);
    assert_ptr_equal(picked, &kernels__plain);
    setenv("CLAIMDIFF_KERNELS", "", 1);
    assert_int_equal(kernels__pick(&picked, NULL), CLAIMDIFF_OK);
    assert_ptr_equal(picked, list[0]);
    setenv("CLAIMDIFF_KERNELS", "plainer", 1);
    assert_int_equal(new_engine(&engine, &error), CLAIMDIFF_ERR_ARGUMENT);
    assert_null(engine);
    assert_non_null(strstr(error.message, "CLAIMDIFF_KERNELS: \"plainer\" does not run here"));
    assert_non_null(strstr(error.message, "plain"));
    unsetenv("CLAIMDIFF_KERNELS");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_path_gives_the_same_reports),
        cmocka_unit_test(the_named_one_is_taken_or_refused),
    };
    tiles__ask();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
