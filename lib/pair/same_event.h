/* Whether two articles are on one event, by what their claims have in common. */
#ifndef CLAIMDIFF_PAIR_SAME_EVENT_H
#define CLAIMDIFF_PAIR_SAME_EVENT_H

#include "index.h"

#define SAME_EVENT_UNKNOWN (-1.0)

/* How likely each two articles are on one event, (article_count, article_count), 0 to 1;
 * SAME_EVENT_UNKNOWN where one has no claims. NULL: out of memory. */
double *same_event__find(arena *a, const corpus *of, const candidate_list *candidates);

#endif
