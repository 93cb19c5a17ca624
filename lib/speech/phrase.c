/* The phrase that stands before a verb, on tokens and parts of speech: back to where its
 * clause begins, without what leads up to it and without a time at its end.
 *
 *   "on Monday police | said"              police
 *   "Areld, the foreign minister, | said"  with what stands between commas
 *
 * Blind spots: a clause before it that nothing marks, where the tagger has missed its verb. */
#include "speech.h"

#include <string.h>

static bool starts_phrase(const speech *f, size_t t)
{
    upos pos = speech__word(f, t)->pos, before = speech__word(f, t - 1)->pos;
    bool after_noun =
        before == UPOS_NOUN || before == UPOS_PROPN || before == UPOS_NUM || before == UPOS_ADV;
    if (!after_noun) return false;
    return pos == UPOS_DET || pos == UPOS_PRON ||
           (pos == UPOS_PROPN && before != UPOS_PROPN && speech__is(f, t - 2, "a"));
}

/* "on Monday police said", "in a statement the mayor said": what leads up to a
 * subject. */
static size_t skip_lead(const speech *f, token_range r)
{
    size_t t = r.begin;
    if (speech__is(f, t, "("))
        for (size_t k = t; k + 1 < r.end; k++)
            if (speech__is(f, k, ")")) t = k + 1;
    while (t + 1 < r.end &&
           (speech__word(f, t)->pos == UPOS_CCONJ || speech__word(f, t)->pos == UPOS_PUNCT ||
            (speech__word(f, t)->pos == UPOS_ADV && f->mention_at[t] == SYNTAX_ROOT &&
             f->in->text.tokens.items[t + 1].shape == SHAPE_LOWER &&
             speech__word(f, t + 1)->pos != UPOS_NUM)))
        t++;
    bool preposition =
        t < r.end && (speech__word(f, t)->pos == UPOS_ADP || speech__word(f, t)->pos == UPOS_SCONJ);
    if (preposition)
        for (size_t k = r.end - 1; k > t + 2; k--)
            if (starts_phrase(f, k)) return k;
    if (t + 2 < r.end && preposition && speech__is_time(f, t + 1))
        t += 2;
    else if (t + 1 < r.end && speech__is_time(f, t) && !speech__is(f, t + 1, "'s"))
        t++;
    return t;
}

/* "Trump this week said", "Axelrod on Wednesday called": the time goes off. */
static size_t drop_time(const speech *f, token_range r)
{
    size_t end = r.end;
    while (end > r.begin + 1 && speech__is_time(f, end - 1)) end--;
    if (speech__word(f, end - 1)->pos == UPOS_VERB &&
        f->in->text.tokens.items[end - 1].shape == SHAPE_LOWER)
        return r.end;
    while (end > r.begin + 1 && end < r.end &&
           (speech__word(f, end - 1)->pos == UPOS_ADP ||
            speech__word(f, end - 1)->pos == UPOS_DET ||
            speech__word(f, end - 1)->pos == UPOS_PUNCT))
        end--;
    return end;
}

/* "research conducted by the board", "a poll released last week" */
static bool is_reduced(const speech *f, size_t t)
{
    size_t length = strlen(speech__norm(f, t));
    if (speech__word(f, t)->pos != UPOS_VERB || t == f->within.begin || t + 1 >= f->within.end ||
        length < 4)
        return false;
    if (strcmp(speech__norm(f, t) + length - 2, "ed") &&
        strcmp(speech__norm(f, t) + length - 2, "en"))
        return false;
    return speech__is_nominal(f, t - 1) &&
           (speech__word(f, t + 1)->pos == UPOS_ADP || speech__is_time(f, t + 1));
}

/* Whether the bracket that closes at t opens a few words before. */
static bool is_bracketed(const speech *f, size_t t)
{
    for (size_t k = 1; k < 10 && t >= f->within.begin + k; k++)
        if (speech__is(f, t - k, "(")) return true;
    return false;
}

/* "roads were cordoned off and police said": what the verb before says of its own subject
 * goes off, up to the "and". */
static size_t after_predicate(const speech *f, token_range r)
{
    const upos first = speech__word(f, r.begin)->pos, next = speech__word(f, r.begin + 1)->pos;
    const bool says_more = first == UPOS_VERB || (first == UPOS_ADJ && next == UPOS_ADP);
    if (!says_more || r.begin + 1 >= r.end) return r.begin;
    for (size_t t = r.end - 1; t > r.begin; t--)
        if (speech__word(f, t - 1)->pos == UPOS_CCONJ) return t;
    return r.begin;
}

/* "TransLink said": a capital within a sentence that is no headline makes a name, whatever
 * the tagger takes it for. */
static bool is_verb(const speech *f, size_t t, size_t end)
{
    const token *at = f->in->text.tokens.items;
    const bool name = t > f->within.begin && at[t].shape != SHAPE_LOWER && end < f->within.end &&
                      at[end].shape == SHAPE_LOWER;
    return reading__is_finite(f->in, t) && !name;
}

/* "the day that Marsh | said", "a charge the company | denied", "cite what Marsh | said": where
 * the subject of the inner clause begins; r.begin if r has no inner clause. */
