/* What a value is a value of: the noun that it counts or measures and the verb that this
 * hangs on, as the parse has them. Two values are of one thing as surely as these match; a
 * value that stands in both claims, and is none that could be chance, is of one thing
 * whatever the words. Blind spots: nouns that name one thing in other words. */
#include "slot.h"

#include <math.h>
#include <string.h>

#include "lexicon_data.h"

/* How surely values are of one thing, by how their nouns and their verbs match; set by hand
 * on eval/real and gold, 2026-11-30. */
static const double match_by_words[4][3] = {
    /* verb: same, open, differs */
    { 1.0, 0.90, 0.70 }, /* noun the same */
    { 0.9, 0.65, 0.40 }, /* one has none */
    { 0.8, 0.60, 0.40 }, /* of one class: homes and houses */
    { 0.3, 0.20, 0.10 }  /* another */
};
#define MATCH_RARE 0.85 /* a value that both have and that is hardly chance */
#define RIVALS_LEAVE 0.8
#define RARE_COUNT 12 /* a larger equal count is hardly chance */

typedef enum fit { FIT_SAME, FIT_OPEN, FIT_KIN, FIT_DIFFERS } fit;

/* ---- finding them ----------------------------------------------------------------- */

static bool is_noun(const syntax_word *w)
{
    return w->pos == UPOS_NOUN || w->pos == UPOS_PROPN;
}

/* The token that the rest of the words hang on. */
static size_t top_of(const syntax_word *words, token_range in)
{
    for (size_t t = in.begin; t < in.end; t++)
        if (words[t].head < in.begin || words[t].head >= in.end) return t;
    return in.begin;
}

/* The noun and the verb above the value. */
static void climb(slot *s, const tree *of)
{
    size_t t = s->noun == SYNTAX_ROOT ? top_of(of->words, s->words) : s->noun;
    for (; t != SYNTAX_ROOT && !of->predicate[t]; t = of->words[t].head) {
        const bool outside = t < s->words.begin || t >= s->words.end;
        if (s->noun == SYNTAX_ROOT && outside && is_noun(&of->words[t])) s->noun = t;
    }
    s->verb = t;
}

static bool add_slot(slot_list *out, arena *a, const tree *of, const slot *found)
{
    slot *s = ARRAY_PUSH(&out->slots, a);
    if (!s) return false;
    *s = *found;
    climb(s, of);
    return true;
}

static bool add_quantity(slot_list *out, arena *a, const tree *of, size_t bag, const quantity *q)
{
    slot s = {
        bag, value__of_quantity(q), { q->token_begin, q->token_end }, q->noun_token, SYNTAX_ROOT
    };
    if (s.value.kind == VALUE_ORDINAL) return true;
    if (s.noun == SYNTAX_ROOT) s.noun = q->attribute;
    return add_slot(out, a, of, &s);
}

static bool add_timex(slot_list *out, arena *a, const tree *of, size_t bag, const timex *t)
{
    const slot s = {
        bag, value__of_timex(t), { t->token_begin, t->token_end }, SYNTAX_ROOT, SYNTAX_ROOT
    };
    if (t->duration || t->floating || t->counted) return true;
    return add_slot(out, a, of, &s);
}

bool slot__find(slot_list *out, arena *a, const corpus *of)
{
    size_t *first = arena__array(a, of->bag_count + 1, sizeof *first);
    memset(out, 0, sizeof *out);
    if (!first) return false;
    for (size_t i = 0; i < of->bag_count; i++) {
        const claim_bag *bag = &of->bags[i];
        const tree *parse = &of->articles[bag->article]->reading.tree;
        first[i] = out->slots.count;
        for (size_t k = 0; k < bag->claim->quantity_count; k++)
            if (!add_quantity(out, a, parse, i, &bag->claim->quantities[k])) return false;
        for (size_t k = 0; k < bag->claim->timex_count; k++)
            if (!add_timex(out, a, parse, i, &bag->claim->timexes[k])) return false;
    }
    first[of->bag_count] = out->slots.count;
    out->first = first;
    return true;
}

