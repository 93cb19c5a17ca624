/* Reading one quantity. */
#ifndef CLAIMDIFF_CLAIM_QUANTITY_READ_H
#define CLAIMDIFF_CLAIM_QUANTITY_READ_H

#include "numeral.h"
#include "quantity_parts.h"
#include "unit.h"

/* A numeral with its unit. */
typedef struct measure {
    numeral n;
    unit u;
    size_t end;
    bool has_unit;
    bool sign; /* the unit is a currency sign before the figure */
} measure;

/* The quantity that begins at token `at`, without what the words around it say
 * of it. True with *out_of_memory set where it could not be kept. */
bool quantity__read(const quantity_reader *r, size_t at, quantity *q, bool *out_of_memory);

#endif
