/* The report as text for a terminal. */
#ifndef TEXT_H
#define TEXT_H

#include "layout.h"
#include "options.h"

#include <claimdiff.h>

/* Adds the report: a summary, the sheet of facts, then a section for each of the kinds that
 * the options wish for, contradictions first. */
void text__report(page *out, const claimdiff_report *report, const options *o);

#endif
