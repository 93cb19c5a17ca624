/* Calendar arithmetic in the proleptic Gregorian calendar. Days and dates convert
 * by Howard Hinnant's days_from_civil, which needs no tables and no time zone. */
#include "calendar.h"

#include <string.h>

long calendar__days(long year, int month, int day)
{
    year -= month <= 2;
    long era = (year >= 0 ? year : year - 399) / 400;
    long of_era = year - era * 400;
    long of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void calendar__civil(long days, int *year, int *month, int *day)
{
    days += 719468;
    long era = (days >= 0 ? days : days - 146096) / 146097;
    long of_era = days - era * 146097;
    long y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long of_year = of_era - (365 * y + y / 4 - y / 100);
    long m = (5 * of_year + 2) / 153;
    *day = (int)(of_year - (153 * m + 2) / 5 + 1);
    *month = (int)(m < 10 ? m + 3 : m - 9);
    *year = (int)(y + era * 400 + (*month <= 2));
}

int calendar__month_length(long year, int month)
{
    return (int)(calendar__days(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1) -
                 calendar__days(year, month, 1));
}

int calendar__weekday(long days)
{
    long n = (days + 3) % 7; /* 1970-01-01 was a Thursday */
    return (int)(n < 0 ? n + 7 : n) + 1;
}

const char *calendar__weekday_name(int weekday)
{
    /* Of the normal form (lint: names). */
    static const char *const names[] = { "",         "monday", "tuesday",  "wednesday",
                                         "thursday", "friday", "saturday", "sunday" };
    return names[weekday];
}

static bool digits(const char *p, size_t count, int *value)
{
    *value = 0;
    for (size_t i = 0; i < count; i++) {
        if (p[i] < '0' || p[i] > '9') return false;
        *value = *value * 10 + (p[i] - '0');
    }
    return true;
}

bool calendar__parse(const char *date, long *days)
{
    int year, month, day;
    if (strlen(date) != 10 || date[4] != '-' || date[7] != '-') return false;
    if (!digits(date, 4, &year) || !digits(date + 5, 2, &month) || !digits(date + 8, 2, &day))
        return false;
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > calendar__month_length(year, month))
        return false;
    *days = calendar__days(year, month, day);
    return true;
}
