/* Findings: chooses among the judged pairs, and says in words what was found. */
#ifndef CLAIMDIFF_REPORT_FINDINGS_H
#define CLAIMDIFF_REPORT_FINDINGS_H

#include "ledger.h"

/* Adds the findings that are wanted (kinds is not 0) to the report: contradictions, then
 * tensions, agreements, then additions, each by confidence, then by the text; of those in the
 * ledger the ones that have a claim of article `since` or of one after it. The sheet of facts
 * stands in the report already: its rows in conflict are contradictions. False: out of memory. */
bool findings__add(claimdiff_report *report, arena *scratch, ledger *from,
                   const claimdiff_compare_options *wanted, size_t since);

#endif
