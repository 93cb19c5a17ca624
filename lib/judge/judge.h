/* The judge: what pairs of claims come to. */
#ifndef CLAIMDIFF_JUDGE_JUDGE_H
#define CLAIMDIFF_JUDGE_JUDGE_H

#include "relation.h"

typedef ARRAY(relation) relation_list;

/* What there is to judge, and by. */
typedef struct judge_task {
    const corpus *of;
    const candidate_list *candidates; /* by (a, b) */
    const model *network;             /* NULL: rules and words */
    bool directed;                    /* premise and hypothesis, not two sides of one standing */
} judge_task;

/* The candidates with all that is known of them, in their order; each pair from the
 * side that comes first by its words, unless the task is directed. */
typedef struct judge_cases {
    relation_case *items; /* (count) */
    bool *turned;         /* the pair stands the other way round than the candidate */
    bool *verbatim;       /* both claims are in the same words */
    bool *asked, *again;  /* the network was asked, and both ways */
    size_t count;
} judge_cases;

/* Rules, likeness and network. False: out of memory. */
bool judge__weigh(judge_cases *out, arena *scratch, const judge_task *task);

/* Judges all candidates, in their order. Claims in the same words agree, whatever
 * the words. Unless the task is directed, each pair is judged from the side that
 * comes first by its words, so that the order of the articles does not matter.
 * False: out of memory. */
bool judge__all(relation_list *out, arena *scratch, const judge_task *task);

#endif
