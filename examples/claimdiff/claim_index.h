/* Which findings each claim of a report takes part in, each the first of its group. */
#ifndef CLAIM_INDEX_H
#define CLAIM_INDEX_H

#include <stdbool.h>

#include "groups.h"

typedef struct claim_index {
    size_t *claims;   /* (articles): number of an article's first claim, over all articles */
    size_t *begins;   /* (claims + 2): where the findings of a claim begin, of the next one end */
    size_t *findings; /* by claim, in order of the report */
} claim_index;

/* Of the kinds with their bit (1u << kind) in kinds. False: out of memory. */
bool claim_index__init(claim_index *index, const claimdiff_report *report, const groups *found,
                       unsigned kinds);
void claim_index__free(claim_index *index);

/* The findings of a claim, *count of them. */
const size_t *claim_index__of(const claim_index *index, size_t article, size_t claim,
                              size_t *count);

#endif
