/* FNV-1a: the hash of words that are no stranger's to choose, or whose table
 * has a fixed size (map.h has a keyed one). Also what tools/mklexicon.c makes
 * the slots of a word list with. */
#ifndef CLAIMDIFF_BASE_HASH_H
#define CLAIMDIFF_BASE_HASH_H

#include <stdint.h>

#define HASH_START 2166136261u

static inline uint32_t hash__byte(uint32_t hash, char c)
{
    return (hash ^ (unsigned char)c) * 16777619u;
}

/* Continues a hash by a string. */
static inline uint32_t hash__string(uint32_t hash, const char *text)
{
    for (; *text; text++) hash = hash__byte(hash, *text);
    return hash;
}

/* A finished hash, whose low bits depend on all of it. */
static inline uint32_t hash__end(uint32_t hash)
{
    return hash ^ hash >> 15;
}

#endif
