/* What the judge's network is told: the words of the article, attribution and all, behind the
 * lead of the article, or, for a claim in it, the headline; then the sentence before and what of
 * its own sentence precedes it. train/generate.py writes contexts in the same form, and
 * train/LOG.md has the measurements that chose it.
 * Blind spots: what stands further away than that. */
#include "told.h"

#include <stdint.h>
#include <string.h>

#include "value/metric.h"

#define CONTEXT_WORDS 30  /* of the lead, of the sentence before and before the claim in its own */
#define CONTEXT_BYTES 400 /* most that these have, whatever stands there for words */

/* ---- contexts ------------------------------------------------------------------ */

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool continues(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* The first bytes of a span that has too many, or the last, code points whole. */
static claimdiff_span first_bytes(const char *text, claimdiff_span s)
{
    if (s.end - s.begin <= CONTEXT_BYTES) return s;
    s.end = s.begin + CONTEXT_BYTES;
    while (continues(text[s.end])) s.end--;
    return s;
}

static claimdiff_span last_bytes(const char *text, claimdiff_span s)
{
    if (s.end - s.begin <= CONTEXT_BYTES) return s;
    s.begin = s.end - CONTEXT_BYTES;
    while (s.begin < s.end && continues(text[s.begin])) s.begin++;
    return s;
}

/* The first words of a span. */
static claimdiff_span first_words(const char *text, claimdiff_span s, size_t words)
{
    s = first_bytes(text, s);
    size_t at = s.begin, end = s.begin;
    while (at < s.end && words--) {
        while (at < s.end && is_space(text[at])) at++;
        while (at < s.end && !is_space(text[at])) at++;
        end = at;
    }
    return (claimdiff_span){ s.begin, end };
}

static claimdiff_span last_words(const char *text, claimdiff_span s, size_t words)
{
    while (s.end > s.begin && is_space(text[s.end - 1])) s.end--;
    s = last_bytes(text, s);
    size_t at = s.end, begin = s.end;
    while (at > s.begin && words--) {
        while (at > s.begin && is_space(text[at - 1])) at--;
        while (at > s.begin && !is_space(text[at - 1])) at--;
        begin = at;
    }
    return (claimdiff_span){ begin, s.end };
}

/* The sentence that carries the article's first claim. */
static size_t lead_of(const analysis *in)
{
    return in->claims.count ? in->claims.items[0].sentence : 0;
}

/* The lead; for a claim in it the headline, if there is one. */
static claimdiff_span about(const analysis *in, const claim *c)
{
    const sentence *sentences = in->reading.text.sentences.items;
    size_t lead = lead_of(in);
    if (c->sentence != lead)
        return first_words(in->reading.text.text, sentences[lead].span, CONTEXT_WORDS);
    for (size_t i = 0; i < lead; i++)
        if (sentences[i].role == ROLE_HEADLINE)
            return first_words(in->reading.text.text, sentences[i].span, SIZE_MAX);
    return (claimdiff_span){ 0, 0 };
}

/* The end of the body's sentence before. */
static claimdiff_span before(const analysis *in, const claim *c)
{
    const sentence *sentences = in->reading.text.sentences.items;
    for (size_t i = c->sentence; i-- > lead_of(in);)
        if (sentences[i].role == ROLE_BODY)
            return last_words(in->reading.text.text, sentences[i].span, CONTEXT_WORDS);
    return (claimdiff_span){ 0, 0 };
}

/* The end of what stands before the claim in its sentence. */
static claimdiff_span intro(const analysis *in, const claim *c)
{
    const claimdiff_span whole = in->reading.text.sentences.items[c->sentence].span;
    const claimdiff_span s = { whole.begin, c->stated.span.begin };
    return last_words(in->reading.text.text, s, CONTEXT_WORDS);
}

static model_text text_of(const analysis *in, claimdiff_span s)
{
    return (model_text){ in->reading.text.text + s.begin, s.end - s.begin };
}

void told__context(model_side *out, const analysis *in, const claim *c)
{
    const claimdiff_span lead = about(in, c), near = before(in, c);
    const bool same = lead.begin == near.begin && lead.end == near.end;
    out->about = text_of(in, lead);
    out->before = text_of(in, same ? (claimdiff_span){ 0, 0 } : near);
    out->intro = text_of(in, intro(in, c));
}

/* ---- claims --------------------------------------------------------------------- */

/* Adds what a claim says in a span of its own: measures in metric units. */
static void add_told(str *out, const told_claim *c, claimdiff_span s)
{
    if (!metric__write(out, &c->in->reading, s, c->claim->quantities, c->claim->quantity_count))
        str__add(out, c->in->reading.text.text + s.begin, s.end - s.begin);
}

bool told__words(model_text *out, arena *a, const told_claim *c, claimdiff_span s)
{
    str words;
    str__init(&words, a->allocator);
    for (size_t i = 0; c->beside && i < c->anew->count; i++) {
        const reword *r = &c->anew->items[i];
        if (r->own.begin < s.begin || r->own.end > s.end) continue;
        add_told(&words, c, (claimdiff_span){ s.begin, r->own.begin });
        if (*r->written)
            str__put(&words, r->written);
        else
            add_told(&words, c->beside, r->other);
        s.begin = r->own.end;
    }
    add_told(&words, c, s);
    *out = (model_text){ arena__copy(a, words.bytes, words.length), words.length };
    const bool good = !words.failed && out->bytes;
    str__free(&words);
    return good;
}
