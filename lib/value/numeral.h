/* Numerals: the figure or the number words that begin at a token. */
#ifndef CLAIMDIFF_VALUE_NUMERAL_H
#define CLAIMDIFF_VALUE_NUMERAL_H

#include "text/marks.h"

typedef struct numeral {
    double value;
    double scale;       /* the product of its scales: 1e9 of 1.2 billion; 1 */
    int precision;      /* value is given to the nearest 10^precision */
    size_t end;         /* first token after it */
    const char *suffix; /* what is glued to the figure in its last token: "kv", "th"; "" if nothing */
    bool digits;        /* a figure, perhaps with a scale: 1.2 million */
    bool plain;         /* digits alone, no comma, point or scale: 2019 */
    bool scaled;        /* with hundred, million, bn, ... */
    bool nth;           /* third, 71st */
    bool fraction;      /* a third: value is the fraction of 1 */
    bool many;          /* dozens, tens of thousands: value is the least it can be */
    bool loose;         /* a couple of */
} numeral;

/* Reads the longest numeral at token `begin`. money: a currency sign stands
 * before it, so that "m" and "b" are millions and billions. False: none. */
bool numeral__read(numeral *out, marked_words w, size_t begin, size_t end, bool money);

/* Its parts in numeral_figure.c: a figure, and a fraction with a slash. */
bool numeral__read_figure(numeral *out, marked_words w, size_t i, size_t end);
bool numeral__slashed(marked_words w, size_t i, size_t end, numeral *out);

/* Powers of ten in a whole number: 1200 -> 2, 63 -> 0. */
int numeral__trailing_zeros(double value);

/* A decimal with a point, whatever the locale; *rest is where it stopped. */
double numeral__decimal(const char *text, const char **rest);

/* 10^n for the exponents that occur, |n| <= 30. */
double numeral__power(int n);

/* Whether nothing stands between tokens i - 1 and i (i > 0). */
static inline bool numeral__glued(const token *tokens, size_t i)
{
    return tokens[i - 1].span.end == tokens[i].span.begin;
}

#endif
