/* Whether two articles are on one event, by what their claims have in common. */
#ifndef CLAIMDIFF_PAIR_SAME_EVENT_H
#define CLAIMDIFF_PAIR_SAME_EVENT_H

#include "index.h"

#define SAME_EVENT_UNKNOWN (-1.0)

/* How likely an article and each before it are on one event, (article + 1), 0 to 1, and 1 for
 * itself; SAME_EVENT_UNKNOWN where one has no claims. found: what index__candidates has of the
 * article. */
void same_event__find(double *out, const corpus *of, const candidate_list *found, size_t article);

#endif
