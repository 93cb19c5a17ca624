/* Slots: the values of claims with what each is a value of, and whether two of them are
 * values of one thing. */
#ifndef CLAIMDIFF_REPORT_SLOT_H
#define CLAIMDIFF_REPORT_SLOT_H

#include "judge/view.h"
#include "value/value.h"

typedef struct slot {
    size_t bag; /* the claim that it stands in */
    value value;
    token_range words; /* the value's */
    size_t noun;       /* token of what is counted, measured or dated, or SYNTAX_ROOT */
    size_t verb;       /* token of the predicate that it hangs on, or SYNTAX_ROOT */
    size_t within;     /* token of the noun that stands between noun and verb, "a city of 500,000
                          people", or SYNTAX_ROOT */
} slot;

enum { SLOTS_MOST = 2 * CLAIM_VALUES_MOST }; /* of one claim */

typedef struct slot_list {
    ARRAY(slot) slots;   /* by bag, then by the text */
    ARRAY(size_t) first; /* (bags + 1): index of a bag's first slot */
} slot_list;

/* Adds the slots of the claims that were added to the corpus since. False: out of memory. */
bool slot__find(slot_list *out, arena *a, const corpus *of);

/* The slots of a bag. */
static inline size_t slot__first(const slot_list *in, size_t bag)
{
    return in->first.items[bag];
}

static inline size_t slot__end(const slot_list *in, size_t bag)
{
    return in->first.items[bag + 1];
}

/* Whether two values measure one kind of thing: counts of the same or of any persons,
 * money of one currency, two dates. */
bool slot__comparable(const slot *x, const slot *y);

/* How surely x of p->a and y of p->b are values of one thing, 0 to 1, where their claims
 * tell one fact. rivals: other values of the kind stand in one of the claims. */
double slot__match(const pair_view *p, const slot *x, const slot *y, bool rivals);

/* Whether one noun says of what both are. */
bool slot__same_noun(const pair_view *p, const slot *x, const slot *y);

/* How far x and y may be of a part and its whole: one noun is told by more words, or is
 * counted together with others. */
typedef enum slot_part { SLOT_WHOLE, SLOT_PART_PERHAPS, SLOT_PART } slot_part;
slot_part slot__part(const pair_view *p, const slot *x, const slot *y);

/* Whether it is of a kind that grows while a story runs: the dead, people, arrests. */
bool slot__grows(const slot *x);

#endif
