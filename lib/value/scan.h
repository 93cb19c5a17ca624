/* One sentence, as this room reads it: words by number, and what stands there. */
#ifndef CLAIMDIFF_VALUE_SCAN_H
#define CLAIMDIFF_VALUE_SCAN_H

#include <string.h>

#include "lexicon_data.h"
#include "reading.h"

typedef struct scan {
    const token *tokens;      /* of the article, as the two below */
    const uint8_t *marks;     /* MARK_... */
    const syntax_word *words; /* NULL where a reader needs none */
    size_t begin, end;        /* tokens of the sentence */
} scan;

static inline scan scan__of(const reading *in, const sentence *s)
{
    return (scan){ in->marks.tokens, in->marks.marks, in->syntax.words, s->token_begin,
                   s->token_end };
}

static inline bool scan__is(const scan *s, size_t at, const char *word)
{
    if (at < s->begin || at >= s->end) return false;
    const char *norm = s->tokens[at].norm;
    return norm[0] == word[0] && !strcmp(norm, word); /* most words differ in the first letter */
}

/* Whether token `at` has one of these flags of value-words.txt. */
static inline bool scan__has(const scan *s, size_t at, uint32_t flags)
{
    return at >= s->begin && at < s->end &&
           lexicon__bits(&lexicon__value_words, s->tokens[at].norm) & flags;
}

/* The same of figure-words.txt. */
static inline bool scan__says(const scan *s, size_t at, uint32_t flags)
{
    return at >= s->begin && at < s->end &&
           lexicon__bits(&lexicon__figure_words, s->tokens[at].norm) & flags;
}

static inline bool scan__is_article(const scan *s, size_t at)
{
    return scan__is(s, at, "a") || scan__is(s, at, "an");
}

/* Whether nothing stands between tokens at - 1 and at (at > 0). */
static inline bool scan__glued(const scan *s, size_t at)
{
    return s->tokens[at - 1].span.end == s->tokens[at].span.begin;
}

#endif
