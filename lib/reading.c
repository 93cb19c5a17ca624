/* Makes the reading of an article: syntax, the tree over it, quotations and
 * marks, each found once. */
#include "reading.h"

/* Where each token stands in the quotations; SYNTAX_ROOT: outside. */
static const size_t *place_in_quotes(const reading *r, arena *a)
{
    size_t *at = arena__array(a, r->text.tokens.count, sizeof *at);
    if (!at) return NULL;
    for (size_t t = 0; t < r->text.tokens.count; t++) at[t] = SYNTAX_ROOT;
    for (size_t q = 0; q < r->quotes.count; q++)
        for (size_t t = r->quotes.items[q].begin; t < r->quotes.items[q].end; t++) at[t] = q;
    return at;
}

static bool read_syntax(reading *r, arena *a)
{
    return syntax__parse(&r->syntax, a, &r->text) && tree__init(&r->tree, a, &r->syntax);
}

static bool read_marks(reading *r, arena *a)
{
    if (!quote__find(&r->quotes, a, &r->text) || !marks__make(&r->marks, a, &r->text.tokens))
        return false;
    r->quote_at = place_in_quotes(r, a);
    return r->quote_at != NULL;
}

bool reading__make(reading *out, arena *a, const char *text, size_t length, bool passage)
{
    memset(out, 0, sizeof *out);
    if (!segment__article(&out->text, a, text, length)) return false;
    for (size_t i = 0; passage && i < out->text.sentences.count; i++)
        out->text.sentences.items[i].role = ROLE_BODY;
    return read_syntax(out, a) && read_marks(out, a);
}

size_t reading__count_words(const reading *r, token_range tokens)
{
    size_t words = 0;
    for (size_t t = tokens.begin; t < tokens.end; t++) words += reading__is_word(r, t);
    return words;
}

claimdiff_span reading__span(const reading *r, token_range tokens)
{
    if (tokens.begin >= tokens.end) return (claimdiff_span){ 0, 0 };
    return (claimdiff_span){ reading__token(r, tokens.begin)->span.begin,
                             reading__token(r, tokens.end - 1)->span.end };
}
