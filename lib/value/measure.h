/* A numeral with its unit, and the words that bound it: "at least $1.2bn". */
#ifndef CLAIMDIFF_VALUE_MEASURE_H
#define CLAIMDIFF_VALUE_MEASURE_H

#include "numeral.h"
#include "unit.h"

typedef struct measure {
    numeral n;
    unit u;
    size_t end; /* first token after it */
    bool has_unit;
    bool sign; /* the unit is a currency sign before the figure */
} measure;

/* "$1.2bn", "two and a half years", "15 km" */
bool measure__read(const scan *s, size_t at, measure *m);

/* Whether what ends at token `at` is a time that is left in a game: "2:34 remaining",
 * "6:11 to go" */
bool measure__is_left(const scan *s, size_t at);

/* Approximators, "at least" before and "or so" after the number: each returns
 * the token after what it read, and sets the bound. */
size_t measure__read_bound(const scan *s, size_t at, claimdiff_bound *bound);
size_t measure__read_bound_after(const scan *s, size_t at, claimdiff_bound *bound);

/* The bound that the words from `at` really mean before this measure. */
claimdiff_bound measure__check_bound(const scan *s, size_t at, const measure *m,
                                     claimdiff_bound bound);

#endif
