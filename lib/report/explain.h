/* Why a finding was made, in words and spans. */
#ifndef CLAIMDIFF_REPORT_EXPLAIN_H
#define CLAIMDIFF_REPORT_EXPLAIN_H

#include "judge/relation.h"
#include "report.h"

/* Adds to the sides of an agreement's first pair the matching words as evidence, and
 * what each has beyond the other as added, unless they say the same. False: out of memory. */
bool explain__shared(finding *f, claimdiff_report *report, arena *scratch, const corpus *of,
                     const relation *first);

/* Writes the explanation of every finding. False: out of memory. */
bool explain__all(claimdiff_report *report);

#endif
