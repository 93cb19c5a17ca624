/* The report as a table. */
#ifndef REPORT_CSV_H
#define REPORT_CSV_H

#include "buffer.h"

#include <claimdiff.h>

/* Adds the findings of the kinds (bit 1 << claimdiff_kind), a row for each side, and the sheet
 * of facts, a row for each cell, as CSV (RFC 4180). A field that a spreadsheet would take for
 * a formula begins with an apostrophe. */
void report_csv__put(buffer *out, const claimdiff_report *report, unsigned kinds);

#endif
