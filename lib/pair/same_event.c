/* Of every claim the most that a candidate in the other article has in common with it, in
 * words, names, dates and values; the mean over the claims of both articles goes into a
 * logistic regression. Two reports of one kind of event, two earthquakes, share words, but
 * few names, dates and values.
 * Blind spots: a later event of one story, which has its names; articles of a few lines. */
#include "same_event.h"

#include <math.h>

/* What two articles have in common; of a claim, or as a mean. */
typedef struct common {
    double words, names, dates, values;
} common;

typedef struct table {
    double bias;
    common slopes;
} table;

#include "same_event.inc"

typedef struct finder {
    const corpus *of;
    common *best;   /* (bag_count, article_count), that a claim has in common with an article */
    size_t *claims; /* (article_count), that are no fragments */
} finder;

static void note(finder *f, size_t bag, size_t article, const candidate *c)
{
    common *best = &f->best[bag * f->of->article_count + article];
    best->words = fmax(best->words, c->words);
    best->names = fmax(best->names, c->event.shared);
    best->dates = fmax(best->dates, c->event.dates);
    best->values = fmax(best->values, c->event.values);
}

/* The sum over the claims of x and y of what they have in common with the other. */
static common sum_up(const finder *f, size_t x, size_t y)
{
    common sum = { 0 };
    for (size_t i = 0; i < f->of->bag_count; i++) {
        const size_t article = f->of->bags[i].article;
        if (f->of->bags[i].claim->stated.fragment || (article != x && article != y)) continue;
        const common *best = &f->best[i * f->of->article_count + (article == x ? y : x)];
        sum.words += best->words;
        sum.names += best->names;
        sum.dates += best->dates;
        sum.values += best->values;
    }
    return sum;
}

static double judge(const finder *f, size_t x, size_t y)
{
    const table *w = &same_event;
    const common sum = sum_up(f, x, y);
    const double claims = (double)(f->claims[x] + f->claims[y]);
    const double odds = w->bias + (w->slopes.words * sum.words + w->slopes.names * sum.names +
                                   w->slopes.dates * sum.dates + w->slopes.values * sum.values) /
                                      claims;
    return 1.0 / (1.0 + exp(-odds));
}

double *same_event__find(arena *a, const corpus *of, const candidate_list *candidates)
{
    const size_t count = of->article_count;
    double *out = arena__array(a, count * count, sizeof *out);
    finder f = { of, arena__array(a, of->bag_count * count, sizeof *f.best),
                 arena__array(a, count, sizeof *f.claims) };
    if (!out || !f.best || !f.claims) return NULL;
    for (size_t i = 0; i < of->bag_count; i++)
        f.claims[of->bags[i].article] += !of->bags[i].claim->stated.fragment;
    for (size_t i = 0; i < candidates->count; i++) {
        const candidate *c = &candidates->items[i];
        note(&f, c->a, of->bags[c->b].article, c);
        note(&f, c->b, of->bags[c->a].article, c);
    }
    for (size_t x = 0; x < count; x++)
        for (size_t y = 0; y <= x; y++)
            out[x * count + y] = out[y * count + x] =
                !f.claims[x] || !f.claims[y] ? SAME_EVENT_UNKNOWN
                : x == y                     ? 1.0
                                             : judge(&f, x, y);
    return out;
}
