/* Part-of-speech tagger: from left to right, one decision a word. */
#ifndef CLAIMDIFF_SYNTAX_TAGGER_H
#define CLAIMDIFF_SYNTAX_TAGGER_H

#include "tagset.h"
#include "word.h"

#define TAGGER_FEATURES 48 /* at most so many a decision */

typedef struct tag_state {
    const word *words;         /* (count) */
    const unsigned char *tags; /* (count): index into tagset__tags; valid before `at` */
    size_t count, at;
} tag_state;

/* Rows of the tagger's table for the word at state->at; returns how many. */
size_t tagger__features(uint32_t *rows, const tag_state *state);

/* Fills tags[0 .. count). */
void tagger__tag(unsigned char *tags, const word *words, size_t count);

#endif
