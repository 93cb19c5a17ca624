/* Matches: values of two claims that are of one thing. */
#ifndef CLAIMDIFF_REPORT_MATCH_H
#define CLAIMDIFF_REPORT_MATCH_H

#include "judge/judge.h"
#include "slot.h"

/* Two values of one thing. */
typedef struct match {
    size_t x, y; /* slots */
    value_verdict verdict;
    double score; /* that they are */
    size_t place; /* sum of the claims' indices in their articles */
    bool same_noun;
    bool excluded; /* the judge says that not both claims can be true */
    bool updated;  /* by the judge: these are the figures of which one is newer */
    slot_part part;
} match;

typedef ARRAY(match) match_list;

/* All that are found, and where they are sought. */
typedef struct matches {
    arena *arena;
    const corpus *of;
    slot_list slots;
    size_t rivals[2][SLOTS_MOST]; /* of the two claims that are matched: values of the other claim
                                     that are of the kind */
    match_list list;
} matches;

/* Nothing yet. */
void match__open(matches *out, arena *a, const corpus *of);

/* Matches the values of claims that agree or exclude each other by the relations from `from`
 * on, one to one within each two claims. False: out of memory. */
bool match__find(matches *out, arena *scratch, const relation_list *relations, size_t from);

/* Sorts those from `from` on: equal values first, then the surest, then by the text. */
void match__sort(matches *in, size_t from);

/* How the values of two slots stand to each other, and whose article a slot is of. */
value_verdict match__compare(const matches *in, size_t x, size_t y);
size_t match__article(const matches *in, size_t x);

#endif
