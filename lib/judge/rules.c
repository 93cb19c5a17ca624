/* Rules that find contradictions. Each asks first whether both claims are about
 * the same event and the same attribute, since two sentences that merely share
 * a topic are the commonest false alarm; then whether they clash in one thing.
 * Blind spots: what takes world knowledge or arithmetic to see. */
#include "rules.h"

#include <string.h>

#include "claim/concept.h"
#include "claim/lexicon.h"

/* Share of the lesser claim that must be common besides what clashes; set by
 * hand on eval/dev and long, 2026-11-24. */
#define REST_NUMBER 0.5
#define REST_DATE 0.5
#define REST_NEGATION 0.5
#define REST_ANTONYM 0.3
#define REST_DENIAL 0.5

extern const lexicon lexicon__tolls;

static token_range one(size_t t)
{
    return (token_range){ t, t + 1 };
}

static token_range of_unit(const unit *u)
{
    if (u->quantity) return (token_range){ u->quantity->token_begin, u->quantity->token_end };
    if (u->timex) return (token_range){ u->timex->token_begin, u->timex->token_end };
    return one(u->token);
}

static bool contradict(opinion *out, claimdiff_reason reason, double score, token_range a, token_range b)
{
    out->label = CLAIMDIFF_CONTRADICTION;
    out->reason = reason;
    out->score = score > 1.0 ? 1.0 : score;
    out->evidence_a = a;
    out->evidence_b = b;
    return true;
}

static bool same_predicate(const pair_view *p)
{
    return view__words(p, p->a->claim->predicate, p->b->claim->predicate) == WORDS_SAME;
}

/* Deaths, injuries, evacuations: counts that grow while the story runs. */
static bool is_toll(const quantity *q)
{
    return lexicon__has(&lexicon__tolls, q->stated.noun);
}

/* Whether a quantity's own noun or verb has its like in the other claim. */
static bool same_attribute(const pair_view *p, const quantity *x, const quantity *y)
{
    const syntax_word *a = p->in_a->syntax.words, *b = p->in_b->syntax.words;
    size_t ta = x->noun_token, tb = y->noun_token;
    if (ta != SYNTAX_ROOT && tb != SYNTAX_ROOT) {
        if (!view__same_thing(p, ta, tb)) return false;
        ta = a[ta].head, tb = b[tb].head;
    } else {
        ta = a[x->token_begin].head, tb = b[y->token_begin].head;
    }
    return same_predicate(p) || view__words(p, ta, tb) == WORDS_SAME;
}

/* "raised the age to 65" / "lifts the age to 67" */
static bool find_number(const pair_view *p, opinion *out)
{
    if (view__times(p) >= TIMES_APART) return false;
    for (size_t i = 0; i < p->a->unit_count; i++) {
        for (size_t j = 0; j < p->b->unit_count; j++) {
            const quantity *x = p->a->units[i].quantity, *y = p->b->units[j].quantity;
            if (!x || !y || x->role != y->role) continue;
            if (p->shared.partner_a[i] != OVERLAP_NONE || p->shared.partner_b[j] != OVERLAP_NONE) continue;
            if (quantity__compare(x, y) != QUANTITY_CONFLICT || !same_attribute(p, x, y)) continue;
            double rest = view__rest(p, i, j);
            bool open = x->stated.bound != CLAIMDIFF_EXACT || y->stated.bound != CLAIMDIFF_EXACT;
            if (rest < REST_NUMBER || p->shared.count < 2 || (is_toll(x) && open)) continue;
            return contradict(out, CLAIMDIFF_REASON_NUMBER, 0.5 + rest / 2.0, of_unit(&p->a->units[i]),
                              of_unit(&p->b->units[j]));
        }
    }
    return false;
}

/* Other figures at another time are an update, not another date. */
static bool numbers_clash(const pair_view *p)
{
    for (size_t i = 0; i < p->a->unit_count; i++)
        for (size_t j = 0; j < p->b->unit_count; j++) {
            const quantity *x = p->a->units[i].quantity, *y = p->b->units[j].quantity;
            if (x && y && quantity__compare(x, y) == QUANTITY_CONFLICT) return true;
        }
    return false;
}

