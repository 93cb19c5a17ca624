/* Claims are ordered by their words alone: rules and matching may prefer one
 * side, and would otherwise say other things of swapped articles. */
#include "judge.h"

#include <string.h>

/* That claims in the same words say the same. */
#define VERBATIM_AGREEMENT 0.99

/* Order of two claims by their words; 0: the same words. */
static int compare_words(const corpus *of, size_t x, size_t y)
{
    const claim_bag *a = &of->bags[x], *b = &of->bags[y];
    const token *in_a = of->articles[a->article]->text.tokens.items;
    const token *in_b = of->articles[b->article]->text.tokens.items;
    token_range p = a->claim->tokens, q = b->claim->tokens;
    for (; p.begin < p.end && q.begin < q.end; p.begin++, q.begin++) {
        int order = strcmp(in_a[p.begin].norm, in_b[q.begin].norm);
        if (order) return order;
    }
    return (p.begin < p.end) - (q.begin < q.end);
}

static void agree_verbatim(relation *out, size_t bag_a, size_t bag_b)
{
    memset(out, 0, sizeof *out);
    out->a = bag_a;
    out->b = bag_b;
    out->agreement = out->entailment = VERBATIM_AGREEMENT;
    out->forward = out->backward = 1.0;
    out->reason = CLAIMDIFF_REASON_VERBATIM;
    out->decided_by = "verbatim";
}

static void turn(relation *r)
{
    relation old = *r;
    r->a = old.b;
    r->b = old.a;
    r->evidence_a = old.evidence_b;
    r->evidence_b = old.evidence_a;
    r->forward = old.backward;
    r->backward = old.forward;
}

bool judge__pair(relation *out, arena *scratch, const corpus *of, const candidate *c)
{
    if (compare_words(of, c->a, c->b) != 0) return relation__judge(out, scratch, of, c);
    agree_verbatim(out, c->a, c->b);
    return true;
}

bool judge__pair_unordered(relation *out, arena *scratch, const corpus *of, const candidate *c)
{
    candidate turned = *c;
    if (compare_words(of, c->a, c->b) <= 0) return judge__pair(out, scratch, of, c);
    turned.a = c->b;
    turned.b = c->a;
    if (!judge__pair(out, scratch, of, &turned)) return false;
    turn(out);
    return true;
}
