/* Hashed linear models: one block of int8 weights for each of the stages of
 * syntax.c, trained by train/syntax and compiled in from lib/lang/en/syntax.bin.
 *
 * A feature is a hash; its weights for the classes 0, 1, ... begin at the
 * byte that the hash points to. Rows of different features may overlap, which
 * costs little (most weights are zero) and needs no dictionary. */
#ifndef CLAIMDIFF_SYNTAX_MODEL_TABLE_H
#define CLAIMDIFF_SYNTAX_MODEL_TABLE_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define TABLE_PAD 64 /* bytes after a table, so that the last row may stick out */

#define TAGGER_BITS 21   /* log2 of the bytes of a table */
#define PARSER_BITS 22
#define LABELLER_BITS 20

#define TAGGER_AT 0
#define PARSER_AT (TAGGER_AT + ((size_t)1 << TAGGER_BITS) + TABLE_PAD)
#define LABELLER_AT (PARSER_AT + ((size_t)1 << PARSER_BITS) + TABLE_PAD)
#define MODEL_BYTES (LABELLER_AT + ((size_t)1 << LABELLER_BITS) + TABLE_PAD)

extern const unsigned char syntax_data[]; /* (MODEL_BYTES): int8, two's complement */

/* Features are numbered while they are added: inlined, their numbers and what many of them begin
 * with are worked out once. */
#define TABLE_INLINE static inline __attribute__((always_inline))

/* One more part into a hash. */
static inline uint32_t table__mix(uint32_t hash, uint32_t part)
{
    hash = (hash ^ part) * 0x9E3779B1u;
    return hash ^ (hash >> 15);
}

/* Where the row of a feature begins in a table of 2^bits bytes. */
static inline uint32_t table__row(uint32_t hash, unsigned bits)
{
    return (hash * 0x85EBCA6Bu) >> (32 - bits);
}

/* Sums of rows without taking their bytes apart. A byte becomes 0 to 255; the sum of pairs of
 * bytes is that of the low ones and 256 times that of the high ones, which is kept, too. With at
 * most 255 features nothing overflows. gcc and clang make vector code of sixteen bytes. */
typedef uint16_t table_pairs __attribute__((vector_size(16)));

typedef struct table_sums {
    table_pairs pairs, high;
} table_sums;

static inline void table__add(table_sums *sums, const signed char *row)
{
    table_pairs bytes;
    memcpy(&bytes, row, sizeof bytes);
    bytes ^= 0x8080;
    sums->pairs += bytes;
    sums->high += bytes >> 8;
}

static inline void table__split(int16_t *scores, table_sums sums, int excess)
{
    const uint16_t one = 1;
    const size_t low_at = *(const unsigned char *)&one ? 0 : 1; /* where a pair has its low byte */
    const table_pairs low = sums.pairs - (sums.high << 8);
    for (size_t k = 0; k < 8; k++) {
        scores[2 * k + low_at] = (int16_t)(low[k] - excess);
        scores[2 * k + 1 - low_at] = (int16_t)(sums.high[k] - excess);
    }
}

/* Adds the rows of all features: scores[k] = sum of weights for class k, for TABLE_WIDTH
 * classes; of those that a model lacks it is of what stands behind its rows. */
#define TABLE_WIDTH 64

static inline void table__score(int16_t *scores, const signed char *table, const uint32_t *rows,
                                size_t features)
{
    for (size_t k = 0; k < TABLE_WIDTH; k += 32) { /* as many as registers hold */
        table_sums left = { { 0 }, { 0 } }, right = left;
        for (size_t f = 0; f < features; f++) {
            table__add(&left, table + rows[f] + k);
            table__add(&right, table + rows[f] + k + 16);
        }
        table__split(scores + k, left, 128 * (int)features);
        table__split(scores + k + 16, right, 128 * (int)features);
    }
}

/* The same for four classes. */
static inline void table__score_few(int16_t *scores, const signed char *table, const uint32_t *rows,
                                    size_t features)
{
    uint32_t pairs = 0, high = 0;
    for (size_t f = 0; f < features; f++) {
        const unsigned char *row = (const unsigned char *)table + rows[f];
        uint32_t bytes = (uint32_t)row[0] | (uint32_t)row[1] << 8 | (uint32_t)row[2] << 16 |
                         (uint32_t)row[3] << 24; /* which compilers make one load of */
        bytes ^= 0x80808080u;
        pairs += bytes;
        high += bytes >> 8 & 0x00ff00ffu;
    }
    pairs -= high << 8;
    for (int k = 0; k < 2; k++) {
        scores[2 * k] = (int16_t)((int)(pairs >> 16 * k & 0xffff) - 128 * (int)features);
        scores[2 * k + 1] = (int16_t)((int)(high >> 16 * k & 0xffff) - 128 * (int)features);
    }
}

#endif
