/* White space between tokens; private to lib/text. */
#ifndef CLAIMDIFF_TEXT_PARAGRAPH_H
#define CLAIMDIFF_TEXT_PARAGRAPH_H

#include "segment.h"

/* What stands between a token and the one before it. */
typedef enum gap {
    GAP_NONE, /* nothing, or spaces */
    GAP_WRAP, /* a line end inside a paragraph */
    GAP_LINE, /* a line end that ends a sentence, within a block of lines */
    GAP_BLANK /* a blank line, or the begin of the text */
} gap;

/* One gap for each token; NULL when out of memory. */
unsigned char *paragraph__gaps(arena *a, const segments *s);

/* True if the token is a bullet or list number that opens a line. */
bool paragraph__is_bullet(const segments *s, size_t token);

#endif
