/* The claims of all compared articles as bags of weighted units: what two
 * claims can have in common, and how much each part of that is worth. */
#ifndef CLAIMDIFF_PAIR_CORPUS_H
#define CLAIMDIFF_PAIR_CORPUS_H

#include <stdint.h>

#include "claim/claim.h"
#include "term.h"

#define TERM_NONE UINT32_MAX
#define UNIT_TERMS 3

/* A content word, a quantity or a date of a claim. */
typedef struct unit {
    size_t token;               /* its word, or the first one of a quantity or date */
    uint32_t terms[UNIT_TERMS]; /* stem (or value), then concepts; TERM_NONE: none */
    double kind;                /* what a word of its kind counts for */
    double weight;              /* IDF of the rarest term, scaled by that */
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
    double norm;   /* root of the sum of their squares */
    bool fragment; /* as the claim has it, here for who looks at many */
    bool cut;      /* there may be more units: the claim is longer than what is compared */
    size_t spoken_for; /* claims of articles after this one are not compared with it, for others
                          of its group speak for it (report/group.h); 0: nobody does */
} claim_bag;

typedef struct posting {
    size_t *bags; /* (count), ascending */
    size_t count, capacity;
} posting;

typedef struct corpus {
    arena *arena; /* holds all of it */
    const analysis **articles; /* (article_count) */
    size_t article_count, article_capacity;
    size_t *first; /* (article_count + 1): an article's first bag; its last item: bag_count */
    size_t first_count, first_capacity;
    claim_bag *bags; /* (bag_count), by article, then claim */
    size_t bag_count, bag_capacity;
    posting *postings; /* (term_count), indexed by term */
    size_t term_count, term_capacity;
    term_table terms;
    size_t weighed; /* bags that there were when all were weighed */
} corpus;

/* An empty corpus, which grows. */
void corpus__open(corpus *out, arena *a);

/* Adds an article, which must outlive it. False: out of memory. */
bool corpus__add(corpus *of, const analysis *article);

/* Weighs what was added since; all anew where there is much more than when that was done last,
 * for words that are told often weigh less. */
void corpus__weigh(corpus *of, size_t added);

/* A corpus of these articles, weighed. False: out of memory. */
bool corpus__init(corpus *out, arena *a, const analysis *const *articles, size_t article_count);

/* Whether a claim of an article has the term. */
bool corpus__tells(const corpus *of, uint32_t term, size_t article);

/* Tables with a cell for a claim and an article that it is compared with, while the newest
 * article is compared with those before it: how many cells, and which one. */
static inline size_t corpus__cell(const corpus *of, size_t newest, size_t bag, size_t article)
{
    const size_t first = of->first[newest];
    return bag < first ? bag : first + (bag - first) * (newest + 1) + article;
}

static inline size_t corpus__cells(const corpus *of, size_t newest)
{
    return corpus__cell(of, newest, of->first[newest + 1], 0);
}

#endif
