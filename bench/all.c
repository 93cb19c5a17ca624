/*
 * All figures of speed in one run, as tables of Markdown for docs/performance.md:
 *
 *     all FOLDER...     each holds articles (*.txt) of one event
 *
 * The first articles of the folders, one after the other, are one long text, the second ones
 * another; what is compared is cut out of them. Figures are seconds of CPU, the least of
 * several runs, but for threads, where they are seconds of wall time. A figure says something
 * about another one of the same run only.
 */
#include <claimdiff.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "article.h"
#include "model/kernels.h"
#include "peak.h"
#include "texts.h"
#include "../examples/claimdiff/tiles.h"

enum { MAX_ARTICLES = 40 };
/* Sentences of an article, and how many after the one before it begins. */
enum { EACH = 10, APART = 4 };
/* What is measured is run so many times or, if it is slow, once, until so much time is over. */
enum { RUNS = 3 };
#define SECONDS 0.3
#define SLOW 1.0

static void fail(const char *what, const char *why)
{
    texts__fail("all", what, why);
}

/* ---- Texts --------------------------------------------------------------------- */

static claimdiff_engine *new_engine(const char *encoder, const char *judge)
{
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    claimdiff_error error;
    options.model = encoder;
    options.judge = judge;
    if (claimdiff_engine_new(&engine, &options, &error)) fail("engine", error.message);
    return engine;
}

static claimdiff_article *new_article(const claimdiff_engine *engine, const char *bytes,
                                      size_t length)
{
    claimdiff_article *article;
    claimdiff_error error;
    if (claimdiff_article_new(&article, engine, bytes, length, NULL, &error))
        fail("article", error.message);
    return article;
}

/* ---- What is timed --------------------------------------------------------------- */

typedef struct comparison {
    const claimdiff_engine *engine;
    claimdiff_article *articles[MAX_ARTICLES]; /* (count) */
    size_t count, sentences; /* of each */
    size_t threads;
} comparison;

typedef struct seconds {
    double cpu, wall;
} seconds;

