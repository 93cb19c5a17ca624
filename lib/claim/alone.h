/* What a claim says away from its article: names in place of pronouns, and who says it. */
#ifndef CLAIMDIFF_CLAIM_ALONE_H
#define CLAIMDIFF_CLAIM_ALONE_H

#include "claim.h"

/* Gives every claim its source_name and text_alone. False: out of memory. */
bool alone__write(analysis *in, arena *a);

#endif
