/* Findings as a reader counts them: contradictions about one fact are one, however many pairs
 * of claims the report has of it. */
#ifndef GROUPS_H
#define GROUPS_H

#include "buffer.h"

#include <claimdiff.h>

typedef struct group {
    const claimdiff_finding *finding;   /* the first of them */
    size_t index;                       /* its index in the report */
    const claimdiff_side *const *sides; /* (side_count), each claim once; claims whose words that
                                           decided are the same stand together */
    size_t side_count;
    size_t finding_count; /* findings of the report that it stands for */
} group;

typedef struct groups {
    group *items; /* (count), in the order of the report */
    size_t count;
    const claimdiff_side **sides; /* of all of them */
} groups;

/* Groups the findings of a report, which must outlive it. False: out of memory; free it all the
 * same. */
bool groups__make(groups *out, const claimdiff_report *report);

void groups__free(groups *g);

/* How many there are of a kind. */
size_t groups__count(const groups *g, claimdiff_kind kind);

/* Adds why the group was found: the explanation of its first finding, or, where several values
 * are stated, which article states which. */
void groups__explain(buffer *out, const claimdiff_report *report, const group *g);

/* Whether the words that decided are the same on both sides, but for capitals. */
bool groups__same_words(const claimdiff_report *report, const claimdiff_side *a,
                        const claimdiff_side *b);

#endif
