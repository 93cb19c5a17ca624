/* Of every claim the most that a candidate in the other article has in common with it, in
 * words, names, dates and values; the mean over the claims of both articles goes into a
 * logistic regression. Two reports of one kind of event, two earthquakes, share words, but
 * few names, dates and values.
 * Blind spots: a later event of one story, which has its names; articles of a few lines. */
#include "same_event.h"

#include <math.h>

typedef struct table {
    double bias;
    common slopes;
} table;

#include "same_event.inc"

/* Adds what the claims of one article, x or the newest, have in common with the other; how many
 * claims it has. */
static size_t add_up(common *sum, const corpus *of, const candidate_list *found, size_t newest,
                     size_t x, size_t other)
{
    size_t claims = 0;
    for (size_t i = of->first[x]; i < of->first[x + 1]; i++) {
        const common *best = &found->common[corpus__cell(of, newest, i, other)];
        if (of->bags[i].fragment) continue;
        sum->words += best->words;
        sum->names += best->names;
        sum->dates += best->dates;
        sum->values += best->values;
        claims++;
    }
    return claims;
}

static double judge(const corpus *of, const candidate_list *found, size_t article, size_t before)
{
    const table *w = &same_event;
    common sum = { 0 };
    const size_t x = add_up(&sum, of, found, article, before, article);
    const size_t y = add_up(&sum, of, found, article, article, before);
    if (!x || !y) return SAME_EVENT_UNKNOWN;
    const double odds = w->bias + (w->slopes.words * sum.words + w->slopes.names * sum.names +
                                   w->slopes.dates * sum.dates + w->slopes.values * sum.values) /
                                      (double)(x + y);
    return 1.0 / (1.0 + exp(-odds));
}

static bool has_claims(const corpus *of, size_t article)
{
    for (size_t i = of->first[article]; i < of->first[article + 1]; i++)
        if (!of->bags[i].fragment) return true;
    return false;
}

void same_event__find(double *out, const corpus *of, const candidate_list *found, size_t article)
{
    for (size_t x = 0; x < article; x++) out[x] = judge(of, found, article, x);
    out[article] = has_claims(of, article) ? 1.0 : SAME_EVENT_UNKNOWN;
}
