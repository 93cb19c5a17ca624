/* Findings: chooses among the judged pairs, and says in words what was found. */
#ifndef CLAIMDIFF_REPORT_FINDINGS_H
#define CLAIMDIFF_REPORT_FINDINGS_H

#include "judge/judge.h"
#include "report.h"

/* Adds the findings that are wanted (kinds is not 0) to the report: contradictions, then
 * tensions, agreements, then additions, each by confidence, then by the text. relations: by (a, b),
 * each pair once. False: out of memory. */
bool findings__add(claimdiff_report *report, arena *scratch, const corpus *of,
                   const relation_list *relations, const claimdiff_compare_options *wanted);

#endif
