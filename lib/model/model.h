/* An encoder read from a file: embeddings of texts, and judgements of pairs.
 *
 * A model never changes after it is opened: any number of threads may use one,
 * each with a scratch arena of its own. Same texts: same numbers, whatever
 * stands beside them in a batch, whatever the machine. */
#ifndef CLAIMDIFF_MODEL_MODEL_H
#define CLAIMDIFF_MODEL_MODEL_H

#include "base/memory.h"
#include "model/kernels.h"
#include "model/weights.h"

typedef struct model model;

/* A text, UTF-8; length 0 is allowed. */
typedef struct model_text {
    const char *bytes;
    size_t length;
} model_text;

/* Opens a weights file (weights.h), mapped read-only where the system can.
 * The allocator must outlive the model. Fails with MODEL or MEMORY. */
claimdiff_status model__open(model **out, const claimdiff_allocator *allocator, const char *path,
                             claimdiff_error *error);
void model__free(model *m);

const weights_config *model__config(const model *m);
const char *model__name(const model *m);

/* Numbers of an embedding; 0 if the model has a head instead. */
size_t model__width(const model *m);

/* Whether it judges pairs: a head of three labels. */
bool model__judges(const model *m);

/* Uses another build of the arithmetic; for tests and measuring, before the
 * model is shared. */
void model__use(model *m, const kernels *k);

/* Embeddings of count texts, length 1 each: out (count, width). A text longer
 * than the model takes is cut. False when out of memory. */
bool model__embed(const model *m, arena *scratch, const model_text *texts, size_t count, float *out);

/* Logits of count pairs in the order of claimdiff_label: logits (count, 3).
 * Where a pair is too long, the longer side is cut. The model must judge. */
bool model__classify(const model *m, arena *scratch, const model_text *premises, const model_text *hypotheses,
                     size_t count, float *logits);

/* The sequence that model__embed (second NULL) or model__classify would run:
 * ids (config.max_tokens), returns its length, 0 when out of memory. */
size_t model__tokens(const model *m, arena *scratch, model_text first, const model_text *second, uint32_t *ids);

#endif
