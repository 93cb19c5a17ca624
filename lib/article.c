/* Makes an article from bytes: checks them, copies them, and runs the stages up
 * to the claims. Read leniently, each byte that is no UTF-8, and each NUL, becomes
 * one space, so that offsets hold. */
#include "article.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/sized.h"
#include "base/status.h"
#include "base/utf8.h"
#include "claim/alone.h"
#include "claim/circumstance.h"
#include "claim/standing.h"
#include "report/dump.h"
#include "text/language.h"
#include "value/calendar.h"
#include "value/published.h"

#define MAX_BYTES_DEFAULT ((size_t)64 << 20)

/* What a call brings, in one place. */
typedef struct request {
    const char *text;
    size_t length;
    claimdiff_article_options options;
    claimdiff_error *error;
    size_t number; /* what error->article names */
    bool passage;  /* a claim or two, not an article: no headline, no byline */
} request;

static claimdiff_status fail(const request *r, claimdiff_status status, size_t offset,
                             const char *message)
{
    return status__fail(r->error, status, r->number, offset, message);
}

/* Offset of the first byte from `at` on that cannot stay, or length. */
static size_t next_fault(const char *text, size_t length, size_t at)
{
    size_t size;
    for (; at < length; at += size)
        if (utf8__decode(text + at, length - at, &size) <= 0) break;
    return at;
}

static void blank_faults(char *text, size_t length)
{
    for (size_t at = 0; (at = next_fault(text, length, at)) < length;) text[at++] = ' ';
}

static claimdiff_status check_bytes(const request *r)
{
    size_t fault = next_fault(r->text, r->length, 0);
    if (fault == r->length) return CLAIMDIFF_OK;
    return fail(r, r->text[fault] ? CLAIMDIFF_ERR_UTF8 : CLAIMDIFF_ERR_NUL, fault, NULL);
}

static claimdiff_status fail_large(const request *r)
{
    char message[sizeof r->error->message];
    snprintf(message, sizeof message, "too large: %zu bytes, and the limit is %zu", r->length,
             r->options.max_bytes);
    return fail(r, CLAIMDIFF_ERR_TOO_LARGE, 0, message);
}

static claimdiff_status check(const claimdiff_engine *engine, request *r,
                              const claimdiff_article_options *given)
{
    long day;
    if (!engine) return fail(r, CLAIMDIFF_ERR_ARGUMENT, 0, "engine is NULL");
    if (!r->text && r->length) return fail(r, CLAIMDIFF_ERR_ARGUMENT, 0, "text is NULL");
    if (!sized__read(&r->options, sizeof r->options, given))
        return fail(r, CLAIMDIFF_ERR_ARGUMENT, 0, "options.size is not set");
    if (!r->options.runs) r->options.run_count = 0;
    if (!lines__are_runs(r->options.runs, r->options.run_count, r->length))
        return fail(r, CLAIMDIFF_ERR_ARGUMENT, 0, "options.runs do not fit the text");
    if (!r->options.max_bytes) r->options.max_bytes = MAX_BYTES_DEFAULT;
    if (!r->length) return fail(r, CLAIMDIFF_ERR_EMPTY, 0, NULL);
    if (r->length > r->options.max_bytes) return fail_large(r);
    claimdiff_status status = r->options.lenient ? CLAIMDIFF_OK : check_bytes(r);
    if (!status && r->options.date && !calendar__parse(r->options.date, &day))
        return fail(r, CLAIMDIFF_ERR_DATE, 0, NULL);
    return status;
}

static bool copy_string(arena *a, const char **out, const char *given)
{
    *out = given ? arena__copy(a, given, strlen(given)) : NULL;
    return !given || *out;
}

static bool copy_runs(claimdiff_article *article, const claimdiff_article_options *options)
{
    size_t count = options->run_count;
    claimdiff_run *runs = arena__array(&article->arena, count, sizeof *runs);
    if (!runs) return false;
    if (count) memcpy(runs, options->runs, count * sizeof *runs);
    article->lines.runs = runs;
    article->lines.run_count = count;
    return true;
}

