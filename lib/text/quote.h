/* Quotation spans: which tokens stand within quotation marks. */
#ifndef CLAIMDIFF_TEXT_QUOTE_H
#define CLAIMDIFF_TEXT_QUOTE_H

#include "segment.h"

typedef struct quotation {
    size_t begin, end; /* tokens within the marks, half-open, none of the marks */
    bool closed;       /* has its closing mark; else it ends with its paragraph or sentence */
    bool continues;    /* the next paragraph opens with a mark again: one speech */
} quotation;

typedef ARRAY(quotation) quotation_list;

/* Finds the outermost quotations, in order, without overlap. A quotation ends
 * at its closing mark; with its paragraph where the next opens with a mark, as
 * newspapers print a long speech; else with its sentence. Double,
 * curly and single marks, guillemets, `` and ''. False: out of memory. */
bool quote__find(quotation_list *out, arena *a, const segments *text);

#endif
