/* Days and dates of the Gregorian calendar. A day is counted from 1970-01-01. */
#ifndef CLAIMDIFF_VALUE_CALENDAR_H
#define CLAIMDIFF_VALUE_CALENDAR_H

#include <stdbool.h>

/* month 1-12, day 1-31 */
long calendar__days(long year, int month, int day);
void calendar__civil(long days, int *year, int *month, int *day);
int calendar__month_length(long year, int month);
int calendar__weekday(long days); /* 1 = Monday */
const char *calendar__weekday_name(int weekday); /* 1 -> "monday" */

/* The day of "YYYY-MM-DD"; false if it is no date. */
bool calendar__parse(const char *date, long *days);

#endif
