/* The day of publication, from the article itself. */
#ifndef CLAIMDIFF_VALUE_PUBLISHED_H
#define CLAIMDIFF_VALUE_PUBLISHED_H

#include "text/segment.h"

/* Finds the day of publication in the lead of an article: a dateline, or a line
 * that holds a date and no report. Writes "YYYY-MM-DD" to date[11]. */
bool published__find(const segments *s, char *date);

#endif
