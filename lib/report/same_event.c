/* Two articles on one event tell of one thing, agreeing or not, and first of all in what they lead
 * with. Three things go into a logistic regression: how surely a claim that they lead with tells
 * of one thing with one of the other's, how surely their claims do on average, and how far they
 * name what the other's claims name. Two reports of one kind of event, two earthquakes, are alike
 * in words, have little in common, and name other places.
 * Blind spots: a later event of one story, which tells the earlier one again; a network that is
 * asked little, for it sees few such pairs. */
#include "same_event.h"

#include <math.h>

#define LEAD_CLAIMS 3 /* what an article leads with */
#define PRIOR_CLAIMS 2.0 /* with nothing in common, as if added: few claims prove little */
#define SURE_MIN 0.05 /* so surely they tell of one thing at least, and at most ... */
#define SURE_MAX 0.99

typedef struct evidence {
    double lead, share, names; /* log-odds twice, 0 to 1 */
} evidence;

typedef struct table {
    double bias;
    evidence slopes;
} table;

#include "same_event.inc"

/* The most that a claim has with one of another article. */
typedef struct cell {
    double one;   /* how surely they tell of one thing */
    double named; /* the same, as far as they name the same */
} cell;

typedef struct finder {
    const same_event_task *task;
    cell *cells; /* (corpus__cells) */
} finder;

static size_t cell_of(const finder *f, size_t bag, size_t article)
{
    return corpus__cell(f->task->of, f->task->article, bag, article);
}

static void raise_to(cell *c, const cell *found)
{
    c->one = fmax(c->one, found->one);
    c->named = fmax(c->named, found->named);
}

static void note_pair(finder *f, size_t earlier, size_t bag, const cell *found)
{
    raise_to(&f->cells[cell_of(f, earlier, f->task->article)], found);
    raise_to(&f->cells[cell_of(f, bag, f->task->of->bags[earlier].article)], found);
}

/* What tells of one thing with a claim does so with those that it speaks for, which were not
 * compared. */
static void note_group(finder *f, const group *g, size_t bag, const cell *found)
{
    for (size_t i = 0; i < g->bags.count; i++)
        if (f->task->of->bags[g->bags.items[i]].spoken_for)
            note_pair(f, g->bags.items[i], bag, found);
}

static void note(finder *f, const candidate *c, const relation *r)
{
    const group_list *in = f->task->groups;
    const double alike = c->event.apart > 0.0 ? c->event.shared : 1.0;
    const double one = fmin(1.0, r->agreement + r->contradiction);
    const cell found = { one, one * alike };
    note_pair(f, r->a, r->b, &found);
    if (r->a >= in->of_bag.count) return;
    const group_numbers *of = &in->of_bag.items[r->a];
    for (size_t i = 0; i < of->count; i++)
        note_group(f, &in->groups.items[of->items[i]], r->b, &found);
}

/* What the claims of one article have in the other. */
typedef struct found {
    double lead;         /* the surest of those it leads with */
    double share, names; /* sums */
    size_t claims;
} found;

static found look(const finder *f, size_t article, size_t other)
{
    const corpus *of = f->task->of;
    found out = { 0 };
    for (size_t i = of->first[article]; i < of->first[article + 1]; i++) {
        const size_t at = cell_of(f, i, other);
        if (of->bags[i].fragment) continue;
        if (out.claims < LEAD_CLAIMS) out.lead = fmax(out.lead, f->cells[at].one);
        out.share += f->cells[at].named;
        out.names += f->task->candidates->common[at].names;
        out.claims++;
    }
    return out;
}

static double log_odds(double p)
{
    p = fmin(fmax(p, SURE_MIN), SURE_MAX);
    return log(p / (1.0 - p));
}

static double judge(const finder *f, size_t before)
{
    const table *w = f->task->judged ? &by_judge : &by_words;
    const found x = look(f, before, f->task->article), y = look(f, f->task->article, before);
    if (!x.claims || !y.claims) return SAME_EVENT_UNKNOWN;
    const double claims = (double)(x.claims + y.claims);
    const double odds = w->bias + w->slopes.lead * log_odds((x.lead + y.lead) / 2.0) +
                        w->slopes.share * log_odds((x.share + y.share) / (claims + PRIOR_CLAIMS)) +
                        w->slopes.names * (x.names + y.names) / claims;
    return 1.0 / (1.0 + exp(-odds));
}

static bool has_claims(const corpus *of, size_t article)
{
    for (size_t i = of->first[article]; i < of->first[article + 1]; i++)
        if (!of->bags[i].fragment) return true;
    return false;
}

bool same_event__find(double *out, arena *scratch, const same_event_task *task)
{
    const size_t count = corpus__cells(task->of, task->article);
    finder f = { task, arena__array(scratch, count, sizeof *f.cells) };
    if (!f.cells) return false;
    for (size_t i = 0; i < task->relations->count; i++)
        note(&f, &task->candidates->items[i], &task->relations->items[i]);
    for (size_t x = 0; x < task->article; x++) out[x] = judge(&f, x);
    out[task->article] = has_claims(task->of, task->article) ? 1.0 : SAME_EVENT_UNKNOWN;
    return true;
}
