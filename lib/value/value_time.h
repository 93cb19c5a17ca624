/* Dates and times as values (value.h). */
#ifndef CLAIMDIFF_VALUE_VALUE_TIME_H
#define CLAIMDIFF_VALUE_VALUE_TIME_H

#include "value.h"

value_verdict value_time__compare(const timex *a, const timex *b);

/* Whether one is an end or a beginning, "by Friday", and the other is not. */
bool value_time__bounds_differ(const timex *a, const timex *b);

#endif
