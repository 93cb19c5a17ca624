/* An article in sentences and tokens: tokenize, find sentences, give roles,
 * then mark datelines at the begin of body paragraphs. */
#include "segment.h"

#include <string.h>

#include "sentence.h"
#include "tokenize.h"

static void mark_datelines(segments *s)
{
    for (size_t i = 0; i < s->sentences.count; i++) {
        sentence *here = &s->sentences.items[i];
        bool opens = !i || here[-1].paragraph != here->paragraph;
        here->body_begin =
            opens && here->role == ROLE_BODY ? dateline__end(s, here) : here->token_begin;
    }
}

bool segment__article(segments *out, arena *a, const char *text, size_t length)
{
    memset(out, 0, sizeof *out);
    out->text = text;
    out->length = length;
    if (!tokenize__text(&out->tokens, a, text, length) || !sentence__find(out, a)) return false;
    role__assign(out);
    mark_datelines(out);
    return true;
}
