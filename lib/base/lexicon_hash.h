/* The hash of a word list's filter, shared by tools/mklexicon.c, which makes the
 * filter, and lexicon.c, which asks it. FNV-1a. */
#ifndef CLAIMDIFF_BASE_LEXICON_HASH_H
#define CLAIMDIFF_BASE_LEXICON_HASH_H

#include <stdint.h>

static inline uint32_t lexicon_hash(const char *key)
{
    uint32_t h = 2166136261u;
    for (; *key; key++) h = (h ^ (unsigned char)*key) * 16777619u;
    return h ^ h >> 15;
}

#endif
