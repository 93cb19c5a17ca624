/*
 * claimdiff: the command-line tool. Reads the articles, compares them, renders
 * the report whole and only then prints it, so that trouble never leaves half
 * a report. Exit status like diff: 0, 1 (a contradiction), 2 (trouble).
 */
#include "batch.h"
#include "buffer.h"
#include "comparison.h"
#include "input.h"
#include "json_read.h"
#include "judge.h"
#include "message.h"
#include "options.h"
#include "output.h"
#include "progress.h"
#include "report_csv.h"
#include "report_html.h"
#include "stop.h"
#include "terminal.h"
#include "text.h"
#include "tiles.h"
#include "verify.h"
#include "versions_data.h"
#include "versions_html.h"
#include "versions_text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_NONE = 0, EXIT_CONTRADICTION = 1, /* or a change */ EXIT_TROUBLE = 2 };

/* ---- Articles ------------------------------------------------------------ */

/* Reads them all, so that every bad one gets its message. */
static bool read_articles(comparison *c, const options *o)
{
    bool good = true;
    for (size_t i = 0; i < o->file_count; i++)
        if (!source__read(&c->sources, o->files[i], o)) good = false;
    if (good && !options__check_count(o, c->sources.count)) return false;
    if (!comparison__prepare(c)) {
        message__error(NULL, "%s", strerror(ENOMEM));
        return false;
    }
    for (size_t i = 0; i < c->sources.count; i++) {
        char wrong[512];
        if (!c->sources.items[i].text || comparison__read(c, o, i, wrong, sizeof wrong)) continue;
        message__error(c->sources.items[i].name, "%s", wrong);
        good = false;
    }
    return good;
}

/* ---- Dumping ------------------------------------------------------------- */

/* Adds what a stage made of each article, "==> FILE <==" before it if there are more. */
static void dump_stage(page *out, const comparison *c, const options *o)
{
    const claimdiff_stage stage = (claimdiff_stage)(o->dump - DUMP_SENTENCES);
    for (size_t i = 0; i < c->sources.count; i++) {
        char *text;
        size_t length;
        if (c->sources.count > 1) {
            const char *name = claimdiff_article_name(c->articles[i]);
            buffer__put(&out->text, "==> ");
            layout__inline(out, name, strlen(name), STYLE_PLAIN);
            buffer__put(&out->text, " <==\n");
        }
        if (claimdiff_article_dump(&text, &length, c->articles[i], stage, NULL)) {
            out->text.failed = true;
            return;
        }
        layout__table(out, text, length);
        claimdiff_string_free(c->engine, text);
    }
}

static bool dump_pairs(page *out, const comparison *c, const options *o)
{
    char *text;
    size_t length;
    claimdiff_error error;
    if (claimdiff_pairs_dump(&text, &length, c->articles, c->sources.count,
                             o->dump == DUMP_ALL_PAIRS, &error)) {
        message__error(NULL, "%s", error.message);
        return false;
    }
    buffer__add(&out->text, text, length);
    claimdiff_string_free(c->engine, text);
    return true;
}

static bool dump(page *out, const comparison *c, const options *o)
{
    if (!options__dumps_stage(o)) return dump_pairs(out, c, o);
    dump_stage(out, c, o);
    return true;
}

/* ---- Comparing ------------------------------------------------------------ */

static bool is_none(const char *path)
{
    return path && strcmp(path, CLAIMDIFF_NO_MODEL) == 0;
}

/* Says so where nobody has wished for a comparison without a judge. */
static void warn_without_judge(const options *o)
{
    const bool wished =
        is_none(o->judge) || is_none(getenv("CLAIMDIFF_JUDGE")) || (!o->judge && is_none(o->model));
    if (o->judge || wished || claimdiff_default_model(NULL, 0, CLAIMDIFF_MODEL_JUDGE)) return;
    message__error(NULL, "no weights of a judge found: by rules and words alone, which find less; "
                         "see --judge-model");
}

/* Editions, and the stages of reading, are without networks. */
static bool needs_none(const options *o)
{
    return o->versions || options__dumps_stage(o);
}

static claimdiff_engine *make_engine(const options *o)
{
    claimdiff_engine_options wishes = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    claimdiff_error error;
    wishes.model = needs_none(o) ? CLAIMDIFF_NO_MODEL : o->model;
    wishes.judge = o->judge;
    if (claimdiff_engine_new(&engine, &wishes, &error)) message__error(NULL, "%s", error.message);
    return engine;
}

static bool show(void *ctx, size_t done, size_t total)
{
    progress__show(ctx, done, total);
    return !stop__wanted();
}

