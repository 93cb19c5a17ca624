/* Classes of characters outside ASCII. Punctuation is told by its block, for
 * utf8proc's categories cost a table walk each; what is neither letter, digit,
 * mark, space nor one of these blocks (currency, emoji, arrows) is a symbol. */
#include "chars.h"

static bool is_wide_punct(long c)
{
    /* per mille, fraction slash */
    if (c == 0x2030 || c == 0x2031 || c == 0x2044 || c == 0x2052) return false;
    return (c >= 0x2010 && c <= 0x205E) || (c >= 0x3001 && c <= 0x3011) ||
           (c >= 0xFF01 && c <= 0xFF0F) || c == 0xA1 || c == 0xAB || c == 0xB7 || c == 0xBB ||
           c == 0xBF || c == 0x2212 || c == 0xFF1A || c == 0xFF1F;
}

static bool is_joiner(long c)
{
    return c == 0x200C || c == 0x200D || c == 0xAD || (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= 0x1F3FB && c <= 0x1F3FF);
}

char_class chars__class_wide(long c)
{
    if (c < 0xA0) return CHAR_SPACE; /* invalid bytes and C1 controls */
    /* separators of lines and paragraphs, marks of direction, the narrow no-break space */
    if (c >= 0x2028 && c <= 0x202F) return CHAR_SPACE;
    if (is_wide_punct(c)) return CHAR_PUNCT;
    if (is_joiner(c) || utf8__is_mark(c)) return CHAR_MARK;
    if (utf8__is_letter(c)) return CHAR_LETTER;
    if (utf8__is_digit(c)) return CHAR_DIGIT;
    if (utf8__is_space(c) || c == 0x2060 || c == 0x200E || c == 0x200F) return CHAR_SPACE;
    return CHAR_SYMBOL;
}
