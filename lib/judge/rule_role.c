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

/* Whether a unit stands in the phrase headed by a token and tells who that is: "its rival
 * Borland", not "a shop owner in Lenz". */
static bool in_phrase(const analysis *in, const unit *u, size_t head)
{
    const syntax_word *w = &in->reading.syntax.words[u->token];
    if (u->token == head) return true;
    if (w->head != head || u->quantity || u->timex) return false;
    if (w->relation == DEP_NMOD)
        return tree__child(&in->reading.tree, u->token, DEP_CASE) == SYNTAX_ROOT;
    return w->relation == DEP_APPOS || w->relation == DEP_FLAT || w->relation == DEP_COMPOUND ||
           w->relation == DEP_DEP;
}

static bool has_name(const analysis *in, const claim_bag *bag, size_t head)
{
    for (size_t i = 0; i < bag->unit_count; i++)
        if (bag->units[i].entity != SYNTAX_ROOT && in_phrase(in, &bag->units[i], head)) return true;
    return false;
}

/* Whether the phrases headed by two tokens share a word that names one of them: where both have
 * names, a name, for each of two may be "a rival". */
static bool same_party(const pair_view *p, size_t ta, size_t tb)
{
    if (ta == SYNTAX_ROOT || tb == SYNTAX_ROOT) return false;
    const bool named = has_name(p->in_a, p->a, ta) && has_name(p->in_b, p->b, tb);
    for (size_t i = 0; i < p->a->unit_count; i++) {
        size_t j = p->shared.partner_a[i];
        if (j == OVERLAP_NONE || !in_phrase(p->in_a, &p->a->units[i], ta)) continue;
        const unit *x = &p->a->units[i], *y = &p->b->units[j];
        const bool name = x->entity != SYNTAX_ROOT || y->entity != SYNTAX_ROOT;
        const bool head = !named && (x->token == ta || y->token == tb);
        if ((name || head) && in_phrase(p->in_b, y, tb)) return true;
    }
    return false;
}

/* ---- by where the names stand ------------------------------------------------ */

static bool is_capital(const analysis *in, const unit *u)
{
    return !u->quantity && !u->timex &&
           in->reading.text.tokens.items[u->token].shape == SHAPE_TITLE;
}

/* A name in one claim, and a capital in the other: at the head of a sentence the
 * tagger may not know it for one. */
static bool are_named(const pair_view *p, const unit *x, const unit *y)
{
    return is_capital(p->in_a, x) && is_capital(p->in_b, y) &&
           (x->entity != SYNTAX_ROOT || y->entity != SYNTAX_ROOT);
}

/* Some name moved from before the verb to behind it, another the other way, and none
 * stayed: "Alpenrail AG has agreed to buy its rival Borealis" / "train maker Borealis
 * is to acquire its competitor Alpenrail". */
static bool names_swap(const pair_view *p, token_range *who_a, token_range *who_b)
{
    size_t moved[2] = { 0, 0 }, stayed = 0;
    if (tree__is_passive(&p->in_a->reading.tree, p->a->claim->verb) ||
        tree__is_passive(&p->in_b->reading.tree, p->b->claim->verb))
        return false;
    for (size_t i = 0; i < p->a->unit_count; i++) {
        size_t j = p->shared.partner_a[i];
        if (j == OVERLAP_NONE || !are_named(p, &p->a->units[i], &p->b->units[j])) continue;
        bool before_a = p->a->units[i].token < p->a->claim->verb,
             before_b = p->b->units[j].token < p->b->claim->verb;
        if (before_a == before_b) stayed++;
        else moved[before_a]++;
        if (before_a && (who_a->end == 0 || p->a->units[i].entity != SYNTAX_ROOT))
            *who_a = rules__token(p->a->units[i].token);
        if (before_b && (who_b->end == 0 || p->b->units[j].entity != SYNTAX_ROOT))
            *who_b = rules__token(p->b->units[j].token);
    }
    return moved[0] && moved[1] && !stayed;
}

/* "A is to buy B" / "B is to acquire A" */
bool rule_role__find(const pair_view *p, opinion *out)
{
    const claim *a = p->a->claim, *b = p->b->claim;
    token_range who_a = { 0, 0 }, who_b = { 0, 0 };
    if (view__words(p, a->verb, b->verb) != WORDS_SAME || !is_asymmetric(p->in_a, a->verb))
        return false;
    if (a->stated.polarity != b->stated.polarity) return false;
    bool parties = a->subject != SYNTAX_ROOT && b->subject != SYNTAX_ROOT &&
                   !same_party(p, a->subject, b->subject) && same_party(p, a->subject, b->object) &&
                   same_party(p, a->object, b->subject);
    if (parties)
        return rules__contradict(out, CLAIMDIFF_REASON_ROLE, 0.9, rules__token(a->subject),
                                 rules__token(b->subject));
    return names_swap(p, &who_a, &who_b) &&
           rules__contradict(out, CLAIMDIFF_REASON_ROLE, 0.9, who_a, who_b);
}
