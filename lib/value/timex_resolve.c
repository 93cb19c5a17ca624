/* What a timex comes to: an interval of minutes where it is pinned down, and a
 * norm, a string that says what the text says.
 *
 * "3 June 2024" -> known, "2024-06-03"; "3 June" -> "XXXX-06-03", pinned to the
 * nearest year if the article has a date; "Tuesday" -> "weekday:tuesday",
 * pinned to the last or (in a clause about the future) the next one. Fields
 * that the anchor settles are filled in, so that compare sees them. */
#include "timex_read.h"

#include <limits.h>
#include <string.h>

#include "calendar.h"

#define DAY_MINUTES 1440
#define NORM_MAX 64
#define SATURDAY 6 /* weekdays count from Monday, 1 */
#define VERB_REACH 20 /* tokens searched for the verb that a date belongs to */

typedef struct day_range {
    long begin, end; /* days since 1970-01-01, half-open */
} day_range;

static void add_text(char *norm, const char *text)
{
    size_t length = strlen(norm), more = strlen(text);
    if (length + more < NORM_MAX) memcpy(norm + length, text, more + 1);
}

/* value with at least `width` digits; width 4 and value 0: XXXX */
static void add_number(char *norm, int value, int width)
{
    char digits[12];
    size_t n = sizeof digits;
    digits[--n] = '\0';
    bool negative = value < 0;
    unsigned rest = negative ? 0u - (unsigned)value : (unsigned)value;
    do digits[--n] = (char)('0' + rest % 10), rest /= 10, width--;
    while (rest || width > 0);
    if (negative) add_text(norm, "-");
    add_text(norm, digits + n);
}

static void add_time(char *norm, const timex *t)
{
    if (t->hour >= 0) {
        add_text(norm, "T");
        add_number(norm, t->hour, 2);
        add_text(norm, ":");
        add_number(norm, t->minute, 2);
    } else if (t->part_begin >= 0) {
        add_text(norm, "T");
        add_number(norm, t->part_begin / 60, 2);
        add_text(norm, "/");
        add_number(norm, t->part_end / 60, 2);
    }
}

static void add_year(char *norm, const timex *t)
{
    if (t->year)
        add_number(norm, t->year, 4);
    else
        add_text(norm, "XXXX");
}

static void add_date(char *norm, const timex *t)
{
    /* Of the normal form (lint: names). */
    static const char *const seasons[] = { "", "-spring", "-summer", "-autumn", "-winter" };
    if (t->month) {
        add_year(norm, t);
        add_text(norm, "-");
        add_number(norm, t->month, 2);
        if (!t->day) return;
        add_text(norm, "-");
        add_number(norm, t->day, 2);
    } else if (t->weekday) {
        add_text(norm, "weekday:");
        add_text(norm, calendar__weekday_name(t->weekday));
    } else if (t->quarter) {
        add_year(norm, t);
        add_text(norm, "-Q");
        add_number(norm, t->quarter, 1);
    } else if (t->season) {
        add_year(norm, t);
        add_text(norm, seasons[t->season]);
    } else if (t->year) {
        add_number(norm, t->year, 4);
        if (t->grain == GRAIN_DECADE) add_text(norm, "s");
        if (t->grain == GRAIN_CENTURY) add_text(norm, "-century");
    }
}

static void add_shift(char *norm, const timex *t)
{
    /* By timex_grain, of the normal form (lint: names). */
    static const char *const grains[] = { "hour",    "day",    "weekend", "week",   "month",
                                          "quarter", "season", "year",    "decade", "century" };
    add_text(norm, t->floating ? "floating:" : "relative:");
    add_text(norm, grains[t->grain]);
    if (t->offset >= 0) add_text(norm, "+");
    add_number(norm, t->offset, 1);
}

static void write_norm(timex *t, arena *a)
{
    char norm[NORM_MAX] = "";
    if (t->duration)
        add_text(norm, "duration");
    else if (t->month || t->weekday || t->quarter || t->season || t->year)
        add_date(norm, t);
    else if (t->shifted)
        add_shift(norm, t);
    add_time(norm, t);
    t->stated.norm = arena__copy(a, norm, strlen(norm));
}

