/* The words of the sentence that is read for attributions: what a token is,
 * where the sentence ends, what is cut off a range.
 * Blind spots: "that" is told from the demonstrative by the word after it. */
#include "speech.h"

#include "text/chars.h"

#define EM_DASH 0x2014

bool speech__is(const speech *f, size_t t, const char *text)
{
    return t < f->within.end && !strcmp(speech__norm(f, t), text);
}

bool speech__is_punct(const speech *f, size_t t)
{
    return speech__word(f, t)->pos == UPOS_PUNCT || reading__is_punct(f->in, t);
}

bool speech__opens_quotation(const speech *f, size_t t)
{
    return t + 1 < f->within.end && !reading__is_quoted(f->in, t) &&
           reading__is_quoted(f->in, t + 1);
}

void speech__enter(speech *f, const sentence *sent)
{
    size_t begin = sent->body_begin, end = sent->token_end;
    while (end > begin && speech__is_punct(f, end - 1)) end--;
    f->within = (token_range){ begin, end };
}

bool speech__is_that(const speech *f, size_t t)
{
    if (!speech__is(f, t, "that") || t + 1 >= f->within.end) return false;
    const syntax_word *next = speech__word(f, t + 1);
    if (speech__word(f, t)->pos == UPOS_SCONJ) return true;
    if (next->pos == UPOS_NOUN) return next->plural;
    return next->pos != UPOS_AUX && next->pos != UPOS_VERB && next->pos != UPOS_PUNCT &&
           next->pos != UPOS_ADV;
}

token_range speech__trim(const speech *f, token_range r)
{
    while (r.begin < r.end && speech__is_punct(f, r.begin) && speech__norm(f, r.begin)[0] != '(')
        r.begin++;
    if (r.end - r.begin > 1 && speech__is_that(f, r.begin)) r.begin++;
    while (r.begin < r.end && speech__is_punct(f, r.begin) && speech__norm(f, r.begin)[0] != '(')
        r.begin++;
    while (r.end > r.begin && speech__is_punct(f, r.end - 1) &&
           speech__norm(f, r.end - 1)[0] != ')')
        r.end--;
    return r;
}

bool speech__is_nominal(const speech *f, size_t t)
{
    upos pos = speech__word(f, t)->pos;
    return pos == UPOS_NOUN || pos == UPOS_PROPN || pos == UPOS_PRON || pos == UPOS_NUM ||
           pos == UPOS_SYM;
}

/* Unlike a hyphen, it joins no words where no space stands around it. */
static bool is_em_dash(const speech *f, size_t t)
{
    const claimdiff_span at = f->in->text.tokens.items[t].span;
    return chars__at(f->in->text.text, at.end, at.begin).code == EM_DASH;
}

bool speech__is_boundary(const speech *f, size_t t)
{
    const char *n = speech__norm(f, t);
    const token *k = &f->in->text.tokens.items[t];
    const bool spaced = k->space_before && t + 1 < f->within.end && k[1].space_before;
    if (!strcmp(n, "-")) return spaced || is_em_dash(f, t);
    if (speech__is_punct(f, t))
        return strcmp(n, "(") && strcmp(n, ")") && strcmp(n, "'") && strcmp(n, "/");
    return speech__has(f, t, SPEECH_WORDS_BOUNDARY) && speech__word(f, t)->pos != UPOS_NOUN &&
           speech__word(f, t)->pos != UPOS_PRON;
}

bool speech__is_time(const speech *f, size_t t)
{
    if (f->in->text.tokens.items[t].shape == SHAPE_TITLE &&
        lexicon__has(&lexicon__calendar, speech__norm(f, t)))
        return true;
    return speech__has(f, t, SPEECH_WORDS_TIME);
}

bool speech__begins_phrase(const speech *f, size_t t)
{
    upos pos = speech__word(f, t)->pos;
    return speech__is_nominal(f, t) || pos == UPOS_DET || pos == UPOS_ADJ ||
           speech__opens_quotation(f, t) || speech__word(f, t)->form == FORM_GERUND ||
           (speech__is(f, t, "up") && speech__is(f, t + 1, "to"));
}
