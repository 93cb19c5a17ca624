/* UTF-8 and Unicode properties; the only user of utf8proc. */
#ifndef CLAIMDIFF_BASE_UTF8_H
#define CLAIMDIFF_BASE_UTF8_H

#include "arena.h"

/* Decodes the code point at text[0 .. length); *size gets its bytes (1 when
 * invalid). Returns -1 for an invalid sequence or length 0. */
long utf8__decode(const char *text, size_t length, size_t *size);

bool utf8__is_letter(long c);
bool utf8__is_digit(long c); /* decimal digits of any script */

/* Whether a byte is one of 0 to 9. */
static inline bool utf8__is_figure(char c)
{
    return c >= '0' && c <= '9';
}

bool utf8__is_upper(long c); /* upper or title case */
bool utf8__is_lower(long c);
bool utf8__is_mark(long c);  /* combining */
bool utf8__is_space(long c); /* white space, no-break spaces among it */
long utf8__lower(long c);

bool utf8__is_other(long c);       /* control, format, private use, surrogate */
bool utf8__is_punctuation(long c); /* of any script; symbols such as "$" are none */
bool utf8__is_nonspacing(long c);  /* a mark that takes no room of its own */

/* Canonical decomposition (NFD) of one code point into out; returns how many
 * code points it has, 1 to 4. */
size_t utf8__decompose(long c, long out[4]);

/* Appends c as UTF-8 to buffer (4 bytes free); returns the bytes written. */
size_t utf8__encode(long c, char *buffer);

/* Search form of a text: NFKC, lower case, curly quotes and apostrophes
 * straight, dashes "-". NUL-terminated in the arena; NULL when out of memory. */
char *utf8__fold(arena *a, const char *text, size_t length);

#endif
