/*
 * What an article of a growing story costs, counted in basic blocks that the library runs: a
 * thousandth takes hardly more than a fortieth. Articles tell some of some hundred facts in words
 * that all of them share, and one of their own. `make work` runs it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include <claimdiff.h>

#include "counter.h"

enum { ARTICLES = 1000, EARLY = 40, MEAN_OF = 10, FACTS = 480, FACTS_TOLD = 9 };

#define GROWTH_MOST 1.5

static size_t add_fact(char *out, size_t size, size_t fact)
{
    static const char *const who[] = { "police", "the mayor", "the coast guard", "residents",
                                       "the company", "officials", "the union" };
    static const char *const what[] = { "closed", "inspected", "praised", "repaired", "visited" };
    static const char *const which[] = { "bridges", "schools", "farms", "ferries", "mines", "roads",
                                         "shops", "clinics", "ports", "mills", "towers" };
    static const char *const where[] = { "Velm", "Port Sallow", "Tarsa" };
    return (size_t)snprintf(out, size, "On Monday %s %s %zu %s in %s.\n\n", who[fact % 7],
                            what[fact % 5], 12 + fact % 8, which[fact % 11], where[fact % 3]);
}

/* The i-th article. */
static size_t write_article(char *out, size_t size, size_t i)
{
    size_t length = 0;
    for (size_t k = 0; k < FACTS_TOLD; k++)
        length += add_fact(out + length, size - length, (i * 37 + k * k * 59 + i * i * k) % FACTS);
    length += (size_t)snprintf(out + length, size - length,
                               "Witness %zu saw smoke over hill %zu.\n", i, 3 * i);
    return length;
}

/* The work of reading the i-th article, adding it and reporting what it changes. */
static unsigned long long add(const claimdiff_engine *engine, claimdiff_story *story, size_t i)
{
    char text[2000];
    claimdiff_article *article;
    claimdiff_report *changes;
    const size_t length = write_article(text, sizeof text, i);
    const unsigned long long before = counter__read();
    assert_int_equal(claimdiff_article_new(&article, engine, text, length, NULL, NULL),
                     CLAIMDIFF_OK);
    assert_int_equal(claimdiff_story_add(&changes, story, article, NULL), CLAIMDIFF_OK);
    claimdiff_report_free(changes);
    return counter__read() - before;
}

static void the_thousandth_article_costs_what_the_fortieth_does(void **state)
{
    (void)state;
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    claimdiff_story *story;
    unsigned long long early = 0, late = 0;
    options.model = CLAIMDIFF_NO_MODEL;
    assert_int_equal(claimdiff_engine_new(&engine, &options, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_story_new(&story, engine, NULL, NULL), CLAIMDIFF_OK);
    for (size_t i = 0; i < ARTICLES; i++) {
        const unsigned long long work = add(engine, story, i);
        if (i < EARLY && i + MEAN_OF >= EARLY) early += work;
        if (i + MEAN_OF >= ARTICLES) late += work;
    }
    claimdiff_story_free(story);
    claimdiff_engine_free(engine);
    print_message("%llu blocks an article, growth %.2f\n", late / MEAN_OF,
                  (double)late / (double)early);
    if ((double)late > GROWTH_MOST * (double)early)
        fail_msg("%llu blocks for one of %d articles, %llu for one of %d", late / MEAN_OF, ARTICLES,
                 early / MEAN_OF, EARLY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_thousandth_article_costs_what_the_fortieth_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
