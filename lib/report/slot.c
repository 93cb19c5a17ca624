/* What a value is a value of: the noun that it counts or measures and the verb that this
 * hangs on, as the parse has them. Two values are of one thing as surely as these match; a
 * value that stands in both claims, rounded or not, and is none that could be chance, is of one
 * thing whatever the words. Blind spots: nouns that name one thing in other words. */
#include "slot.h"

#include <math.h>
#include <string.h>

#include "lexicon_data.h"

/* How surely values are of one thing, by how their nouns and their verbs match; set by hand
 * on eval/real and gold, 2026-11-30. */
static const double match_by_words[4][3] = {
    /* verb: same, open, differs */
    { 1.0, 0.90, 0.55 }, /* noun the same */
    { 0.9, 0.65, 0.40 }, /* one has none */
    { 0.8, 0.60, 0.40 }, /* of one class: homes and houses */
    { 0.3, 0.20, 0.10 }  /* another */
};
#define MATCH_RARE 0.85 /* a value that both have and that is hardly chance */
#define RIVALS_LEAVE 0.8
#define NAMES_LEAVE 0.6    /* where each claim names someone or something that the other does not */
#define ACTORS_LEAVE 0.3   /* where these are who does it */
#define WITHIN_LEAVES 0.4  /* where they are of things that are told by other nouns */
#define MANNER_LEAVES 0.75 /* where they are told in other manners */
#define RARE_COUNT 12      /* a larger equal count is hardly chance */

typedef enum fit { FIT_SAME, FIT_OPEN, FIT_KIN, FIT_DIFFERS } fit;

/* ---- finding them ----------------------------------------------------------------- */

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
        if (!outside || t == s->noun || !syntax__is_noun(&of->words[t])) continue;
        if (s->noun == SYNTAX_ROOT)
            s->noun = t;
        else if (s->within == SYNTAX_ROOT)
            s->within = t;
    }
    s->verb = t;
}

/* Where slots are sought. */
typedef struct finder {
    slot_list *out;
    arena *arena;
    const analysis *in;
    const claim *claim;
    size_t bag;
} finder;

/* "said on Friday" dates the saying. */
static bool is_of_speech(const finder *f, const slot *s)
{
    return s->verb != SYNTAX_ROOT && s->value.timex &&
           claim__is_cue(f->claim, &f->in->reading, s->verb);
}

static bool add_slot(const finder *f, slot s)
{
    s.bag = f->bag;
    s.within = SYNTAX_ROOT;
    climb(&s, &f->in->reading.tree);
    if (is_of_speech(f, &s)) return true;
    slot *added = ARRAY_PUSH(&f->out->slots, f->arena);
    if (added) *added = s;
    return added != NULL;
}

/* "18 hours earlier" is a time, told by how far it is from another. */
static bool is_in_timex(const finder *f, token_range words)
{
    for (size_t i = 0; i < f->claim->timex_count; i++) {
        const timex *t = &f->claim->timexes[i];
        const bool meet = t->token_begin < words.end && words.begin < t->token_end;
        if (meet && !t->duration) return true;
    }
    return false;
}

/* "the first 17 passes" are no place in a count, and "a one-on-one meeting" is not one. */
static bool counts_nothing(const finder *f, const quantity *q)
{
    const reading *in = &f->in->reading;
    const size_t first = q->token_begin, end = q->token_end;
    if (first >= f->claim->tokens.begin + 2 && reading__is(in, first - 1, "-") &&
        reading__is(in, first - 2, "on"))
        return true;
    return q->role == QUANTITY_ORDINAL && end < f->claim->tokens.end &&
           reading__word(in, end)->pos == UPOS_NUM;
}

static bool add_quantity(const finder *f, const quantity *q)
{
    const slot s = { .value = value__of_quantity(q),
                     .words = { q->token_begin, q->token_end },
                     .noun = q->noun_token == SYNTAX_ROOT ? q->attribute : q->noun_token };
    const bool of_time = s.value.kind == VALUE_DURATION && is_in_timex(f, s.words);
    return of_time || counts_nothing(f, q) || add_slot(f, s);
}

