/* When claims hold, how far things had come then, and of what part they are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "../articles.h"

#define PUBLISHED 20516 /* 2026-03-04, a Wednesday, in days since 1970-01-01 */

/* The first claim of a text: of which day it is, and how far things had come. */
static void check(void *engine, const char *text, long day, claimdiff_phase phase)
{
    claimdiff_article *article;
    claimdiff_article_options options = CLAIMDIFF_ARTICLE_OPTIONS_INIT;
    options.date = "2026-03-04";
    assert_int_equal(claimdiff_article_new(&article, engine, text, strlen(text), &options, NULL),
                     CLAIMDIFF_OK);
    const claimdiff_claim *c = claimdiff_article_claim(article, 0);
    assert_non_null(c);
    if (c->phase != phase) fail_msg("%s: %s", text, claimdiff_phase_string(c->phase));
    assert_true(c->time_known);
    assert_int_equal(c->time_begin, day * 1440);
    claimdiff_article_free(article);
}

static void a_date_in_the_claim_is_its_time(void **state)
{
    check(*state, "Nine people died in the mine on Tuesday.", PUBLISHED - 1, CLAIMDIFF_PHASE_FACT);
    check(*state, "The bridge fell on 10 June 2025.", PUBLISHED - 267, CLAIMDIFF_PHASE_FACT);
}

static void how_far_things_had_come(void **state)
{
    check(*state, "So far nine bodies have been found.", PUBLISHED, CLAIMDIFF_PHASE_SO_FAR);
    check(*state, "Nine bodies have been found.", PUBLISHED, CLAIMDIFF_PHASE_FACT);
    check(*state, "In all nine bodies have been found.", PUBLISHED, CLAIMDIFF_PHASE_FINAL);
    check(*state, "The port will be closed.", PUBLISHED, CLAIMDIFF_PHASE_PLANNED);
    check(*state, "The port might be closed.", PUBLISHED, CLAIMDIFF_PHASE_EXPECTED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_date_in_the_claim_is_its_time),
        cmocka_unit_test(how_far_things_had_come),
    };
    return cmocka_run_group_tests(tests, articles__open_engine, articles__close_engine);
}