static size_t inner_subject(const speech *f, token_range r)
{
    for (size_t t = r.end - 1; t > r.begin; t--) {
        const upos pos = speech__word(f, t)->pos, before = speech__word(f, t - 1)->pos;
        const bool opens = pos == UPOS_DET || pos == UPOS_PROPN || pos == UPOS_NOUN ||
                           (pos == UPOS_PRON && !reading__is_relative(f->in, t));
        if (reading__is_finite(f->in, t) || before == UPOS_ADP) return r.begin;
        if (opens && (reading__is_relative(f->in, t - 1) || speech__is(f, t - 1, "what")))
            return t;
        if (pos == UPOS_DET && before == UPOS_NOUN &&
            f->in->text.tokens.items[t].shape == SHAPE_LOWER && !speech__is_time(f, t) &&
            !speech__is_time(f, t - 1) && !speech__is_time(f, t + 1))
            return t;
    }
    return r.begin;
}

/* The phrase that ends at end: back to where its clause begins, or to the
 * last finite verb that is not in a relative clause of the phrase. "the years
 * that he said": a pronoun that can only be a subject is one. */
token_range phrase__before(const speech *f, size_t end)
{
    token_range r = { end, end };
    size_t verb = SYNTAX_ROOT;
    bool brackets = false;
    if (end > f->within.begin && speech__has(f, end - 1, SPEECH_WORDS_SUBJECT))
        return (token_range){ end - 1, end };
    while (r.begin > f->within.begin && end - r.begin < PHRASE_MOST) {
        size_t t = r.begin - 1;
        if (speech__is(f, t, ")") && !is_bracketed(f, t)) break;
        if (speech__is(f, t, ")")) brackets = true;
        if (speech__is(f, t, "(")) brackets = false;
        const bool leaves = f->in->quote_at[t] != f->in->quote_at[end - 1] ||
                            speech__is_boundary(f, t);
        if (!brackets && leaves) break;
        if (!brackets && verb == SYNTAX_ROOT && is_verb(f, t, end) && !is_reduced(f, t))
            verb = t;
        if (reading__is_relative(f->in, t) && end - t > 1) verb = SYNTAX_ROOT;
        r.begin = t;
    }
    if (verb != SYNTAX_ROOT && verb + 1 < end)
        r.begin = after_predicate(f, (token_range){ verb + 1, end });
    r.begin = skip_lead(f, r);
    if (r.end > r.begin) r.begin = inner_subject(f, r);
    r.end = drop_time(f, r);
    return r;
}

/* "Chief Press Officer", "executive vice president" after a comma and no article. */
static bool is_title(const speech *f, size_t t)
{
    const upos pos = speech__word(f, t)->pos;
    if (f->in->text.tokens.items[t].shape == SHAPE_TITLE) return true;
    return pos == UPOS_ADJ && speech__is_nominal(f, t + 1);
}

/* "Captain Lind, | Chief Press Officer, Defence, said": where the name or the office before a
 * title in capitals begins; head.begin if there is none, or another clause before it. */
static size_t named_before(const speech *f, token_range head)
{
    const size_t comma = head.begin - 1;
    const token *at = f->in->text.tokens.items;
    if (head.begin < f->within.begin + 2 || !speech__is(f, comma, ",") ||
        !speech__is_nominal(f, comma - 1) || !is_title(f, head.begin))
        return head.begin;
    const token_range before = phrase__before(f, comma);
    const bool starts = before.begin == f->within.begin || speech__is_punct(f, before.begin - 1);
    const bool whole = starts && speech__word(f, before.begin)->pos != UPOS_ADP;
    return whole && before.begin < before.end && at[comma - 1].shape == SHAPE_TITLE &&
                   speaker__can_be(f, before)
               ? before.begin
               : head.begin;
}

/* "Areld, the foreign minister," before a cue: from Areld on; end is the
 * comma at the end. Empty if it is no such thing. */
token_range phrase__with_insert(const speech *f, size_t end)
{
    token_range none = { end, end };
    size_t low = end > f->within.begin + INSERT_MOST ? end - INSERT_MOST : f->within.begin;
    for (size_t comma = end; comma-- > low;) {
        if (reading__is_quoted(f->in, comma)) continue;
        if (!speech__is(f, comma, ",") || comma == f->within.begin || comma + 1 >= end) continue;
        if (speech__word(f, comma - 1)->pos == UPOS_NUM && comma >= f->within.begin + 2 &&
            speech__is(f, comma - 2, ","))
            continue;
        if (!speech__is_nominal(f, comma - 1) && !speech__is(f, comma - 1, ")")) return none;
        token_range head = phrase__before(f, comma);
        if (head.begin >= head.end || reading__is_finite(f->in, comma + 1)) return none;
        if (reading__is_relative(f->in, head.begin)) continue;
        upos first = speech__word(f, head.begin)->pos;
        bool when = speech__word(f, comma + 1)->pos == UPOS_ADP && speech__is_time(f, comma + 2);
        if (first == UPOS_ADP || when) continue;
        if (speech__word(f, comma + 1)->pos == UPOS_CCONJ) return none;
        return (token_range){ named_before(f, head), end };
    }
    return none;
}
