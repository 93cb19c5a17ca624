/* What the files of the quantity stage share. */
#ifndef CLAIMDIFF_VALUE_QUANTITY_READ_H
#define CLAIMDIFF_VALUE_QUANTITY_READ_H

#include "quantity.h"
#include "scan.h"

/* The quantity that begins at token `at`, without what the words around it say
 * of it. */
bool quantity_read__at(const scan *s, size_t at, quantity *q);

/* Fills in what the words around the quantity say: what is counted, what befell
 * it, whether the figure is a change or a former value, and what it measures. */
void quantity_context__read(const scan *s, quantity *q);

/* Whether token `at` can be a noun; without a usable tag, any content word. */
bool quantity_context__is_noun(const scan *s, size_t at);

/* Whether the figure at `at` is part of a name: Route 19, F-16. */
bool quantity__is_name(const scan *s, size_t at);

#endif