/* ---- pinning down ---------------------------------------------------------- */

static day_range months(long year, int month, int count)
{
    month -= 1;
    year += month >= 0 ? month / 12 : -((11 - month) / 12);
    month = (int)(((month % 12) + 12) % 12);
    long last = year + (month + count) / 12;
    return (day_range){ calendar__days(year, month + 1, 1),
                        calendar__days(last, (month + count) % 12 + 1, 1) };
}

/* The year that a named day, month, quarter or season without a year means:
 * the last or next one by the tense of its clause, else the nearest. */
static int nearest_year(int anchor_year, int anchor_month, int month, int way)
{
    int apart = month - anchor_month;
    if (way < 0) return anchor_year - (apart > 0);
    if (way > 0) return anchor_year + (apart < 0);
    if (apart > 6) return anchor_year - 1;
    if (apart < -6) return anchor_year + 1;
    return anchor_year;
}

static int shifted_year(const timex *t, int anchor_year, int anchor_month, int month)
{
    if (t->offset < 0) return month < anchor_month ? anchor_year : anchor_year - 1;
    if (t->offset > 0) return month > anchor_month ? anchor_year : anchor_year + 1;
    return anchor_year;
}

static long weekday_near(long anchor, const timex *t, int way)
{
    int apart = t->weekday - calendar__weekday(anchor);
    bool ahead = t->shifted ? t->offset > 0 : way > 0 || (t->deadline && apart > 0);
    if (t->shifted && t->offset == 0) return anchor + apart;
    if (ahead) return anchor + (apart + 7) % 7 + (t->shifted && !apart ? 7 : 0);
    return anchor - (7 - apart) % 7 - (t->shifted && !apart ? 7 : 0);
}

/* "over the weekend": the days behind the article's working week where its clause tells of the
 * past, else those ahead. */
static day_range weekend_near(long anchor, const timex *t, int way)
{
    const int weekday = calendar__weekday(anchor);
    const int weeks = t->offset - (t->offset == 0 && way < 0 && weekday < SATURDAY);
    const long saturday = anchor - (weekday - 1) + 7 * weeks + SATURDAY - 1;
    return (day_range){ saturday, saturday + 2 };
}

/* Fills year, month, day from the article's day; the range it comes to. */
static bool pin_shift(timex *t, long anchor, int way, day_range *range)
{
    int year, month, day;
    calendar__civil(anchor, &year, &month, &day);
    long monday = anchor - (calendar__weekday(anchor) - 1);
    switch (t->grain) {
    case GRAIN_DAY:
        *range = (day_range){ anchor + t->offset, anchor + t->offset + 1 };
        calendar__civil(range->begin, &t->year, &t->month, &t->day);
        return true;
    case GRAIN_WEEK:
        *range = (day_range){ monday + 7 * t->offset, monday + 7 * t->offset + 7 };
        return true;
    case GRAIN_WEEKEND:
        *range = weekend_near(anchor, t, way);
        return true;
    case GRAIN_MONTH:
        *range = months(year, month + t->offset, 1);
        break;
    case GRAIN_QUARTER:
        *range = months(year, (month - 1) / 3 * 3 + 1 + 3 * t->offset, 3);
        return true;
    case GRAIN_YEAR:
        *range = months(year + t->offset, 1, 12);
        break;
    case GRAIN_DECADE:
        *range = months(year / 10 * 10 + 10 * t->offset, 1, 120);
        return true;
    case GRAIN_CENTURY:
        *range = months(year / 100 * 100 + 100 * t->offset, 1, 1200);
        return true;
    default:
        return false;
    }
    calendar__civil(range->begin, &t->year, &month, &day);
    if (t->grain == GRAIN_MONTH) t->month = month;
    return true;
}

