/* The claims of all compared articles as bags of weighted units: what two
 * claims can have in common, and how much each part of that is worth. */
#ifndef CLAIMDIFF_PAIR_CORPUS_H
#define CLAIMDIFF_PAIR_CORPUS_H

#include <stdint.h>

#include "claim/claim.h"

#define TERM_NONE UINT32_MAX
#define UNIT_TERMS 3

/* A content word, a quantity or a date of a claim. */
typedef struct unit {
    size_t token;               /* its word, or the first one of a quantity or date */
    uint32_t terms[UNIT_TERMS]; /* stem (or value), then concepts; TERM_NONE: none */
    double weight;              /* IDF of the rarest term, scaled by the kind of word */
    const quantity *quantity;   /* NULL: none */
    const timex *timex;         /* NULL: none */
    size_t entity;              /* entity of its article, or SYNTAX_ROOT */
} unit;

/* The tokens that a unit covers. */
static inline token_range unit__words(const unit *u)
{
    size_t end = u->quantity ? u->quantity->token_end
                 : u->timex  ? u->timex->token_end
                             : u->token + 1;
    return (token_range){ u->token, end };
}

/* A claim with what the pair stage knows of it. */
typedef struct claim_bag {
    const claim *claim;
    size_t article, index; /* position in the compared articles */
    unit *units;           /* (unit_count), in order of the text */
    size_t unit_count;
    double weight; /* sum over the units */
    bool cut;      /* there may be more units: the claim is longer than what is compared */
} claim_bag;

typedef struct posting {
    size_t *bags; /* (count), ascending */
    size_t count, capacity;
} posting;

typedef struct corpus {
    const analysis *const *articles; /* (article_count) */
    size_t article_count;
    claim_bag *bags; /* (bag_count), by article, then claim */
    size_t bag_count;
    posting *postings; /* (term_count), indexed by term */
    double *idf;       /* (term_count) */
    size_t term_count;
} corpus;

/* False: out of memory. */
bool corpus__init(corpus *out, arena *a, const analysis *const *articles, size_t article_count);

/* Whether a claim of an article has the term. */
bool corpus__tells(const corpus *of, uint32_t term, size_t article);

#endif
