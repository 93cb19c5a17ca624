/* The two hashes of the library. FNV-1a is for tables that are read as they were made:
 * word lists (lexicon.h, made by tools/mklexicon.c) and the vocabulary in a file of weights
 * (model/wordpiece.c). SipHash, whose key a text cannot know, is for tables that
 * grow with what they are given (map.h). */
#ifndef CLAIMDIFF_BASE_HASH_H
#define CLAIMDIFF_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_START 2166136261u

static inline uint32_t hash__byte(uint32_t hash, char c)
{
    return (hash ^ (unsigned char)c) * 16777619u;
}

/* A finished hash, whose low bits depend on all of it. */
static inline uint32_t hash__end(uint32_t hash)
{
    return hash ^ hash >> 15;
}

typedef struct hash_key {
    uint64_t low, high;
} hash_key;

/* SipHash-2-4 (Aumasson and Bernstein, 2012) of length bytes. */
uint64_t hash__keyed(hash_key key, const char *bytes, size_t length);

#endif
