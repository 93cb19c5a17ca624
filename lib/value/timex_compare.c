/* Compares two timexes: by their intervals where both are pinned down, else
 * field by field, as far as both state the field.
 *
 * "3 June" and "10 June" DISJOINT; "June" and "10 June" CONTAINED; "Tuesday"
 * and "Wednesday" DISJOINT; "yesterday" and "Monday" UNKNOWN without an
 * article date; "by Friday" and "on Tuesday" UNKNOWN, since a deadline is kept
 * by every earlier day. */
#include "timex.h"

#define CLOCK_SLACK 5  /* minutes by which two exact reports of a moment may differ */
#define LOOSE_SLACK 45 /* "shortly after 4 a.m." and "4:12 a.m." */

/* Of two fields, 0 where not stated: what they say about each other. */
typedef struct field_sum {
    bool equal, differs; /* some field stated by both */
    bool only_a, only_b; /* some field stated by one */
} field_sum;

static void add_field(field_sum *sum, int a, int b)
{
    if (a && b) {
        if (a == b)
            sum->equal = true;
        else
            sum->differs = true;
    } else {
        sum->only_a |= a != 0;
        sum->only_b |= b != 0;
    }
}

static int minutes(const timex *t)
{
    return t->hour * 60 + t->minute;
}

static int distance(int a, int b)
{
    int d = a > b ? a - b : b - a;
    return d > 720 ? 1440 - d : d;
}

/* Times of day: same, contained, disjoint, or unknown where one has none. */
static timex_relation compare_clock(const timex *a, const timex *b)
{
    bool clock_a = a->hour >= 0, clock_b = b->hour >= 0;
    if (a->zoned != b->zoned && clock_a && clock_b) return TIMEX_UNKNOWN;
    if (clock_a && clock_b) {
        int slack = a->loose || b->loose ? LOOSE_SLACK : CLOCK_SLACK;
        return distance(minutes(a), minutes(b)) <= slack ? TIMEX_SAME : TIMEX_DISJOINT;
    }
    if (clock_a && b->part_begin >= 0) return compare_clock(b, a);
    if (a->part_begin >= 0 && clock_b) {
        int m = minutes(b), slack = LOOSE_SLACK;
        bool inside = (m >= a->part_begin - slack && m < a->part_end + slack) ||
                      (m + 1440 >= a->part_begin - slack && m + 1440 < a->part_end + slack);
        return inside ? TIMEX_CONTAINED : TIMEX_DISJOINT;
    }
    if (a->part_begin >= 0 && b->part_begin >= 0) {
        if (a->part_begin == b->part_begin) return TIMEX_SAME;
        return a->part_begin < b->part_end && b->part_begin < a->part_end ? TIMEX_CONTAINED : TIMEX_DISJOINT;
    }
    return TIMEX_UNKNOWN;
}

static bool has_time(const timex *t)
{
    return t->hour >= 0 || t->part_begin >= 0;
}

/* The day and coarser fields of both, then the time of day. */
static timex_relation compare_fields(const timex *a, const timex *b)
{
    field_sum sum = { 0 };
    bool era_a = a->grain >= GRAIN_DECADE, era_b = b->grain >= GRAIN_DECADE;
    if (era_a != era_b) return TIMEX_UNKNOWN;
    add_field(&sum, a->year, b->year);
    add_field(&sum, a->month, b->month);
    add_field(&sum, a->day, b->day);
    add_field(&sum, a->quarter, b->quarter);
    add_field(&sum, a->season, b->season);
    add_field(&sum, a->weekday, b->weekday);
    sum.only_a |= a->grain != GRAIN_NONE && !sum.equal;
    sum.only_b |= b->grain != GRAIN_NONE && !sum.equal;
    if (sum.differs) return TIMEX_DISJOINT;
    if (!sum.equal && (sum.only_a || sum.only_b)) return TIMEX_UNKNOWN;
    timex_relation clock = compare_clock(a, b);
    if (!sum.equal || (a->hour >= 0 && b->hour >= 0 && a->zoned != b->zoned)) return clock;
    if (clock == TIMEX_DISJOINT) return TIMEX_DISJOINT;
    if (sum.only_a && sum.only_b) return TIMEX_UNKNOWN;
    if (sum.only_a || sum.only_b || clock == TIMEX_CONTAINED) return TIMEX_CONTAINED;
    return has_time(a) == has_time(b) ? TIMEX_SAME : TIMEX_CONTAINED;
}

static timex_relation compare_intervals(const timex *a, const timex *b)
{
    const claimdiff_timex *x = &a->stated, *y = &b->stated;
    long long slack = a->hour >= 0 && b->hour >= 0 ? (a->loose || b->loose ? LOOSE_SLACK : CLOCK_SLACK) : 0;
    if (x->begin == y->begin && x->end == y->end) return TIMEX_SAME;
    if (slack && x->begin - y->begin <= slack && y->begin - x->begin <= slack)
        return a->zoned == b->zoned ? TIMEX_SAME : TIMEX_UNKNOWN;
    if (x->end <= y->begin || y->end <= x->begin)
        return a->zoned == b->zoned ? TIMEX_DISJOINT : TIMEX_UNKNOWN;
    bool holds = (x->begin <= y->begin && y->end <= x->end) || (y->begin <= x->begin && x->end <= y->end);
    return holds ? TIMEX_CONTAINED : TIMEX_UNKNOWN;
}

/* "by Friday" against "on Tuesday", "since May" against "in July": the plain
 * time may lie on the open side of the bound. */
static bool is_open(const timex *bound, const timex *plain)
{
    if (!bound->deadline && !bound->since) return false;
    return bound->deadline != plain->deadline || bound->since != plain->since;
}

timex_relation timex__compare(const timex *a, const timex *b)
{
    if (a->duration || b->duration || a->floating || b->floating) return TIMEX_UNKNOWN;
    bool known = a->stated.known && b->stated.known;
    timex_relation relation = known ? compare_intervals(a, b) : compare_fields(a, b);
    if (relation == TIMEX_DISJOINT && (is_open(a, b) || is_open(b, a))) return TIMEX_UNKNOWN;
    return relation;
}

const timex *timex__within(const timex_list *list, size_t begin, size_t end, size_t *count)
{
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->items[middle].token_begin < begin) low = middle + 1;
        else high = middle;
    }
    *count = 0;
    while (low + *count < list->count && list->items[low + *count].token_begin < end) ++*count;
    return *count ? list->items + low : NULL;
}
