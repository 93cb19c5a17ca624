/*
 * What an article of a growing story costs, counted in basic blocks that the library runs: a
 * thousandth takes hardly more than a fortieth. Articles are of paragraphs drawn from all samples
 * and gold, so that some of them tell of what many others do. `make work` runs it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include <claimdiff.h>

#include "../articles.h"
#include "counter.h"

enum { ARTICLES = 1000, EARLY = 40, MEAN_OF = 10, DRAWN = 5 };
enum { PARAGRAPH_LEAST = 60, PARAGRAPHS_MOST = 1000, TEXT_MOST = 8192 };

#define GROWTH_MOST 1.4 /* 1.28 on 2026-11-30, and 1.73 at 600 articles before work was bounded */

static struct {
    char text[PARAGRAPHS_MOST][TEXT_MOST / DRAWN];
    size_t count;
} paragraphs;

static void add_paragraph(const char *begin, size_t length)
{
    char *to = paragraphs.text[paragraphs.count];
    if (length < PARAGRAPH_LEAST || length + 2 > sizeof *paragraphs.text) return;
    assert_true(paragraphs.count < PARAGRAPHS_MOST);
    memcpy(to, begin, length);
    to[length] = '\n';
    paragraphs.count++;
}

static void add_paragraphs(const event *e, void *ctx)
{
    (void)ctx;
    for (size_t i = 0; i < e->count; i++) {
        const char *at = claimdiff_article_text(e->articles[i], NULL);
        for (size_t length; *at; at += length + (at[length] == '\n')) {
            length = strcspn(at, "\n");
            add_paragraph(at, length);
        }
    }
}

/* The next number that chance would give, below most. */
static size_t draw(size_t most)
{
    static uint32_t state = 1;
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % most;
}

static void write_article(char *out)
{
    *out = '\0';
    for (size_t k = 0; k < DRAWN; k++) strcat(out, paragraphs.text[draw(paragraphs.count)]);
}

/* The work of reading an article, adding it and reporting what it changes. */
static unsigned long long add(const claimdiff_engine *engine, claimdiff_story *story)
{
    char text[TEXT_MOST];
    claimdiff_article *article;
    claimdiff_report *changes;
    write_article(text);
    const unsigned long long before = counter__read();
    assert_int_equal(claimdiff_article_new(&article, engine, text, strlen(text), NULL, NULL),
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
    articles__each(engine, add_paragraphs, NULL);
    assert_int_equal(claimdiff_story_new(&story, engine, NULL, NULL), CLAIMDIFF_OK);
    for (size_t i = 0; i < ARTICLES; i++) {
        const unsigned long long work = add(engine, story);
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