static double now(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* The least of several runs. */
static seconds time_of(void (*work)(void *ctx), void *ctx)
{
    const double begin = now(CLOCK_PROCESS_CPUTIME_ID);
    seconds least = { 1e9, 1e9 };
    double passed = 0.0;
    for (size_t n = 0; passed < SECONDS || (n < RUNS && least.cpu < SLOW); n++) {
        const double cpu = now(CLOCK_PROCESS_CPUTIME_ID), wall = now(CLOCK_MONOTONIC);
        work(ctx);
        const seconds s = { now(CLOCK_PROCESS_CPUTIME_ID) - cpu, now(CLOCK_MONOTONIC) - wall };
        if (s.cpu < least.cpu) least.cpu = s.cpu;
        if (s.wall < least.wall) least.wall = s.wall;
        passed = now(CLOCK_PROCESS_CPUTIME_ID) - begin;
    }
    return least;
}

static void free_articles(comparison *c)
{
    for (size_t i = 0; i < c->count; i++) claimdiff_article_free(c->articles[i]);
}

/* Articles in turn of the two texts, each pair some sentences further on. */
static void read_articles(void *ctx)
{
    comparison *c = ctx;
    free_articles(c);
    for (size_t i = 0; i < c->count; i++) {
        const text *from = &texts[i % 2];
        const segments *all = &from->whole->analysis.reading.text;
        const size_t first = i / 2 * APART, last = first + c->sentences - 1;
        if (last >= all->sentences.count) fail("texts", "too short");
        const size_t begin = all->sentences.items[first].span.begin,
                     end = all->sentences.items[last].span.end;
        c->articles[i] = new_article(c->engine, from->bytes + begin, end - begin);
    }
}

static void compare(void *ctx)
{
    const comparison *c = ctx;
    claimdiff_compare_options options = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    claimdiff_report *report;
    claimdiff_error error;
    options.threads = c->threads;
    if (claimdiff_compare(&report, c->articles, c->count, &options, &error))
        fail("compare", error.message);
    claimdiff_report_free(report);
}

static seconds time_comparison(const claimdiff_engine *engine, size_t articles, size_t sentences,
                               size_t threads)
{
    comparison c = { .engine = engine, .count = articles, .sentences = sentences };
    c.threads = threads;
    read_articles(&c);
    const seconds s = time_of(compare, &c);
    free_articles(&c);
    return s;
}

/* ---- Tables ----------------------------------------------------------------------- */

static void print_machine(void)
{
    char line[256], date[32];
    const time_t today = time(NULL);
    FILE *file = fopen("/proc/cpuinfo", "r");
    const char *name = NULL;
    while (file && !name && fgets(line, sizeof line, file))
        if (strncmp(line, "model name", 10) == 0) name = strchr(line, ':') + 2;
    strftime(date, sizeof date, "%Y-%m-%d", gmtime(&today));
    printf("%s, claimdiff %s, %.*s\n", date, claimdiff_version(),
           name ? (int)strcspn(name, "\n") : 0, name ? name : "");
    if (file) fclose(file);
}

enum { ROWS = 128, COLS = 384, OUTS = 1536 };

typedef struct product {
    const kernels *build;
    weights_matrix matrix;
    kernels_rows rows;
    float *out; /* (ROWS, OUTS) */
} product;

static void multiply(void *ctx)
{
    const product *p = ctx;
    for (size_t n = 0; n < 10; n++) p->build->product(&p->matrix, &p->rows, KERNELS_STORE, p->out);
}

/* Products a second of a layer's largest matrix. */
static double rate_of(const kernels *build)
{
    static int8_t matrix[OUTS * COLS];
    static uint8_t bytes[ROWS * COLS];
    static float scales[OUTS], bias[OUTS], of_rows[ROWS], out[ROWS * OUTS];
    static int32_t sums[OUTS], zeros[ROWS];
    product p = { build, { matrix, scales, sums, bias, OUTS, COLS },
                  { bytes, of_rows, zeros, ROWS, COLS }, out };
    for (size_t i = 0; i < sizeof matrix; i++) matrix[i] = (int8_t)((int)(i * 37 % 255) - 127);
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (uint8_t)(i * 53);
    return 10.0 * ROWS * COLS * OUTS / time_of(multiply, &p).cpu;
}

/* The plain path takes some thirty times as long as the others: where there are others, its
 * comparison is not waited for. */
static void print_kernels(void)
{
    const kernels *list[KERNELS_MAX];
    double fastest = 0.0;
    puts("\n## Kernels\n\nThousand million products of bytes a second; a comparison of two "
         "articles of 10 sentences\nwith both networks, one thread.\n\n"
         "| path | peak of its instructions | product 128 x 384 x 1536 | of the peak "
         "| comparison, s | times the first |\n|---|---|---|---|---|---|");
    kernels__list(list);
    for (size_t i = 0; i < KERNELS_MAX && list[i]; i++) {
        setenv("CLAIMDIFF_KERNELS", list[i]->name, 1);
        claimdiff_engine *engine = new_engine(NULL, NULL);
        const double peak = peak__products(list[i]->name), rate = rate_of(list[i]);
        printf("| %s | %.0f | %.0f | ", list[i]->name, peak * 1e-9, rate * 1e-9);
        if (peak > 0.0) printf("%.0f %%", 100.0 * rate / peak);
        const bool waited_for = !i || list[i] != &kernels__plain;
        const double whole = waited_for ? time_comparison(engine, 2, EACH, 1).cpu : 0.0;
        if (!i) fastest = whole;
        if (waited_for) printf(" | %.2f | %.1f |\n", whole, whole / fastest);
        else puts(" | | |");
        claimdiff_engine_free(engine);
    }
    unsetenv("CLAIMDIFF_KERNELS");
}

static void print_stages(const claimdiff_engine *rules, const claimdiff_engine *full)
{
    enum { SENTENCES = 20 };
    claimdiff_engine *encoder = new_engine(NULL, CLAIMDIFF_NO_MODEL);
    comparison c = { .engine = rules, .count = 2, .sentences = SENTENCES };
    const double read = time_of(read_articles, &c).cpu,
                 words = time_comparison(rules, 2, SENTENCES, 1).cpu,
                 found = time_comparison(encoder, 2, SENTENCES, 1).cpu,
                 judged = time_comparison(full, 2, SENTENCES, 1).cpu, all = read + judged;
    printf("\n## Stages\n\nTwo articles of %d sentences, one thread.\n\n| stage | ms | share |\n"
           "|---|---|---|\n", SENTENCES);
    printf("| reading both | %.1f | %.1f %% |\n", read * 1e3, 100.0 * read / all);
    printf("| words and rules | %.1f | %.1f %% |\n", words * 1e3, 100.0 * words / all);
    printf("| encoder | %.1f | %.1f %% |\n", (found - words) * 1e3, 100.0 * (found - words) / all);
    printf("| judge | %.1f | %.1f %% |\n", (judged - found) * 1e3, 100.0 * (judged - found) / all);
    free_articles(&c);
    claimdiff_engine_free(encoder);
}

static bool has_sentences(size_t count)
{
    for (size_t i = 0; i < 2; i++)
        if (texts[i].whole->analysis.reading.text.sentences.count < count) return false;
    return true;
}

/* A line for each size that the texts suffice for: of two articles their sentences, or how
 * many articles. */
static void print_scaling(const claimdiff_engine *engine, const char *name, const size_t *sizes,
                          bool of_articles)
{
    for (size_t i = 0; sizes[i]; i++) {
        const size_t count = of_articles ? sizes[i] : 2, sentences = of_articles ? EACH : sizes[i];
        if (!has_sentences((count - 1) / 2 * APART + sentences)) return;
        const double ms = time_comparison(engine, count, sentences, 1).cpu * 1e3;
        const double units = of_articles ? (double)(count * (count - 1) / 2) : (double)sentences;
        printf("| %s | %zu | %.1f | %.2f |\n", name, sizes[i], ms, ms / units);
    }
}

static void print_sizes(const claimdiff_engine *rules, const claimdiff_engine *full)
{
    static const size_t many[] = { 10, 25, 50, 100, 200, 400, 0 }, few[] = { 5, 10, 20, 40, 0 };
    static const size_t groups[] = { 2, 4, 8, 16, 40, 0 }, small[] = { 2, 4, 8, 0 };
    puts("\n## Sentences\n\nTwo articles, one thread.\n\n| networks | sentences of each | ms "
         "| ms a sentence |\n|---|---|---|---|");
    print_scaling(rules, "none", many, false);
    print_scaling(full, "both", few, false);
    printf("\n## Articles\n\nOf %d sentences each, one thread.\n\n| networks | articles | ms "
           "| ms a pair of articles |\n|---|---|---|---|\n", EACH);
    print_scaling(rules, "none", groups, true);
    print_scaling(full, "both", small, true);
}

static void print_threads(const claimdiff_engine *full)
{
    enum { SENTENCES = EACH, MOST = 4 };
    const seconds alone = time_comparison(full, 2, SENTENCES, 1);
    printf("\n## Threads\n\nTwo articles of %d sentences with both networks.\n\n"
           "| threads | wall, s | CPU, s | times as fast |\n|---|---|---|---|\n", SENTENCES);
    for (size_t threads = 1; threads <= MOST; threads *= 2) {
        const seconds s = threads == 1 ? alone : time_comparison(full, 2, SENTENCES, threads);
        printf("| %zu | %.2f | %.2f | %.2f |\n", threads, s.wall, s.cpu, alone.wall / s.wall);
    }
}

int main(int argc, char **argv)
{
    tiles__ask();
    claimdiff_engine *rules = new_engine(CLAIMDIFF_NO_MODEL, CLAIMDIFF_NO_MODEL);
    claimdiff_engine *full = new_engine(NULL, NULL);
    for (int i = 1; i < argc; i++) texts__add("all", argv[i]);
    for (size_t i = 0; i < 2; i++)
        texts[i].whole = new_article(rules, texts[i].bytes, texts[i].length);
    setvbuf(stdout, NULL, _IOLBF, 0);
    print_machine();
    print_kernels();
    print_stages(rules, full);
    print_sizes(rules, full);
    print_threads(full);
    for (size_t i = 0; i < 2; i++) claimdiff_article_free(texts[i].whole);
    claimdiff_engine_free(full);
    claimdiff_engine_free(rules);
    return 0;
}
