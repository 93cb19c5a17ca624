/* Origins of an agreement, and what there is to check in an addition. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "article.h"
#include "report/checkable.h"
#include "report/origin.h"

typedef struct compared {
    claimdiff_engine *engine;
    claimdiff_article *articles[2];
    const analysis *analyses[2];
    arena arena;
    corpus of;
} compared;

static void compare(compared *c, const char *a, const char *b)
{
    const char *const texts[] = { a, b };
    memset(c, 0, sizeof *c);
    arena__init(&c->arena, &memory__default);
    assert_int_equal(claimdiff_engine_new(&c->engine, NULL, NULL), CLAIMDIFF_OK);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(claimdiff_article_new(&c->articles[i], c->engine, texts[i],
                                               strlen(texts[i]), NULL, NULL),
                         CLAIMDIFF_OK);
        c->analyses[i] = &c->articles[i]->analysis;
    }
    assert_true(corpus__init(&c->of, &c->arena, c->analyses, 2));
}

static void drop(compared *c)
{
    arena__free(&c->arena);
    for (size_t i = 0; i < 2; i++) claimdiff_article_free(c->articles[i]);
    claimdiff_engine_free(c->engine);
}

/* How the first claims of two articles hang together. */
static void check_link(const char *a, const char *b, origin_link expected, size_t origins)
{
    compared c;
    origin_link why = ORIGIN_APART;
    compare(&c, a, b);
    size_t bags[] = { 0, c.articles[0]->analysis.claims.count }, whose[2];
    assert_int_equal(origin__link(&c.of, bags[0], bags[1]), expected);
    assert_int_equal(origin__count(&c.of, bags, 2, whose, 0, &why), origins);
    assert_int_equal(why, expected);
    drop(&c);
}

static void test_two_reports_are_two_origins(void **state)
{
    (void)state;
    check_link("Nine miners died when a shaft collapsed on Monday.\n",
               "A cave-in killed nine men in the mine.\n", ORIGIN_APART, 2);
    check_link("The bridge is safe, the mayor said.\n",
               "Engineers said the bridge could be used.\n", ORIGIN_APART, 2);
}

static void test_a_copied_run_is_one_origin(void **state)
{
    (void)state;
    check_link("The mayor closed the old road near the village of Oster on Monday.\n",
               "On Monday the mayor closed the old road near the village of Oster.\n",
               ORIGIN_COPIED, 1);
    check_link("The road was closed.\n", "The road was closed at noon.\n", ORIGIN_COPIED, 1);
}

static void test_one_source_is_one_origin(void **state)
{
    (void)state;
    check_link("The bridge is safe, police said.\n",
               "Police said nobody needed to fear for the crossing.\n", ORIGIN_SOURCE, 1);
    check_link("The bridge is safe, said Lena Vik, the minister.\n",
               "Minister Lena Vik said nobody needed to fear for the crossing.\n", ORIGIN_SOURCE,
               1);
}

/* CPU seconds that ORIGINS comparisons of two claims of so many marks take: long runs
 * that are the same, and hold no words. */
static double seconds_for(size_t marks)
{
    enum { ORIGINS = 20 };
    static char texts[2][8000];
    compared c;
    for (size_t i = 0; i < 2; i++) {
        char *end = texts[i] + sprintf(texts[i], "%s fell", i ? "Snow" : "Rain");
        for (size_t m = 0; m < marks; m++) end += sprintf(end, " (");
        strcpy(end, " hard.\n");
    }
    compare(&c, texts[0], texts[1]);
    size_t b = c.articles[0]->analysis.claims.count;
    assert_true(b > 0 && c.articles[1]->analysis.claims.count > 0);
    clock_t begin = clock();
    for (size_t i = 0; i < ORIGINS; i++) assert_int_equal(origin__link(&c.of, 0, b), ORIGIN_APART);
    double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    drop(&c);
    return seconds;
}

static void test_long_claims_take_work_by_their_product(void **state)
{
    (void)state;
    double small = seconds_for(60), large = seconds_for(480);
    if (large > 0.2 && large > 200 * small)
        fail_msg("%.3f s for 60 marks, %.3f s for 480", small, large);
}

static void test_claims_of_one_article_are_one_origin(void **state)
{
    compared c;
    origin_link why = ORIGIN_APART;
    (void)state;
    compare(&c, "Nine miners died on Monday. The pit had been closed in May.\n",
            "Rain fell in the hills.\n");
    size_t bags[] = { 0, 1, 2 }, whose[3];
    assert_int_equal(origin__count(&c.of, bags, 3, whose, 0, &why), 2);
    assert_int_equal(why, ORIGIN_APART);
    drop(&c);
}

static double score_of(const char *text)
{
    compared c;
    compare(&c, text, "Rain fell in the hills.\n");
    double score = checkable__score(&c.articles[0]->analysis.claims.items[0]);
    drop(&c);
    return score;
}

static void test_facts_are_more_checkable_than_words(void **state)
{
    (void)state;
    double bare = score_of("The mood was grim.\n");
    assert_true(score_of("The mood may turn grim.\n") < bare);
    assert_true(score_of("Nine of them were hurt.\n") > bare);
    assert_true(score_of("Nine of them were hurt in Oslo on 3 May 2026.\n") >
                score_of("Nine of them were hurt.\n"));
    assert_true(score_of("Nine of them were hurt in Oslo on 3 May 2026.\n") <= 1.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_reports_are_two_origins),
        cmocka_unit_test(test_a_copied_run_is_one_origin),
        cmocka_unit_test(test_one_source_is_one_origin),
        cmocka_unit_test(test_long_claims_take_work_by_their_product),
        cmocka_unit_test(test_claims_of_one_article_are_one_origin),
        cmocka_unit_test(test_facts_are_more_checkable_than_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