/* "talks resume on 3 June" / "the parties will meet again on 10 June" */
static bool find_date(const pair_view *p, opinion *out)
{
    if (view__times(p) != TIMES_CLASH || !same_predicate(p) || numbers_clash(p)) return false;
    if (p->a->claim->stated.modality != p->b->claim->stated.modality) return false;
    for (size_t i = 0; i < p->a->unit_count; i++) {
        for (size_t j = 0; j < p->b->unit_count; j++) {
            const timex *x = p->a->units[i].timex, *y = p->b->units[j].timex;
            if (!x || !y || timex__compare(x, y) != TIMEX_DISJOINT) continue;
            double rest = view__rest(p, i, j);
            if (rest < REST_DATE || p->shared.count < 2) continue;
            return contradict(out, CLAIMDIFF_REASON_DATE, 0.4 + rest / 2.0, of_unit(&p->a->units[i]),
                              of_unit(&p->b->units[j]));
        }
    }
    return false;
}

static bool arguments_differ(const pair_view *p)
{
    const claim *a = p->a->claim, *b = p->b->claim;
    return view__arguments(p, a->subject, b->subject) == ARGUMENTS_DIFFER ||
           view__arguments(p, a->object, b->object) == ARGUMENTS_DIFFER;
}

/* What a negating verb takes: "failed to capture" -> capture, "ruled out an
 * appeal" -> appeal; "rejected the bill" -> none, the bill is there. */
static size_t complement(const analysis *in, const claim *c, size_t verb)
{
    bool of_events = !strcmp(in->syntax.words[verb].lemma, "rule");
    for (size_t t = verb + 1; t < c->content.end; t++) {
        const syntax_word *w = &in->syntax.words[t];
        if (w->head != verb) continue;
        if (w->relation == DEP_XCOMP || w->relation == DEP_CCOMP || (of_events && w->pos == UPOS_NOUN && w->relation != DEP_OBL)) return t;
    }
    return SYNTAX_ROOT;
}

/* The token of the claim that its negator bears on. */
static size_t negated(const analysis *in, const claim *c)
{
    for (size_t t = c->content.begin; t < c->content.end; t++) {
        if (in->text.tokens.items[t].span.begin != c->stated.polarity_cue.begin) continue;
        const syntax_word *w = &in->syntax.words[t];
        return w->pos == UPOS_VERB ? complement(in, c, t) : w->head == SYNTAX_ROOT ? t : w->head;
    }
    return SYNTAX_ROOT;
}

static bool is_negative(const claim *c)
{
    return c->stated.polarity == CLAIMDIFF_NEGATIVE && c->stance != STANCE_DENIES;
}

static bool negation_from(const pair_view *p, opinion *out)
{
    if (!is_negative(p->a->claim) || p->b->claim->stated.polarity != CLAIMDIFF_POSITIVE) return false;
    size_t focus = negated(p->in_a, p->a->claim);
    size_t i = focus == SYNTAX_ROOT ? OVERLAP_NONE : view__unit_at(p->a, focus);
    if (i == OVERLAP_NONE || p->shared.partner_a[i] == OVERLAP_NONE) return false;
    if (p->shared.forward < REST_NEGATION || p->shared.count < 2 || arguments_differ(p)) return false;
    size_t j = p->shared.partner_a[i];
    return contradict(out, CLAIMDIFF_REASON_NEGATION, 0.3 + p->shared.forward * 0.6, one(focus),
                      of_unit(&p->b->units[j]));
}

/* Runs a one-sided rule from both sides; the evidence comes back as a, b. */
static bool either_way(bool (*find)(const pair_view *, opinion *), const pair_view *p, opinion *out)
{
    if (find(p, out)) return true;
    pair_view q = view__swap(p);
    if (!find(&q, out)) return false;
    token_range keep = out->evidence_a;
    out->evidence_a = out->evidence_b;
    out->evidence_b = keep;
    return true;
}

/* "card payments were not disrupted" / "cards payments were disrupted" */
static bool find_negation(const pair_view *p, opinion *out)
{
    return view__times(p) != TIMES_CLASH && either_way(negation_from, p, out);
}

/* Whether something other than the word itself negates the claim. */
static bool is_negated(const analysis *in, const claim *c, size_t t)
{
    return is_negative(c) && in->text.tokens.items[t].span.begin != c->stated.polarity_cue.begin;
}

/* The thing that a word says something of: a verb's subject (or object), a
 * noun's complement ("a fall in orders" -> orders), an adjective's noun. */
static size_t topic_of(const analysis *in, const claim *c, size_t t, bool object)
{
    const syntax_word *words = in->syntax.words;
    if (t == c->predicate) return object ? c->object : c->subject;
    if (words[t].pos == UPOS_NOUN) {
        for (size_t i = t + 1; i < c->content.end; i++)
            if (words[i].head == t && words[i].relation == DEP_NMOD) return i;
        return SYNTAX_ROOT;
    }
    return words[t].head;
}

