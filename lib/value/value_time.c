/* Compares two dates or times by what is stated, with their grain: a clock time leaves five
 * minutes where it is a full five; hedged what it is rounded to, half an hour at most ("shortly
 * after 4 a.m." for 4:12). The zones of two clocks are reckoned with.
 * Blind spots: a date by weekday and one by number are compared only where the article's day is
 * known; zones at the end of a month. */
#include "value_time.h"

#include <string.h>

#define CLOCK_SLACK 5   /* minutes that a time given to five minutes leaves open */
#define HEDGED_SLACK 30 /* minutes that "about" or "shortly after" leaves open */
#define DAY_MINUTES 1440
#define SHORTEST_MONTH 28

static int minutes(const timex *t)
{
    return t->hour * 60 + t->minute;
}

static int distance(int a, int b)
{
    int d = (a > b ? a - b : b - a) % DAY_MINUTES;
    return d > DAY_MINUTES / 2 ? DAY_MINUTES - d : d;
}

/* Minutes that a hedged time leaves open: what it is rounded to, "shortly after 4" more
 * than "about 8.40" */
static int hedge(const timex *t)
{
    if (!t->loose) return 0;
    return t->minute % HEDGED_SLACK == 0 ? HEDGED_SLACK : t->minute % 15 == 0 ? 15 : CLOCK_SLACK;
}

/* Minutes by which two clock times may differ and be one. */
static int clock_slack(const timex *a, const timex *b)
{
    int hedged = hedge(a) > hedge(b) ? hedge(a) : hedge(b);
    if (hedged) return hedged;
    return a->minute % CLOCK_SLACK == 0 || b->minute % CLOCK_SLACK == 0 ? CLOCK_SLACK : 0;
}

/* Minutes that turn b's clock into a's zone. False: not known. */
static bool zone_shift(const timex *a, const timex *b, int *shift)
{
    *shift = 0;
    if (a->zone == b->zone) return true;
    if (a->zone > ZONE_LAST || b->zone > ZONE_LAST) return false;
    *shift = a->zone - b->zone;
    return true;
}

static value_verdict compare_clocks(const timex *a, const timex *b)
{
    int shift;
    if (!zone_shift(a, b, &shift)) return VALUE_UNRELATED;
    int apart = distance(minutes(a) + DAY_MINUTES, minutes(b) + shift + DAY_MINUTES);
    if (!apart) return VALUE_SAME;
    return apart <= clock_slack(a, b) ? VALUE_ROUNDED : VALUE_CONFLICT;
}

static bool is_in_part(const timex *clock, const timex *part)
{
    int m = minutes(clock), from = part->part_begin - HEDGED_SLACK,
        to = part->part_end + HEDGED_SLACK;
    return (m >= from && m < to) || (m + DAY_MINUTES >= from && m + DAY_MINUTES < to);
}

/* Times of day; unrelated where one has none. */
static value_verdict compare_times(const timex *a, const timex *b)
{
    bool part_a = a->hour < 0 && a->part_begin >= 0, part_b = b->hour < 0 && b->part_begin >= 0;
    if (a->hour >= 0 && b->hour >= 0) return compare_clocks(a, b);
    if (part_a && b->hour >= 0) return is_in_part(b, a) ? VALUE_FINER : VALUE_CONFLICT;
    if (part_b && a->hour >= 0) return is_in_part(a, b) ? VALUE_FINER : VALUE_CONFLICT;
    if (!part_a || !part_b) return VALUE_UNRELATED;
    if (a->part_begin == b->part_begin && a->part_end == b->part_end) return VALUE_SAME;
    bool meet = a->part_begin < b->part_end && b->part_begin < a->part_end;
    return meet ? VALUE_FINER : VALUE_CONFLICT;
}

static bool has_time(const timex *t)
{
    return t->hour >= 0 || t->part_begin >= 0;
}

/* Of two fields, 0 where not stated: what they say about each other. */
typedef struct field_sum {
    bool equal, differs; /* some field stated by both */
    bool only_a, only_b; /* some field stated by one */
} field_sum;

static void add_field(field_sum *sum, int a, int b)
{
    if (a && b) {
        sum->equal |= a == b;
        sum->differs |= a != b;
    } else {
        sum->only_a |= a != 0;
        sum->only_b |= b != 0;
    }
}

static field_sum compare_days(const timex *a, const timex *b)
{
    field_sum sum = { 0 };
    add_field(&sum, a->year, b->year);
    add_field(&sum, a->month, b->month);
    add_field(&sum, a->day, b->day);
    add_field(&sum, a->quarter, b->quarter);
    add_field(&sum, a->season, b->season);
    add_field(&sum, a->weekday, b->weekday);
    sum.only_a |= a->grain != GRAIN_NONE && !sum.equal;
    sum.only_b |= b->grain != GRAIN_NONE && !sum.equal;
    return sum;
}

