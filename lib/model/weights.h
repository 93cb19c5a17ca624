/* The weights file: one encoder, its vocabulary and, for a judge, its head.
 *
 * Little-endian; written by train/export/cdm.py; version 2. Every section
 * begins on a multiple of 64 bytes, so that a mapped file is used in place.
 *
 *   offset 0    magic, 8 bytes: 89 43 44 4D 0D 0A 1A 0A ("\x89" "CDM\r\n\x1a\n")
 *          8    u32 version (2, or 1), u32 bytes of the header (512)
 *         16    u64 bytes of the whole file
 *         24    u64 checksum of bytes 32 .. end (weights__checksum)
 *         32    u32 fields in the order of weights_config, eps as f32; in version 1
 *               with a zero before head, eight words of any value before
 *               lower_case, and one before cls
 *        192    name, 64 bytes, NUL-padded: what the report calls the model
 *        256    u64 tensor table offset, u64 tensor count
 *        272    vocabulary: u64 offset of the text, u64 its bytes,
 *               u64 offset of u32 ends[vocab] (where each token ends in the text),
 *               u64 offset of u32 slots[slot_count] (token + 1, or 0 for free),
 *               u64 slot_count (a power of two, more than vocab); the first slot
 *               of a token is FNV-1a, 32 bits, of its bytes ("##" counted)
 *        312    zero up to 512
 *
 * Tensor table: 96 bytes each: name (40 bytes, NUL-padded), u32 type,
 * u32 rows, u32 cols, u32 zero, u64 data, u64 data_bytes, u64 scales,
 * u64 sums, u64 zero. Offsets count from the start of the file; 0 for none.
 *
 * type 0  f32, row-major. A vector has 1 row.
 * type 1  int8, row-major, value = byte * scales[row]; for look-up tables.
 * type 2  int8 for products: rows in blocks of 16, within a block 4 columns
 *         of 16 rows at a time: byte of (row, col) at
 *         ((row / 16 * cols / 4 + col / 4) * 16 + row % 16) * 4 + col % 4.
 *         rows % 16 == 0, cols % 4 == 0, bytes in -127 .. 127.
 *         scales: f32[rows]; sums: i32[rows], the sum of the row's bytes.
 *
 * Tensors (w width, f ffn, all norms and biases f32 vectors):
 *   word (vocab, w) type 0 or 1, position (positions, w) type 0 or 1,
 *   type (types, w) type 0, if types > 0; embed.norm.weight, embed.norm.bias (w)
 *   relative (heads, 2 * reach + 1) f32 if reach > 0: what is added to the
 *     score of query i and key j, at column clamp(j - i, -reach, reach) + reach
 *   layer.N.qkv (3w, w) type 2: query, key and value rows; the query rows are
 *     divided by the root of the head width; layer.N.qkv.bias (3w)
 *   layer.N.out (w, w) type 2, .out.bias, layer.N.norm1.weight, .norm1.bias
 *   layer.N.up (f, w) type 2, .up.bias (f), layer.N.down (w, f) type 2,
 *   .down.bias, layer.N.norm2.weight, .norm2.bias
 *   head.dense (w, w) type 2, head.dense.bias (w), head.out (labels, w) f32,
 *   head.out.bias (labels), if head == 1: out(tanh(dense(mean)))
 *   side (2, w) f32, if head == 1
 *
 * A sequence is cls text sep; positions count from position_base. An embedding
 * is the mean of the states of all tokens. Token ids are the file's own: a
 * vocabulary may be a part of the original one.
 *
 * A judge has a head, and its layers are of two kinds (Cao et al. 2020,
 * DeFormer): the lowest `split` read each side of a pair by itself, as
 * cls claim sep, or as cls context | claim sep: then its context is read first, as
 * cls context, and keeps these states whatever is behind it; the other tokens have it
 * between cls and bar. Of their states those of cls, the claim and sep go on, side[0]
 * or side[1] is added to each, and the layers above read the rows of both sides, one
 * behind the other. The head takes their mean.
 * Its outputs are the claimdiff_labels in order, then how likely two articles
 * that say so agree on a fact (logistic).
 *
 * Reading checks every offset, size and number before use; a wrong file gives
 * CLAIMDIFF_ERR_MODEL and a message. The checksum is left to weights__verify: it takes
 * every page of the file, ten times as long as all the rest of a start. */
