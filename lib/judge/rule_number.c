/* Contradictions in numbers and dates of one thing.
 * Blind spots: parts given as totals, figures that follow only by arithmetic. */
#include "rules.h"

#include <math.h>
#include <string.h>

#include "lexicon_data.h"
#include "value/figure.h"

/* Share of the lesser claim that must be common besides what clashes; set by
 * hand on eval/dev and long, 2026-11-24. */
#define REST_NUMBER 0.5
#define REST_TOLL 0.7
#define REST_CORE 0.6 /* what a common verb with a common argument is worth */
#define REST_DATE 0.5

/* Deaths, arrests, people in any state: counts that grow while the story runs. */
static bool is_toll(const quantity *q)
{
    return *q->state || quantity__is_people(q->stated.noun) ||
           lexicon__has(&lexicon__tolls, q->stated.noun);
}

/* Tolls of different hours are updates: only exact ones of one time clash. */
static bool tolls_clash(const pair_view *p, const quantity *x, const quantity *y, double rest)
{
    if (x->stated.bound != CLAIMDIFF_BOUND_EXACT || y->stated.bound != CLAIMDIFF_BOUND_EXACT)
        return false;
    return p->times == TIMES_FIT && rest >= REST_TOLL;
}

/* What a counted thing or a figure hangs on: the verb, or another noun. */
static size_t governor(const analysis *in, const quantity *q)
{
    const syntax_word *words = in->reading.syntax.words;
    if (q->noun_token != SYNTAX_ROOT) return words[q->noun_token].head;
    for (size_t t = q->token_begin; t < q->token_end; t++)
        if (words[t].head == SYNTAX_ROOT || words[t].head < q->token_begin ||
            words[t].head >= q->token_end)
            return words[t].head;
    return SYNTAX_ROOT;
}

typedef enum attribute_relation {
    ATTRIBUTES_DIFFER,
    ATTRIBUTES_ALIKE, /* under words that say the same, or of what both claims are about */
    ATTRIBUTES_SAME   /* told by one noun, or by one verb that takes the figures: "cost" */
} attribute_relation;

static bool is_noun(const analysis *in, size_t t)
{
    return t != SYNTAX_ROOT && syntax__is_noun(&in->reading.syntax.words[t]);
}

/* Things counted: "12 houses were destroyed" */
static attribute_relation compare_counted(const pair_view *p, const quantity *x, const quantity *y,
                                          bool governed)
{
    if (!view__same_thing(p, x->noun_token, y->noun_token)) return ATTRIBUTES_DIFFER;
    return governed || rules__same_verb(p) ? ATTRIBUTES_ALIKE : ATTRIBUTES_DIFFER;
}

/* The subjects are two nouns that are not known to say the same, and no common
 * object tells what the figures are of: "profit rose to", "sales climbed to". Of
 * changes any two words will do, since the first of a headline is often misread. */
static bool other_subjects(const pair_view *p, bool change)
{
    size_t ta = p->a->claim->subject, tb = p->b->claim->subject;
    if (ta == SYNTAX_ROOT) ta = p->a->claim->predicate;
    if (tb == SYNTAX_ROOT) tb = p->b->claim->predicate;
    bool told = view__unit_at(p->a, ta) != OVERLAP_NONE && view__unit_at(p->b, tb) != OVERLAP_NONE;
    if (!told || view__same_thing(p, ta, tb)) return false;
    if (change) return true;
    return is_noun(p->in_a, ta) && is_noun(p->in_b, tb) &&
           view__arguments(p, p->a->claim->object, p->b->claim->object) != ARGUMENTS_SAME;
}

static attribute_relation compare_attributes(const pair_view *p, const quantity *x,
                                             const quantity *y)
{
    size_t gx = governor(p->in_a, x), gy = governor(p->in_b, y);
    bool governed = view__words(p, gx, gy) == WORDS_SAME;
    bool measures = *x->stated.unit && *y->stated.unit;
    if (x->noun_token != SYNTAX_ROOT && y->noun_token != SYNTAX_ROOT && !*x->stated.unit)
        return compare_counted(p, x, y, governed);
    if (measures && is_noun(p->in_a, x->attribute) && is_noun(p->in_b, y->attribute))
        return !view__same_thing(p, x->attribute, y->attribute) ? ATTRIBUTES_DIFFER
               : governed || rules__same_verb(p)                  ? ATTRIBUTES_SAME
                                                                 : ATTRIBUTES_ALIKE;
    if (measures && other_subjects(p, x->role == QUANTITY_CHANGE)) return ATTRIBUTES_DIFFER;
    if (measures && governed && gx == p->a->claim->verb && gy == p->b->claim->verb)
        return ATTRIBUTES_SAME;
    bool alike = governed || rules__same_verb(p) || (measures && rules__share_argument(p));
    return alike ? ATTRIBUTES_ALIKE : ATTRIBUTES_DIFFER;
}

static bool numbers_clash(const quantity *x, const quantity *y)
{
    return x && y && x->former == y->former && quantity__compare(x, y) == QUANTITY_CONFLICT;
}

