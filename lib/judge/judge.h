/* The judge: what one pair of claims comes to. */
#ifndef CLAIMDIFF_JUDGE_JUDGE_H
#define CLAIMDIFF_JUDGE_JUDGE_H

#include "relation.h"

/* Judges a pair. Claims in the same words agree, whatever the words. False: out
 * of memory. */
bool judge__pair(relation *out, arena *scratch, const corpus *of, const candidate *c);

/* The same, from whichever side comes first by its words, so that the order of
 * the articles does not matter; entailment is then that of either side. */
bool judge__pair_unordered(relation *out, arena *scratch, const corpus *of, const candidate *c);

#endif
