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
enum { LAST = 10, MARKS_MOST = 10 };

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

/* CPU seconds of articles that come one by one, and memory, when there are so many. */
typedef struct mark {
    size_t articles;
    double passed, last; /* of all; of each of the last LAST */
    size_t peak;         /* bytes */
} mark;

/* Fills the marks, which are by rising numbers of articles. */
static void grow(const claimdiff_engine *engine, const meter *m, mark *marks, size_t count)
{
    claimdiff_compare_options options = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    claimdiff_story *story;
    double ends[LAST + 1] = { 0 }; /* in turn */
    const double begin = now();
    options.threads = 1;
    check(claimdiff_story_new(&story, engine, &options, NULL));
    for (size_t i = 0; count && i < marks[count - 1].articles; i++) {
        claimdiff_report *changes;
        check(claimdiff_story_add(&changes, story, new_window(engine, i), NULL));
        claimdiff_report_free(changes);
        const size_t done = i + 1, last = done < LAST ? done : LAST;
        ends[done % (LAST + 1)] = now() - begin;
        for (size_t k = 0; k < count; k++) {
            if (marks[k].articles != done) continue;
            marks[k].passed = ends[done % (LAST + 1)];
            marks[k].last = (marks[k].passed - ends[(done - last) % (LAST + 1)]) / (double)last;
            marks[k].peak = m->peak;
        }
    }
    claimdiff_story_free(story);
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

static void print_rows(bool networks, const size_t *articles, size_t count)
{
    meter m = { 0 };
    mark marks[MARKS_MOST] = { 0 };
    for (size_t i = 0; i < count; i++) marks[i].articles = articles[i];
    claimdiff_engine *engine = new_engine(&m, networks);
    m.peak = m.live;
    grow(engine, &m, marks, count);
    for (size_t i = 0; i < count; i++) {
        const double n = (double)marks[i].articles;
        printf("| %s | %zu | %.1f | %.1f | %.1f | %.1f | %.1f |\n", networks ? "both" : "none",
               marks[i].articles, 1e3 * marks[i].passed, 1e3 * marks[i].passed / n,
               1e3 * marks[i].last, 1e3 * compare(engine, marks[i].articles),
               (double)marks[i].peak / 1e6);
        fflush(stdout);
    }
    claimdiff_engine_free(engine);
}

int main(int argc, char **argv)
{
    static const size_t alone[] = { 2, 4, 8, 16, 40, 100, 200, 400, 700, ARTICLES_MOST };
    static const size_t with[] = { 2, 4, 8, NETWORK_MOST };
    meter m = { 0 };
    for (int i = 1; i < argc; i++) texts__add("story", argv[i]);
    claimdiff_engine *engine = new_engine(&m, false);
    for (size_t i = 0; i < 2; i++)
        check(claimdiff_article_new(&texts[i].whole, engine, texts[i].bytes, texts[i].length, NULL,
                                    NULL));
    puts("| networks | articles | one by one, ms | an article | each of the last ten | one "
         "comparison, ms | MB |\n|---|---|---|---|---|---|---|");
    print_rows(false, alone, sizeof alone / sizeof *alone);
    print_rows(true, with, sizeof with / sizeof *with);
    for (size_t i = 0; i < 2; i++) claimdiff_article_free(texts[i].whole);
    claimdiff_engine_free(engine);
    return 0;
}
