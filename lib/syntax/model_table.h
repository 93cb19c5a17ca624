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

#define TABLE_PAD 64 /* bytes after a table, so that the last row may stick out */

#define TAGGER_BITS 21   /* log2 of the bytes of a table */
#define PARSER_BITS 22
#define LABELLER_BITS 20

#define TAGGER_AT 0
#define PARSER_AT (TAGGER_AT + ((size_t)1 << TAGGER_BITS) + TABLE_PAD)
#define LABELLER_AT (PARSER_AT + ((size_t)1 << PARSER_BITS) + TABLE_PAD)
#define MODEL_BYTES (LABELLER_AT + ((size_t)1 << LABELLER_BITS) + TABLE_PAD)

extern const unsigned char syntax_data[]; /* (MODEL_BYTES): int8, two's complement */

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

/* Adds the rows of all features: scores[k] = sum of weights for class k. With
 * at most 256 features nothing overflows. classes is a constant wherever this
 * is called, so that compilers make vector code of it. */
static inline void table__score(int16_t *restrict scores, size_t classes,
                                const signed char *restrict table, const uint32_t *restrict rows,
                                size_t features)
{
    for (size_t k = 0; k < classes; k++) scores[k] = 0;
    for (size_t f = 0; f < features; f++) {
        const signed char *row = table + rows[f];
        for (size_t k = 0; k < classes; k++) scores[k] = (int16_t)(scores[k] + row[k]);
    }
}

#endif
