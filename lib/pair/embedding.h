/* Embeddings of claims: their meaning as a point, where a model is at hand. */
#ifndef CLAIMDIFF_PAIR_EMBEDDING_H
#define CLAIMDIFF_PAIR_EMBEDDING_H

#include "corpus.h"
#include "model/model.h"

typedef struct embedding {
    float *rows;  /* (bag_count, width), each of length 1; NULL: no model */
    size_t width;
    bool *cut; /* (bag_count): the text is longer than the model takes; NULL: no model */
} embedding;

/* One row a claim: what is said, without who says it. False: out of memory. */
bool embedding__claims(embedding *out, arena *a, const model *m, const corpus *of);

/* Cosine of two claims, -1 to 1; 0 without a model. */
double embedding__cosine(const embedding *e, size_t bag_a, size_t bag_b);

#endif
