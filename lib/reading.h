/* The reading of an article: what all later stages see of it. Made once, const
 * afterwards; every stage takes a `const reading *` and asks it in the same words. */
#ifndef CLAIMDIFF_READING_H
#define CLAIMDIFF_READING_H

#include <string.h>

#include "syntax/tree.h"
#include "text/marks.h"
#include "text/quote.h"

typedef struct reading {
    segments text;
    syntax syntax; /* tags, heads, relations, put right once (syntax/correct.h) */
    tree tree;     /* of syntax */
    quotation_list quotes;
    const size_t *quote_at; /* (tokens.count): the quotation around the token, or SYNTAX_ROOT */
    marked_words marks;     /* which word lists an entry may begin in */
} reading;

/* Reads an article, or, with `passage`, a claim or two of which all is body.
 * text is borrowed. False: out of memory. */
bool reading__make(reading *out, arena *a, const char *text, size_t length, bool passage);

/* ---- the cursor: token t of the article -------------------------------------- */

static inline const token *reading__token(const reading *r, size_t t)
{
    return &r->text.tokens.items[t];
}

/* Search form; "" past the end. */
static inline const char *reading__norm(const reading *r, size_t t)
{
    return t < r->text.tokens.count ? r->text.tokens.items[t].norm : "";
}

static inline const syntax_word *reading__word(const reading *r, size_t t)
{
    return &r->syntax.words[t];
}

static inline bool reading__is(const reading *r, size_t t, const char *norm)
{
    return !strcmp(reading__norm(r, t), norm);
}

/* A word or a number, no punctuation and no symbol. */
static inline bool reading__is_word(const reading *r, size_t t)
{
    token_kind kind = reading__token(r, t)->kind;
    return kind == TOKEN_WORD || kind == TOKEN_NUMBER;
}

static inline bool reading__is_punct(const reading *r, size_t t)
{
    return reading__token(r, t)->kind == TOKEN_PUNCT;
}

/* Begins with a capital, or has one inside. */
static inline bool reading__is_capital(const reading *r, size_t t)
{
    token_shape shape = reading__token(r, t)->shape;
    return shape == SHAPE_TITLE || shape == SHAPE_UPPER || shape == SHAPE_MIXED;
}

static inline bool reading__is_quoted(const reading *r, size_t t)
{
    return r->quote_at[t] != SYNTAX_ROOT;
}

static inline bool reading__is_finite(const reading *r, size_t t)
{
    return syntax__is_finite(reading__word(r, t));
}

static inline bool reading__is_relative(const reading *r, size_t t)
{
    return syntax__is_relative(reading__word(r, t));
}

/* How many of the tokens are words or numbers. */
size_t reading__count_words(const reading *r, token_range tokens);

/* The bytes of a range of tokens; {0, 0} if it is empty. */
claimdiff_span reading__span(const reading *r, token_range tokens);

#endif
