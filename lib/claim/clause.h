/* Clauses: where one checkable proposition ends and the next begins. */
#ifndef CLAIMDIFF_CLAIM_CLAUSE_H
#define CLAIMDIFF_CLAIM_CLAUSE_H

#include "speech/attribution.h"
#include "value/quantity.h"
#include "value/timex.h"

typedef struct clause {
    size_t sentence;
    token_range tokens; /* without punctuation and conjunctions at its ends */
} clause;

typedef ARRAY(clause) clause_list;

/* What the earlier stages found in the article. */
typedef struct clause_input {
    const reading *in;
    const attribution_list *attributions;
    const mention_list *mentions;
    const quantity_list *quantities;
    const timex_list *timexes;
} clause_input;

/* Cuts the body sentences into clauses, in order of the text, without overlap:
 *
 *   "Both rivers rose on Friday, and the road to Sel was closed, police said"
 *   -> "Both rivers rose on Friday" | "the road to Sel was closed, police said"
 *
 * False: out of memory. */
bool clause__split(clause_list *out, arena *a, const clause_input *in);

#endif
