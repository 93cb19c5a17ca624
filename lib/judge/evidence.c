/* Words convince where they are two of one sort: figures, dates or times that conflict, two
 * names, two predicates. The network names the words without which it sees the least
 * contradiction, which need not be such a pair; then figures and dates are sought among those
 * of the claims, and for a negation or a denial the negator and what it negates.
 * Blind spots: predicates that do not exclude each other. */
#include "evidence.h"

#include "value/value.h"

#define WORDS_MOST 6 /* longest predicate shown */

typedef enum sort { SORT_NONE, SORT_VALUE, SORT_NAME, SORT_PREDICATE } sort;

static const evidence nothing = { { 0, 0 }, { 0, 0 } };

/* ---- of which sort words are ----------------------------------------------------- */

static bool lies_in(token_range inner, token_range outer)
{
    return inner.begin < inner.end && inner.begin >= outer.begin && inner.end <= outer.end;
}

static bool has_predicate(const analysis *in, const claim_bag *bag, token_range words)
{
    for (size_t t = words.begin; t < words.end; t++) {
        const upos pos = in->reading.syntax.words[t].pos;
        if (t == bag->claim->predicate || pos == UPOS_VERB || pos == UPOS_ADJ) return true;
    }
    return false;
}

static sort sort_of(const analysis *in, const claim_bag *bag, token_range words)
{
    const unit *u = view__unit_of(bag, words);
    if (words.begin >= words.end) return SORT_NONE;
    if (u && (u->quantity || u->timex)) return SORT_VALUE;
    if (words.end - words.begin <= WORDS_MOST && has_predicate(in, bag, words))
        return SORT_PREDICATE;
    return u && u->entity != SYNTAX_ROOT ? SORT_NAME : SORT_NONE;
}

static bool values_conflict(const unit *x, const unit *y)
{
    if (x->quantity && y->quantity)
        return quantity__compare(x->quantity, y->quantity) == QUANTITY_CONFLICT;
    return x->timex && y->timex && timex__compare(x->timex, y->timex) == TIMEX_DISJOINT;
}

static bool is_pair(const pair_view *p, evidence e)
{
    const sort a = sort_of(p->in_a, p->a, e.a), b = sort_of(p->in_b, p->b, e.b);
    if (a == SORT_NONE || a != b) return false;
    return a != SORT_VALUE || values_conflict(view__unit_of(p->a, e.a), view__unit_of(p->b, e.b));
}

/* ---- what else to show ------------------------------------------------------------ */

/* The first values that conflict, those of one noun before others. */
static evidence find_values(const pair_view *p, bool dates)
{
    evidence found = nothing;
    for (size_t i = 0; i < p->a->unit_count; i++) {
        for (size_t j = 0; j < p->b->unit_count; j++) {
            const unit *x = &p->a->units[i], *y = &p->b->units[j];
            if (dates != (x->timex != NULL) || !values_conflict(x, y)) continue;
            const evidence e = { unit__words(x), unit__words(y) };
            if (dates || view__same_thing(p, x->quantity->noun_token, y->quantity->noun_token))
                return e;
            if (found.a.begin == found.a.end) found = e;
        }
    }
    return found;
}

static token_range predicate_of(const claim *c)
{
    if (c->predicate == SYNTAX_ROOT) return (token_range){ 0, 0 };
    return (token_range){ c->predicate, c->predicate + 1 };
}

/* The tokens of the claim that a span covers. */
static token_range tokens_of(const analysis *in, const claim *c, claimdiff_span span)
{
    const token *tokens = in->reading.text.tokens.items;
    token_range words = c->tokens;
    while (words.begin < words.end && tokens[words.begin].span.begin < span.begin) words.begin++;
    while (words.begin < words.end && tokens[words.end - 1].span.end > span.end) words.end--;
    return words;
}

static token_range extend_to(token_range words, size_t t)
{
    const bool soon = t != SYNTAX_ROOT && t >= words.end && t - words.begin < WORDS_MOST;
    if (soon) words.end = t + 1;
    return words;
}

/* "not on the bridge", "no compensation", "ruled out": the negator, with the predicate and
 * what it hangs on where these follow soon. */
static token_range negation_of(const analysis *in, const claim *c)
{
    const token_range words = tokens_of(in, c, c->stated.polarity_cue);
    if (words.begin == words.end) return words;
    const size_t head = in->reading.syntax.words[words.end - 1].head;
    return extend_to(extend_to(words, head), c->predicate);
}

static token_range denial_of(const analysis *in, const claim *c)
{
    if (c->attribution == SYNTAX_ROOT) return (token_range){ 0, 0 };
    const token_range cue = in->attributions.items[c->attribution].cue;
    return lies_in(cue, c->tokens) ? cue : (token_range){ 0, 0 };
}

static evidence find_negation(const pair_view *p)
{
    const claim *a = p->a->claim, *b = p->b->claim;
    if (a->stated.polarity == b->stated.polarity) return nothing;
    if (a->stated.polarity == CLAIMDIFF_POLARITY_NEGATIVE)
        return (evidence){ negation_of(p->in_a, a), predicate_of(b) };
    return (evidence){ predicate_of(a), negation_of(p->in_b, b) };
}

static evidence find_denial(const pair_view *p)
{
    const claim *a = p->a->claim, *b = p->b->claim;
    if (a->stance == b->stance) return nothing;
    if (a->stance == STANCE_DENIES) return (evidence){ denial_of(p->in_a, a), predicate_of(b) };
    return (evidence){ predicate_of(a), denial_of(p->in_b, b) };
}

static evidence look_for(const pair_view *p, claimdiff_reason reason)
{
    switch (reason) {
    case CLAIMDIFF_REASON_NUMBER:
        return find_values(p, false);
    case CLAIMDIFF_REASON_DATE:
        return find_values(p, true);
    case CLAIMDIFF_REASON_NEGATION:
        return find_negation(p);
    case CLAIMDIFF_REASON_DENIAL:
        return find_denial(p);
    default:
        return nothing;
    }
}

evidence evidence__of(const pair_view *p, claimdiff_reason reason, evidence found)
{
    if (is_pair(p, found)) return found;
    const evidence other = look_for(p, reason);
    return other.a.begin < other.a.end && other.b.begin < other.b.end ? other : nothing;
}
