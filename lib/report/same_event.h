/* Whether two articles are on one event, by what comparing them has come to. */
#ifndef CLAIMDIFF_REPORT_SAME_EVENT_H
#define CLAIMDIFF_REPORT_SAME_EVENT_H

#include "group.h"

#define SAME_EVENT_UNKNOWN (-1.0)

/* An article that was compared with those before it, and is not booked yet. */
typedef struct same_event_task {
    const corpus *of;
    const candidate_list *candidates; /* of the article */
    const relation_list *relations;   /* (candidates->count), what they came to */
    const group_list *groups;         /* of the articles before it */
    size_t article;
    bool judged; /* by a network */
} same_event_task;

/* How likely the article and each before it are on one event, (article + 1), 0 to 1, and 1 for
 * itself; SAME_EVENT_UNKNOWN where one has no claims. False: out of memory. */
bool same_event__find(double *out, arena *scratch, const same_event_task *task);

#endif
