/*
 * --batch: threads take the next line each, compare, and wait for their turn to write, so that
 * the lines come in order and no more groups are in memory than there are threads.
 *
 * A line is written by one write() where the system allows: a program that is killed leaves
 * whole lines, but for a line under way when the machine itself stops; --resume cuts that.
 */
#include "batch.h"
#include "buffer.h"
#include "comparison.h"
#include "input.h"
#include "json_read.h"
#include "json_text.h"
#include "line_reader.h"
#include "message.h"
#include "progress.h"
#include "records.h"
#include "stop.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef CLAIMDIFF_WITH_JANSSON

bool batch__run(const claimdiff_engine *engine, const options *o)
{
    (void)engine;
    (void)o;
    message__error(NULL, "--batch: built without jansson; install libjansson-dev and pkg-config, "
                         "then make");
    return false;
}

#else

#define MOST_JOBS 64

/* What the threads share. */
typedef struct batch {
    const claimdiff_engine *engine;
    const options *options;
    line_reader in;
    int out;
    pthread_mutex_t lock; /* of all below, and of in */
    pthread_cond_t turn;
    size_t taken, written, skip; /* groups; skip: at the begin, not to be done again */
    size_t line;                 /* of the input, last taken, from 1 */
    bool failed;                 /* no further line can be written */
    bool wrong;                  /* some group was */
    progress progress;
} batch;

/* A group on its way through one thread. */
typedef struct group {
    buffer text;         /* its line */
    size_t number, line; /* number: from 0, of those that are done */
    buffer out;
    bool good;
} group;

/* ---- One group ------------------------------------------------------------------ */

static void put_json(buffer *out, const json_t *value)
{
    char *text = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT);
    if (text)
        json_text__value(out, text, strlen(text));
    else
        out->failed = true;
    json_read__give_back(text);
}

/* {"id":"7","line":3 */
static void put_head(group *g, const json_t *id)
{
    g->out.length = 0;
    buffer__put(&g->out, "{\"id\":");
    if (id)
        put_json(&g->out, id);
    else
        buffer__put(&g->out, "null");
    buffer__format(&g->out, ",\"line\":%zu,", g->line);
}

static void put_wrong(group *g, const json_t *id, const char *wrong)
{
    put_head(g, id);
    buffer__put(&g->out, "\"error\":");
    json_text__string(&g->out, wrong, strlen(wrong));
    buffer__put(&g->out, "}\n");
    g->good = false;
}

/* The report in one line: no line end in it stands within a string. */
static void put_report(group *g, const json_t *id, const char *json, size_t length)
{
    put_head(g, id);
    for (size_t i = 1, end; i < length; i = end + 1) {
        const char *line_end = memchr(json + i, '\n', length - i);
        end = line_end ? (size_t)(line_end - json) : length;
        buffer__add(&g->out, json + i, end - i);
    }
    buffer__put(&g->out, "\n");
    g->good = true;
}

static bool go_on(void *ctx, size_t done, size_t total)
{
    (void)ctx;
    (void)done;
    (void)total;
    return !stop__wanted();
}

static bool read_articles(comparison *c, const options *o, const json_t *value, char *wrong,
                          size_t size)
{
    const json_t *articles = json_object_get(value, "articles");
    size_t count = json_array_size(articles);
    snprintf(wrong, size, "no \"articles\" with two or more of them");
    if (count < 2) return false;
    for (size_t i = 0; i < count; i++)
        if (!records__add(&c->sources, json_array_get(articles, i), "article", i + 1, wrong, size))
            return false;
    snprintf(wrong, size, "out of memory");
    if (!comparison__prepare(c)) return false;
    for (size_t i = 0; i < count; i++) {
        int n = snprintf(wrong, size, "article %zu: ", i + 1);
        if (!comparison__read(c, o, i, wrong + n, size - (size_t)n)) return false;
    }
    return true;
}

static void compare(const batch *b, group *g, const json_t *value)
{
    comparison c = { .engine = b->engine };
    claimdiff_compare_options wishes = comparison__wishes(b->options);
    claimdiff_error error;
    const json_t *id = json_object_get(value, "id");
    char wrong[512], *json = NULL;
    size_t length;
    if (!wishes.threads) wishes.threads = 1;
    wishes.progress = go_on;
    if (!read_articles(&c, b->options, value, wrong, sizeof wrong))
        put_wrong(g, id, wrong);
    else if (claimdiff_compare(&c.report, c.articles, c.sources.count, &wishes, &error) ||
             claimdiff_report_json(&json, &length, c.report, &error))
        put_wrong(g, id, error.message);
    else
        put_report(g, id, json, length);
    claimdiff_string_free(b->engine, json);
    comparison__free(&c);
}

static void work(const batch *b, group *g)
{
    json_error_t error;
    char wrong[512];
    json_t *value = json_read__load(g->text.bytes, g->text.length, 0, &error);
    snprintf(wrong, sizeof wrong, "%s%s", json_read__was_refused() ? "" : "not JSON: ", error.text);
    if (value)
        compare(b, g, value);
    else
        put_wrong(g, NULL, wrong);
    json_decref(value);
}

