/* What kind of contradiction it is that the network sees. */
#ifndef CLAIMDIFF_JUDGE_REASON_H
#define CLAIMDIFF_JUDGE_REASON_H

#include "nli.h"
#include "view.h"

/* The kind, from what the claims are and from the words that decided. */
claimdiff_reason reason__of(const pair_view *p, const nli_words *decisive);

#endif