static bool copy_input(claimdiff_article *article, const request *r)
{
    arena *a = &article->arena;
    char *text = arena__copy(a, r->text, r->length);
    if (!text) return false;
    if (r->options.lenient) blank_faults(text, r->length);
    article->text = text;
    article->length = r->length;
    return lines__index(&article->lines, a, text, r->length) &&
           copy_runs(article, &r->options) &&
           copy_string(a, &article->name, r->options.name) &&
           copy_string(a, &article->outlet, r->options.outlet) &&
           copy_string(a, &article->date, r->options.date);
}

static bool find_day(claimdiff_article *article)
{
    char found[sizeof "YYYY-MM-DD"];
    if (!article->date && published__find(&article->analysis.reading.text, found)) {
        article->date = arena__copy(&article->arena, found, sizeof found - 1);
        if (!article->date) return false;
    }
    if (!article->date || !calendar__parse(article->date, &article->day)) article->day = LONG_MIN;
    return true;
}

/* Pointers to what the header shows of the items of a list, which is their first member;
 * NULL: out of memory. */
#define SHOWN(arena, list) shown((arena), (list)->items, (list)->count, sizeof *(list)->items)

static void *shown(arena *a, const void *first, size_t count, size_t item_size)
{
    const void **out = arena__array(a, count, sizeof *out);
    for (size_t i = 0; out && i < count; i++) out[i] = (const char *)first + i * item_size;
    return out;
}

/* Lets each claim show its parts, which are slices of the article's. */
static bool show_parts(analysis *made, arena *a)
{
    const claimdiff_quantity *const *quantities = SHOWN(a, &made->quantities);
    const claimdiff_timex *const *timexes = SHOWN(a, &made->timexes);
    const claimdiff_mention *const *mentions = SHOWN(a, &made->mentions.mentions);
    if (!quantities || !timexes || !mentions) return false;
    for (size_t i = 0; i < made->claims.count; i++) {
        claim *c = &made->claims.items[i];
        claimdiff_claim *to = &c->stated;
        if (c->quantity_count)
            to->quantities = quantities + (c->quantities - made->quantities.items);
        if (c->timex_count) to->timexes = timexes + (c->timexes - made->timexes.items);
        if (c->mention_count)
            to->mentions = mentions + (c->mentions - made->mentions.mentions.items);
        to->quantity_count = c->quantity_count;
        to->timex_count = c->timex_count;
        to->mention_count = c->mention_count;
    }
    return true;
}

static bool keep_states(claimdiff_article *article, size_t room)
{
    const model *network = article->engine->judge;
    if (!room || !network) return true;
    article->states = nli__keep(&article->arena, network, &article->analysis, room);
    return article->states != NULL;
}

static claimdiff_status read_text(claimdiff_article *article, const request *r)
{
    analysis *made = &article->analysis;
    arena *a = &article->arena;
    if (!copy_input(article, r) ||
        !reading__make(&made->reading, a, article->text, article->length, r->passage))
        return fail(r, CLAIMDIFF_ERR_MEMORY, 0, NULL);
    if (!made->reading.text.sentences.count) return fail(r, CLAIMDIFF_ERR_EMPTY, 0, NULL);
    article->language = language__of(&made->reading.text);
    if (!find_day(article) || !claim__extract(made, a, article->day) ||
        !alone__write(made, a) || !show_parts(made, a))
        return fail(r, CLAIMDIFF_ERR_MEMORY, 0, NULL);
    circumstance__find(made, article->day);
    if (!r->passage) standing__mark(made);
    return keep_states(article, r->options.keep_bytes) ? CLAIMDIFF_OK
                                                       : fail(r, CLAIMDIFF_ERR_MEMORY, 0, NULL);
}

