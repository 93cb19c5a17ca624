/* What lib/base/json.c escapes is escaped here: tests/cli/formats.c holds one against the other. */
#include "json_text.h"

#include <utf8proc.h>

/* Marks, embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX 9). */
static bool turns_writing(utf8proc_int32_t c)
{
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069);
}

/* The character at text[0 .. length), but for quotes and backslashes; how many bytes it has. */
static size_t put_harmless(buffer *out, const char *text, size_t length)
{
    utf8proc_int32_t c;
    const utf8proc_ssize_t n =
        utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &c);
    if (n <= 0) {
        buffer__put(out, "\xef\xbf\xbd");
        return 1;
    }
    if (c < 0x20 || (c >= 0x7f && c < 0xa0) || turns_writing(c))
        buffer__format(out, "\\u%04x", (unsigned)c);
    else
        buffer__add(out, text, (size_t)n);
    return (size_t)n;
}

void json_text__value(buffer *out, const char *json, size_t length)
{
    for (size_t i = 0; i < length;) i += put_harmless(out, json + i, length - i);
}

void json_text__string(buffer *out, const char *text, size_t length)
{
    buffer__put(out, "\"");
    for (size_t i = 0; i < length;) {
        if (text[i] == '"' || text[i] == '\\') buffer__put(out, "\\");
        if (text[i] == '\n') {
            buffer__put(out, "\\n");
            i++;
        } else
            i += put_harmless(out, text + i, length - i);
    }
    buffer__put(out, "\"");
}
