/* The stages from articles with their claims to judged pairs, in one place. */
#ifndef CLAIMDIFF_PIPELINE_H
#define CLAIMDIFF_PIPELINE_H

#include "article.h"
#include "base/pool.h"
#include "judge/judge.h"

/* How articles are compared. */
typedef struct pipeline_task {
    const model *network; /* that judges; NULL: rules and words alone */
    bool directed;        /* premise and hypothesis, not two sides */
    bool english_only;    /* the claims of articles in other languages are left out */
    bool all;             /* the network is asked about every candidate, both ways */
    bool fast;            /* it is asked about the likeliest of them alone */
    size_t candidates;    /* counterparts considered for each claim in each other article; 0: 8 */
    pool *pool;           /* helps, and tells how far it is; NULL: this thread alone */
} pipeline_task;

/* What was left out of a claim. */
typedef struct claim_marks {
    bool cut, context_cut, search_cut; /* claimdiff_limits */
    bool met;                          /* there was a candidate */
} claim_marks;

/* What the stages have made of the articles so far, and, until the next round, of one. */
typedef struct pipeline {
    pipeline_task task;
    arena arena; /* holds what stays */
    claim_space space;
    nli network; /* what it has read, where there is one */
    ARRAY(claim_marks) marks;                /* of the bags */
    claimdiff_limits limits;                 /* those that are sums over articles and rounds */
    arena round;                             /* holds the rest */
    candidate_list candidates;
    judge_cases cases;       /* (candidates.count), what each pair was judged by */
    relation_list relations; /* (candidates.count), what came of it */
} pipeline;

/* What is wrong with the articles of a comparison, or CLAIMDIFF_OK. */
claimdiff_status pipeline__check(claimdiff_article *const *articles, size_t count,
                                 claimdiff_error *error);

/* An empty pipeline, which may be freed. */
void pipeline__init(pipeline *out, const claimdiff_engine *engine, const pipeline_task *task);
void pipeline__free(pipeline *p);

/* Takes articles of the engine, which must outlive it. False: out of memory, or cancelled. */
bool pipeline__take(pipeline *p, claimdiff_article *const *articles, size_t count);

/* The same in two steps, of which the second embeds the claims that have no embedding yet. */
bool pipeline__read(pipeline *p, claimdiff_article *const *articles, size_t count);
bool pipeline__embed(pipeline *p, const claimdiff_engine *engine);

/* Compares the article of this number, of those that were taken, with those before it, which
 * were compared already; the network is asked about `most` pairs, SIZE_MAX: any number. False:
 * out of memory, or cancelled. */
bool pipeline__compare(pipeline *p, size_t article, size_t most);

/* What the limits have left out so far. */
claimdiff_limits pipeline__limits(const pipeline *p);

#endif