static int year_of(const timex *t, long anchor, int month_meant, int way)
{
    int year, month, day;
    calendar__civil(anchor, &year, &month, &day);
    return t->shifted ? shifted_year(t, year, month, month_meant)
                      : nearest_year(year, month, month_meant, way);
}

static bool pin_month(timex *t, long anchor, int way, day_range *range)
{
    if (!t->year && anchor == LONG_MIN) return false;
    if (!t->year) t->year = year_of(t, anchor, t->month, way);
    *range = months(t->year, t->month, 1);
    if (!t->day) return true;
    if (t->day > calendar__month_length(t->year, t->month)) return false;
    range->begin += t->day - 1;
    range->end = range->begin + 1 + (t->last_day > t->day ? t->last_day - t->day : 0);
    return true;
}

static bool pin_part_of_year(timex *t, long anchor, int way, day_range *range)
{
    int first = t->quarter ? t->quarter * 3 - 2 : t->season * 3;
    if (!t->year && anchor == LONG_MIN) return false;
    if (!t->year) t->year = year_of(t, anchor, first + 1, way);
    *range = months(t->year, first, 3);
    return true;
}

static bool pin_day(timex *t, long anchor, int way, day_range *range)
{
    if (t->month) return pin_month(t, anchor, way, range);
    if (t->quarter || t->season) return pin_part_of_year(t, anchor, way, range);
    if (t->year && t->grain == GRAIN_YEAR)
        *range = months(t->year, 1, 12);
    else if (t->year && t->grain == GRAIN_DECADE)
        *range = months(t->year, 1, 120);
    else if (t->year && t->grain == GRAIN_CENTURY)
        *range = months(t->year, 1, 1200);
    else if (anchor == LONG_MIN || t->floating)
        return false;
    else if (t->weekday) {
        range->begin = weekday_near(anchor, t, way);
        range->end = range->begin + 1;
        calendar__civil(range->begin, &t->year, &t->month, &t->day);
    } else if (t->shifted && !t->counted)
        return pin_shift(t, anchor, way, range);
    else if (t->counted && t->grain == GRAIN_DAY)
        return pin_shift(t, anchor, way, range);
    else
        return false;
    return true;
}

/* ---- which way the clause looks ------------------------------------------------ */

/* +1 if the word speaks of what is to come, -1 of what was, 0 neither. */
static int direction(const scan *s, size_t at)
{
    if (scan__has(s, at, VALUE_WORDS_AHEAD)) return 1;
    switch (s->words[at].form) {
    case FORM_MODAL:
        return 1;
    case FORM_PRESENT:
        return 1;
    case FORM_BASE:
        return at > s->begin && scan__is(s, at - 1, "to") ? 1 : 0;
    case FORM_PAST:
        return -1;
    default:
        return 0;
    }
}

/* Which way the clause around t looks, by the nearest verb before it that
 * tells, else the nearest after it. */
static int look(const scan *s, const timex *t)
{
    for (size_t i = t->token_begin, n = 0; i > s->begin && n < VERB_REACH; n++) {
        int way = direction(s, --i);
        if (way) return way;
    }
    for (size_t i = t->token_end, n = 0; i < s->end && n < VERB_REACH; n++, i++) {
        int way = direction(s, i);
        if (way) return way;
    }
    return 0;
}

void timex_resolve__interval(timex *t, arena *a, const scan *s, long anchor)
{
    day_range days;
    write_norm(t, a);
    if (t->duration || !pin_day(t, anchor, look(s, t), &days)) return;
    if (t->day && !t->weekday) t->weekday = calendar__weekday(days.begin);
    t->stated.known = true;
    t->stated.begin = (long long)days.begin * DAY_MINUTES;
    t->stated.end = (long long)days.end * DAY_MINUTES;
    if (t->grain != GRAIN_DAY || t->last_day) return;
    if (t->hour >= 0) {
        t->stated.begin += t->hour * 60 + t->minute;
        t->stated.end = t->stated.begin + 1;
    } else if (t->part_begin >= 0) {
        t->stated.end = t->stated.begin + t->part_end;
        t->stated.begin += t->part_begin;
    }
}
