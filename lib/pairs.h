/* Candidate pairs with all that they were judged by, for training. */
#ifndef CLAIMDIFF_PAIRS_H
#define CLAIMDIFF_PAIRS_H

#include "base/str.h"
#include "pipeline.h"

/* Adds a line of JSON for each candidate of p's last round (docs/dump.md). False: out of
 * memory, which the string may show as well. */
bool pairs__write(str *out, pipeline *p);

#endif
