/* Finding a character set, and decoding one character at a time, for each is to be led back
 * to its bytes. Labels that mean Windows-1252 on the web (WHATWG, "Encoding") are read as that. */
#include "charset.h"

#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

#define SNIFFED 4096     /* bytes looked at for zeros */
#define META_WITHIN 2048 /* bytes in which a page must name its character set (1024 by WHATWG) */
#define LONGEST 8        /* bytes of a character, in whatever set */

static const char utf8[] = "UTF-8", windows[] = "WINDOWS-1252";

/* ---- Finding -------------------------------------------------------------- */

/* UTF-16 of English text has a zero in nearly every unit, always on the same side. */
static const char *by_zeros(const char *bytes, size_t length)
{
    size_t sniffed = length < SNIFFED ? length & ~(size_t)1 : SNIFFED, zeros[2] = { 0, 0 };
    for (size_t i = 0; i < sniffed; i++) zeros[i % 2] += bytes[i] == '\0';
    if (zeros[1] * 4 > sniffed && !zeros[0]) return "UTF-16LE";
    if (zeros[0] * 4 > sniffed && !zeros[1]) return "UTF-16BE";
    return NULL;
}

static const char *by_mark(const char *bytes, size_t length)
{
    if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) return utf8;
    if (length >= 2 && memcmp(bytes, "\xff\xfe", 2) == 0) return "UTF-16LE";
    if (length >= 2 && memcmp(bytes, "\xfe\xff", 2) == 0) return "UTF-16BE";
    return NULL;
}

/* Whether all bytes are valid UTF-8; *some: whether a character beyond ASCII is. */
static bool is_utf8(const char *bytes, size_t length, bool *some)
{
    bool faults = false;
    *some = false;
    for (size_t at = 0; at < length;) {
        utf8proc_int32_t c;
        utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)bytes + at,
                                                 (utf8proc_ssize_t)(length - at), &c);
        *some = *some || size > 1;
        faults = faults || size < 1;
        at += size > 0 ? (size_t)size : 1;
    }
    return !faults;
}

/* "... charset=iso-8859-15" -> its name; NULL: none. */
static const char *by_meta(const char *bytes, size_t length, char *name, size_t size)
{
    static const char key[] = "charset=";
    size_t within = length < META_WITHIN ? length : META_WITHIN, n = 0;
    const char *end = bytes + within, *at = bytes;
    while (at + sizeof key < end && strncasecmp(at, key, sizeof key - 1) != 0) at++;
    if (at + sizeof key >= end || !memchr(bytes, '<', within)) return NULL;
    at += sizeof key - 1;
    at += *at == '"' || *at == '\'';
    for (; at < end && n + 1 < size && (isalnum((unsigned char)*at) || strchr("-_:.", *at)); at++)
        name[n++] = *at;
    name[n] = '\0';
    return n ? name : NULL;
}

static bool means_windows(const char *name)
{
    static const char *const labels[] = { "iso-8859-1", "iso8859-1", "latin1", "latin-1",
                                          "us-ascii",   "ascii",     "cp1252", windows };
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (strcasecmp(name, labels[i]) == 0) return true;
    return false;
}

const char *charset__find(const char *bytes, size_t length, char *name, size_t size)
{
    const char *found = by_mark(bytes, length);
    bool some;
    if (!found) found = by_zeros(bytes, length);
    if (found) return found;
    if (is_utf8(bytes, length, &some)) return utf8;
    found = by_meta(bytes, length, name, size);
    if (!found || strcasecmp(found, utf8) == 0) return some ? utf8 : windows;
    return means_windows(found) ? windows : found;
}

/* ---- Decoding ------------------------------------------------------------- */

/* Windows-1252 from 0x80 to 0x9f, 0: no character. Here and not by iconv, which needs files
 * of the system for it that a tool in one file cannot count on. */
static const unsigned short windows_high[32] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

static size_t next_windows(unsigned char byte, char out[LONGEST], size_t *made)
{
    const bool high = byte >= 0x80 && byte < 0xa0;
    const utf8proc_int32_t c = high ? windows_high[byte - 0x80] : byte;
    if (high && !c) return 0;
    *made = (size_t)utf8proc_encode_char(c, (utf8proc_uint8_t *)out);
    return 1;
}

/* The bytes of the next character, which is put into out (*made bytes); 0: it is none. Without
 * a converter it is of Windows-1252. */
static size_t next(iconv_t converter, const char *bytes, size_t length, char out[LONGEST],
                   size_t *made)
{
    if (!converter) return next_windows((unsigned char)*bytes, out, made);
    for (size_t size = 1; size <= length && size <= LONGEST; size++) {
        char *from = (char *)(size_t)bytes, *to = out;
        size_t left = size, room = LONGEST;
        if (iconv(converter, &from, &left, &to, &room) != (size_t)-1) {
            *made = LONGEST - room;
            return size;
        }
        if (errno != EINVAL) return 0;
    }
    return 0;
}

bool charset__decode(decoded *out, const char *bytes, size_t length, const char *charset,
                     bool lenient)
{
    iconv_t converter = strcmp(charset, windows) == 0 ? NULL : iconv_open(utf8, charset);
    size_t at = by_mark(bytes, length) ? 2 : 0; /* of UTF-16: UTF-8 is not decoded */
    out->fault = CHARSET_UNKNOWN;
    if (converter == (iconv_t)-1) return false;
    while (at < length) {
        char c[LONGEST];
        size_t made, size = next(converter, bytes + at, length - at, c, &made);
        if (!size && !lenient) break;
        if (!size || (made == 1 && !*c)) *c = ' ', made = 1;
        if (!size) size = 1;
        const size_t here = out->text.length;
        runs__add(&out->runs, (claimdiff_run){ here, made, at, size, here });
        buffer__add(&out->text, c, made);
        at += size;
    }
    if (converter) iconv_close(converter);
    out->fault = at;
    return at == length;
}
