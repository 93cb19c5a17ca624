/* The sheet of facts: what several articles date, count, price or measure, once each. */
#ifndef CLAIMDIFF_REPORT_FACTS_H
#define CLAIMDIFF_REPORT_FACTS_H

#include "judge/judge.h"
#include "report.h"

/* Adds the facts of this confidence or more to the report, those in conflict first.
 * relations: by (a, b), each pair once. False: out of memory. */
bool facts__add(claimdiff_report *report, arena *scratch, const corpus *of,
                const relation_list *relations, double least);

#endif
