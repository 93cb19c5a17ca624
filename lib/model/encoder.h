/* Token sequences to hidden states, embeddings and logits. */
#ifndef CLAIMDIFF_MODEL_ENCODER_H
#define CLAIMDIFF_MODEL_ENCODER_H

#include "kernels.h"
#include "weights.h"

/* One sequence with its special tokens. It may follow another one, which is read as if it stood
 * alone: behind its first token it has the others of that one, and of what that one follows. */
typedef struct encoder_sequence {
    const uint32_t *ids;
    size_t count;   /* 1 .. config.max_tokens, all that it follows counted */
    size_t follows; /* number of an earlier one of the call, or ENCODER_NOTHING */
    size_t dropped; /* rows behind the first one whose last states are not wanted; count: none is */
} encoder_sequence;

#define ENCODER_NOTHING SIZE_MAX
enum { ENCODER_DEPTH = 2 }; /* so many, one after the other, may be followed */

/* Working memory. */
typedef struct encoder_space {
    float *hidden; /* (held, width) */
    float *wide;   /* (rows, max(4 * width, ffn)): qkv and context, or the inner layer */
    float *scratch; /* for attention */
    kernels_rows narrow; /* (rows, max(width, ffn)) */
    size_t *lengths, *begins; /* (rows): rows of each sequence that is run, and its first */
} encoder_space;

/* How much there is to be room for. */
typedef struct encoder_size {
    size_t held;    /* tokens whose states lie there at a time */
    size_t rows;    /* of these, tokens of one call */
    size_t longest; /* tokens of a sequence, all that it follows counted */
} encoder_size;

/* False when out of memory. */
bool encoder__prepare(encoder_space *space, arena *a, const weights *w, const encoder_size *size);

/* Token states of count sequences, whose tokens fit into space, after the
 * lowest `layers` layers, one at least: space->hidden (tokens, width), without those that are
 * dropped. */
void encoder__run(const weights *w, const kernels *k, encoder_space *space,
                  const encoder_sequence *sequences, size_t count, size_t layers);

/* Sequences that lie somewhere in space->hidden, one behind the other. */
typedef struct encoder_rows {
    float *states;         /* (tokens, width) */
    const size_t *lengths; /* (count), tokens of each */
    size_t count;
} encoder_rows;

/* Runs the layers `from` to `to` - 1 over them. */
void encoder__go_on(const weights *w, const kernels *k, encoder_space *space,
                    const encoder_rows *rows, size_t from, size_t to);

/* The mean row of each, (count, width), which may lie where they begin. */
void encoder__pool(const weights *w, const encoder_rows *rows, float *out);

/* Scales count rows to length 1. A row of zeros stays; one with what is no number becomes one. */
void encoder__normalize(float *rows, size_t count, size_t width);

/* The head on count pooled rows: logits (count, labels). */
void encoder__classify(const weights *w, const kernels *k, encoder_space *space,
                       const float *pooled, size_t count, float *logits);

#endif
