/* Embeddings of claims: their meaning as a point, where a model is at hand. */
#ifndef CLAIMDIFF_PAIR_EMBEDDING_H
#define CLAIMDIFF_PAIR_EMBEDDING_H

#include "corpus.h"
#include "model/model.h"

/* Of a claim. */
typedef struct claim_row {
    const float *row; /* (width), of length 1 */
    bool cut;         /* the text is longer than the model takes */
} claim_row;

typedef struct embedding {
    size_t width;    /* 0: no model */
    claim_row *items; /* (count), of the corpus' bags; none without a model */
    size_t count, capacity;
} embedding;

/* Adds the claims that were added to the corpus since, of each what is said, without who says
 * it. *out is zero at first. False: out of memory. */
bool embedding__claims(embedding *out, arena *a, arena *scratch, const model *m,
                       const corpus *of);

/* Cosine of two claims, -1 to 1; 0 without a model. */
double embedding__cosine(const embedding *e, size_t bag_a, size_t bag_b);

#endif