#ifndef CLAIMDIFF_MODEL_WEIGHTS_H
#define CLAIMDIFF_MODEL_WEIGHTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"

enum { WEIGHTS_OUTPUTS = 4 }; /* three labels, agreement */

typedef struct weights_config {
    uint32_t layers;        /* 1 .. 64 */
    uint32_t width;         /* a multiple of 16, up to 4096 */
    uint32_t heads;         /* width / heads is a multiple of 16 */
    uint32_t ffn;           /* a multiple of 16, up to 16384 */
    uint32_t vocab;         /* tokens */
    uint32_t positions;     /* rows of the position table */
    uint32_t position_base; /* position of the first token: 0 BERT, 2 MPNet */
    uint32_t types;         /* token types: 0 or 2 */
    uint32_t reach;         /* relative attention: distances told apart; 0 none */
    uint32_t head;          /* 0 none, 1 a judge's: dense, tanh, out */
    uint32_t labels;        /* outputs of the head: WEIGHTS_OUTPUTS, 0 without */
    uint32_t lower_case;    /* 1: lower case, accents stripped */
    uint32_t max_word;      /* longer words (code points) are unknown */
    uint32_t max_tokens;    /* longest sequence, specials counted */
    uint32_t cls, sep, unk, pad; /* token ids */
    float eps;              /* of the layer norms */
    uint32_t split;         /* layers that read a side by itself; 0 without a head */
    uint32_t embeds;        /* 1: a judge's states are embeddings, too */
} weights_config;

typedef struct weights_matrix {
    const int8_t *data; /* blocked, see type 2 */
    const float *scales;
    const int32_t *sums;
    const float *bias;
    size_t rows, cols;
} weights_matrix;

/* A look-up table: f32 or int8 with scales; one of the two is NULL. */
typedef struct weights_table {
    const float *f32;
    const int8_t *int8;
    const float *scales;
} weights_table;

typedef struct weights_norm {
    const float *weight, *bias; /* (width) */
} weights_norm;

typedef struct weights_layer {
    weights_matrix qkv, out, up, down;
    weights_norm norm1, norm2;
} weights_layer;

typedef struct weights_vocabulary {
    const char *text;
    const uint32_t *ends;  /* (vocab) */
    const uint32_t *slots; /* (slot_count) */
    size_t slot_count;
    size_t longest; /* bytes of the longest token */
} weights_vocabulary;

typedef struct weights {
    weights_config config;
    char name[64];
    uint64_t checksum; /* as the file tells it */
    weights_vocabulary vocabulary;
    weights_table word, position;
    const float *type;     /* (types, width) or NULL */
    const float *relative; /* (heads, 2 * reach + 1) or NULL */
    weights_norm embed_norm;
    weights_layer *layers;
    weights_matrix head_dense;
    const float *head_out, *head_out_bias; /* (labels, width), (labels) */
    const float *side;                     /* (2, width) or NULL */
} weights;

/* Reads a file held in memory at bytes (size bytes, 64-byte aligned), which
 * must outlive *out; layers are taken from the arena. MODEL or MEMORY. */
claimdiff_status weights__read(weights *out, arena *a, const void *bytes, size_t size,
                               claimdiff_error *error);

/* Whether this machine reads weights: their numbers are little-endian. */
bool weights__are_for_here(void);

/* Whether the file is as it was written, by its checksum. MODEL. */
claimdiff_status weights__verify(const void *bytes, size_t size, claimdiff_error *error);

/* Sum over bytes, padded with zero bytes to a multiple of 512: 64 lanes of 64
 * bits, word i to lane i % 64: h = rotl(h ^ word, 29) * 0x9E3779B97F4A7C15,
 * from h = lane + 1; at the end the same step over the size and the 64 lanes,
 * from 0. */
uint64_t weights__checksum(const void *bytes, size_t size);

#endif
