/* The report behind claimdiff_report, as the relation stage fills it. */
#ifndef CLAIMDIFF_REPORT_REPORT_H
#define CLAIMDIFF_REPORT_REPORT_H

#include "base/array.h"

typedef ARRAY(claimdiff_evidence) evidence_list;

/* Why two claims have one origin. */
typedef enum origin_link {
    ORIGIN_APART,
    ORIGIN_ARTICLE, /* of one article */
    ORIGIN_SOURCE,  /* both told by the same source */
    ORIGIN_COPIED   /* a long run of the same words */
} origin_link;

typedef struct finding {
    claimdiff_finding stated; /* first, so that a public finding pointer is one to this */
    ARRAY(claimdiff_claim_ref) claims;  /* by article, then claim */
    evidence_list evidence;             /* the words that decided */
    evidence_list details;              /* what one side of an agreement adds */
    origin_link link;                   /* of an agreement: why claims have one origin */
} finding;

struct claimdiff_report {
    const claimdiff_engine *engine;
    arena arena;                              /* holds everything below */
    const claimdiff_article *const *articles; /* (article_count) */
    size_t article_count;
    ARRAY(finding) findings;
};

#endif
