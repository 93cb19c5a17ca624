/* The report as text for a terminal. */
#ifndef TEXT_H
#define TEXT_H

#include "layout.h"

#include <claimdiff.h>

/* Adds the report: the articles, then a section for each of the kinds (bit
 * 1 << claimdiff_kind), contradictions first. */
void text__report(page *out, const claimdiff_report *report, unsigned kinds);

#endif
