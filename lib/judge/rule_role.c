/* Contradictions in who did it to whom.
 * Blind spots: roles told by nouns ("the takeover of A by B"). */
#include "rules.h"

#include "claim/concept.h"

static bool is_asymmetric(const analysis *in, size_t verb)
{
    if (verb == SYNTAX_ROOT) return false;
    const concept_tag *tag = &in->concepts.tags[verb];
    return concept__asymmetric(tag->ids[0]) || concept__asymmetric(tag->ids[1]);
}

/* The unit that names a phrase: that of its head, or of a name in it: "its rival
 * Borland" -> Borland. */
static const unit *namer(const analysis *in, const claim_bag *bag, size_t t)
{
    size_t own = t == SYNTAX_ROOT ? OVERLAP_NONE : view__unit_at(bag, t);
    if (own == OVERLAP_NONE) return NULL;
    if (bag->units[own].entity != SYNTAX_ROOT) return &bag->units[own];
    for (size_t i = 0; i < bag->unit_count; i++) {
        const unit *u = &bag->units[i];
        const syntax_word *w = &in->syntax.words[u->token];
        bool inside = w->relation == DEP_APPOS || w->relation == DEP_FLAT || w->relation == DEP_COMPOUND;
        if (w->head == t && u->entity != SYNTAX_ROOT && w->pos == UPOS_PROPN && inside) return u;
    }
    return &bag->units[own];
}

static bool same_party(const pair_view *p, size_t ta, size_t tb)
{
    const unit *x = namer(p->in_a, p->a, ta), *y = namer(p->in_b, p->b, tb);
    return x && y && overlap__units(p->of, p->a, x, p->b, y) >= 0.8;
}

/* "A is to buy B" / "B is to acquire A" */
bool rule__role(const pair_view *p, opinion *out)
{
    const claim *a = p->a->claim, *b = p->b->claim;
    if (view__words(p, a->verb, b->verb) != WORDS_SAME || !is_asymmetric(p->in_a, a->verb)) return false;
    if (a->stated.polarity != b->stated.polarity || same_party(p, a->subject, b->subject)) return false;
    if (!same_party(p, a->subject, b->object) || !same_party(p, a->object, b->subject)) return false;
    return rule__contradict(out, CLAIMDIFF_REASON_ROLE, 0.9, rule__token(a->subject), rule__token(b->subject));
}