static claimdiff_status new_article(claimdiff_article **out, const claimdiff_engine *engine,
                                    const request *r)
{
    const claimdiff_allocator *memory = &engine->allocator;
    claimdiff_article *article = memory->malloc(memory->ctx, sizeof *article);
    if (!article) return fail(r, CLAIMDIFF_ERR_MEMORY, 0, NULL);
    memset(article, 0, sizeof *article);
    article->engine = engine;
    arena__init(&article->arena, memory);
    claimdiff_status status = read_text(article, r);
    if (status) claimdiff_article_free(article);
    else *out = article;
    return status;
}

claimdiff_status claimdiff_article_new(claimdiff_article **out, const claimdiff_engine *engine,
                                       const char *text, size_t length,
                                       const claimdiff_article_options *options,
                                       claimdiff_error *error)
{
    request r = { text, length, CLAIMDIFF_ARTICLE_OPTIONS_INIT, error, CLAIMDIFF_NONE, false };
    if (!out) return fail(&r, CLAIMDIFF_ERR_ARGUMENT, 0, "out is NULL");
    *out = NULL;
    claimdiff_status status = check(engine, &r, options);
    return status ? status : new_article(out, engine, &r);
}

claimdiff_status article__new_passage(claimdiff_article **out, const claimdiff_engine *engine,
                                      const char *text, size_t length, size_t number,
                                      claimdiff_error *error)
{
    request r = { text, length, CLAIMDIFF_ARTICLE_OPTIONS_INIT, error, number, true };
    claimdiff_status status = check(engine, &r, NULL);
    *out = NULL;
    return status ? status : new_article(out, engine, &r);
}

void claimdiff_article_free(claimdiff_article *article)
{
    if (!article) return;
    const claimdiff_allocator *memory = &article->engine->allocator;
    arena__free(&article->arena);
    memory->free(memory->ctx, article);
}

const char *claimdiff_article_text(const claimdiff_article *article, size_t *length)
{
    if (length) *length = article ? article->length : 0;
    return article ? article->text : "";
}

const char *claimdiff_article_name(const claimdiff_article *article)
{
    return article ? article->name : NULL;
}

const char *claimdiff_article_outlet(const claimdiff_article *article)
{
    return article ? article->outlet : NULL;
}

const char *claimdiff_article_date(const claimdiff_article *article)
{
    return article ? article->date : NULL;
}

const char *claimdiff_article_language(const claimdiff_article *article)
{
    return article ? article->language : NULL;
}

claimdiff_span claimdiff_article_headline(const claimdiff_article *article)
{
    claimdiff_span none = { 0, 0 };
    if (!article) return none;
    const segments *s = &article->analysis.reading.text;
    for (size_t i = 0; i < s->sentences.count; i++)
        if (s->sentences.items[i].role == ROLE_HEADLINE) return s->sentences.items[i].span;
    return none;
}

void claimdiff_article_locate(const claimdiff_article *article, size_t offset, size_t *line,
                              size_t *column)
{
    if (line) *line = 1;
    if (column) *column = 1;
    if (article) lines__locate(&article->lines, offset, line, column);
}

claimdiff_span claimdiff_article_in_file(const claimdiff_article *article, claimdiff_span span)
{
    return article ? lines__in_file(&article->lines, span) : span;
}

size_t claimdiff_article_claim_count(const claimdiff_article *article)
{
    return article ? article->analysis.claims.count : 0;
}

const claimdiff_claim *claimdiff_article_claim(const claimdiff_article *article, size_t index)
{
    return index < claimdiff_article_claim_count(article)
               ? &article->analysis.claims.items[index].stated
               : NULL;
}

claimdiff_status claimdiff_article_dump(char **out, size_t *length,
                                        const claimdiff_article *article, claimdiff_stage stage,
                                        claimdiff_error *error)
{
    if (out) *out = NULL;
    if (length) *length = 0;
    if (!out || !article || (size_t)stage > CLAIMDIFF_STAGE_CLAIMS)
        return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, NULL);
    str s;
    str__init(&s, &article->engine->allocator);
    dump__stage(&s, &article->analysis, stage);
    return str__hand_over(&s, out, length, error);
}
