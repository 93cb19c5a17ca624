/* Values as text, in one writing. */
#ifndef CLAIMDIFF_REPORT_NORM_H
#define CLAIMDIFF_REPORT_NORM_H

#include "value/value.h"

/* "9", ">=12", "~2000", "12..14", "1200000 usd", "3-1", "2026-11-23"; NULL: out of memory */
const char *norm__of(arena *a, const value *v);

#endif