/* A time as the clocks of another's zone have it: "23:40 GMT on Tuesday" is Wednesday in Japan. At
 * the end of a month it stays as it is. */
static timex in_zone_of(const timex *t, const timex *other)
{
    timex out = *t;
    int shift;
    if (t->hour < 0 || other->hour < 0 || !zone_shift(other, t, &shift)) return out;
    const int minute = minutes(t) + shift + 2 * DAY_MINUTES;
    const int days = minute / DAY_MINUTES - 2;
    if (t->day && (t->day + days < 1 || t->day + days > SHORTEST_MONTH)) return out;
    out.zone = other->zone;
    out.hour = minute % DAY_MINUTES / 60;
    out.minute = minute % 60;
    if (t->day) out.day += days;
    if (t->weekday) out.weekday = (t->weekday + 6 + days) % 7 + 1;
    return out;
}

/* The day and coarser fields of both, then the time of day. */
static value_verdict compare_fields(const timex *a, const timex *other)
{
    const timex in_zone = in_zone_of(other, a), *b = &in_zone;
    if ((a->grain >= GRAIN_DECADE) != (b->grain >= GRAIN_DECADE)) return VALUE_UNRELATED;
    field_sum sum = compare_days(a, b);
    if (sum.differs) return VALUE_CONFLICT;
    if (!sum.equal && (sum.only_a || sum.only_b)) return VALUE_UNRELATED;
    value_verdict time = compare_times(a, b);
    bool zones = a->hour >= 0 && b->hour >= 0 && time == VALUE_UNRELATED;
    if (!sum.equal || zones || time == VALUE_CONFLICT) return time;
    if (sum.only_a && sum.only_b) return VALUE_UNRELATED;
    if (sum.only_a || sum.only_b || time == VALUE_FINER) return VALUE_FINER;
    return has_time(a) != has_time(b) ? VALUE_FINER : time == VALUE_UNRELATED ? VALUE_SAME : time;
}

/* Both pinned down: half-open intervals of minutes. */
static value_verdict compare_intervals(const timex *a, const timex *b)
{
    int shift = 0;
    const claimdiff_timex *x = &a->stated, *y = &b->stated;
    bool clocks = a->hour >= 0 && b->hour >= 0, zones = zone_shift(a, b, &shift) || !clocks;
    long long begin = y->begin + (clocks ? shift : 0), end = y->end + (clocks ? shift : 0);
    long long apart = x->begin > begin ? x->begin - begin : begin - x->begin;
    if (x->begin == begin && x->end == end) return zones ? VALUE_SAME : VALUE_UNRELATED;
    if (clocks && apart <= clock_slack(a, b)) return zones ? VALUE_ROUNDED : VALUE_UNRELATED;
    if (x->end <= begin || end <= x->begin) return zones ? VALUE_CONFLICT : VALUE_UNRELATED;
    bool holds = (x->begin <= begin && end <= x->end) || (begin <= x->begin && x->end <= end);
    return holds ? VALUE_FINER : VALUE_UNRELATED;
}

bool value_time__bounds_differ(const timex *a, const timex *b)
{
    return a->deadline != b->deadline || a->since != b->since;
}

/* "by Friday" against "on Tuesday", "since May" against "in July": the plain
 * time may lie on the open side of the bound. */
static bool is_open(const timex *bound, const timex *plain)
{
    return (bound->deadline || bound->since) && value_time__bounds_differ(bound, plain);
}

/* A time of day alone beside a day with one: the times are compared. */
static value_verdict compare_bare(const timex *a, const timex *b)
{
    value_verdict time = compare_times(a, b);
    return time == VALUE_SAME ? VALUE_FINER : time;
}

value_verdict value_time__compare(const timex *a, const timex *b)
{
    if (a->duration || b->duration || a->floating || b->floating) return VALUE_UNRELATED;
    bool bare = (a->grain == GRAIN_NONE) != (b->grain == GRAIN_NONE) && has_time(a) && has_time(b);
    bool known = a->stated.known && b->stated.known;
    value_verdict verdict = bare    ? compare_bare(a, b)
                            : known ? compare_intervals(a, b)
                                    : compare_fields(a, b);
    bool open = is_open(a, b) || is_open(b, a);
    return verdict == VALUE_CONFLICT && open ? VALUE_UNRELATED : verdict;
}
