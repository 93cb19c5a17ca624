/* The words that are shown for a contradiction. */
#ifndef CLAIMDIFF_JUDGE_EVIDENCE_H
#define CLAIMDIFF_JUDGE_EVIDENCE_H

#include "view.h"

/* Of either side; begin == end: none. */
typedef struct evidence {
    token_range a, b;
} evidence;

/* The pair of values, names or predicates that conflict, for a contradiction of this reason:
 * what was found, where it is such a pair, else what the reason tells to look for, else none.
 * "Marsh", "cancelled" -> none; "indeed", "dismissed" of a denial -> "asked", "dismissed" */
evidence evidence__of(const pair_view *p, claimdiff_reason reason, evidence found);

#endif
