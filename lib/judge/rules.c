/* The table of rules, and what they share. All of them find contradictions:
 * likeness is the relation stage's. Each asks first whether both claims are
 * about the same event and the same attribute, since two sentences that merely
 * share a topic are the commonest false alarm; then whether they clash in one
 * thing. Blind spots: what takes world knowledge or arithmetic to see. */
#include "lexicon_data.h"
#include "rules.h"

const rule rules__table[] = { /* lint: names */
    { "role", rule_role__find },           { "denial", rule_polarity__denial },
    { "antonym", rule_polarity__antonym }, { "number", rule_number__amount },
    { "negation", rule_polarity__negation }, { "date", rule_number__date },
};
const size_t rules__count = sizeof rules__table / sizeof *rules__table;

/* A year, or years before the article's day; no limit such as "by 2030". */
static bool is_remote(const timex *x)
{
    if (x->deadline || x->duration) return false;
    if (x->shifted || x->floating) return x->offset < 0 && x->grain >= GRAIN_YEAR;
    return x->year && !x->month;
}

static bool tells_of_elsewhere(const analysis *in, const claim_bag *bag, const size_t *partner)
{
    for (size_t i = 0; i < bag->unit_count; i++)
        if (bag->units[i].timex && partner[i] == OVERLAP_NONE && is_remote(bag->units[i].timex))
            return true;
    for (size_t t = bag->claim->content.begin; t < bag->claim->content.end; t++)
        if (lexicon__has(&lexicon__elsewhere, in->reading.text.tokens.items[t].norm)) return true;
    return false;
}

bool rules__other_event(const pair_view *p)
{
    return tells_of_elsewhere(p->in_a, p->a, p->shared.partner_a) !=
           tells_of_elsewhere(p->in_b, p->b, p->shared.partner_b);
}

bool rules__contradict(opinion *out, claimdiff_reason reason, double score, token_range a,
                       token_range b)
{
    out->reason = reason;
    out->score = score > 0.99 ? 0.99 : score;
    out->evidence_a = a;
    out->evidence_b = b;
    return true;
}

bool rules__either_way(rule_function find, const pair_view *p, opinion *out)
{
    if (find(p, out)) return true;
    pair_view q = view__swap(p);
    if (!find(&q, out)) return false;
    token_range keep = out->evidence_a;
    out->evidence_a = out->evidence_b;
    out->evidence_b = keep;
    return true;
}

token_range rules__token(size_t t)
{
    return (token_range){ t, t + 1 };
}

bool rules__same_verb(const pair_view *p)
{
    const claim *a = p->a->claim, *b = p->b->claim;
    return view__words(p, a->verb, b->verb) == WORDS_SAME ||
           view__words(p, a->predicate, b->predicate) == WORDS_SAME;
}

/* "rose 6 percent": a measure is no thing that something is done to. */
static bool is_measure(const claim_bag *bag, size_t t)
{
    for (size_t i = 0; i < bag->unit_count && t != SYNTAX_ROOT; i++) {
        const quantity *q = bag->units[i].quantity;
        if (q && q->token_begin <= t && t < q->token_end) return true;
    }
    return false;
}

bool rules__arguments_differ(const pair_view *p)
{
    const claim *a = p->a->claim, *b = p->b->claim;
    bool measures = is_measure(p->a, a->object) && is_measure(p->b, b->object);
    argument_relation subjects = view__arguments(p, a->subject, b->subject);
    argument_relation objects =
        measures ? ARGUMENTS_OPEN : view__arguments(p, a->object, b->object);
    if (subjects == ARGUMENTS_DIFFER || objects == ARGUMENTS_DIFFER || objects == ARGUMENTS_DOUBT)
        return true;
    return subjects == ARGUMENTS_DOUBT && objects != ARGUMENTS_SAME;
}

bool rules__share_argument(const pair_view *p)
{
    const claim *a = p->a->claim, *b = p->b->claim;
    return view__arguments(p, a->subject, b->subject) == ARGUMENTS_SAME ||
           view__arguments(p, a->object, b->object) == ARGUMENTS_SAME;
}
