/* Factuality: whether a claim is stated as so, as not so, as possible or planned. */
#ifndef CLAIMDIFF_CLAIM_FACTUALITY_H
#define CLAIMDIFF_CLAIM_FACTUALITY_H

#include "speech/attribution.h"

typedef struct factuality {
    claimdiff_polarity polarity;
    claimdiff_modality modality;
    token_range polarity_cue; /* begin == end: none */
    token_range modality_cue;
} factuality;

/* Polarity and modality of the clause in tokens whose predicate is given, by
 * the cues that have it in their scope:
 *
 *   "the storm did not weaken"             negative, asserted
 *   "he did not rule out a recount"        positive, possible
 *   "police who did not wait won praise"   positive, asserted
 *   "the bill would fail to pass"          negative, possible, or planned where reported */
factuality factuality__find(const reading *in, token_range tokens, size_t predicate, bool reported);

/* Whether the predicate is a verb in the present tense that announces what is
 * to come if a date stands by it: "the strike begins on Friday". */
bool factuality__is_scheduled(const reading *in, size_t predicate);

#endif
