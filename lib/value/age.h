/* Whether a figure is an age. */
#ifndef CLAIMDIFF_VALUE_AGE_H
#define CLAIMDIFF_VALUE_AGE_H

#include "measure.h"
#include "quantity.h"

/* "-year-old", "years old" and "of age" after a span of time; moves *at past "old". */
bool age__read_old(const scan *s, size_t *at);

/* Whether the bare figure at `at` is an age, by the words beside it. */
bool age__is(const scan *s, const measure *m, size_t at);

/* "or older" and "or younger" before token `end` */
bool age__is_bound(const scan *s, size_t end);

/* "40s" of "in his late 40s" at `at`. */
bool age__read_decade(const scan *s, size_t at, quantity *q);

void age__set(quantity *q);

#endif
