/* Disputes: somebody denies what somebody else says, in the same article or in another. */
#ifndef CLAIMDIFF_REPORT_DISPUTE_H
#define CLAIMDIFF_REPORT_DISPUTE_H

#include "judge/judge.h"

typedef struct dispute {
    size_t said, denied; /* bags */
    double score;        /* that the one denies what the other says, 0 to 1; not calibrated */
    token_range said_words, denied_words; /* what shows it */
    const relation *between;              /* of claims of two articles; else NULL */
} dispute;

typedef ARRAY(dispute) dispute_list;

/* Of each claim that denies the likeliest that it denies in each article: of the claims of one
 * article in their own, and of two articles among the relations, which are between it and those
 * before it; those that contradict each other are left out. By who denies, then by article.
 * False: out of memory. */
bool dispute__find(dispute_list *out, arena *a, const corpus *of, const relation_list *relations,
                   size_t article);

#endif
