/* Token sequences to hidden states, embeddings and logits. */
#ifndef CLAIMDIFF_MODEL_ENCODER_H
#define CLAIMDIFF_MODEL_ENCODER_H

#include "kernels.h"
#include "weights.h"

/* One sequence with its special tokens. From token `second` on the token type
 * is 1 (count: all of type 0). */
typedef struct encoder_sequence {
    const uint32_t *ids;
    size_t count; /* 1 .. config.max_tokens */
    size_t second;
} encoder_sequence;

/* Working memory for up to `rows` tokens at a time, in one piece. */
typedef struct encoder_space {
    size_t rows;
    float *hidden; /* (rows, width) */
    float *wide;   /* (rows, max(4 * width, ffn)): qkv and context, or the inner layer */
    float *scratch; /* for attention */
    kernels_rows narrow; /* (rows, max(width, ffn)) */
} encoder_space;

/* False when out of memory. rows: all tokens of a call; longest: of its
 * longest sequence. */
bool encoder__prepare(encoder_space *space, arena *a, const weights *w, size_t rows, size_t longest);

/* Runs the encoder over count sequences whose tokens fit into space, and
 * leaves in space->hidden one row a sequence: the pooled state, (count, width),
 * its mean over all tokens or the state of the first one. */
void encoder__run(const weights *w, const kernels *k, encoder_space *space, const encoder_sequence *sequences,
                  size_t count);

/* Scales count rows to length 1. A row of zeros stays. */
void encoder__normalize(float *rows, size_t count, size_t width);

/* The head on count pooled rows in space->hidden: logits (count, labels). The
 * rows are overwritten. */
void encoder__classify(const weights *w, const kernels *k, encoder_space *space, size_t count, float *logits);

#endif
