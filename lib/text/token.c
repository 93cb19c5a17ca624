/* The forms of a token: search form, stem, kind and shape, from its spelling. */
#include "token.h"

#include "chars.h"
#include "segment.h"

static token_kind kind_of(character first, character second)
{
    switch (first.kind) {
    case CHAR_DIGIT: return TOKEN_NUMBER;
    case CHAR_PUNCT:
        if (first.code == '.' && second.kind == CHAR_DIGIT) return TOKEN_NUMBER;
        return second.kind == CHAR_LETTER || second.kind == CHAR_DIGIT ? TOKEN_WORD : TOKEN_PUNCT;
    case CHAR_SYMBOL: return second.kind == CHAR_LETTER ? TOKEN_WORD : TOKEN_SYMBOL;
    case CHAR_LETTER: return TOKEN_WORD;
    default: return TOKEN_SYMBOL;
    }
}

/* "½" is a number like "1/2". */
static bool is_fraction(long c)
{
    return (c >= 0xBC && c <= 0xBE) || (c >= 0x2150 && c <= 0x215E);
}

/* "Word" -> TITLE, "U.N." -> UPPER, "iPhone" -> MIXED, "4,300" -> NONE */
static token_shape shape_of(const char *bytes, size_t length)
{
    bool upper = false, lower = false, title = false;
    for (size_t i = 0; i < length;) {
        character c = chars__at(bytes, length, i);
        i += c.size;
        if (c.kind != CHAR_LETTER) continue;
        if (utf8__is_upper(c.code)) {
            title |= !upper && !lower;
            upper = true;
        } else {
            lower = true;
        }
    }
    if (!upper) return lower ? SHAPE_LOWER : SHAPE_NONE;
    if (!lower) return SHAPE_UPPER;
    return title ? SHAPE_TITLE : SHAPE_MIXED;
}

bool token__set_forms(token *t, arena *a, const char *text)
{
    const char *bytes = text + t->span.begin;
    size_t length = t->span.end - t->span.begin;
    character first = chars__at(bytes, length, 0);
    t->kind = is_fraction(first.code) ? TOKEN_NUMBER
                                      : kind_of(first, chars__at(bytes, length, first.size));
    t->shape = shape_of(bytes, length);
    t->norm = utf8__fold(a, bytes, length);
    if (!t->norm) return false;
    t->stem = t->kind == TOKEN_WORD ? stem__word(a, t->norm) : t->norm;
    return t->stem != NULL;
}
