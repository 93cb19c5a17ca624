/* The stages from articles with their claims to judged pairs, in one place. */
#ifndef CLAIMDIFF_PIPELINE_H
#define CLAIMDIFF_PIPELINE_H

#include "article.h"
#include "base/pool.h"
#include "judge/judge.h"

/* What is to be compared, and how. */
typedef struct pipeline_task {
    claimdiff_article *const *articles; /* of one engine, whose encoder is used */
    size_t count;
    const model *network; /* that judges; NULL: rules and words alone */
    bool directed;        /* premise and hypothesis, not two sides */
    bool english_only;    /* the claims of articles in other languages are left out */
    bool all;             /* the network is asked about every candidate, both ways */
    size_t candidates;    /* counterparts considered for each claim in each other article; 0: 8 */
    size_t max_pairs;     /* that the network is asked about at most; 0: any number */
    pool *pool;           /* helps, and tells how far it is; NULL: this thread alone */
} pipeline_task;

/* What the stages have made of it, in their order. */
typedef struct pipeline {
    arena arena; /* holds all of it */
    corpus corpus;
    embedding embedding;
    candidate_list candidates;
    judge_cases cases;       /* (candidates.count), what each pair was judged by */
    relation_list relations; /* (candidates.count), what came of it */
    claimdiff_limits limits; /* what was left out */
} pipeline;

/* What is wrong with the articles of a comparison, or CLAIMDIFF_OK. */
claimdiff_status pipeline__check(claimdiff_article *const *articles, size_t count,
                                 claimdiff_error *error);

/* An empty pipeline, which may be freed. */
void pipeline__init(pipeline *out, const claimdiff_engine *engine);
void pipeline__free(pipeline *p);

/* Runs the stages once. False: out of memory, or cancelled. */
bool pipeline__run(pipeline *out, const pipeline_task *task);

#endif
