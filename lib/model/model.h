/* An encoder read from a file: embeddings of texts, and judgements of pairs.
 *
 * A model never changes after it is opened: any number of threads may use one,
 * each with a scratch arena of its own, whose pool helps where it has one. Same texts: same
 * numbers, whatever stands beside them in a batch, whatever the machine. */
#ifndef CLAIMDIFF_MODEL_MODEL_H
#define CLAIMDIFF_MODEL_MODEL_H

#include "base/arena.h"
#include "kernels.h"
#include "weights.h"

typedef struct model model;

/* A text, UTF-8; length 0 is allowed. */
typedef struct model_text {
    const char *bytes;
    size_t length;
} model_text;

/* Opens a weights file (weights.h), mapped read-only where the system can.
 * The allocator must outlive the model. Fails with MODEL or MEMORY. */
claimdiff_status model__open(model **out, const claimdiff_allocator *allocator, const char *path,
                             bool copied, claimdiff_error *error);
void model__free(model *m);

/* Reads the whole file: whether it is as it was written. MODEL. */
claimdiff_status model__verify(const model *m, claimdiff_error *error);

const weights_config *model__config(const model *m);
const char *model__name(const model *m);

/* The checksum that its file tells: by this weights are known. */
uint64_t model__checksum(const model *m);

/* Numbers of an embedding; 0 if the model makes none. */
size_t model__width(const model *m);

/* Whether it judges pairs. */
bool model__judges(const model *m);

/* Uses another build of the arithmetic; for tests and measuring, before the
 * model is shared. */
void model__use(model *m, const kernels *k);

/* Embeddings of count texts, length 1 each: out (count, width). A text longer
 * than the model takes is cut. False when out of memory. */
bool model__embed(const model *m, arena *scratch, const model_text *texts, size_t count,
                  float *out);

/* One side of a pair: a claim, and what is to be known to understand it, which is not judged
 * itself and may be empty: what its article is about, what stands before its sentence, and what
 * of the sentence stands before it. */
typedef struct model_side {
    model_text about, before, intro, claim;
} model_side;

/* What a judge makes of a side that is read by itself: a row for the mark in front, for
 * each token of the claim, and for the mark behind. */
typedef struct model_state {
    const float *rows; /* (count, width) */
    size_t count;
    bool context_cut, claim_cut; /* its end is not read, there is no room */
} model_state;

/* A premise and a hypothesis, and rows of them that are left out, from the first one of
 * the side; none where the count is 0. */
typedef struct model_pair {
    const model_state *sides[2];
    size_t hidden_at[2], hidden_count[2];
} model_pair;

/* Reads count sides: out (count), whose rows lie in a. Each part of a context is cut at
 * MODEL_CONTEXT tokens, or at about a quarter of what a smaller model takes, a claim so that the
 * sequence fits. Where sides that follow each other have one text (the same bytes) as about, or
 * that and before, it is read once; what a side's state is does not depend on the others.
 * The model must judge. False when out of memory. */
enum { MODEL_CONTEXT = 50 };
bool model__read(const model *m, arena *a, const model_side *sides, size_t count,
                 model_state *out);

/* Looks at pairs on their way through the layers. */
typedef struct model_watch {
    /* Whether a pair, by its number, need not go on: it gets no logits. mean (width): of its
     * states after so many layers. From several threads. */
    bool (*leaves)(void *ctx, size_t pair, size_t layers, const float *mean);
    void *ctx;
    size_t first, last; /* after how many layers it is asked; the last are always run */
} model_watch;

/* Judges count pairs: logits (count, MODEL_OUTPUTS), in the order of claimdiff_label, then
 * of agreement (logistic). watch: NULL: all go to the end. False when out of memory. */
enum { MODEL_OUTPUTS = WEIGHTS_OUTPUTS, MODEL_AGREEMENT = 3 };
bool model__judge(const model *m, arena *scratch, const model_pair *pairs, size_t count,
                  const model_watch *watch, float *logits);

/* How many tokens a text comes to; a claim's first one has row 1 of its side.
 * SIZE_MAX when out of memory. */
size_t model__token_count(const model *m, arena *scratch, model_text text);

/* The tokens of a side in the order of their places, or of a text as its claim: ids
 * (config.max_tokens), returns their number, 0 when out of memory. */
size_t model__tokens(const model *m, arena *scratch, const model_side *side, uint32_t *ids);

#endif
