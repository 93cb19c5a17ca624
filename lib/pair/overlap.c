/* Greedy one-to-one matching of units. Claims have some ten units, so all pairs
 * of them are looked at. */
#include "overlap.h"

#include <string.h>

#include "name/same.h"

/* Likeness of units that are not the same word, set by hand, 2026-11-24. */
#define LIKE_CONCEPT 0.8
#define LIKE_ROUNDED 0.8
#define LIKE_CONTAINED 0.6
#define LIKE_NAME 1.0

static double like_quantities(const quantity *a, const quantity *b)
{
    switch (quantity__compare(a, b)) {
    case QUANTITY_SAME: return 1.0;
    case QUANTITY_COMPATIBLE: return LIKE_ROUNDED;
    default: return 0.0;
    }
}

static double like_timexes(const timex *a, const timex *b)
{
    switch (timex__compare(a, b)) {
    case TIMEX_SAME: return 1.0;
    case TIMEX_CONTAINED: return LIKE_CONTAINED;
    default: return a->stated.norm && b->stated.norm && !strcmp(a->stated.norm, b->stated.norm);
    }
}

static bool share_term(const unit *a, const unit *b)
{
    for (size_t i = 1; i < UNIT_TERMS; i++)
        for (size_t j = 1; j < UNIT_TERMS; j++)
            if (a->terms[i] != TERM_NONE && a->terms[i] == b->terms[j]) return true;
    return false;
}

static const char *name_of(const corpus *of, const claim_bag *bag, const unit *u)
{
    return of->articles[bag->article]->mentions.entities.items[u->entity].name;
}

double overlap__units(const corpus *of, const claim_bag *a, const unit *ua, const claim_bag *b,
                      const unit *ub)
{
    if (ua->quantity && ub->quantity) return like_quantities(ua->quantity, ub->quantity);
    if (ua->timex && ub->timex) return like_timexes(ua->timex, ub->timex);
    if (ua->quantity || ub->quantity || ua->timex || ub->timex) return 0.0;
    if (ua->terms[0] == ub->terms[0]) return 1.0;
    if (share_term(ua, ub)) return LIKE_CONCEPT;
    if (ua->entity != SYNTAX_ROOT && ub->entity != SYNTAX_ROOT &&
        name__same(name_of(of, a, ua), name_of(of, b, ub)))
        return LIKE_NAME;
    return 0.0;
}

/* Matches all free pairs that are at least that much alike. */
static void match_at(overlap *out, const corpus *of, const claim_bag *x, const claim_bag *y,
                     double least)
{
    for (size_t i = 0; i < x->unit_count; i++) {
        for (size_t j = 0; j < y->unit_count && out->partner_a[i] == OVERLAP_NONE; j++) {
            if (out->partner_b[j] != OVERLAP_NONE) continue;
            double like = overlap__units(of, x, &x->units[i], y, &y->units[j]);
            if (like < least) continue;
            out->partner_a[i] = j;
            out->partner_b[j] = i;
            out->forward += like * x->units[i].weight;
            out->backward += like * y->units[j].weight;
            out->count++;
        }
    }
}

bool overlap__find(overlap *out, arena *a, const corpus *of, const claim_bag *x, const claim_bag *y)
{
    memset(out, 0, sizeof *out);
    out->partner_a = arena__array(a, x->unit_count, sizeof *out->partner_a);
    out->partner_b = arena__array(a, y->unit_count, sizeof *out->partner_b);
    if (!out->partner_a || !out->partner_b) return false;
    for (size_t i = 0; i < x->unit_count; i++) out->partner_a[i] = OVERLAP_NONE;
    for (size_t j = 0; j < y->unit_count; j++) out->partner_b[j] = OVERLAP_NONE;
    match_at(out, of, x, y, 1.0);
    match_at(out, of, x, y, LIKE_CONTAINED);
    out->matched = (out->forward + out->backward) / 2.0;
    if (x->weight > 0.0) out->forward /= x->weight;
    if (y->weight > 0.0) out->backward /= y->weight;
    return true;
}
