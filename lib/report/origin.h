/* Origins: how many sources an agreement rests on that do not depend on each other. */
#ifndef CLAIMDIFF_REPORT_ORIGIN_H
#define CLAIMDIFF_REPORT_ORIGIN_H

#include "pair/corpus.h"
#include "report.h"

origin_link origin__link(const corpus *of, size_t bag_a, size_t bag_b);

/* Claims of bags, (count), in groups of one origin each: their number, 1 or more, and the
 * strongest reason for which two of different articles fell together, or ORIGIN_APART. origins,
 * (count): whose claim's origin each has; the first `known` and *why are as an earlier call left
 * them. A claim is compared with the first few alone. */
size_t origin__count(const corpus *of, const size_t *bags, size_t count, size_t *origins,
                     size_t known, origin_link *why);

#endif
