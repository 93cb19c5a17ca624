/*
 * claimdiff: the command-line tool. Reads the articles, compares them, renders
 * the report whole and only then prints it, so that trouble never leaves half
 * a report. Exit status like diff: 0, 1 (a contradiction), 2 (trouble).
 */
#include "buffer.h"
#include "input.h"
#include "judge.h"
#include "message.h"
#include "options.h"
#include "source.h"
#include "terminal.h"
#include "text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_NONE = 0, EXIT_CONTRADICTION = 1, EXIT_TROUBLE = 2 };

typedef struct comparison {
    claimdiff_engine *engine;
    source_list sources;
    claimdiff_article **articles; /* (sources.count), NULL where not read */
    claimdiff_report *report;
} comparison;

/* ---- Articles ------------------------------------------------------------ */

static size_t line_of(const char *text, size_t offset)
{
    size_t line = 1;
    for (size_t i = 0; i < offset; i++) line += text[i] == '\n';
    return line;
}

static void report_bad_article(const source *from, const options *o, const claimdiff_error *error)
{
    switch (error->status) {
    case CLAIMDIFF_ERR_UTF8:
    case CLAIMDIFF_ERR_NUL:
        message__error(from->name,
                       "%s at byte offset %zu (line %zu); --lenient reads it as a space",
                       claimdiff_status_string(error->status), error->offset,
                       line_of(from->text, error->offset));
        break;
    case CLAIMDIFF_ERR_TOO_LARGE:
        message__error(from->name, "more than %zu bytes; see --max-bytes", o->max_bytes);
        break;
    default:
        message__error(from->name, "%s", error->message);
    }
}

static bool make_article(comparison *c, const options *o, size_t index)
{
    const source *from = &c->sources.items[index];
    claimdiff_article_options article = CLAIMDIFF_ARTICLE_OPTIONS_INIT;
    claimdiff_error error;
    char date[32];
    article.lenient = o->lenient;
    article.max_bytes = o->max_bytes;
    article.name = from->name;
    article.outlet = from->outlet;
    article.date = options__date(o, index, date, sizeof date) ? date : from->date;
    article.runs = from->runs.items;
    article.run_count = from->runs.count;
    if (!claimdiff_article_new(&c->articles[index], c->engine, from->text, from->length, &article,
                               &error))
        return true;
    report_bad_article(from, o, &error);
    return false;
}

/* Reads them all, so that every bad one gets its message. */
static bool read_articles(comparison *c, const options *o)
{
    bool good = true;
    for (size_t i = 0; i < o->file_count; i++)
        if (!source__read(&c->sources, o->files[i], o)) good = false;
    if (good && !options__check_count(o, c->sources.count)) return false;
    c->articles = calloc(c->sources.count + 1, sizeof *c->articles);
    if (!c->articles) {
        message__error(NULL, "%s", strerror(ENOMEM));
        return false;
    }
    for (size_t i = 0; i < c->sources.count; i++)
        if (c->sources.items[i].text && !make_article(c, o, i)) good = false;
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

static bool make_engine(comparison *c, const options *o)
{
    claimdiff_engine_options engine = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_error error;
    engine.model = o->model;
    engine.judge = o->judge;
    if (claimdiff_engine_new(&c->engine, &engine, &error) == CLAIMDIFF_OK) return true;
    message__error(NULL, "%s", error.message);
    return false;
}

static bool compare(comparison *c, const options *o)
{
    claimdiff_compare_options wanted = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    claimdiff_error error;
    wanted.kinds = o->kinds;
    wanted.min_confidence = o->min_confidence;
    if (claimdiff_compare(&c->report, c->articles, c->sources.count, &wanted, &error) ==
        CLAIMDIFF_OK)
        return true;
    message__error(NULL, "%s", error.message);
    return false;
}

static void comparison_free(comparison *c)
{
    claimdiff_report_free(c->report);
    for (size_t i = 0; c->articles && i < c->sources.count; i++)
        claimdiff_article_free(c->articles[i]);
    free(c->articles);
    source__free_all(&c->sources);
    claimdiff_engine_free(c->engine);
}

/* ---- Printing -------------------------------------------------------------- */

static void render(page *out, const comparison *c, const options *o)
{
    char *json;
    size_t length;
    if (o->format == FORMAT_TEXT) {
        text__report(out, c->report, o->kinds);
    } else if (claimdiff_report_json(&json, &length, c->report, NULL) == CLAIMDIFF_OK) {
        buffer__add(&out->text, json, length);
        claimdiff_string_free(c->engine, json);
    } else {
        out->text.failed = true;
    }
}

static bool print(const buffer *text)
{
    if (text->failed) {
        message__error(NULL, "%s", strerror(ENOMEM));
        return false;
    }
    fwrite(text->bytes, 1, text->length, stdout);
    return true;
}

/* Whether all that was printed has reached its place: a full disk shows here. */
static bool close_output(void)
{
    bool good = !ferror(stdout);
    if (fclose(stdout) == 0 && good) return true;
    message__error("standard output", "%s", strerror(errno));
    return false;
}

static bool has_contradiction(const claimdiff_report *report)
{
    for (size_t i = 0; i < claimdiff_report_finding_count(report); i++)
        if (claimdiff_report_finding(report, i)->kind == CLAIMDIFF_KIND_CONTRADICTION) return true;
    return false;
}

static int run(const options *o)
{
    comparison c = { 0 };
    page out = terminal__page(o);
    int status = EXIT_TROUBLE;
    if (!make_engine(&c, o)) goto cleanup;
    if (!o->dump) warn_without_judge(o);
    if (o->judges) {
        if (judge__lines(&out, c.engine, o) && print(&out.text)) status = EXIT_NONE;
        goto cleanup;
    }
    if (!read_articles(&c, o)) goto cleanup;
    if (o->dump) {
        if (dump(&out, &c, o) && print(&out.text)) status = EXIT_NONE;
    } else if (compare(&c, o)) {
        render(&out, &c, o);
        if (print(&out.text)) status = has_contradiction(c.report) ? EXIT_CONTRADICTION : EXIT_NONE;
    }
cleanup:
    buffer__free(&out.text);
    comparison_free(&c);
    return status;
}

int main(int argc, char **argv)
{
    options o;
    int status = EXIT_TROUBLE;
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
    return close_output() ? status : EXIT_TROUBLE;
}
