/* The arithmetic of the encoder, in several builds: plain C and SIMD paths
 * that give the same bits. Whole numbers are exact; floats are added in an
 * order that does not depend on the vector width, and never contracted. */
#ifndef CLAIMDIFF_MODEL_KERNELS_H
#define CLAIMDIFF_MODEL_KERNELS_H

#include "weights.h"

/* Activations in 8 bits, a scale and a zero point a row:
 * value = scale * (byte - zero). */
typedef struct kernels_rows {
    uint8_t *bytes; /* (rows, cols) */
    float *scales;  /* (rows) */
    int32_t *zeros; /* (rows), 0 .. 255 */
    size_t rows, cols;
} kernels_rows;

/* What a product does with its result. */
typedef enum kernels_after {
    KERNELS_STORE, /* y = x W' + bias */
    KERNELS_GELU,  /* y = gelu(x W' + bias) */
    KERNELS_ADD    /* y = y + x W' + bias */
} kernels_after;

/* Tokens of a sequence that lie one behind the other. */
typedef struct kernels_piece {
    const float *qkv; /* (count, 3 * width): queries, keys, values */
    size_t count;
    bool asks; /* its queries are asked */
} kernels_piece;

/* Attention of one sequence. */
typedef struct kernels_attention {
    const kernels_piece *pieces; /* (piece_count), in the order of their places */
    size_t piece_count;
    const float *relative; /* (heads, 2 * reach + 1), or NULL */
    float *out;            /* (tokens of the pieces that ask, width) */
    float *scratch;        /* kernels__attention_scratch floats */
    size_t width, heads, reach;
} kernels_attention;

/* Floats of scratch for a sequence: keys across and values of one head, and
 * the scores of four queries. */
static inline size_t kernels__attention_scratch(size_t tokens, size_t head_width)
{
    return ((tokens + 15) / 16 * 16) * (2 * head_width + 4);
}

/* One build of the arithmetic. Arrays of floats are (rows, cols), row-major,
 * cols a multiple of 16. */
typedef struct kernels {
    const char *name;
    void (*quantize)(const float *x, kernels_rows *out); /* out->rows, out->cols say how much */
    void (*product)(const weights_matrix *m, const kernels_rows *x, kernels_after after, float *y);
    void (*norm)(const weights_norm *norm, float eps, float *x, size_t rows, size_t width);
    void (*attention)(const kernels_attention *job);
    void (*tanh)(float *x, size_t count);
} kernels;

/* The builds this machine can run, best first, NULL after the last one; the
 * plain one is always there. */
enum { KERNELS_MAX = 6 };
void kernels__list(const kernels *out[KERNELS_MAX]);

/* The first of them, or the one that the environment names (CLAIMDIFF_KERNELS, where it is
 * not empty). Fails with ARGUMENT: there is none of that name here. */
claimdiff_status kernels__pick(const kernels **out, claimdiff_error *error);

extern const kernels kernels__plain;
#if defined(__GNUC__) && defined(__x86_64__)
#define KERNELS_X86 1
extern const kernels kernels__avx2, kernels__avx512;
#if defined(__clang__) || __GNUC__ >= 11
#define KERNELS_AVXVNNI 1
extern const kernels kernels__avxvnni;
#ifdef __linux__
#define KERNELS_AMX 1
extern const kernels kernels__amx;
#endif
#endif
#endif
#if defined(__GNUC__) && defined(__aarch64__)
#define KERNELS_ARM 1
extern const kernels kernels__neon;
#endif
#ifdef __wasm_simd128__
#define KERNELS_WASM 1
extern const kernels kernels__wasm;
#endif

#endif
