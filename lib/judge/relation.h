/* Relation: combines the network, the rules and how alike a pair is. */
#ifndef CLAIMDIFF_JUDGE_RELATION_H
#define CLAIMDIFF_JUDGE_RELATION_H

#include "nli.h"
#include "pair/index.h"
#include "rules.h"
#include "validity.h"

typedef struct relation {
    size_t a, b;           /* bag numbers */
    double agreement;      /* probability that both say the same, 0 to 1 */
    double entailment;     /* that b follows from a, which may say more */
    double contradiction;  /* that both cannot be true */
    double same;           /* of an agreement: that neither side says more than the other */
    claimdiff_reason reason; /* of the likelier of the two */
    const char *decided_by;
    token_range evidence_a, evidence_b; /* where they conflict or were updated; or empty */
    double forward, backward; /* share of a's content that b has, and back */
    bool judged;              /* by the network */
    size_t later;             /* bag of the claim that tells of a later time, or OVERLAP_NONE */
    bool disputed;   /* one side denies what the other says: no agreement (report/ledger.h) */
    bool reconciled; /* an article says both: no contradiction (likewise) */
} relation;

/* What a pair is judged by, in the order of the weights in relation.c. */
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
    FEATURE_EVENT,       /* the candidate's score: that they are on one event */
    FEATURE_RANK,        /* log of 1 and how many other counterparts of a or b have a better score,
                            the fewer; then the more */
    FEATURE_RANK_OTHER,
    FEATURE_RULE,        /* score of the rule that finds a contradiction, or 0 */
    FEATURE_ELSEWHERE,   /* one tells of another event or time */
    FEATURE_APART,       /* both are dated, and no date of one fits one of the other */
    FEATURE_DIFFERS,     /* their figures conflict, or their dates */
    FEATURE_TOLD,        /* of values that conflict an article tells both */
    FEATURE_LATER,       /* one tells of a later time */
    FEATURE_OTHER_TIME,  /* they tell of two times, in no known order */
    FEATURE_PHASE,       /* one tells what is planned, expected or conditional, one a fact */
    FEATURE_SHARED,      /* log-odds of the network that they agree on a fact */
    FEATURE_FOLLOWS,     /* that one follows from the other, the surer way */
    FEATURE_EXCLUDES,    /* that one contradicts the other, mean of both ways */
    FEATURE_BOTH,        /* the same, the less sure way */
    FEATURE_MUTUAL,      /* that each follows from the other, the less sure way */
    FEATURE_TAKEN,       /* that one agrees with another claim of the other's article, the surest;
                            where figures or dates differ, of those that have some in common */
    FEATURE_COUNT
} relation_feature;

/* "min_cover", ... */
const char *relation__feature_name(relation_feature f);

/* A candidate pair on its way to a relation. */
typedef struct relation_case {
    candidate pair;
    pair_view view;
    opinion opinion;      /* of the first rule that sees a contradiction */
    const char *rule;     /* its name, or NULL */
    bool update;          /* a later figure of the same thing */
    validity validity;    /* whether they can meet */
    bool judged;          /* the network was asked */
    nli_score there, back; /* what it said of a, b and of b, a */
    double features[FEATURE_COUNT];
} relation_case;

/* All that is known of a pair without the network. False: out of memory. */
bool relation__open(relation_case *out, arena *a, const corpus *of, const candidate *c);

/* Adds how many other counterparts of a and of b are likelier. */
void relation__add_ranks(relation_case *c, size_t of_a, size_t of_b);

/* That the network's answer would come to a finding, as far as can be told without it; and
 * whether that is enough to ask it, or even where it is to be asked little. */
double relation__prior(const relation_case *c);
bool relation__is_worth_asking(double prior);
bool relation__is_likely(double prior);

/* Adds what the network says. */
void relation__add_nli(relation_case *c, const nli_score *there, const nli_score *back);

/* Whether an answer one way, added for both, leaves it open what asking the other way would
 * come to. */
bool relation__is_open(const relation_case *c);

/* Adds what it said of the claims and others; log-odds of the surest agreement. */
void relation__add_taken(relation_case *c, double surest);

/* Decides. A pair that the network was not asked about, though there is one, had
 * no hope. */
void relation__close(relation *out, const relation_case *c, bool network);

/* What may have decided on a pair, by number: a relation's decided_by; NULL past the end. */
const char *relation__decider(size_t number);

/* Whether a pair is sure enough to be reported. */
bool relation__agrees(const relation *r);
bool relation__contradicts(const relation *r);

/* Whether both sides of an agreement say the same, so that neither adds a fact. */
bool relation__is_same(const relation *r);

/* The features of a premise a and a hypothesis b that stand alone: cover is that of
 * the hypothesis, then that of the premise, and there is no place or rival. */
void relation__passage_features(double out[FEATURE_COUNT], const relation_case *c);

/* That the hypothesis b follows from the premise a, both standing alone, without
 * the network; and where the premise has nothing like it. */
double relation__follows(const relation_case *c);
double relation__unmatched(bool embedded);

#endif