static bool compare(comparison *c, const options *o)
{
    claimdiff_compare_options wishes = comparison__wishes(o);
    claimdiff_error error;
    progress bar;
    wishes.progress = show;
    wishes.ctx = &bar;
    stop__catch();
    progress__begin(&bar);
    claimdiff_status status =
        claimdiff_compare(&c->report, c->articles, c->sources.count, &wishes, &error);
    progress__end(&bar);
    if (status) message__error(NULL, "%s", stop__wanted() ? "stopped" : error.message);
    return status == CLAIMDIFF_OK;
}

/* ---- Printing -------------------------------------------------------------- */

static void render_json(page *out, const comparison *c)
{
    char *json;
    size_t length;
    if (claimdiff_report_json(&json, &length, c->report, NULL)) {
        out->text.failed = true;
        return;
    }
    buffer__add(&out->text, json, length);
    claimdiff_string_free(c->engine, json);
}

static void render(page *out, const comparison *c, const options *o)
{
    switch (o->format) {
    case FORMAT_TEXT:
        text__report(out, c->report, o);
        break;
    case FORMAT_JSON:
        render_json(out, c);
        break;
    case FORMAT_HTML:
        report_html__put(&out->text, c->report, o->kinds);
        break;
    case FORMAT_CSV:
        report_csv__put(&out->text, c->report, o->kinds);
        break;
    }
}

static bool has_contradiction(const claimdiff_report *report)
{
    for (size_t i = 0; i < claimdiff_report_finding_count(report); i++)
        if (claimdiff_report_finding(report, i)->kind == CLAIMDIFF_KIND_CONTRADICTION) return true;
    return false;
}

/* Status 0: the editions say the same. */
static int run_versions(page *out, const comparison *c, const options *o)
{
    versions v;
    int status = EXIT_TROUBLE;
    if (!versions__find(&v, c->articles[0], c->articles[1])) {
        out->text.failed = true;
    } else if (o->format == FORMAT_JSON) {
        versions_data__json(&out->text, &v);
    } else if (o->format == FORMAT_CSV) {
        versions_data__csv(&out->text, &v);
    } else if (o->format == FORMAT_HTML) {
        versions_html__put(&out->text, &v);
    } else {
        versions_text__put(out, &v);
    }
    if (output__write(&out->text, o))
        status = v.change_count || v.note_count ? EXIT_CONTRADICTION : EXIT_NONE;
    versions__free(&v);
    return status;
}

/* Reads articles, and dumps or compares them. */
static int run_articles(claimdiff_engine *engine, const options *o)
{
    comparison c = { .engine = engine };
    page out = terminal__page(o);
    int status = EXIT_TROUBLE;
    if (!read_articles(&c, o)) goto cleanup;
    if (o->dump) {
        if (dump(&out, &c, o) && output__write(&out.text, o)) status = EXIT_NONE;
    } else if (o->versions) {
        status = run_versions(&out, &c, o);
    } else if (compare(&c, o)) {
        render(&out, &c, o);
        if (output__write(&out.text, o))
            status = has_contradiction(c.report) ? EXIT_CONTRADICTION : EXIT_NONE;
    }
cleanup:
    buffer__free(&out.text);
    comparison__free(&c);
    return status;
}

static int run_judge(claimdiff_engine *engine, const options *o)
{
    page out = terminal__page(o);
    bool good = judge__lines(&out, engine, o) && output__write(&out.text, o);
    buffer__free(&out.text);
    return good ? EXIT_NONE : EXIT_TROUBLE;
}

static int run(const options *o)
{
    int status = EXIT_TROUBLE;
    if (o->verifies) return verify__models(o) ? EXIT_NONE : EXIT_TROUBLE;
    claimdiff_engine *engine = make_engine(o);
    if (!engine) return status;
    if (!o->dump && !o->versions) warn_without_judge(o);
    if (o->judges)
        status = run_judge(engine, o);
    else if (o->batch)
        status = batch__run(engine, o) ? EXIT_NONE : EXIT_TROUBLE;
    else
        status = run_articles(engine, o);
    claimdiff_engine_free(engine);
    return status;
}

int main(int argc, char **argv)
{
    options o;
    int status = EXIT_TROUBLE;
    tiles__ask();
#ifdef CLAIMDIFF_WITH_JANSSON
    json_read__begin();
#endif
    switch (options__parse(&o, argc, argv)) {
    case OPTIONS_RUN:
        status = run(&o);
        break;
    case OPTIONS_DONE:
        status = EXIT_NONE;
        break;
    case OPTIONS_BAD:
        break;
    }
    if (!output__close()) status = EXIT_TROUBLE;
    stop__end();
    return status;
}