static bool add_timex(const finder *f, const timex *t)
{
    const slot s = { .value = value__of_timex(t),
                     .words = { t->token_begin, t->token_end },
                     .noun = SYNTAX_ROOT };
    return t->duration || t->floating || t->counted || add_slot(f, s);
}

static bool add_slots(slot_list *out, arena *a, const corpus *of, size_t bag)
{
    const claim *c = of->bags[bag].claim;
    const finder f = { out, a, of->articles[of->bags[bag].article], c, bag };
    for (size_t k = 0; k < c->quantity_count; k++)
        if (!add_quantity(&f, &c->quantities[k])) return false;
    for (size_t k = 0; k < c->timex_count; k++)
        if (!add_timex(&f, &c->timexes[k])) return false;
    return true;
}

bool slot__find(slot_list *out, arena *a, const corpus *of)
{
    if (!out->first.count) {
        const size_t *zero = ARRAY_PUSH(&out->first, a);
        if (!zero) return false;
    }
    while (out->first.count <= of->bag_count) {
        if (!add_slots(out, a, of, out->first.count - 1)) return false;
        size_t *end = ARRAY_PUSH(&out->first, a);
        if (!end) return false;
        *end = out->slots.count;
    }
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
    const bool one_way = (x->within == SYNTAX_ROOT) == (y->within == SYNTAX_ROOT);
    return one_way && main_a && main_b ? FIT_OPEN : FIT_DIFFERS;
}

/* Whether it is hardly chance that both have it: a figure of some size, a day by its number, a
 * time of day; not "two years", "Monday" or "2019". */
static bool is_rare(const slot *s)
{
    switch (s->value.kind) {
    case VALUE_COUNT:
    case VALUE_DURATION:
        return s->value.quantity && fabs(s->value.quantity->stated.high) > RARE_COUNT;
    case VALUE_DATE:
        return s->value.timex->day || s->value.timex->hour >= 0;
    case VALUE_ORDINAL:
        return false;
    default:
        return true;
    }
}

/* "9,200 hectares" and "23,000 acres": that one comes to the other is hardly chance. */
static bool is_converted(const slot *x, const slot *y)
{
    if (x->value.kind != VALUE_MEASURE || y->value.kind != VALUE_MEASURE) return false;
    return strcmp(x->value.quantity->stated.unit, y->value.quantity->stated.unit) != 0;
}

/* "9.25 a.m. on Thursday", "about 9:25 in the morning of 10 November" */
static bool same_clock(const timex *a, const timex *b)
{
    return a && b && a->hour >= 0 && a->hour == b->hour && a->minute == b->minute;
}

/* Whether the values are one in two writings, and hardly by chance. */
static bool is_one(const slot *x, const slot *y)
{
    const value_verdict verdict = value__compare(x->value, y->value);
    if (verdict == VALUE_UNRELATED || verdict == VALUE_CONFLICT) return false;
    if (is_converted(x, y) || same_clock(x->value.timex, y->value.timex)) return true;
    if (!is_rare(x) || !is_rare(y)) return false;
    return verdict == VALUE_SAME || value__is_one(x->value, y->value);
}

/* Whether the claim names what the other does not. */
static bool has_own_name(const claim_bag *bag, const size_t *partner)
{
    for (size_t i = 0; i < bag->unit_count; i++) {
        const size_t t = bag->units[i].token;
        const bool told = t >= bag->claim->content.begin && t < bag->claim->content.end;
        if (told && bag->units[i].entity != SYNTAX_ROOT && partner[i] == OVERLAP_NONE) return true;
    }
    return false;
}

