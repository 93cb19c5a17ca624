/* What the somebody or something of a label is called. */
#ifndef CLAIMDIFF_REPORT_CALLED_H
#define CLAIMDIFF_REPORT_CALLED_H

#include "slot.h"

/* The name of what token t stands for, else the noun with what touches it; none of a pronoun
 * for nobody known. */
token_range called__of(const analysis *in, size_t t);

/* "the ferry, which had": the ferry */
size_t called__stands_for(const reading *in, size_t t);

/* Whether token t goes with the noun behind it: "nine young" of "nine young miners", "5.6-" of
 * "5.6-magnitude quake" */
bool called__touches(const reading *in, size_t t);

#endif
