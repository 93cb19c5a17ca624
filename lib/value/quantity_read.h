/* Reading one quantity. */
#ifndef CLAIMDIFF_VALUE_QUANTITY_READ_H
#define CLAIMDIFF_VALUE_QUANTITY_READ_H

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

/* Approximators: each returns the token after what it read. */
size_t quantity__read_bound(const quantity_reader *r, size_t at, claimdiff_bound *bound);
size_t quantity__read_bound_after(const quantity_reader *r, size_t at, claimdiff_bound *bound);

/* The bound that the words from `at` really mean before this measure. */
claimdiff_bound quantity__check_bound(const quantity_reader *r, size_t at, const measure *m,
                                      claimdiff_bound bound);

/* "$1.2bn", "two and a half years", "15 km" */
bool quantity__read_measure(const quantity_reader *r, size_t at, measure *m);

/* Two figures in one quantity, or the first of "from 62 to 65". True with
 * *out_of_memory set where it could not be kept. */
bool quantity__read_pair(const quantity_reader *r, size_t at, bool between, quantity *q, bool *out_of_memory);

/* Fills the quantity that a measure states. False: out of memory. */
bool quantity__build(const quantity_reader *r, const measure *m, claimdiff_bound bound, quantity *q);

/* Reads what follows the measure: a total, an age, a rate, "or so". */
void quantity__read_tail(const quantity_reader *r, const measure *m, quantity *q);

/* Whether the bare figure at `at` is an age, by the words before it. */
bool quantity__is_age(const quantity_reader *r, const measure *m, size_t at);
void quantity__set_age(quantity *q);

/* The quantity that begins at token `at`, without what the words around it say
 * of it. True with *out_of_memory set where it could not be kept. */
bool quantity__read(const quantity_reader *r, size_t at, quantity *q, bool *out_of_memory);

#endif
