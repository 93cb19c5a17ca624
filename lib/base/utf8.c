/* Thin layer over utf8proc. Input is taken as untrusted: invalid bytes decode
 * to -1 and are stepped over one at a time. */
#include "utf8.h"

#include <string.h>
#include <utf8proc.h>

long utf8__decode(const char *text, size_t length, size_t *size)
{
    utf8proc_int32_t c = -1;
    utf8proc_ssize_t n = 0;
    *size = 1;
    if (!length) return -1;
    if ((unsigned char)text[0] < 0x80) return (unsigned char)text[0];
    n = utf8proc_iterate((const utf8proc_uint8_t *)text,
                         (utf8proc_ssize_t)(length < 4 ? length : 4), &c);
    if (n <= 0 || c < 0) return -1;
    *size = (size_t)n;
    return c;
}

static utf8proc_category_t category(long c)
{
    return c < 0 ? UTF8PROC_CATEGORY_CN : utf8proc_category((utf8proc_int32_t)c);
}

bool utf8__is_letter(long c)
{
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    utf8proc_category_t k = category(c);
    return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO;
}

bool utf8__is_digit(long c)
{
    if (c < 0x80) return c >= '0' && c <= '9';
    return category(c) == UTF8PROC_CATEGORY_ND;
}

bool utf8__is_upper(long c)
{
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    utf8proc_category_t k = category(c);
    return k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LT;
}

bool utf8__is_lower(long c)
{
    if (c < 0x80) return c >= 'a' && c <= 'z';
    return category(c) == UTF8PROC_CATEGORY_LL;
}

bool utf8__is_mark(long c)
{
    if (c < 0x300) return false;
    utf8proc_category_t k = category(c);
    return k >= UTF8PROC_CATEGORY_MN && k <= UTF8PROC_CATEGORY_ME;
}

bool utf8__is_space(long c)
{
    if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
    return c == 0x85 || c == 0xFEFF || c == 0x200B || category(c) == UTF8PROC_CATEGORY_ZS ||
           category(c) == UTF8PROC_CATEGORY_ZL || category(c) == UTF8PROC_CATEGORY_ZP;
}

long utf8__lower(long c)
{
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    return utf8proc_tolower((utf8proc_int32_t)c);
}

bool utf8__is_other(long c)
{
    utf8proc_category_t k = category(c);
    return k >= UTF8PROC_CATEGORY_CC && k <= UTF8PROC_CATEGORY_CO;
}

bool utf8__is_punctuation(long c)
{
    utf8proc_category_t k = category(c);
    return k >= UTF8PROC_CATEGORY_PC && k <= UTF8PROC_CATEGORY_PO;
}

bool utf8__is_nonspacing(long c)
{
    return c >= 0x300 && category(c) == UTF8PROC_CATEGORY_MN;
}

size_t utf8__decompose(long c, long out[4])
{
    utf8proc_int32_t points[4];
    int boundary = 0;
    out[0] = c;
    if (c < 0xC0) return 1;
    utf8proc_ssize_t n =
        utf8proc_decompose_char((utf8proc_int32_t)c, points, 4, UTF8PROC_DECOMPOSE, &boundary);
    if (n < 1 || n > 4) return 1;
    for (utf8proc_ssize_t i = 0; i < n; i++) out[i] = points[i];
    return (size_t)n;
}

size_t utf8__encode(long c, char *buffer)
{
    utf8proc_ssize_t n = utf8proc_encode_char((utf8proc_int32_t)c, (utf8proc_uint8_t *)buffer);
    return n > 0 ? (size_t)n : 0;
}

/* Curly quote U+2019 -> 0x27, en dash U+2013 -> '-'; 0 for what is dropped. */
static long plain_form(long c)
{
    switch (c) {
    case 0x2018: case 0x2019: case 0x201B: case 0x2032: return '\'';
    case 0x201C: case 0x201D: case 0x201E: case 0x2033: return '"';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013:
    case 0x2014: case 0x2015: case 0x2212: return '-';
    case 0x00AD: case 0x200B: case 0x200C: case 0x200D: case 0xFEFF: return 0;
    case 0x00A0: case 0x202F: case 0x2009: return ' ';
    default: return c;
    }
}

static bool is_ascii(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] >= 0x80) return false;
    return true;
}

static char *fold_ascii(arena *a, const char *text, size_t length)
{
    char *out = arena__copy(a, text, length);
    for (size_t i = 0; out && i < length; i++) out[i] = (char)utf8__lower((unsigned char)out[i]);
    return out;
}

/* NFKC of one grapheme-sized piece is at most 18 times longer; composition
 * goes over a code point buffer in the arena, so that utf8proc allocates nothing. */
char *utf8__fold(arena *a, const char *text, size_t length)
{
    if (is_ascii(text, length)) return fold_ascii(a, text, length);
    const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT;
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
    utf8proc_ssize_t n = utf8proc_decompose(bytes, (utf8proc_ssize_t)length, NULL, 0, options);
    if (n < 0) return fold_ascii(a, text, length);
    utf8proc_int32_t *points = arena__array(a, (size_t)n + 1, sizeof *points);
    if (!points) return NULL;
    n = utf8proc_decompose(bytes, (utf8proc_ssize_t)length, points, n, options);
    n = utf8proc_normalize_utf32(points, n, options);
    char *out = arena__alloc(a, (size_t)n * 4 + 1);
    if (!out) return NULL;
    size_t at = 0;
    for (utf8proc_ssize_t i = 0; i < n; i++) {
        long c = utf8__lower(plain_form(points[i]));
        if (c) at += utf8__encode(c, out + at);
    }
    out[at] = '\0';
    return out;
}
