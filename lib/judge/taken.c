/* What an article says elsewhere of a claim, it hardly denies here.
 * Blind spots: an article that says two things of one. */
#include "taken.h"

#include <math.h>

/* The surest agreement of a claim with one of an article, and the next; whose case. */
typedef struct surest {
    double first, second;
    size_t number; /* of the first */
} surest;

static void note_agreement(surest *s, double odds, size_t number)
{
    if (odds > s->first)
        *s = (surest){ odds, s->first, number };
    else if (odds > s->second)
        s->second = odds;
}

static double best_other(const surest *s, size_t number)
{
    return s->number == number ? s->second : s->first;
}

/* The cells of a pair: of claim a and the article of b, and of b and that of a. */
typedef struct surest_two {
    surest *of_a, *of_b;
} surest_two;

static surest_two cells_of(surest *table, const judge_task *task, const candidate *c)
{
    const corpus *of = task->of;
    return (surest_two){ &table[corpus__cell(of, task->article, c->a, of->bags[c->b].article)],
                         &table[corpus__cell(of, task->article, c->b, of->bags[c->a].article)] };
}

/* Which agreements tell that a claim is not denied: where figures or dates differ, those that
 * have some in common. */
typedef enum taken_by { TAKEN_BY_ANY, TAKEN_BY_FIGURES, TAKEN_BY_DATES, TAKEN_BY_COUNT } taken_by;

static taken_by taken_by_what(const relation_case *c)
{
    if (c->features[FEATURE_CLASH] > 0.0) return TAKEN_BY_FIGURES;
    return c->features[FEATURE_APART] > 0.0 ? TAKEN_BY_DATES : TAKEN_BY_ANY;
}

static bool is_noted(const relation_case *c, taken_by what)
{
    if (what == TAKEN_BY_FIGURES) return c->features[FEATURE_VALUES] > 0.0;
    return what == TAKEN_BY_ANY || c->features[FEATURE_TIMES] > 0.0;
}

/* The surest agreements of each cell. */
static surest *note_agreements(arena *scratch, const judge_cases *all, const judge_task *task,
                               taken_by what)
{
    const size_t cells = corpus__cells(task->of, task->article);
    surest *table = arena__array(scratch, cells, sizeof *table);
    for (size_t i = 0; table && i < cells; i++)
        table[i] = (surest){ -HUGE_VAL, -HUGE_VAL, all->count };
    for (size_t i = 0; table && i < all->count; i++) {
        if ((!all->asked[i] && !all->verbatim[i]) || !is_noted(&all->items[i], what)) continue;
        const surest_two of = cells_of(table, task, &all->items[i].pair);
        const double odds = all->verbatim[i] ? HUGE_VAL : all->items[i].features[FEATURE_SHARED];
        note_agreement(of.of_a, odds, i);
        note_agreement(of.of_b, odds, i);
    }
    return table;
}

bool taken__find(judge_cases *all, arena *scratch, const judge_task *task)
{
    surest *by[TAKEN_BY_COUNT];
    for (taken_by what = 0; what < TAKEN_BY_COUNT; what++)
        if (!(by[what] = note_agreements(scratch, all, task, what))) return false;
    for (size_t i = 0; i < all->count; i++) {
        relation_case *c = &all->items[i];
        const surest_two of = cells_of(by[taken_by_what(c)], task, &c->pair);
        relation__add_taken(c, fmax(best_other(of.of_a, i), best_other(of.of_b, i)));
    }
    return true;
}
