/* One character of a text of unknown origin, made harmless to show. */
#ifndef GLYPH_H
#define GLYPH_H

#include <stddef.h>

typedef struct glyph {
    const char *bytes;         /* (size): what is shown of it, UTF-8; none of a hidden one */
    unsigned char size, width; /* width: columns of a terminal */
} glyph;

/* The character at text[0 .. length), *taken its bytes: white space of any kind is a space,
 * controls and bytes that are no UTF-8 are U+FFFD, and what is invisible or turns the
 * direction of its line is nothing. "\033" -> U+FFFD, "\t" -> " ", U+202E -> "" */
glyph glyph__next(const char *text, size_t length, size_t *taken);

#endif