/* ---- comparing them ----------------------------------------------------------------- */

bool slot__comparable(const slot *x, const slot *y)
{
    if (x->value.timex && y->value.timex) return true;
    if (x->value.timex || y->value.timex || x->value.kind != y->value.kind) return false;
    return quantity__compare(x->value.quantity, y->value.quantity) != QUANTITY_UNRELATED;
}

static bool is_partner(const pair_view *p, size_t a, size_t b)
{
    size_t i = view__unit_at(p->a, a), j = view__unit_at(p->b, b);
    return i != OVERLAP_NONE && j != OVERLAP_NONE && p->shared.partner_a[i] == j;
}

static fit compare_nouns(const pair_view *p, const slot *x, const slot *y)
{
    if (x->noun == SYNTAX_ROOT || y->noun == SYNTAX_ROOT) return FIT_OPEN;
    if (view__same_thing(p, x->noun, y->noun)) return FIT_SAME;
    if (view__words(p, x->noun, y->noun) == WORDS_SAME) return FIT_DIFFERS;
    const bool counts = x->value.kind == VALUE_COUNT && y->value.kind == VALUE_COUNT;
    return counts && slot__comparable(x, y) ? FIT_KIN : FIT_DIFFERS;
}

bool slot__same_noun(const pair_view *p, const slot *x, const slot *y)
{
    return compare_nouns(p, x, y) == FIT_SAME;
}

static fit compare_verbs(const pair_view *p, const slot *x, const slot *y)
{
    if (x->verb == SYNTAX_ROOT || y->verb == SYNTAX_ROOT) return FIT_OPEN;
    if (view__words(p, x->verb, y->verb) == WORDS_SAME || is_partner(p, x->verb, y->verb))
        return FIT_SAME;
    const claim *a = p->a->claim, *b = p->b->claim;
    const bool main_a = x->verb == a->predicate || x->verb == a->verb;
    const bool main_b = y->verb == b->predicate || y->verb == b->verb;
    return main_a && main_b ? FIT_OPEN : FIT_DIFFERS;
}

/* Whether it is hardly chance that both have it. */
static bool is_rare(const slot *s)
{
    if (s->value.kind == VALUE_COUNT) return fabs(s->value.quantity->stated.high) > RARE_COUNT;
    return s->value.kind != VALUE_DURATION && s->value.kind != VALUE_DATE;
}

double slot__match(const pair_view *p, const slot *x, const slot *y, bool rivals)
{
    const fit nouns = compare_nouns(p, x, y);
    const fit verbs = compare_verbs(p, x, y);
    double match = match_by_words[nouns][verbs == FIT_DIFFERS ? 2 : verbs];
    if (rivals && nouns != FIT_SAME) match *= RIVALS_LEAVE;
    const bool same = value__compare(x->value, y->value) == VALUE_SAME;
    return same && is_rare(x) ? fmax(match, MATCH_RARE) : match;
}

/* "twelve of them", "in Oakhurst alone" */
static bool has_own_words(const analysis *in, const claim_bag *bag, const size_t *partner,
                          size_t noun)
{
    for (size_t i = 0; i < bag->unit_count; i++) {
        const unit *u = &bag->units[i];
        const syntax_word *w = &in->reading.syntax.words[u->token];
        if (w->head == noun && partner[i] == OVERLAP_NONE && !u->quantity && !u->timex) return true;
    }
    return false;
}

bool slot__is_part(const pair_view *p, const slot *x, const slot *y)
{
    if (x->noun == SYNTAX_ROOT || y->noun == SYNTAX_ROOT) return false;
    return has_own_words(p->in_a, p->a, p->shared.partner_a, x->noun) ||
           has_own_words(p->in_b, p->b, p->shared.partner_b, y->noun);
}

bool slot__grows(const slot *x)
{
    const quantity *q = x->value.quantity;
    if (x->value.kind != VALUE_COUNT) return false;
    return *q->state || quantity__is_people(q->stated.noun) ||
           lexicon__has(&lexicon__tolls, q->stated.noun);
}
