/*
 * What a story costs as it grows: articles of ten sentences, windows of two long texts in turn,
 * that come one by one, and the same in one comparison. CPU time of one thread, reading included,
 * and memory; with the networks of the engine up to NETWORK_MOST articles.
 *
 *     story FOLDER...     each holds articles (*.txt) of one event
 *
 * Windows overlap, so that claims of many articles state one fact, as those of one event do.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "article.h"
#include "meter.h"
#include "texts.h"

enum { SENTENCES = 10, STEP = 3, ARTICLES_MOST = 1000, NETWORK_MOST = 12 };

static void fail(const char *what, const char *why)
{
    texts__fail("story", what, why);
}

static void check(claimdiff_status status)
{
    if (status) fail("library", claimdiff_status_string(status));
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static claimdiff_engine *new_engine(meter *m, bool networks)
{
    static claimdiff_allocator counted;
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    counted = (claimdiff_allocator){ meter__malloc, meter__realloc, meter__free, m };
    options.allocator = &counted;
    if (!networks) options.model = CLAIMDIFF_NO_MODEL;
    check(claimdiff_engine_new(&engine, &options, NULL));
    return engine;
}

static claimdiff_article *new_window(const claimdiff_engine *engine, size_t i)
{
    const text *from = &texts[i % 2];
    const segments *all = &from->whole->analysis.reading.text;
    const size_t first = i / 2 * STEP % (all->sentences.count - SENTENCES);
    const size_t begin = all->sentences.items[first].span.begin,
                 end = all->sentences.items[first + SENTENCES - 1].span.end;
    claimdiff_article *article;
    check(claimdiff_article_new(&article, engine, from->bytes + begin, end - begin, NULL, NULL));
    return article;
}

/* CPU seconds of so many articles that come one by one; *last: those of the last one. */
static double grow(const claimdiff_engine *engine, size_t count, double *last)
{
    claimdiff_compare_options options = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    claimdiff_story *story;
    const double begin = now();
    options.threads = 1;
    check(claimdiff_story_new(&story, engine, &options, NULL));
    for (size_t i = 0; i < count; i++) {
        claimdiff_report *changes;
        const double before = now();
        check(claimdiff_story_add(&changes, story, new_window(engine, i), NULL));
        claimdiff_report_free(changes);
        *last = now() - before;
    }
    const double passed = now() - begin;
    claimdiff_story_free(story);
    return passed;
}

static double compare(const claimdiff_engine *engine, size_t count)
{
    static claimdiff_article *articles[ARTICLES_MOST];
    claimdiff_compare_options options = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    claimdiff_report *report;
    const double begin = now();
    options.threads = 1;
    for (size_t i = 0; i < count; i++) articles[i] = new_window(engine, i);
    check(claimdiff_compare(&report, articles, count, &options, NULL));
    const double passed = now() - begin;
    claimdiff_report_free(report);
    for (size_t i = 0; i < count; i++) claimdiff_article_free(articles[i]);
    return passed;
}

static void print_rows(bool networks, const size_t *counts, size_t rows)
{
    meter m = { 0 };
    claimdiff_engine *engine = new_engine(&m, networks);
    for (size_t i = 0; i < rows; i++) {
        double last = 0.0;
        m.peak = m.live;
        const double grown = grow(engine, counts[i], &last), n = (double)counts[i];
        const size_t peak = m.peak;
        const double compared = compare(engine, counts[i]);
        printf("| %s | %zu | %.1f | %.1f | %.1f | %.1f | %.1f |\n", networks ? "both" : "none",
               counts[i], 1e3 * grown, 1e3 * grown / n, 1e3 * last, 1e3 * compared,
               (double)peak / 1e6);
        fflush(stdout);
    }
    claimdiff_engine_free(engine);
}

int main(int argc, char **argv)
{
    static const size_t alone[] = { 2, 4, 8, 16, 40, 100, 300, ARTICLES_MOST };
    static const size_t with[] = { 2, 4, 8, NETWORK_MOST };
    meter m = { 0 };
    for (int i = 1; i < argc; i++) texts__add("story", argv[i]);
    claimdiff_engine *engine = new_engine(&m, false);
    for (size_t i = 0; i < 2; i++)
        check(claimdiff_article_new(&texts[i].whole, engine, texts[i].bytes, texts[i].length, NULL,
                                    NULL));
    puts("| networks | articles | one by one, ms | an article | the last | one comparison, ms | MB "
         "|\n|---|---|---|---|---|---|---|");
    print_rows(false, alone, sizeof alone / sizeof *alone);
    print_rows(true, with, sizeof with / sizeof *with);
    for (size_t i = 0; i < 2; i++) claimdiff_article_free(texts[i].whole);
    claimdiff_engine_free(engine);
    return 0;
}
