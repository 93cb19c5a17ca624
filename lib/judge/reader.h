/* Claims through the layers of the judge's network that read a side by itself. */
#ifndef CLAIMDIFF_JUDGE_READER_H
#define CLAIMDIFF_JUDGE_READER_H

#include "told.h"

/* Reads count claims, those of a sentence one after the other: out (count), whose rows lie in a.
 * What a claim's state is does not depend on the others. False: out of memory. */
bool reader__claims(const model *m, arena *a, const told_claim *claims, size_t count,
                    model_state *out);

/* The same, each by itself; such as are told beside others. */
bool reader__alone(const model *m, arena *a, const told_claim *claims, size_t count,
                   model_state *out);

#endif
