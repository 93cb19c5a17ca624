/* Questions about a pair of claims, answered from the units and the trees. */
#include "view.h"

#include <string.h>

#include "claim/concept.h"
#include "name/same.h"

/* Dates of a claim, or of the sentence that it was cut from. */
typedef struct dates {
    const timex *items;
    size_t count;
    bool own; /* stands in the claim */
} dates;

static dates dates_of(const analysis *in, const claim *c)
{
    const sentence *s = &in->reading.text.sentences.items[c->sentence];
    dates d = { c->timexes, c->timex_count, true };
    if (d.count) return d;
    d.own = false;
    d.items = timex__within(&in->timexes, s->token_begin, s->token_end, &d.count);
    return d;
}

/* The dates of the sentence may show that two claims are of one time, not that
 * they are of two: "nine were killed | when the ship struck on Monday". */
static time_relation compare_times(const pair_view *p)
{
    time_relation found = TIMES_OPEN;
    dates x = dates_of(p->in_a, p->a->claim), y = dates_of(p->in_b, p->b->claim);
    for (size_t i = 0; i < x.count; i++) {
        for (size_t j = 0; j < y.count; j++) {
            if (x.items[i].duration || y.items[j].duration) continue;
            timex_relation r = timex__compare(&x.items[i], &y.items[j]);
            if (r == TIMEX_SAME || r == TIMEX_CONTAINED) return TIMES_FIT;
            if (!x.own || !y.own) continue;
            if (r == TIMEX_DISJOINT) found = TIMES_CLASH;
            else if (found == TIMES_OPEN) found = TIMES_APART;
        }
    }
    return found;
}

static const char *source_name(const analysis *in, const claim *c)
{
    return c->source_entity == SYNTAX_ROOT ? NULL
                                           : in->mentions.entities.items[c->source_entity].name;
}

bool view__init(pair_view *out, arena *a, const corpus *of, size_t bag_a, size_t bag_b)
{
    memset(out, 0, sizeof *out);
    out->of = of;
    out->a = &of->bags[bag_a];
    out->b = &of->bags[bag_b];
    out->in_a = of->articles[out->a->article];
    out->in_b = of->articles[out->b->article];
    out->times = compare_times(out);
    const char *x = source_name(out->in_a, out->a->claim),
               *y = source_name(out->in_b, out->b->claim);
    out->same_source = x && y && name__same(x, y);
    return overlap__find(&out->shared, a, of, out->a, out->b);
}

pair_view view__swap(const pair_view *p)
{
    pair_view q = *p;
    q.a = p->b;
    q.b = p->a;
    q.in_a = p->in_b;
    q.in_b = p->in_a;
    q.shared.partner_a = p->shared.partner_b;
    q.shared.partner_b = p->shared.partner_a;
    q.shared.forward = p->shared.backward;
    q.shared.backward = p->shared.forward;
    return q;
}

word_relation view__words(const pair_view *p, size_t token_a, size_t token_b)
{
    if (token_a == SYNTAX_ROOT || token_b == SYNTAX_ROOT) return WORDS_UNRELATED;
    if (p->in_a->reading.syntax.words[token_a].pos == UPOS_PRON ||
        p->in_b->reading.syntax.words[token_b].pos == UPOS_PRON)
        return WORDS_UNRELATED;
    if (!strcmp(p->in_a->reading.text.tokens.items[token_a].stem,
                p->in_b->reading.text.tokens.items[token_b].stem))
        return WORDS_SAME;
    word_relation found = WORDS_UNRELATED;
    for (size_t i = 0; i < CONCEPT_SENSES; i++) {
        for (size_t j = 0; j < CONCEPT_SENSES; j++) {
            uint16_t x = p->in_a->concepts.tags[token_a].ids[i],
                     y = p->in_b->concepts.tags[token_b].ids[j];
            if (x == CONCEPT_NONE || y == CONCEPT_NONE) continue;
            if (x == y) return WORDS_SAME;
            int strength = concept__opposite(x, y);
            if (!strength || concept__converse(x, y)) continue;
            if (strength == 2) found = WORDS_OPPOSITE;
            else if (found == WORDS_UNRELATED) found = WORDS_OPPOSITE_IN_TIME;
        }
    }
    return found;
}

size_t view__unit_at(const claim_bag *bag, size_t t)
{
    for (size_t i = 0; i < bag->unit_count; i++) {
        const unit *u = &bag->units[i];
        if (u->token <= t && t < unit__words(u).end) return i;
    }
    return OVERLAP_NONE;
}

const unit *view__unit_of(const claim_bag *bag, token_range words)
{
    for (size_t i = 0; i < bag->unit_count && words.begin < words.end; i++)
        if (unit__words(&bag->units[i]).begin == words.begin) return &bag->units[i];
    return NULL;
}

