/* Compares the circumstances of two claims (claim/circumstance.h): first the phase, then the
 * part, then the time by the words of the text, and last, of what is so for a time only, the
 * days of publication.
 * Blind spots: parts and times that no word in or beside the claims tells. */
#include "validity.h"

#include <limits.h>

const char *validity__name(validity v)
{
    /* In the dump of pairs (lint: names). */
    static const char *const names[] = { "meets", "a_later", "b_later", "time", "phase", "extent" };
    return names[v];
}

/* Things that have not happened, as far as the claim tells. */
static bool is_open(claimdiff_phase phase)
{
    return phase == CLAIMDIFF_PHASE_EXPECTED || phase == CLAIMDIFF_PHASE_PLANNED;
}

/* "may resign" and "has ruled out resigning" are both of what is to come. */
static bool phases_differ(const claimdiff_claim *x, const claimdiff_claim *y)
{
    const claimdiff_phase a = x->phase, b = y->phase;
    if ((a == CLAIMDIFF_PHASE_CONDITION) != (b == CLAIMDIFF_PHASE_CONDITION)) return true;
    if (a == CLAIMDIFF_PHASE_DENIED || b == CLAIMDIFF_PHASE_DENIED) return false;
    return is_open(a) != is_open(b) && x->polarity == y->polarity;
}

static bool has_extent(const claim *c)
{
    return c->stated.extent.begin < c->stated.extent.end;
}

/* What is nowhere is in no part: "no deaths" meets "one of those hurt died". */
static bool extents_differ(const pair_view *p)
{
    const claim *a = p->a->claim, *b = p->b->claim;
    if (!has_extent(a) && !has_extent(b)) return false;
    if (a->stated.polarity != b->stated.polarity) return false;
    return has_extent(a) != has_extent(b) ||
           !view__same_text(p, a->stated.extent, b->stated.extent);
}

/* The later of two times that do not touch, by what is known of them. */
static validity order(const claim *a, const claim *b)
{
    if (!a->stated.time_known || !b->stated.time_known) return VALIDITY_TIME;
    if (a->stated.time_begin >= b->stated.time_end) return VALIDITY_A_LATER;
    if (b->stated.time_begin >= a->stated.time_end) return VALIDITY_B_LATER;
    return VALIDITY_TIME;
}

/* "is closed", "has broken down", figures that grow: true for a time. */
static bool is_state(const analysis *in, const claim *c)
{
    if (c->stated.phase == CLAIMDIFF_PHASE_SO_FAR) return true;
    for (size_t t = c->content.begin; t < c->content.end; t++) {
        const syntax_word *w = reading__word(&in->reading, t);
        if (syntax__is_finite(w)) return w->form == FORM_PRESENT;
    }
    return false;
}

static validity by_publication(const pair_view *p)
{
    const long a = p->in_a->day, b = p->in_b->day;
    if (a == LONG_MIN || b == LONG_MIN || a == b) return VALIDITY_MEETS;
    if (!is_state(p->in_a, p->a->claim) && !is_state(p->in_b, p->b->claim)) return VALIDITY_MEETS;
    return a > b ? VALIDITY_A_LATER : VALIDITY_B_LATER;
}

static validity by_time(const pair_view *p)
{
    const claim *a = p->a->claim, *b = p->b->claim;
    if (p->times == TIMES_FIT) return VALIDITY_MEETS;
    if (a->time_near && b->time_near)
        return timex__compare(a->time, b->time) == TIMEX_DISJOINT ? order(a, b) : VALIDITY_MEETS;
    return by_publication(p);
}

validity validity__of(const pair_view *p)
{
    const claimdiff_phase a = p->a->claim->stated.phase, b = p->b->claim->stated.phase;
    if (phases_differ(&p->a->claim->stated, &p->b->claim->stated)) return VALIDITY_PHASE;
    if (extents_differ(p)) return VALIDITY_EXTENT;
    const validity when = by_time(p);
    if (when != VALIDITY_MEETS) return when;
    bool figures = p->a->claim->quantity_count && p->b->claim->quantity_count;
    if (!figures || (a == CLAIMDIFF_PHASE_SO_FAR) == (b == CLAIMDIFF_PHASE_SO_FAR))
        return VALIDITY_MEETS;
    return a == CLAIMDIFF_PHASE_SO_FAR ? VALIDITY_B_LATER : VALIDITY_A_LATER;
}
