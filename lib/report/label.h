/* What a fact is of, and its values, as text. */
#ifndef CLAIMDIFF_REPORT_LABEL_H
#define CLAIMDIFF_REPORT_LABEL_H

#include "slot.h"

/* The words around a value that say what it is of, the value as "…": "… miners died".
 * NULL: out of memory. */
const char *label__of(arena *a, const corpus *of, const slot *x);

/* "9", ">=12", "~2000", "12..14", "1200000 usd", "3-1", "2026-11-23"; NULL: out of memory */
const char *label__norm(arena *a, const value *v);

#endif
