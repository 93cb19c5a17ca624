/* Circumstances of a claim: when it holds, how far things had come then, of what part. */
#ifndef CLAIMDIFF_CLAIM_CIRCUMSTANCE_H
#define CLAIMDIFF_CLAIM_CIRCUMSTANCE_H

#include "claim.h"

/* Gives every claim its time, phase and extent. today: the day of publication in days since
 * 1970-01-01, or LONG_MIN. */
void circumstance__find(analysis *in, long today);

#endif
