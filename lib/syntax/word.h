/* What the tagger, the parser and the labeller see of a word: hashes. */
#ifndef CLAIMDIFF_SYNTAX_WORD_H
#define CLAIMDIFF_SYNTAX_WORD_H

#include <stdint.h>

#include "text/token.h"

typedef struct word {
    uint32_t form;             /* of the search form; digits all alike */
    uint32_t suffix[4];        /* last 1 to 4 bytes, the whole word if shorter */
    uint32_t prefix[3];        /* first 1 to 3 bytes */
    uint32_t look;             /* letter case, digits, hyphen */
    uint32_t kind;             /* last two bytes with the case: the coarsest view */
} word;

/* Fills out[0 .. count) for a sentence. */
void word__init(word *out, const token *tokens, size_t count);

#endif
