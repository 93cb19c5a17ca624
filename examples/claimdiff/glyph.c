/* Unicode's categories decide what may be shown. */
#include "glyph.h"

#include <stdbool.h>
#include <utf8proc.h>

static bool is_blank(utf8proc_int32_t c)
{
    if (c == '\t' || c == '\n' || c == '\v' || c == '\f' || c == '\r' || c == 0x85) return true;
    utf8proc_category_t category = utf8proc_category(c);
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP;
}

/* Direction marks and other invisible signs; the joiners shape letters and stay. */
static bool is_hidden(utf8proc_int32_t c)
{
    return utf8proc_category(c) == UTF8PROC_CATEGORY_CF && c != 0x200c && c != 0x200d;
}

glyph glyph__next(const char *text, size_t length, size_t *taken)
{
    utf8proc_int32_t c;
    utf8proc_ssize_t n =
        utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &c);
    *taken = n > 0 ? (size_t)n : 1;
    if (n > 0 && is_blank(c)) return (glyph){ " ", 1, 1 };
    if (n <= 0 || utf8proc_category(c) == UTF8PROC_CATEGORY_CC)
        return (glyph){ "\xef\xbf\xbd", 3, 1 };
    if (is_hidden(c)) return (glyph){ "", 0, 0 };
    return (glyph){ text, (unsigned char)n, (unsigned char)utf8proc_charwidth(c) };
}
