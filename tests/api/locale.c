/* The locale of a program changes nothing that the library reads or writes: neither a radix of two
 * bytes (ps_AF) nor letters whose capitals are others (tr_TR). */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../articles.h"
#include "../process.h"

#define EVENTS_MOST 64

static struct {
    char *json, *dump;
} in_c[EVENTS_MOST];
static size_t events;

static char *dump_of(const claimdiff_article *article)
{
    char *dump;
    assert_int_equal(claimdiff_article_dump(&dump, NULL, article, CLAIMDIFF_STAGE_CLAIMS, NULL),
                     CLAIMDIFF_OK);
    return dump;
}

static char *json_of(const event *e)
{
    claimdiff_report *report;
    char *json;
    assert_int_equal(claimdiff_compare(&report, e->articles, e->count, NULL, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_report_json(&json, NULL, report, NULL), CLAIMDIFF_OK);
    claimdiff_report_free(report);
    return json;
}

static void keep(const event *e, void *ctx)
{
    (void)ctx;
    if (events == EVENTS_MOST) return;
    in_c[events].json = json_of(e);
    in_c[events++].dump = dump_of(e->articles[0]);
}

static void check_same(const event *e, void *ctx)
{
    if (events == EVENTS_MOST) return;
    char *json = json_of(e), *dump = dump_of(e->articles[0]);
    assert_string_equal(json, in_c[events].json);
    assert_string_equal(dump, in_c[events++].dump);
    claimdiff_string_free(ctx, json);
    claimdiff_string_free(ctx, dump);
}

/* Made here, where localedef can; how many there are. */
static size_t check_locales(claimdiff_engine *engine)
{
    static const char *const names[] = { "ps_AF.UTF-8", "tr_TR.ISO-8859-9", "de_DE.UTF-8" };
    char made[512];
    size_t set = 0;
    free(process__run("p=$BUILD/tests/locales; mkdir -p \"$p\" && for l in ps_AF.UTF-8 "
                      "tr_TR.ISO-8859-9 de_DE.UTF-8; do localedef -i ${l%%.*} -f ${l#*.} "
                      "\"$p/$l\" >/dev/null 2>&1; done")
             .output);
    snprintf(made, sizeof made, "%s/tests/locales", process__build());
    setenv("LOCPATH", made, 1);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!setlocale(LC_ALL, names[i])) continue;
        set++;
        events = 0;
        articles__each(engine, check_same, engine);
    }
    setlocale(LC_ALL, "C");
    unsetenv("LOCPATH");
    return set;
}

static void reports_and_dumps_are_those_of_c(void **state)
{
    (void)state;
    claimdiff_engine *engine;
    assert_int_equal(claimdiff_engine_new(&engine, NULL, NULL), CLAIMDIFF_OK);
    articles__each(engine, keep, NULL);
    const size_t kept = events, set = check_locales(engine);
    assert_true(kept > 0);
    for (size_t i = 0; i < kept; i++) {
        claimdiff_string_free(engine, in_c[i].json);
        claimdiff_string_free(engine, in_c[i].dump);
    }
    claimdiff_engine_free(engine);
    if (!set) skip();
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(reports_and_dumps_are_those_of_c) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
