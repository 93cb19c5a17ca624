/* What two claims have in common, unit by unit. */
#ifndef CLAIMDIFF_PAIR_OVERLAP_H
#define CLAIMDIFF_PAIR_OVERLAP_H

#include "corpus.h"

#define OVERLAP_NONE ((size_t)-1)

typedef struct overlap {
    size_t *partner_a; /* (a->unit_count): matching unit of b, or OVERLAP_NONE */
    size_t *partner_b; /* (b->unit_count): matching unit of a */
    double forward;    /* share of a's weight that b has, 0 to 1 */
    double backward;   /* share of b's weight that a has */
    double matched;    /* weight that both have */
    size_t count;      /* matched units */
} overlap;

/* How alike two units are: 0 nothing in common, 1 the same. */
double overlap__units(const corpus *of, const claim_bag *a, const unit *ua, const claim_bag *b,
                      const unit *ub);

/* Matches every unit with at most one other, the most alike first. False: out
 * of memory. */
bool overlap__find(overlap *out, arena *a, const corpus *of, const claim_bag *x,
                   const claim_bag *y);

#endif