static double rest_of(const claim_bag *bag, const size_t *partner, size_t except)
{
    double all = 0.0, shared = 0.0;
    for (size_t i = 0; i < bag->unit_count; i++) {
        if (i == except) continue;
        all += bag->units[i].weight;
        if (partner[i] != OVERLAP_NONE) shared += bag->units[i].weight;
    }
    return all > 0.0 ? shared / all : 0.0;
}

double view__rest(const pair_view *p, size_t except_a, size_t except_b)
{
    double a = rest_of(p->a, p->shared.partner_a, except_a);
    double b = rest_of(p->b, p->shared.partner_b, except_b);
    return a > b ? a : b;
}

static bool has_own_modifier(const analysis *in, const claim_bag *bag, const size_t *partner,
                             size_t head)
{
    for (size_t i = 0; i < bag->unit_count; i++) {
        const syntax_word *w = &in->reading.syntax.words[bag->units[i].token];
        if (w->head != head || partner[i] != OVERLAP_NONE || bag->units[i].quantity) continue;
        switch (w->relation) {
        case DEP_AMOD:
        case DEP_COMPOUND:
        case DEP_NMOD:
        case DEP_NMOD_POSS:
        case DEP_FLAT:
            return true;
        default: break;
        }
    }
    return false;
}

bool view__same_thing(const pair_view *p, size_t token_a, size_t token_b)
{
    if (token_a == SYNTAX_ROOT || token_b == SYNTAX_ROOT) return false;
    size_t i = view__unit_at(p->a, token_a), j = view__unit_at(p->b, token_b);
    bool matched = i != OVERLAP_NONE && p->shared.partner_a[i] == j && j != OVERLAP_NONE;
    if (!matched && view__words(p, token_a, token_b) != WORDS_SAME) return false;
    return !has_own_modifier(p->in_a, p->a, p->shared.partner_a, token_a) ||
           !has_own_modifier(p->in_b, p->b, p->shared.partner_b, token_b);
}

static bool is_name(const analysis *in, const claim_bag *bag, size_t t)
{
    size_t i = view__unit_at(bag, t);
    return i != OVERLAP_NONE &&
           (bag->units[i].entity != SYNTAX_ROOT || in->reading.syntax.words[t].pos == UPOS_PROPN);
}

/* "a portrait by Lucinda Farrow": a name under the noun that the other claim lacks. */
static bool has_own_name(const analysis *in, const claim_bag *bag, const size_t *partner,
                         size_t noun)
{
    for (size_t i = 0; i < bag->unit_count; i++) {
        if (bag->units[i].entity == SYNTAX_ROOT || partner[i] != OVERLAP_NONE) continue;
        size_t t = bag->units[i].token;
        for (size_t steps = 0; steps < 3 && t != SYNTAX_ROOT && t != noun; steps++)
            t = in->reading.syntax.words[t].head;
        if (t == noun) return true;
    }
    return false;
}

argument_relation view__arguments(const pair_view *p, size_t token_a, size_t token_b)
{
    if (token_a == SYNTAX_ROOT || token_b == SYNTAX_ROOT) return ARGUMENTS_OPEN;
    if (view__same_thing(p, token_a, token_b)) return ARGUMENTS_SAME;
    size_t i = view__unit_at(p->a, token_a), j = view__unit_at(p->b, token_b);
    if (i == OVERLAP_NONE || j == OVERLAP_NONE) return ARGUMENTS_OPEN;
    if (p->shared.partner_a[i] == j || view__words(p, token_a, token_b) == WORDS_SAME)
        return ARGUMENTS_DOUBT;
    bool named_a = is_name(p->in_a, p->a, token_a) ||
                   has_own_name(p->in_a, p->a, p->shared.partner_a, token_a);
    bool named_b = is_name(p->in_b, p->b, token_b) ||
                   has_own_name(p->in_b, p->b, p->shared.partner_b, token_b);
    return named_a && named_b ? ARGUMENTS_DIFFER : ARGUMENTS_OPEN;
}

bool view__same_text(const pair_view *p, claimdiff_span in_a, claimdiff_span in_b)
{
    const char *a = p->in_a->reading.text.text + in_a.begin;
    const char *b = p->in_b->reading.text.text + in_b.begin;
    const size_t length = in_a.end - in_a.begin;
    return length == in_b.end - in_b.begin && !memcmp(a, b, length);
}

bool view__figures_clash(const pair_view *p)
{
    for (size_t i = 0; i < p->a->claim->quantity_count; i++)
        for (size_t j = 0; j < p->b->claim->quantity_count; j++)
            if (quantity__compare(&p->a->claim->quantities[i], &p->b->claim->quantities[j]) ==
                QUANTITY_CONFLICT)
                return true;
    return false;
}
