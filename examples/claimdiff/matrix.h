/* Who says what, of three articles or more. */
#ifndef MATRIX_H
#define MATRIX_H

#include "groups.h"
#include "layout.h"
#include "options.h"

/* Adds a row for each contradiction, tension and agreement, a column for each article; nothing
 * of two articles. */
void matrix__put(page *out, const claimdiff_report *report, const groups *found, const options *o);

#endif
