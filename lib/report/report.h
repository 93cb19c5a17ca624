/* The report behind claimdiff_report, as the relation stage fills it. */
#ifndef CLAIMDIFF_REPORT_REPORT_H
#define CLAIMDIFF_REPORT_REPORT_H

#include "base/array.h"

typedef ARRAY(claimdiff_evidence) evidence_list;

typedef struct finding {
    claimdiff_finding stated; /* first, so that a public finding pointer is one to this */
    ARRAY(claimdiff_claim_ref) claims;  /* by article, then claim */
    evidence_list evidence;             /* the words that decided */
    evidence_list details;              /* what one side of an agreement adds */
} finding;

struct claimdiff_report {
    const claimdiff_engine *engine;
    arena arena;                              /* holds everything below */
    const claimdiff_article *const *articles; /* (article_count) */
    size_t article_count;
    ARRAY(finding) findings;
};

#endif
