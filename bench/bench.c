/*
 * How fast articles are read and compared, and how much memory it takes:
 *
 *     bench FOLDER...     each holds the articles (*.txt) of one event
 *
 * Reads and compares every event again and again for a second of CPU time
 * each. Memory is what the allocator hook hands out, at its highest, for the
 * event that takes most.
 */
#include <claimdiff.h>

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "article.h"
#include "meter.h"

#define MAX_ARTICLES 8
#define MAX_BYTES ((size_t)1 << 20)
#define SECONDS 1.0

typedef struct text {
    char *bytes;
    size_t length;
} text;

typedef struct event {
    text texts[MAX_ARTICLES]; /* (count) */
    claimdiff_article *articles[MAX_ARTICLES];
    size_t count;
} event;

typedef struct event_list {
    event *items;
    size_t count;
} event_list;

typedef struct totals {
    size_t articles, bytes, sentences, claims, pairs, findings;
} totals;

static void fail(const char *what, const char *why)
{
    fprintf(stderr, "bench: %s: %s\n", what, why);
    exit(2);
}

/* ---- Events ------------------------------------------------------------- */

static text read_text(const char *path)
{
    text t = { malloc(MAX_BYTES), 0 };
    FILE *file = fopen(path, "rb");
    if (!file || !t.bytes) fail(path, "cannot be read");
    t.length = fread(t.bytes, 1, MAX_BYTES, file);
    fclose(file);
    return t;
}

static event read_folder(const char *folder)
{
    event e = { .count = 0 };
    char pattern[1024];
    glob_t files;
    snprintf(pattern, sizeof pattern, "%s/*.txt", folder);
    if (glob(pattern, 0, NULL, &files)) fail(folder, "holds no articles");
    for (size_t i = 0; i < files.gl_pathc && i < MAX_ARTICLES; i++)
        e.texts[e.count++] = read_text(files.gl_pathv[i]);
    globfree(&files);
    if (e.count < 2) fail(folder, "holds fewer than two articles");
    return e;
}

static void parse_event(event *e, const claimdiff_engine *engine)
{
    claimdiff_error error;
    for (size_t i = 0; i < e->count; i++) {
        const text *t = &e->texts[i];
        if (claimdiff_article_new(&e->articles[i], engine, t->bytes, t->length, NULL, &error))
            fail("article", error.message);
    }
}

static void free_articles(event *e)
{
    for (size_t i = 0; i < e->count; i++) claimdiff_article_free(e->articles[i]);
}

/* The number of findings. */
static size_t compare_event(event *e)
{
    claimdiff_report *report;
    claimdiff_error error;
    if (claimdiff_compare(&report, e->articles, e->count, NULL, &error))
        fail("compare", error.message);
    size_t findings = claimdiff_report_finding_count(report);
    claimdiff_report_free(report);
    return findings;
}

/* ---- Measuring ------------------------------------------------------------ */

static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static totals count_all(const event_list *events)
{
    totals t = { 0 };
    for (size_t i = 0; i < events->count; i++) {
        event *e = &events->items[i];
        t.articles += e->count;
        t.pairs += e->count * (e->count - 1) / 2;
        t.findings += compare_event(e);
        for (size_t j = 0; j < e->count; j++) {
            t.bytes += e->texts[j].length;
            t.sentences += e->articles[j]->analysis.reading.text.sentences.count;
            t.claims += claimdiff_article_claim_count(e->articles[j]);
        }
    }
    return t;
}

/* CPU seconds to read all events once. */
static double time_reading(const event_list *events, const claimdiff_engine *engine)
{
    double begin = cpu_seconds();
    size_t rounds = 0;
    do {
        for (size_t i = 0; i < events->count; i++) {
            free_articles(&events->items[i]);
            parse_event(&events->items[i], engine);
        }
        rounds++;
    } while (cpu_seconds() - begin < SECONDS);
    return (cpu_seconds() - begin) / (double)rounds;
}

static double time_comparing(const event_list *events)
{
    double begin = cpu_seconds();
    size_t rounds = 0;
    do {
        for (size_t i = 0; i < events->count; i++) compare_event(&events->items[i]);
        rounds++;
    } while (cpu_seconds() - begin < SECONDS);
    return (cpu_seconds() - begin) / (double)rounds;
}

/* Peak bytes of reading and comparing one event with an engine of its own. */
static size_t peak_of(event alone)
{
    meter m = { 0, 0 };
    claimdiff_allocator allocator = { meter__malloc, meter__realloc, meter__free, &m };
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    options.allocator = &allocator;
    options.model = CLAIMDIFF_NO_MODEL;
    if (claimdiff_engine_new(&engine, &options, NULL)) fail("engine", "out of memory");
    parse_event(&alone, engine);
    compare_event(&alone);
    free_articles(&alone);
    claimdiff_engine_free(engine);
    return m.peak;
}

static void print_memory(const event_list *events)
{
    double most_per_byte = 0;
    size_t most = 0;
    for (size_t i = 0; i < events->count; i++) {
        size_t bytes = 0, peak = peak_of(events->items[i]);
        for (size_t j = 0; j < events->items[i].count; j++)
            bytes += events->items[i].texts[j].length;
        double per_byte = (double)peak / (double)bytes;
        if (peak > most) most = peak;
        if (per_byte > most_per_byte) most_per_byte = per_byte;
    }
    printf("memory     at most %zu KiB an event, at most %.0f bytes a byte of article\n",
           most / 1024, most_per_byte);
}

static void print_speed(const totals *t, double parsing, double comparing)
{
    double pairs = (double)t->pairs, both = parsing + comparing;
    printf(
        "events     %zu articles, %zu bytes, %zu sentences, %zu claims, %zu pairs, %zu findings\n",
        t->articles, t->bytes, t->sentences, t->claims, t->pairs, t->findings);
    printf("reading    %.0f sentences/s, %.0f claims/s, %.2f MB/s\n",
           (double)t->sentences / parsing, (double)t->claims / parsing,
           (double)t->bytes / parsing / 1e6);
    printf("comparing  %.0f article pairs/s, %.3f ms a pair\n", pairs / comparing,
           comparing / pairs * 1e3);
    printf("both       %.0f article pairs/s, %.3f ms a pair\n", pairs / both, both / pairs * 1e3);
}

int main(int argc, char **argv)
{
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    event_list events = { calloc((size_t)argc + 1, sizeof(event)),
                          argc > 1 ? (size_t)argc - 1 : 0 };
    if (!events.count || !events.items) fail("usage", "bench FOLDER...");
    options.model = CLAIMDIFF_NO_MODEL;
    if (claimdiff_engine_new(&engine, &options, NULL)) fail("engine", "out of memory");
    for (size_t i = 0; i < events.count; i++) {
        events.items[i] = read_folder(argv[i + 1]);
        parse_event(&events.items[i], engine);
    }

    totals t = count_all(&events);
    double parsing = time_reading(&events, engine);
    print_speed(&t, parsing, time_comparing(&events));
    print_memory(&events);

    for (size_t i = 0; i < events.count; i++) {
        free_articles(&events.items[i]);
        for (size_t j = 0; j < events.items[i].count; j++) free(events.items[i].texts[j].bytes);
    }
    free(events.items);
    claimdiff_engine_free(engine);
    return 0;
}
