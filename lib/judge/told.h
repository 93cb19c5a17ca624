/* A claim as the judge's network is told it. */
#ifndef CLAIMDIFF_JUDGE_TOLD_H
#define CLAIMDIFF_JUDGE_TOLD_H

#include "model/model.h"
#include "reword.h"

/* A claim of an article; beside another, what is told in the words of that. */
typedef struct told_claim {
    const analysis *in;
    const claim *claim;
    const struct told_claim *beside; /* NULL: it stands alone */
    const reword_list *anew;
} told_claim;

/* What it says in a span of its own, measures in metric units. False: out of memory. */
bool told__words(model_text *out, arena *a, const told_claim *c, claimdiff_span s);

/* What the network is told before a claim, cut to a few words each: the lead of its article (for
 * a claim in it, the headline), the sentence before, and what stands before the claim in its own.
 * Texts of the article; one text for all claims that have it in common. */
void told__context(model_side *out, const analysis *in, const claim *c);

#endif
