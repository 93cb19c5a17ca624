/* Relation: combines what the rules say of a pair with how alike it is. */
#ifndef CLAIMDIFF_JUDGE_RELATION_H
#define CLAIMDIFF_JUDGE_RELATION_H

#include "pair/index.h"
#include "rules.h"

typedef struct relation {
    size_t a, b;           /* bag numbers */
    double agreement;      /* probability that both say the same, 0 to 1 */
    double entailment;     /* that b follows from a, which may say more */
    double contradiction;  /* that both cannot be true */
    claimdiff_reason reason; /* of the likelier of the two */
    const char *decided_by;
    token_range evidence_a, evidence_b;
    double forward, backward; /* share of a's content that b has, and back */
} relation;

/* The features that the agreement score is made of, in the order of the
 * weights in relation.c. */
typedef enum relation_feature {
    FEATURE_MIN_COVER,   /* the lesser of forward and backward cover */
    FEATURE_MAX_COVER,
    FEATURE_MATCHED,     /* log of the matched weight */
    FEATURE_VALUES,      /* quantities that agree, up to 2 */
    FEATURE_CLASH,       /* quantities of one unit that conflict, up to 2 */
    FEATURE_TIMES,       /* dates that agree, up to 2 */
    FEATURE_PREDICATE,   /* main verbs match */
    FEATURE_POLARITY,    /* one is negative */
    FEATURE_MODALITY,    /* asserted against planned or possible */
    FEATURE_SOURCE,      /* both have a source and it is the same */
    FEATURE_WORDS,       /* cosine of the units */
    FEATURE_COSINE,      /* of the embeddings */
    FEATURE_BEST,        /* that against the best that a or b has, the lesser */
    FEATURE_PLACE,       /* how far apart they stand in their articles, 0 to 1 */
    FEATURE_COUNT
} relation_feature;

void relation__features(double out[FEATURE_COUNT], const pair_view *p, const candidate *c);

/* The same of a premise and a hypothesis that stand alone: cover is that of the
 * hypothesis, then that of the premise, and there is no place or rival. */
void relation__passage_features(double out[FEATURE_COUNT], const pair_view *p, const candidate *c);

/* How likely a claim follows from a premise that has nothing like it. */
double relation__unmatched(bool embedded);

/* Judges one candidate pair. False: out of memory. */
bool relation__judge(relation *out, arena *scratch, const corpus *of, const candidate *c);

#endif
