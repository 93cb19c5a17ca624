/* The judge: what pairs of claims come to. */
#ifndef CLAIMDIFF_JUDGE_JUDGE_H
#define CLAIMDIFF_JUDGE_JUDGE_H

#include "relation.h"

typedef ARRAY(relation) relation_list;

/* What there is to judge, and by. */
typedef struct judge_task {
    const corpus *of;
    const candidate_list *candidates; /* by (a, b) */
    size_t article;                   /* that they are of, and of those before it */
    nli *network;                     /* NULL: rules and words */
    bool directed;                    /* premise and hypothesis, not two sides of one standing */
    bool all;                         /* the network is asked about every pair, both ways */
    bool fast;                        /* else about the likeliest alone */
    size_t most; /* and about so many pairs, those with the most hope; SIZE_MAX: any number */
} judge_task;

/* The candidates with all that is known of them, in their order; each pair from the
 * side that comes first by its words, unless the task is directed. */
typedef struct judge_cases {
    relation_case *items; /* (count) */
    bool *turned;         /* the pair stands the other way round than the candidate */
    bool *verbatim;       /* both claims are in the same words */
    bool *hopeful;        /* the network is asked also where not all is asked */
    bool *asked, *open;   /* it was asked, and the first answer leaves the other way open */
    size_t count;
    bool *claim_cut, *context_cut; /* (bag_count): the network has not read it to its end */
    size_t hopes, unasked; /* pairs with some hope that the network is asked about, and is not */
} judge_cases;

/* Rules, likeness and network. False: out of memory. */
bool judge__weigh(judge_cases *out, arena *scratch, const judge_task *task);

/* Decides on all of them, in the order of the candidates; sides as the candidates
 * have them. Claims in the same words agree, whatever the words. False: out of memory. */
bool judge__decide(relation_list *out, arena *scratch, const judge_task *task,
                   const judge_cases *cases);
#endif