/* ---- Lines in and out -------------------------------------------------------------- */

static bool is_blank(const buffer *line)
{
    size_t at = 0;
    while (at < line->length && strchr(" \t\r", line->bytes[at]) && line->bytes[at]) at++;
    return at == line->length;
}

/* Takes the next line that is to be done; false: there is none. */
static bool take(batch *b, group *g)
{
    bool got = false;
    pthread_mutex_lock(&b->lock);
    while (!got && !b->failed && line_reader__next(&b->in, &g->text, stop__wanted)) {
        b->line++;
        if (is_blank(&g->text)) continue;
        got = b->skip == 0;
        if (!got) b->skip--;
    }
    g->line = b->line;
    if (got) g->number = b->taken++;
    pthread_mutex_unlock(&b->lock);
    return got;
}

static bool write_all(int to, const char *bytes, size_t length)
{
    while (length) {
        ssize_t n = write(to, bytes, length);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return false;
        bytes += n;
        length -= (size_t)n;
    }
    return true;
}

/* Waits for the groups before, then writes. What was stopped midway is not written, nor is
 * what comes after it. */
static void put(batch *b, group *g)
{
    pthread_mutex_lock(&b->lock);
    while (b->written != g->number && !b->failed) pthread_cond_wait(&b->turn, &b->lock);
    bool stopped = !g->good && stop__wanted();
    if (!b->failed && !stopped &&
        (g->out.failed || !write_all(b->out, g->out.bytes, g->out.length)))
        message__error(b->options->output, "%s", strerror(g->out.failed ? ENOMEM : errno));
    else if (!stopped)
        b->written += !b->failed;
    if (b->written != g->number + 1) b->failed = true;
    b->wrong = b->wrong || !g->good;
    progress__show(&b->progress, b->written, 0);
    pthread_cond_broadcast(&b->turn);
    pthread_mutex_unlock(&b->lock);
}

static void *run(void *shared)
{
    batch *b = shared;
    group g = { 0 };
    while (take(b, &g)) {
        work(b, &g);
        put(b, &g);
    }
    buffer__free(&g.text);
    buffer__free(&g.out);
    return NULL;
}

/* Runs in this thread and in others; those that cannot be started are done without. */
static void run_all(batch *b, size_t jobs)
{
    pthread_t threads[MOST_JOBS];
    size_t count = 0;
    while (count + 1 < jobs && count < MOST_JOBS && !pthread_create(&threads[count], NULL, run, b))
        count++;
    run(b);
    for (size_t i = 0; i < count; i++) pthread_join(threads[i], NULL);
}

/* ---- Files --------------------------------------------------------------------------- */

/* Cuts a line that was not finished off the end, and counts the others. */
static bool resume(int out, size_t *lines)
{
    char bytes[1 << 16];
    off_t at = 0, whole = 0;
    ssize_t n;
    *lines = 0;
    while ((n = read(out, bytes, sizeof bytes)) > 0) {
        for (ssize_t i = 0; i < n; i++) {
            if (bytes[i] != '\n') continue;
            ++*lines;
            whole = at + i + 1;
        }
        at += n;
    }
    return n == 0 && ftruncate(out, whole) == 0 && lseek(out, whole, SEEK_SET) == whole;
}

static bool open_files(batch *b, const options *o)
{
    const char *in = o->file_count ? o->files[0] : "-";
    b->in.file = input__is_stdin(in) ? STDIN_FILENO : open(in, O_RDONLY);
    b->out = STDOUT_FILENO;
    if (b->in.file < 0) {
        message__error(in, "%s", strerror(errno));
        return false;
    }
    if (!o->output) return true;
    b->out = open(o->output, O_RDWR | O_CREAT | (o->resume ? 0 : O_TRUNC), 0666);
    if (b->out >= 0 && (!o->resume || resume(b->out, &b->skip))) return true;
    message__error(o->output, "%s", strerror(errno));
    return false;
}

static void close_files(batch *b)
{
    if (b->in.file > STDIN_FILENO) close(b->in.file);
    line_reader__free(&b->in);
    if (b->out > STDOUT_FILENO && close(b->out)) b->failed = true;
}

bool batch__run(const claimdiff_engine *engine, const options *o)
{
    batch b = { .engine = engine, .options = o };
    const long cores = sysconf(_SC_NPROCESSORS_ONLN);
    bool good = false;
    if (!open_files(&b, o)) goto cleanup;
    pthread_mutex_init(&b.lock, NULL);
    pthread_cond_init(&b.turn, NULL);
    json_object_seed(0);
    stop__catch();
    progress__begin(&b.progress);
    run_all(&b, o->jobs ? o->jobs : cores > 0 ? (size_t)cores : 1);
    progress__end(&b.progress);
    if (b.in.error)
        message__error(o->file_count ? o->files[0] : INPUT_STDIN_NAME, "%s", strerror(b.in.error));
    good = !b.in.error && !b.failed && !b.wrong && !stop__wanted();
    pthread_cond_destroy(&b.turn);
    pthread_mutex_destroy(&b.lock);
cleanup:
    close_files(&b);
    return good;
}

#endif
