/* Dates and times, anchored on the article's date where it is known. */
#ifndef CLAIMDIFF_VALUE_TIMEX_H
#define CLAIMDIFF_VALUE_TIMEX_H

#include "scan.h"

/* How long the time is that a timex names. */
typedef enum timex_grain {
    GRAIN_NONE, /* only a time of day */
    GRAIN_DAY,
    GRAIN_WEEKEND,
    GRAIN_WEEK,
    GRAIN_MONTH,
    GRAIN_QUARTER,
    GRAIN_SEASON,
    GRAIN_YEAR,
    GRAIN_DECADE,
    GRAIN_CENTURY
} timex_grain;

#define ZONE_LAST 840    /* the farthest east of GMT */
#define ZONE_OWN 10000   /* none named: the clock of the place */
#define ZONE_OTHER 10001 /* named, but its minutes are not known: Eastern time */

typedef struct timex {
    claimdiff_timex stated; /* what the public header shows */
    size_t token_begin, token_end;
    int year, month, day, weekday; /* 0: not stated; weekday 1 = Monday */
    int hour, minute;              /* -1: not stated */
    bool duration;                 /* for three hours: no point in time */
    bool deadline;                 /* by, until, before: an end, not the day itself */
    bool since;                    /* since, from, after: a beginning */
    bool loose;                    /* shortly after, about, the end of */
    bool counted;                  /* four years ago: its number is a quantity too */
    bool floating; /* the next day, a year earlier: relative to another time in the text */
    bool shifted;  /* last month, yesterday: offset counts grains from the article's day */
    int zone;      /* of a clock time: minutes east of GMT, or ZONE_... */
    timex_grain grain;
    int offset;               /* grains, or hours for GRAIN_NONE, where shifted */
    bool halved;              /* am or pm was told, or a clock of 24 hours */
    int quarter, season;      /* 1-4, 0: not stated */
    int part_begin, part_end; /* part of the day in minutes, -1: not stated */
    int last_day;             /* 3-5 June: 5, else 0 */
} timex;

typedef ARRAY(timex) timex_list;

/* Finds the dates and times of all sentences, in order, without overlap.
 * anchor: the article's day in days since 1970-01-01, or LONG_MIN when unknown.
 * False: out of memory. */
bool timex__find(timex_list *out, arena *a, const reading *in, long anchor);

typedef enum timex_relation {
    TIMEX_UNKNOWN,   /* cannot be compared */
    TIMEX_SAME,      /* the same day, hour, ... */
    TIMEX_CONTAINED, /* one lies in the other: "June" and "10 June" */
    TIMEX_DISJOINT   /* cannot be the same time */
} timex_relation;

enum { TIMEX_WITHIN_MOST = 32 }; /* for they are compared each with each; a sentence has some 2 */

/* The first item of the list that begins in the tokens [begin, end), and how
 * many do, up to TIMEX_WITHIN_MOST; NULL and 0: none. */
const timex *timex__within(const timex_list *list, size_t begin, size_t end, size_t *count);

timex_relation timex__compare(const timex *a, const timex *b);

#endif
