/* Two figures that belong together: ranges ("between 35 and 60 euros", "$9.4bn
 * to $9.6bn", "two or three"), scores ("3-1", "two to one", "125 votes to 96")
 * and the first of "from 62 to 65", which takes the unit of the second. */
#include "quantity_read.h"

#include <string.h>

#define SCORE_MAX 1000 /* votes of a parliament */

/* Words that a score stands before: "a 2-1 lead" */
static bool is_score_noun(const quantity_reader *r, size_t at)
{
    static const char *const nouns[] = {
        "lead",   "win",      "victory", "defeat",    "loss",    "draw",      "vote",  "decision",  "ruling",
        "margin", "majority", "split",   "advantage", "success", "scoreline", "score", "aggregate", "record"
    };
    return ANY_OF(r, at, nouns);
}

/* "3-2", "7-2", "two to one" -> a score. "9-10 people" and "10-15" are ranges. */
static bool is_score(const quantity_reader *r, const measure *a, const measure *b, size_t joint)
{
    if (a->has_unit || b->has_unit || a->n.scaled || b->n.scaled || a->n.nth || b->n.nth ||
        a->n.value > SCORE_MAX || b->n.value > SCORE_MAX)
        return false;
    if (quantity__is(r, joint, "to")) {
        static const char *const before[] = { "by",   "voted", "split", "vote", "ruled",
                                              "odds", "won",   "lost",  "beat" };
        size_t first = joint - 1;
        while (first > r->begin && first + 3 > joint && !ANY_OF(r, first, before)) first--;
        if (ANY_OF(r, first, before) || is_score_noun(r, b->end) || quantity__is(r, joint - 1, "votes") ||
            quantity__is(r, joint - 1, "vote"))
            return true;
        return a->n.value > b->n.value && !a->n.digits && !b->n.digits && !quantity__is(r, b->end, "-");
    }
    if (!quantity__is(r, joint, "-") || !a->n.plain || !b->n.plain) return false;
    if (a->n.value >= b->n.value || is_score_noun(r, b->end)) return true;
    return b->end >= r->end || !(quantity__is_noun(r, b->end) || r->words[b->end].pos == UPOS_ADJ ||
                                 quantity__is(r, b->end, "-"));
}

static bool same_unit(const measure *a, const measure *b)
{
    return a->u.name_length == b->u.name_length && !strncmp(a->u.name, b->u.name, a->u.name_length);
}

/* "35 and 60 euros": the first takes the unit and scale of the second. */
static void share(measure *a, const measure *b)
{
    if (!a->has_unit && b->has_unit) {
        a->u = b->u;
        a->has_unit = true;
    }
    if (!a->n.scaled && b->n.scale > 1 && a->n.value < b->n.value / b->n.scale * 10) {
        a->n.value *= b->n.scale;
        a->n.precision = b->n.precision;
    }
}

static bool read_second(const quantity_reader *r, size_t joint, bool between, measure *a, measure *b)
{
    bool dash = quantity__is(r, joint, "-"), to = quantity__is(r, joint, "to"),
         either = quantity__is(r, joint, "or");
    if (!dash && !to && !either && !(between && quantity__is(r, joint, "and"))) return false;
    if (dash && quantity__is(r, joint + 1, "to") && quantity__is(r, joint + 2, "-"))
        joint += 2; /* $16-to-$22 */
    if (!quantity__read_measure(r, joint + 1, b) || b->n.nth || a->n.nth || b->n.many || a->n.many ||
        b->n.fraction != a->n.fraction)
        return false;
    share(a, b);
    if (b->has_unit != a->has_unit && !(a->sign && !b->has_unit)) return false;
    if (a->sign && !b->has_unit) b->u = a->u, b->has_unit = true;
    return same_unit(a, b);
}

bool quantity__read_pair(const quantity_reader *r, size_t at, bool between, quantity *q, bool *out_of_memory)
{
    measure a, b;
    if (!quantity__read_measure(r, at, &a)) return false;
    size_t joint = a.end;
    if (!a.has_unit && (quantity__is(r, joint, "votes") || quantity__is(r, joint, "vote")) &&
        quantity__is(r, joint + 1, "to"))
        joint++;
    if (joint >= r->end || !read_second(r, joint, between, &a, &b)) return false;
    if (quantity__is(r, joint, "to") && at > r->begin && quantity__is(r, at - 1, "from")) {
        *out_of_memory = !quantity__build(r, &a, CLAIMDIFF_BOUND_EXACT, q); /* the second follows by itself */
        if (quantity__is_age(r, &a, at - 1) || quantity__is_age(r, &a, at)) quantity__set_age(q);
        return true;
    }
    if (is_score(r, &a, &b, joint)) {
        if (quantity__is(r, joint, "or")) return false;
        *out_of_memory = !quantity__build(r, &b, CLAIMDIFF_BOUND_EXACT, q);
        q->stated.low = a.n.value;
        q->role = QUANTITY_SCORE;
        return true;
    }
    if (a.n.value >= b.n.value) return false;
    if (quantity__is(r, joint, "to") && !between && !a.has_unit && !a.n.digits) return false;
    *out_of_memory = !quantity__build(r, &b, CLAIMDIFF_BOUND_BETWEEN, q);
    q->stated.low = a.n.value * a.u.factor * (a.n.fraction ? 100 : 1);
    quantity__read_tail(r, &b, q);
    if (quantity__is_age(r, &b, at)) quantity__set_age(q);
    q->stated.bound = CLAIMDIFF_BOUND_BETWEEN;
    return true;
}
