/* Numerals: the figure or the number words that begin at a token. */
#ifndef CLAIMDIFF_VALUE_NUMERAL_H
#define CLAIMDIFF_VALUE_NUMERAL_H

#include "scan.h"

typedef struct numeral {
    double value;
    double scale;  /* the product of its scales: 1e9 of 1.2 billion; 1 */
    int precision; /* value is given to the nearest 10^precision */
    size_t end;    /* first token after it */
    const char
        *suffix;   /* what is glued to the figure in its last token: "kv", "th"; "" if nothing */
    bool digits;   /* a figure, perhaps with a scale: 1.2 million */
    bool plain;    /* digits alone, no comma, point or scale: 2019 */
    bool scaled;   /* with hundred, million, bn, ... */
    bool nth;      /* third, 71st */
    bool fraction; /* a third: value is the fraction of 1 */
    bool many;     /* dozens, tens of thousands: value is the least it can be */
    bool loose;    /* a couple of */
} numeral;

/* Reads the longest numeral at token `begin`. money: a currency sign stands
 * before it, so that "m" and "b" are millions and billions. False: none. */
bool numeral__read(numeral *out, const scan *s, size_t begin, bool money);

#endif