static bool same_topic(const pair_view *p, size_t ta, size_t tb)
{
    for (int k = 0; k < 4; k++)
        if (view__same_thing(p, topic_of(p->in_a, p->a->claim, ta, k & 1), topic_of(p->in_b, p->b->claim, tb, k & 2)))
            return true;
    return false;
}

/* "the committee approved the text" / "a committee rejected the text" */
static bool find_antonym(const pair_view *p, opinion *out)
{
    if (view__times(p) == TIMES_CLASH || arguments_differ(p)) return false;
    for (size_t i = 0; i < p->a->unit_count; i++) {
        for (size_t j = 0; j < p->b->unit_count; j++) {
            size_t ta = p->a->units[i].token, tb = p->b->units[j].token;
            if (view__words(p, ta, tb) != WORDS_OPPOSITE || !same_topic(p, ta, tb)) continue;
            if (is_negated(p->in_a, p->a->claim, ta) != is_negated(p->in_b, p->b->claim, tb)) continue;
            double rest = view__rest(p, i, j);
            if (rest < REST_ANTONYM || p->shared.count < 1) continue;
            return contradict(out, CLAIMDIFF_REASON_ANTONYM, 0.4 + rest / 2.0, one(ta), one(tb));
        }
    }
    return false;
}

/* The token that names a phrase: itself, or "its rival Borland" -> Borland. */
static size_t named(const analysis *in, const claim_bag *bag, size_t t)
{
    if (t == SYNTAX_ROOT) return t;
    size_t own = view__unit_at(bag, t);
    if (own == OVERLAP_NONE || bag->units[own].entity != SYNTAX_ROOT) return t;
    for (size_t i = 0; i < bag->unit_count; i++) {
        const syntax_word *w = &in->syntax.words[bag->units[i].token];
        if (w->head == t && bag->units[i].entity != SYNTAX_ROOT && w->pos == UPOS_PROPN &&
            (w->relation == DEP_APPOS || w->relation == DEP_FLAT || w->relation == DEP_COMPOUND))
            return bag->units[i].token;
    }
    return t;
}

static bool same_person(const pair_view *p, size_t ta, size_t tb)
{
    ta = named(p->in_a, p->a, ta);
    tb = named(p->in_b, p->b, tb);
    if (ta == SYNTAX_ROOT || tb == SYNTAX_ROOT) return false;
    size_t i = view__unit_at(p->a, ta), j = view__unit_at(p->b, tb);
    return i != OVERLAP_NONE && j != OVERLAP_NONE &&
           overlap__units(p->of, p->a, &p->a->units[i], p->b, &p->b->units[j]) >= 0.8;
}

static bool is_asymmetric(const analysis *in, size_t predicate)
{
    return concept__asymmetric(in->concepts.tags[predicate].ids[0]) ||
           concept__asymmetric(in->concepts.tags[predicate].ids[1]);
}

/* "A is to buy B" / "B is to acquire A" */
static bool find_role(const pair_view *p, opinion *out)
{
    const claim *a = p->a->claim, *b = p->b->claim;
    if (!same_predicate(p) || !is_asymmetric(p->in_a, a->predicate) || a->stated.polarity != b->stated.polarity) return false;
    if (!same_person(p, a->subject, b->object) || !same_person(p, a->object, b->subject)) return false;
    if (same_person(p, a->subject, b->subject)) return false;
    return contradict(out, CLAIMDIFF_REASON_ROLE, 0.8, one(a->subject), one(b->subject));
}

static bool denial_from(const pair_view *p, opinion *out)
{
    const claim *a = p->a->claim, *b = p->b->claim;
    if (a->stance != STANCE_DENIES || b->stance == STANCE_DENIES || b->stated.polarity != CLAIMDIFF_POSITIVE) return false;
    if (p->shared.forward < REST_DENIAL || p->shared.count < 2) return false;
    const attribution *at = &p->in_a->attributions.items[a->attribution];
    return contradict(out, CLAIMDIFF_REASON_DENIAL, 0.4 + p->shared.forward / 2.0, at->cue,
                      b->predicate == SYNTAX_ROOT ? b->content : one(b->predicate));
}

/* "he dismissed reports that P" / "P, a delegate said" */
static bool find_denial(const pair_view *p, opinion *out)
{
    return either_way(denial_from, p, out);
}

const rule rules__table[] = {
    { "role", find_role },     { "denial", find_denial },   { "antonym", find_antonym },
    { "number", find_number }, { "negation", find_negation }, { "date", find_date },
};
const size_t rules__count = sizeof rules__table / sizeof *rules__table;
