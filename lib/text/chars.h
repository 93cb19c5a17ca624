/* Classes of the characters a token is cut from; ASCII never reaches the
 * Unicode tables. */
#ifndef CLAIMDIFF_TEXT_CHARS_H
#define CLAIMDIFF_TEXT_CHARS_H

#include "base/utf8.h"

typedef enum char_class {
    CHAR_END, /* past the text */
    CHAR_SPACE,
    CHAR_LETTER,
    CHAR_DIGIT,
    CHAR_MARK, /* combining, joiners: belongs to what stands before it */
    CHAR_PUNCT,
    CHAR_SYMBOL
} char_class;

/* One character of a text. */
typedef struct character {
    long code; /* code point, -1 if invalid, 0 past the end */
    size_t size;
    char_class kind;
} character;

/* Class of a code point from U+0080 on. */
char_class chars__class_wide(long c);

static inline char_class chars__class(long c)
{
    if (c >= 0x80 || c < 0) return chars__class_wide(c);
    if (utf8__is_letter(c)) return CHAR_LETTER;
    if (c >= '0' && c <= '9') return CHAR_DIGIT;
    if (c <= ' ' || c == 0x7F) return CHAR_SPACE; /* control characters count as space */
    switch (c) {
    case '$': case '%': case '&': case '#': case '@': case '+': case '<': case '=':
    case '>': case '^': case '|': case '~': return CHAR_SYMBOL;
    default: return CHAR_PUNCT;
    }
}

static inline character chars__at(const char *text, size_t length, size_t at)
{
    character c = { 0, 0, CHAR_END };
    if (at >= length) return c;
    c.code = (unsigned char)text[at];
    c.size = 1;
    if (c.code >= 0x80) c.code = utf8__decode(text + at, length - at, &c.size);
    c.kind = chars__class(c.code);
    return c;
}

static inline bool chars__is_apostrophe(long c)
{
    return c == '\'' || c == 0x2019 || c == 0x02BC;
}

static inline bool chars__is_double_quote(long c)
{
    return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB;
}

static inline bool chars__is_quote(long c)
{
    return chars__is_double_quote(c) || c == '\'' || c == '`' || (c >= 0x2018 && c <= 0x201B);
}

static inline bool chars__is_dash(long c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

#endif
