/* Tokens: words, numbers, punctuation, in the way English treebanks cut them
 * ("didn't" -> did n't, "Oslo's" -> Oslo 's, "three-month" -> three - month). */
#ifndef CLAIMDIFF_TEXT_TOKEN_H
#define CLAIMDIFF_TEXT_TOKEN_H

#include "base/array.h"

typedef enum token_kind {
    TOKEN_WORD,
    TOKEN_NUMBER, /* begins with a digit: 4,300  6.8  2-1 is three tokens */
    TOKEN_PUNCT,
    TOKEN_SYMBOL /* $ % & emoji ... */
} token_kind;

typedef enum token_shape {
    SHAPE_NONE,  /* no letters */
    SHAPE_LOWER, /* word */
    SHAPE_TITLE, /* Word */
    SHAPE_UPPER, /* WORD, U.N., A */
    SHAPE_MIXED  /* iPhone, McKay counts as TITLE */
} token_shape;

typedef struct token {
    claimdiff_span span; /* bytes of the article */
    const char *norm;    /* search form, see utf8__fold */
    const char *stem;    /* Porter2 stem of norm; norm itself if it is no word */
    token_kind kind;
    token_shape shape;
    bool space_before;
} token;

typedef ARRAY(token) token_list;

/* Tokens begin .. end - 1 of an article; begin == end: none. */
typedef struct token_range {
    size_t begin, end;
} token_range;

static inline bool token__is_in(size_t t, token_range r)
{
    return r.begin <= t && t < r.end;
}

/* Sets norm, stem, kind and shape of a token by its span of the text; false: out
 * of memory. */
bool token__set_forms(token *t, arena *a, const char *text);

#endif
