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

/* Whether a unit stands in the phrase headed by a token: "its rival Borland". */
static bool in_phrase(const analysis *in, const unit *u, size_t head)
{
    const syntax_word *w = &in->syntax.words[u->token];
    if (u->token == head) return true;
    if (w->head != head || u->quantity || u->timex) return false;
    return w->relation == DEP_APPOS || w->relation == DEP_FLAT || w->relation == DEP_COMPOUND || w->relation == DEP_DEP ||
           w->relation == DEP_NMOD;
}

/* Whether the phrases headed by two tokens share a word that names one of them. */
static bool same_party(const pair_view *p, size_t ta, size_t tb)
{
    if (ta == SYNTAX_ROOT || tb == SYNTAX_ROOT) return false;
    for (size_t i = 0; i < p->a->unit_count; i++) {
        size_t j = p->shared.partner_a[i];
        if (j == OVERLAP_NONE || !in_phrase(p->in_a, &p->a->units[i], ta)) continue;
        const unit *x = &p->a->units[i], *y = &p->b->units[j];
        bool name = x->entity != SYNTAX_ROOT || y->entity != SYNTAX_ROOT || x->token == ta || y->token == tb;
        if (name && in_phrase(p->in_b, y, tb)) return true;
    }
    return false;
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
