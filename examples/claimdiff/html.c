/* The five signs that mean something in HTML become references, all else what glyph says. */
#include "html.h"
#include "glyph.h"

#include <string.h>

static const char *reference(const glyph *g)
{
    switch (g->size == 1 ? *g->bytes : 0) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void html__text(buffer *out, const char *text, size_t length)
{
    for (size_t i = 0, taken; i < length; i += taken) {
        const glyph g = glyph__next(text + i, length - i, &taken);
        const char *as = reference(&g);
        if (as)
            buffer__put(out, as);
        else
            buffer__add(out, g.bytes, g.size);
    }
}

void html__string(buffer *out, const char *text)
{
    html__text(out, text, strlen(text));
}
