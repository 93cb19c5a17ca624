/* Figures: numbers in digits. */
#ifndef CLAIMDIFF_VALUE_FIGURE_H
#define CLAIMDIFF_VALUE_FIGURE_H

#include "numeral.h"

/* A figure: "4,300", "6.8", "1 200 000"; false: none begins at token i. */
bool figure__read(numeral *out, const scan *s, size_t i);

/* A fraction with a slash: "1/3", in one token or three. */
bool figure__read_slashed(const scan *s, size_t i, numeral *out);

/* Powers of ten in a whole number: 1200 -> 2, 63 -> 0. */
int figure__trailing_zeros(double value);

/* A decimal with a point, whatever the locale; *rest is where it stopped. */
double figure__decimal(const char *text, const char **rest);

/* 10^n for the exponents that occur, |n| <= 30. */
double figure__power(int n);

#endif
