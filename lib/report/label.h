/* What a fact is of, as text. */
#ifndef CLAIMDIFF_REPORT_LABEL_H
#define CLAIMDIFF_REPORT_LABEL_H

#include "slot.h"

/* The words around a value that say what it is of, the value as "…": "… miners died".
 * NULL: out of memory. */
const char *label__of(arena *a, const corpus *of, const slot *x);

#endif
