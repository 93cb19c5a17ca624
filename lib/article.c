/* Makes an article from bytes: checks them, copies them, and runs the stages up
 * to the claims. In a lenient engine each byte that is no UTF-8, and each NUL,
 * becomes one space, so that offsets hold. */
#include "article.h"

#include <limits.h>
#include <string.h>

#include "base/status.h"
#include "base/utf8.h"
#include "value/calendar.h"
#include "value/published.h"

/* What a call brings, in one place. */
typedef struct request {
    const char *text;
    size_t length;
    claimdiff_article_info info;
    claimdiff_error *error;
    size_t number; /* what error->article names */
    bool passage;  /* a claim or two, not an article: no headline, no byline */
} request;

static claimdiff_status fail(const request *r, claimdiff_status status, size_t offset, const char *message)
{
    return status__fail(r->error, status, r->number, offset, message);
}

static bool read_info(claimdiff_article_info *out, const claimdiff_article_info *given)
{
    static const claimdiff_article_info defaults = CLAIMDIFF_ARTICLE_INFO_INIT;
    *out = defaults;
    if (!given) return true;
    if (given->size < sizeof given->size) return false;
    memcpy(out, given, given->size < sizeof *out ? given->size : sizeof *out);
    return true;
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

static claimdiff_status check(const claimdiff_engine *engine, const request *r, const claimdiff_article_info *info)
{
    if (!engine) return fail(r, CLAIMDIFF_ERR_ARGUMENT, 0, "engine is NULL");
    if (!r->text && r->length) return fail(r, CLAIMDIFF_ERR_ARGUMENT, 0, "text is NULL");
    if (info && info->size < sizeof info->size) return fail(r, CLAIMDIFF_ERR_ARGUMENT, 0, "info.size is not set");
    if (!r->length) return fail(r, CLAIMDIFF_ERR_EMPTY, 0, NULL);
    if (r->length > engine->options.max_bytes) return fail(r, CLAIMDIFF_ERR_TOO_LARGE, 0, NULL);
    return engine->options.lenient ? CLAIMDIFF_OK : check_bytes(r);
}

static bool copy_string(arena *a, const char **out, const char *given)
{
    *out = given ? arena__copy(a, given, strlen(given)) : NULL;
    return !given || *out;
}

static bool index_lines(claimdiff_article *article)
{
    size_t count = 1;
    for (size_t i = 0; i < article->length; i++) count += article->text[i] == '\n';
    article->lines = arena__array(&article->arena, count, sizeof *article->lines);
    if (!article->lines) return false;
    article->lines[article->line_count++] = 0;
    for (size_t i = 0; i < article->length; i++)
        if (article->text[i] == '\n') article->lines[article->line_count++] = i + 1;
    return true;
}

static bool copy_input(claimdiff_article *article, const request *r)
{
    arena *a = &article->arena;
    char *text = arena__copy(a, r->text, r->length);
    if (!text) return false;
    if (article->engine->options.lenient) blank_faults(text, r->length);
    article->text = text;
    article->length = r->length;
    return index_lines(article) && copy_string(a, &article->name, r->info.name) &&
           copy_string(a, &article->outlet, r->info.outlet) && copy_string(a, &article->date, r->info.date);
}

static bool find_day(claimdiff_article *article)
{
    char found[sizeof "YYYY-MM-DD"];
    if (!article->date && published__find(&article->analysis.text, found)) {
        article->date = arena__copy(&article->arena, found, sizeof found - 1);
        if (!article->date) return false;
    }
    if (!article->date || !calendar__parse(article->date, &article->day)) article->day = LONG_MIN;
    return true;
}

static claimdiff_status read_text(claimdiff_article *article, const request *r)
{
    analysis *made = &article->analysis;
    if (!copy_input(article, r) ||
        !segment__article(&made->text, &article->arena, article->text, article->length))
        return fail(r, CLAIMDIFF_ERR_MEMORY, 0, NULL);
    if (!made->text.sentences.count) return fail(r, CLAIMDIFF_ERR_EMPTY, 0, NULL);
    for (size_t i = 0; r->passage && i < made->text.sentences.count; i++)
        made->text.sentences.items[i].role = ROLE_BODY;
    if (!find_day(article) || !claim__extract(made, &article->arena, article->day))
        return fail(r, CLAIMDIFF_ERR_MEMORY, 0, NULL);
    return CLAIMDIFF_OK;
}

static claimdiff_status new_article(claimdiff_article **out, const claimdiff_engine *engine, const request *r)
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

claimdiff_status claimdiff_article_new(claimdiff_article **out, const claimdiff_engine *engine, const char *text,
                                       size_t length, const claimdiff_article_info *info, claimdiff_error *error)
{
    request r = { text, length, CLAIMDIFF_ARTICLE_INFO_INIT, error, CLAIMDIFF_NONE, false };
    long day;
    if (out) *out = NULL;
    if (!out) return fail(&r, CLAIMDIFF_ERR_ARGUMENT, 0, "out is NULL");
    claimdiff_status status = check(engine, &r, info);
    if (status) return status;
    read_info(&r.info, info);
    if (r.info.date && !calendar__parse(r.info.date, &day)) return fail(&r, CLAIMDIFF_ERR_DATE, 0, NULL);
    return new_article(out, engine, &r);
}

claimdiff_status article__new_passage(claimdiff_article **out, const claimdiff_engine *engine, const char *text,
                                      size_t length, size_t number, claimdiff_error *error)
{
    request r = { text, length, CLAIMDIFF_ARTICLE_INFO_INIT, error, number, true };
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

static size_t line_of(const claimdiff_article *article, size_t offset)
{
    size_t low = 0, high = article->line_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (article->lines[middle] <= offset) low = middle;
        else high = middle;
    }
    return low;
}

void claimdiff_article_locate(const claimdiff_article *article, size_t offset, size_t *line, size_t *column)
{
    size_t at_line = 0, before = 0;
    if (article) {
        if (offset > article->length) offset = article->length;
        at_line = line_of(article, offset);
        for (size_t i = article->lines[at_line]; i < offset; i++)
            before += ((unsigned char)article->text[i] & 0xC0) != 0x80;
    }
    if (line) *line = at_line + 1;
    if (column) *column = before + 1;
}

size_t claimdiff_article_claim_count(const claimdiff_article *article)
{
    return article ? article->analysis.claims.count : 0;
}

const claimdiff_claim *claimdiff_article_claim(const claimdiff_article *article, size_t index)
{
    return index < claimdiff_article_claim_count(article) ? &article->analysis.claims.items[index].stated : NULL;
}
