/* Full stops that belong to the word before them; private to lib/text. */
#ifndef CLAIMDIFF_TEXT_ABBREVIATION_H
#define CLAIMDIFF_TEXT_ABBREVIATION_H

#include <stdint.h>

#include "chars.h"

/* Where the tokenizer stands. */
typedef struct cutter {
    const char *text;
    size_t length;
    size_t previous; /* begin of the token that ends where the next begins, or CUTTER_NONE */
} cutter;

#define CUTTER_NONE ((size_t)-1)

static inline character cutter__at(const cutter *c, size_t at)
{
    return chars__at(c->text, c->length, at);
}

/* True if the full stop at `dot` belongs to the word [begin, dot). */
bool abbreviation__owns_stop(const cutter *c, size_t begin, size_t dot);

/* The bits of an abbreviation "Gov." or "gov" in abbreviations.txt; 0: none. */
uint32_t abbreviation__class(const char *text, size_t length);

#endif