/* "nine miners died", "the number of miners killed": what befell them is the same. */
static bool same_fate(const quantity *x, const quantity *y)
{
    return *x->state && !strcmp(x->state, y->state);
}

/* Two figures of one thing that clash, the ones with the most around them in
 * common; of counts that grow with the hours those of one time alone, or, for
 * `updates`, those of any two. */
static bool find_clash(const pair_view *p, bool updates, opinion *out)
{
    double best = 0.0;
    for (size_t i = 0; i < p->a->unit_count; i++) {
        for (size_t j = 0; j < p->b->unit_count; j++) {
            const quantity *x = p->a->units[i].quantity, *y = p->b->units[j].quantity;
            if (p->shared.partner_a[i] != OVERLAP_NONE || p->shared.partner_b[j] != OVERLAP_NONE)
                continue;
            if (!numbers_clash(x, y)) continue;
            attribute_relation attributes = compare_attributes(p, x, y);
            if (updates && attributes == ATTRIBUTES_DIFFER && same_fate(x, y))
                attributes = ATTRIBUTES_ALIKE;
            if (attributes == ATTRIBUTES_DIFFER) continue;
            double rest = view__rest(p, i, j);
            if (attributes == ATTRIBUTES_SAME || (rules__same_verb(p) && rules__share_argument(p)))
                rest = rest > REST_CORE ? rest : REST_CORE;
            if (rest < REST_NUMBER || rest <= best ||
                p->shared.count < (attributes == ATTRIBUTES_SAME ? 1 : 2))
                continue;
            bool later = (is_toll(x) || is_toll(y)) && !tolls_clash(p, x, y, rest);
            if (later != updates) continue;
            best = rest;
            rules__contradict(out, CLAIMDIFF_REASON_NUMBER, 0.5 + rest / 2.0,
                              unit__words(&p->a->units[i]), unit__words(&p->b->units[j]));
        }
    }
    return best > 0.0;
}

/* "raised the age to 65" / "lifts the age to 67" */
bool rule_number__amount(const pair_view *p, opinion *out)
{
    return p->times < TIMES_APART && !rules__arguments_differ(p) && find_clash(p, false, out);
}

/* "at least 12" and "15": they do not clash, and the second is more than the first
 * says. "More than 4,000" is 4,300 rounded down, and has not grown. */
static bool has_grown(const quantity *x, const quantity *y)
{
    const double step = figure__power(x->precision > 0 ? x->precision : 0);
    if (x->stated.bound != CLAIMDIFF_BOUND_AT_LEAST || !(is_toll(x) || is_toll(y))) return false;
    return x->stated.low < floor(y->stated.low / step) * step;
}

static bool find_growth(const pair_view *p, opinion *out)
{
    for (size_t i = 0; i < p->a->unit_count; i++) {
        size_t j = p->shared.partner_a[i];
        const quantity *x = p->a->units[i].quantity,
                       *y = j == OVERLAP_NONE ? NULL : p->b->units[j].quantity;
        if (!x || !y || !(has_grown(x, y) || has_grown(y, x))) continue;
        return rules__contradict(out, CLAIMDIFF_REASON_NUMBER, 0.5, unit__words(&p->a->units[i]),
                                 unit__words(&p->b->units[j]));
    }
    return false;
}

/* "at least 12 people died" / "the death toll rose to 15" */
bool rule_number__update(const pair_view *p, opinion *out)
{
    return !rules__arguments_differ(p) && (find_clash(p, true, out) || find_growth(p, out));
}

/* Other figures at another time are an update, not another date. */
static bool any_numbers_clash(const pair_view *p)
{
    for (size_t i = 0; i < p->a->unit_count; i++)
        for (size_t j = 0; j < p->b->unit_count; j++)
            if (numbers_clash(p->a->units[i].quantity, p->b->units[j].quantity)) return true;
    return false;
}

/* Both about one thing that is to come: "talks are planned for", "will meet again
 * on". What has happened on another day is another event. */
static bool same_plan(const pair_view *p)
{
    return p->a->claim->stated.modality != CLAIMDIFF_MODALITY_ASSERTED &&
           p->b->claim->stated.modality != CLAIMDIFF_MODALITY_ASSERTED &&
           !rules__arguments_differ(p);
}

/* "talks resume on 3 June" / "the parties will meet again on 10 June" */
bool rule_number__date(const pair_view *p, opinion *out)
{
    if (p->times != TIMES_CLASH || any_numbers_clash(p) || !same_plan(p)) return false;
    for (size_t i = 0; i < p->a->unit_count; i++) {
        for (size_t j = 0; j < p->b->unit_count; j++) {
            const timex *x = p->a->units[i].timex, *y = p->b->units[j].timex;
            if (!x || !y || timex__compare(x, y) != TIMEX_DISJOINT || x->deadline != y->deadline)
                continue;
            double rest = view__rest(p, i, j);
            if (rest < REST_DATE || p->shared.count < 1) continue;
            return rules__contradict(out, CLAIMDIFF_REASON_DATE, 0.4 + rest / 2.0,
                                     unit__words(&p->a->units[i]), unit__words(&p->b->units[j]));
        }
    }
    return false;
}
