/* Token sequences to hidden states, embeddings and logits. */
#ifndef CLAIMDIFF_MODEL_ENCODER_H
#define CLAIMDIFF_MODEL_ENCODER_H

#include "kernels.h"
#include "weights.h"

/* One sequence with its special tokens. */
typedef struct encoder_sequence {
    const uint32_t *ids;
    size_t count; /* 1 .. config.max_tokens */
} encoder_sequence;

/* Working memory for up to `rows` tokens at a time, in one piece. */
typedef struct encoder_space {
    size_t rows;
    float *hidden; /* (rows, width) */
    float *wide;   /* (rows, max(4 * width, ffn)): qkv and context, or the inner layer */
    float *scratch; /* for attention */
    kernels_rows narrow; /* (rows, max(width, ffn)) */
    size_t *lengths;     /* rows of each sequence that is run */
} encoder_space;

/* False when out of memory. rows: all tokens of a call; longest: of its
 * longest sequence. */
bool encoder__prepare(encoder_space *space, arena *a, const weights *w, size_t rows,
                      size_t longest);

/* Token states of count sequences, whose tokens fit into space, after the
 * lowest `layers` layers: space->hidden (tokens, width). */
void encoder__run(const weights *w, const kernels *k, encoder_space *space,
                  const encoder_sequence *sequences, size_t count, size_t layers);

/* Runs the layers from `from` on over rows that lie in space->hidden, count
 * sequences of lengths[i] rows each. */
void encoder__go_on(const weights *w, const kernels *k, encoder_space *space, const size_t *lengths,
                    size_t count, size_t from);

/* Leaves in space->hidden each sequence's mean row, (count, width). */
void encoder__pool(const weights *w, encoder_space *space, const size_t *lengths, size_t count);

/* Scales count rows to length 1. A row of zeros stays; one with what is no number becomes one. */
void encoder__normalize(float *rows, size_t count, size_t width);

/* The head on count pooled rows in space->hidden: logits (count, labels). */
void encoder__classify(const weights *w, const kernels *k, encoder_space *space, size_t count,
                       float *logits);

#endif
