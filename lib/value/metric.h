/* Measures in metric units, for who cannot reckon. */
#ifndef CLAIMDIFF_VALUE_METRIC_H
#define CLAIMDIFF_VALUE_METRIC_H

#include "base/str.h"
#include "quantity.h"

/* Adds text[s] to out, figures in feet, pounds or miles in metric units: "five miles" -> "8 km",
 * and sums with a sign: "40 million euros" -> "€40 million".
 * quantities: what stands there, count of them, in order. False: nothing was to be changed, out
 * is as it was. */
bool metric__write(str *out, const reading *in, claimdiff_span s, const quantity *quantities,
                   size_t count);

#endif
