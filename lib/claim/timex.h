/* Dates and times, anchored on the article's date where it is known. */
#ifndef CLAIMDIFF_CLAIM_TIMEX_H
#define CLAIMDIFF_CLAIM_TIMEX_H

#include "syntax.h"

typedef struct timex {
    claimdiff_timex stated; /* what the public header shows */
    size_t token_begin, token_end;
    int year, month, day, weekday; /* 0: not stated; weekday 1 = Monday */
    int hour, minute;              /* -1: not stated */
    bool duration;                 /* for three hours: no point in time */
    bool deadline;                 /* by, until, before: an end, not the day itself */
} timex;

typedef ARRAY(timex) timex_list;

/* Days since 1970-01-01 of "YYYY-MM-DD"; false if it is no date. */
bool timex__parse_date(const char *date, long *days);

/* Finds the dates and times of all sentences, in order, without overlap.
 * anchor: the article's day in days since 1970-01-01, or LONG_MIN when unknown.
 * False: out of memory. */
bool timex__find(timex_list *out, arena *a, const segments *text, const syntax *syntax, long anchor);

typedef enum timex_relation {
    TIMEX_UNKNOWN,   /* cannot be compared */
    TIMEX_SAME,      /* the same day, hour, ... */
    TIMEX_CONTAINED, /* one lies in the other: "June" and "10 June" */
    TIMEX_DISJOINT   /* cannot be the same time */
} timex_relation;

timex_relation timex__compare(const timex *a, const timex *b);

#endif
