/* Quotation marks, paired up. A straight mark opens when white space stands
 * before it and none after it; single marks must also close in the same
 * paragraph, since most of them are apostrophes.
 * Blind spots: after a lost closing mark no more than the sentence is quoted; a
 * quotation within a quotation is part of the outer one. */
#include "quote.h"

#include <string.h>

typedef enum mark_kind {
    MARK_NONE,
    MARK_STRAIGHT, /* " or '' in its place: opens and closes */
    MARK_OPEN,
    MARK_CLOSE,
    MARK_SINGLE /* ' or its curly forms: perhaps an apostrophe */
} mark_kind;

typedef struct reader {
    const segments *text;
    quotation_list *out;
    arena *arena;
    bool open, single, paired; /* paired: opened by a mark that only opens */
    size_t begin;              /* first token after the opening mark */
    size_t sentence_end;       /* of the sentence it opened in */
} reader;

static const struct {
    const char *bytes;
    mark_kind kind;
} marks[] = {
    { "\"", MARK_STRAIGHT },         { "''", MARK_STRAIGHT },         { "``", MARK_OPEN },
    { "\xE2\x80\x9C", MARK_OPEN },   { "\xE2\x80\x9D", MARK_CLOSE },  { "\xE2\x80\x9E", MARK_OPEN },
    { "\xC2\xAB", MARK_OPEN },       { "\xC2\xBB", MARK_CLOSE },      { "'", MARK_SINGLE },
    { "\xE2\x80\x98", MARK_SINGLE }, { "\xE2\x80\x99", MARK_SINGLE },
};

static mark_kind kind_of(const segments *text, const token *t)
{
    size_t length = t->span.end - t->span.begin;
    if (t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER || length > 3) return MARK_NONE;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strlen(marks[i].bytes) == length &&
            !memcmp(marks[i].bytes, text->text + t->span.begin, length))
            return marks[i].kind;
    return MARK_NONE;
}

/* White space, an opening bracket or a dash stands before token t, and none after it. */
static bool looks_open(const segments *text, size_t t)
{
    const token *tokens = text->tokens.items;
    bool free_before = t == 0 || tokens[t].space_before || tokens[t - 1].kind == TOKEN_SYMBOL;
    if (!free_before) free_before = strchr("([-", tokens[t - 1].norm[0]) != NULL;
    bool tight_after = t + 1 < text->tokens.count && !tokens[t + 1].space_before &&
                       !strchr(",.;:?!)", tokens[t + 1].norm[0]);
    return free_before && tight_after;
}

static bool close_quotation(reader *r, size_t end, bool closed)
{
    r->open = false;
    if (end <= r->begin) return true;
    quotation *q = ARRAY_PUSH(r->out, r->arena);
    if (!q) return false;
    *q = (quotation){ r->begin, end, closed, false };
    return true;
}

/* A single mark closes after punctuation, or before white space when no word
 * in s stands before it ("the workers' pay"). */
static bool closes_single(const segments *text, size_t t)
{
    const token *before = &text->tokens.items[t - 1];
    if (text->tokens.items[t].space_before) return false;
    if (before->kind == TOKEN_PUNCT) return true;
    size_t length = strlen(before->norm);
    return length && before->norm[length - 1] != 's';
}

static bool read_mark(reader *r, size_t t, mark_kind kind, size_t sentence_end)
{
    bool opens = looks_open(r->text, t);
    if (kind == MARK_SINGLE) {
        if (r->open && r->single && t > r->begin && closes_single(r->text, t))
            return close_quotation(r, t, true);
        if (!r->open && opens) r->open = r->single = true, r->begin = t + 1;
        return true;
    }
    bool within = r->open && !r->single;
    if (within && kind == MARK_OPEN) return true;
    if (within && (kind == MARK_CLOSE || r->paired || !opens)) return close_quotation(r, t, true);
    if (kind == MARK_CLOSE || (kind == MARK_STRAIGHT && !opens)) return true;
    r->open = true;
    r->single = false;
    r->paired = kind == MARK_OPEN;
    r->begin = t + 1;
    r->sentence_end = sentence_end;
    return true;
}

/* Ends what is open where its paragraph ends: a speech that goes on in the next
 * one, or else a lost mark, and then no more than the sentence. */
static bool end_paragraph(reader *r, size_t t)
{
    if (!r->open) return true;
    if (r->single) {
        r->open = false;
        return true;
    }
    mark_kind next =
        t < r->text->tokens.count ? kind_of(r->text, &r->text->tokens.items[t]) : MARK_NONE;
    bool continues = next == MARK_OPEN || next == MARK_STRAIGHT;
    size_t count = r->out->count;
    if (!close_quotation(r, continues ? t : r->sentence_end, false)) return false;
    if (r->out->count > count) r->out->items[count].continues = continues;
    return true;
}

bool quote__find(quotation_list *out, arena *a, const segments *text)
{
    reader r = { text, out, a, false, false, false, 0, 0 };
    size_t paragraph = 0;
    for (size_t s = 0; s < text->sentences.count; s++) {
        const sentence *sent = &text->sentences.items[s];
        if (sent->paragraph != paragraph && !end_paragraph(&r, sent->token_begin)) return false;
        paragraph = sent->paragraph;
        for (size_t t = sent->token_begin; t < sent->token_end; t++) {
            mark_kind kind = kind_of(text, &text->tokens.items[t]);
            if (kind != MARK_NONE && !read_mark(&r, t, kind, sent->token_end)) return false;
        }
    }
    return end_paragraph(&r, text->tokens.count);
}
