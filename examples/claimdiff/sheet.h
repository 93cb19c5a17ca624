/* The sheet of facts as text. */
#ifndef SHEET_H
#define SHEET_H

#include "layout.h"

#include <claimdiff.h>

/* Adds the section: a line for each fact, those that differ first, with its verdict, of what
 * it is, and who states which value. */
void sheet__put(page *out, const claimdiff_report *report);

#endif