/* What is left of a match by who and what else is named. */
static double names_leave(const pair_view *p, const slot *x, const slot *y)
{
    const size_t a =
        x->verb == SYNTAX_ROOT ? x->verb : tree__subject(&p->in_a->reading.tree, x->verb);
    const size_t b =
        y->verb == SYNTAX_ROOT ? y->verb : tree__subject(&p->in_b->reading.tree, y->verb);
    if (view__arguments(p, a, b) == ARGUMENTS_DIFFER) return ACTORS_LEAVE;
    const bool own =
        has_own_name(p->a, p->shared.partner_a) && has_own_name(p->b, p->shared.partner_b);
    return own ? NAMES_LEAVE : 1.0;
}

/* How a value hangs on its noun or verb: before its noun, after a preposition, or as the
 * thing itself. */
typedef enum hold { HOLD_BEFORE, HOLD_AFTER, HOLD_ITSELF } hold;

static hold hold_of(const analysis *in, const slot *x)
{
    switch (in->reading.syntax.words[top_of(in->reading.syntax.words, x->words)].relation) {
    case DEP_NUMMOD:
    case DEP_AMOD:
    case DEP_COMPOUND:
        return HOLD_BEFORE;
    case DEP_NMOD:
    case DEP_OBL:
    case DEP_NMOD_TMOD:
    case DEP_OBL_TMOD:
    case DEP_ADVMOD:
        return HOLD_AFTER;
    default:
        return HOLD_ITSELF;
    }
}

/* "Monday", "last week": of the days about the article's; a day by number may be any. */
static bool is_near(const timex *t)
{
    return t->shifted || !strncmp(t->stated.norm, "weekday:", strlen("weekday:"));
}

/* Dates told in one manner, and other values that hang on their words in one. */
static bool same_manner(const pair_view *p, const slot *x, const slot *y)
{
    if (x->value.kind == VALUE_DATE && y->value.kind == VALUE_DATE)
        return is_near(x->value.timex) == is_near(y->value.timex);
    if (x->value.timex || x->value.kind == VALUE_COUNT) return true;
    return hold_of(p->in_a, x) == hold_of(p->in_b, y);
}

/* "a city of 500,000 people" and "an island of 120,000 people" are two. */
static bool same_whole(const pair_view *p, const slot *x, const slot *y)
{
    if (x->within == SYNTAX_ROOT || y->within == SYNTAX_ROOT) return true;
    return view__words(p, x->within, y->within) == WORDS_SAME ||
           is_partner(p, x->within, y->within);
}

double slot__match(const pair_view *p, const slot *x, const slot *y, bool rivals)
{
    const fit nouns = compare_nouns(p, x, y);
    const fit verbs = compare_verbs(p, x, y);
    double match = match_by_words[nouns][verbs == FIT_DIFFERS ? 2 : verbs];
    if (!same_manner(p, x, y)) match *= MANNER_LEAVES;
    if (!same_whole(p, x, y)) match *= WITHIN_LEAVES;
    match *= names_leave(p, x, y);
    if (rivals && nouns != FIT_SAME) match *= RIVALS_LEAVE;
    return is_one(x, y) ? fmax(match, MATCH_RARE) : match;
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

/* "22,000 drivers, guards and signallers" */
static bool is_counted_with_others(const analysis *in, const slot *x)
{
    return tree__child(&in->reading.tree, x->noun, DEP_CONJ) != SYNTAX_ROOT;
}

slot_part slot__part(const pair_view *p, const slot *x, const slot *y)
{
    if (x->noun == SYNTAX_ROOT || y->noun == SYNTAX_ROOT) return SLOT_WHOLE;
    if (is_counted_with_others(p->in_a, x) != is_counted_with_others(p->in_b, y)) return SLOT_PART;
    const bool own = has_own_words(p->in_a, p->a, p->shared.partner_a, x->noun) ||
                     has_own_words(p->in_b, p->b, p->shared.partner_b, y->noun);
    return own ? SLOT_PART_PERHAPS : SLOT_WHOLE;
}

bool slot__grows(const slot *x)
{
    const quantity *q = x->value.quantity;
    if (x->value.kind != VALUE_COUNT) return false;
    return *q->state || quantity__is_people(q->stated.noun) ||
           lexicon__has(&lexicon__tolls, q->stated.noun);
}
