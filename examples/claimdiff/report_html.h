/* The report as one web page. */
#ifndef REPORT_HTML_H
#define REPORT_HTML_H

#include "buffer.h"

#include <claimdiff.h>

/* Adds a whole HTML document that needs no other file and no network: a summary, filters, the
 * sheet of facts, the articles side by side with their claims marked, and the findings of the
 * kinds (bit 1 << claimdiff_kind). */
void report_html__put(buffer *out, const claimdiff_report *report, unsigned kinds);

/* The style sheet of the pages, made from report.css. */
extern const unsigned char report_css[];

#endif
