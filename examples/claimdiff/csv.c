/* RFC 4180, with what OWASP says of "CSV Injection". */
#include "csv.h"
#include "glyph.h"

#include <stdbool.h>
#include <string.h>

/* Whether a spreadsheet would calculate a field that begins so. */
static bool is_formula(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length && strchr(" \t\r\n", text[at]) && text[at]) at++;
    return at < length && strchr("=+-@", text[at]) && text[at];
}

void csv__text(buffer *out, const char *text, size_t length)
{
    buffer__put(out, "\"");
    if (is_formula(text, length)) buffer__put(out, "'");
    for (size_t i = 0, taken; i < length; i += taken) {
        const glyph g = glyph__next(text + i, length - i, &taken);
        if (g.size == 1 && *g.bytes == '"') buffer__put(out, "\"");
        buffer__add(out, g.bytes, g.size);
    }
    buffer__put(out, "\"");
}
