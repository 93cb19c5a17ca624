/* Clauses: where one checkable proposition ends and the next begins. */
#ifndef CLAIMDIFF_CLAIM_CLAUSE_H
#define CLAIMDIFF_CLAIM_CLAUSE_H

#include "claim.h"

typedef struct clause {
    size_t sentence;
    token_range tokens; /* without punctuation and conjunctions at its ends */
} clause;

typedef ARRAY(clause) clause_list;

/* Cuts the body sentences into clauses, in order of the text, without overlap:
 *
 *   "Both rivers rose on Friday, and the road to Sel was closed, police said"
 *   -> "Both rivers rose on Friday" | "the road to Sel was closed, police said"
 *
 * in: all but its claims. False: out of memory. */
bool clause__split(clause_list *out, arena *a, const analysis *in);

#endif
