/* Compares two values by what is stated: numbers with their units, bounds and the
 * precision they are given in; dates and times with their grain.
 *
 * What an editor lets pass as the same figure, coarser:
 * - a plain figure rounded to hundreds or more, or to a decimal, may stand for
 *   any that rounds to it ("1,200" for 1,183), but for none more than 5 % away,
 *   10 % with a decimal ("0.7" for 0.66); so may a measure rounded to tens;
 * - after "about" the last stated figure is loose ("some 2,000" for 1,800), up
 *   to 15 %; any "about" leaves 5 %;
 * - fractions leave two and a half points, a dozen or a couple leaves one part
 *   in five;
 * - another unit leaves half of the last figure ("9 miles" for 15 km), up to 10 %;
 * - a clock time leaves five minutes where it is a full five; hedged what it is
 *   rounded to, half an hour at most ("shortly after 4 a.m." for 4:12).
 * "10" and "12" is no rounding, nor is "$20" for $21. The shares were set by hand
 * on tests/corpus, eval/dev and data/real, 2026-11-24 and 2026-11-30.
 * Blind spots: currencies are converted by the rates of many years; a date by weekday and one
 * by number are compared only where the article's day is known. */
#include "value.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "figure.h"
#include "unit.h"

#define PLAIN_SHARE 0.05
#define ABOUT_SHARE 0.15
#define CONVERTED_SHARE 0.10
#define LOOSE_SHARE 0.20
#define MANY_SHARE 0.50 /* "dozens" are rarely fewer than 12 */
#define FRACTION_POINTS 2.5
#define LIMIT_SHARE 0.10 /* two limits within it may be one, rounded */
#define CUT_LEAST 20     /* of smaller figures a decimal is more than rounding */
#define FAR 50           /* times; beyond it another unit measures another thing */
#define NEAR 1.18        /* times; what is rounded may be so far from what it is told for */
#define EXACT 1e-9       /* share of a figure that arithmetic may lose */

#define CLOCK_SLACK 5   /* minutes that a time given to five minutes leaves open */
#define HEDGED_SLACK 30 /* minutes that "about" or "shortly after" leaves open */
#define DAY_MINUTES 1440

/* ---- amounts ------------------------------------------------------------------ */

static bool equal(double a, double b)
{
    return fabs(a - b) <= EXACT * fmax(fabs(a), fabs(b));
}

static bool is_point(const quantity *q)
{
    return q->stated.bound == CLAIMDIFF_BOUND_EXACT || q->stated.bound == CLAIMDIFF_BOUND_ABOUT;
}

static bool is_unit(const quantity *q, const char *name)
{
    return !strcmp(q->stated.unit, name);
}

/* Whether tens in a figure are likely rounded: lengths and weights, not money,
 * shares, spans of time and points. */
static bool is_measured(const quantity *q)
{
    return value__of_quantity(q).kind == VALUE_MEASURE && !is_unit(q, "score-point") &&
           !is_unit(q, "time");
}

/* Whether a figure without a hedge may stand for another that rounds to it. */
static bool rounds(const quantity *q, bool converted)
{
    if (converted || q->precision >= 2 || q->precision < 0) return true;
    if (q->precision == 0) return *q->stated.unit;
    return fabs(q->stated.high) >= 100 || is_measured(q);
}

/* What the wording of one figure leaves open, in its own unit. */
static double slack(const quantity *q, bool converted)
{
    double size = fabs(q->stated.high), half = 0.5 * figure__power(q->precision);
    double share = converted || q->precision < 0 ? CONVERTED_SHARE : PLAIN_SHARE;
    if (q->role == QUANTITY_ORDINAL) return 0;
    if (q->fraction) return fmin(FRACTION_POINTS, ABOUT_SHARE * size);
    if (q->loose)
        return (q->stated.bound == CLAIMDIFF_BOUND_AT_LEAST ? MANY_SHARE : LOOSE_SHARE) * size;
    if (q->stated.bound == CLAIMDIFF_BOUND_ABOUT)
        return fmax(fmin(half, ABOUT_SHARE * size), PLAIN_SHARE * size);
    return rounds(q, converted) ? fmin(half, share * size) : 0;
}

/* An amount in the unit that it is compared in. */
typedef struct amount {
    const quantity *of;
    double low, high;
    double open; /* what its wording leaves open, to either side */
} amount;

static amount in_unit(const quantity *q, const char *to, bool converted)
{
    amount x = { q, q->stated.low, q->stated.high, slack(q, converted) };
    double zero = 0, one = 1;
    if (!strcmp(q->stated.unit, to) || !unit__convert(x.low, q->stated.unit, to, &x.low)) return x;
    unit__convert(x.high, q->stated.unit, to, &x.high);
    unit__convert(0, q->stated.unit, to, &zero);
    unit__convert(1, q->stated.unit, to, &one);
    x.open *= one - zero;
    return x;
}

/* The distance of what is surely said: 0 where the bounds overlap. */
static double gap(const amount *a, const amount *b)
{
    double low_a = a->low, high_a = a->high, low_b = b->low, high_b = b->high;
    if (a->of->stated.bound == CLAIMDIFF_BOUND_AT_LEAST) high_a = INFINITY;
    if (b->of->stated.bound == CLAIMDIFF_BOUND_AT_LEAST) high_b = INFINITY;
    if (a->of->stated.bound == CLAIMDIFF_BOUND_AT_MOST) low_a = -INFINITY;
    if (b->of->stated.bound == CLAIMDIFF_BOUND_AT_MOST) low_b = -INFINITY;
    return fmax(0, fmax(low_a - high_b, low_b - high_a));
}

/* "75 percent" for 75.88, decimals cut off, or for 74.6, rounded; not "two years" for 2 1/2 */
static bool is_whole_of(const quantity *whole, const quantity *exact)
{
    double figure = whole->stated.high, full = exact->stated.high;
    if (strcmp(whole->stated.unit, exact->stated.unit)) return false;
    if (whole->precision < 0 || exact->precision >= 0) return false;
    if (whole->fraction || exact->fraction || !is_point(whole) || !is_point(exact)) return false;
    if (floor(full) == figure && figure >= CUT_LEAST) return true;
    const double half = figure >= CUT_LEAST ? 0.5 * (1 + EXACT) : 0.5 * (1 - EXACT);
    return *whole->stated.unit && figure > 0.5 && fabs(full - figure) <= half;
}

/* "up to $6 billion" and "up to $38 billion": limits are compared as figures. */
static value_verdict compare_limits(const amount *a, const amount *b)
{
    double near = fmax(fmax(a->open, b->open), LIMIT_SHARE * fabs(b->high));
    return fabs(a->high - b->high) <= near ? VALUE_ROUNDED : VALUE_CONFLICT;
}

static bool is_within(const amount *inner, const amount *outer)
{
    return outer->of->stated.bound == CLAIMDIFF_BOUND_BETWEEN && inner->low >= outer->low &&
           inner->high <= outer->high;
}

/* "9.4 to 9.6" and "9.6 to 9.8" share no more than an end. */
static bool touch(const amount *a, const amount *b)
{
    return a->of->stated.bound == CLAIMDIFF_BOUND_BETWEEN &&
           b->of->stated.bound == CLAIMDIFF_BOUND_BETWEEN &&
           (equal(a->high, b->low) || equal(a->low, b->high));
}

static bool both(const quantity *a, const quantity *b, claimdiff_bound bound)
{
    return a->stated.bound == bound && b->stated.bound == bound;
}

value_verdict value__compare_amounts(const quantity *a, const quantity *b)
{
    bool converted = strcmp(a->stated.unit, b->stated.unit) != 0;
    amount x = in_unit(a, b->stated.unit, converted), y = in_unit(b, b->stated.unit, converted);
    bool same = equal(x.low, y.low) && equal(x.high, y.high);
    if (same && (a->stated.bound == b->stated.bound || (is_point(a) && is_point(b))))
        return VALUE_SAME;
    if (touch(&x, &y)) return VALUE_CONFLICT;
    double size_x = fabs(x.high), size_y = fabs(y.high);
    if (converted && (size_x > FAR * size_y || size_y > FAR * size_x))
        return VALUE_UNRELATED; /* "8 minutes" and "thousands of years" */
    if (is_whole_of(a, b) || is_whole_of(b, a)) return VALUE_ROUNDED;
    if (both(a, b, CLAIMDIFF_BOUND_AT_MOST)) return compare_limits(&x, &y);
    if (gap(&x, &y) > fmax(x.open, y.open) * (1 + EXACT)) return VALUE_CONFLICT;
    return is_within(&x, &y) || is_within(&y, &x) ? VALUE_FINER : VALUE_ROUNDED;
}

/* "3-1" is "1-3" told from the other side. */
static value_verdict compare_scores(const quantity *a, const quantity *b)
{
    const claimdiff_quantity *x = &a->stated, *y = &b->stated;
    bool same = equal(x->low, y->low) && equal(x->high, y->high);
    bool turned = equal(x->low, y->high) && equal(x->high, y->low);
    return same || turned ? VALUE_SAME : VALUE_CONFLICT;
}

/* An age holds until the next birthday: 18 months lie in one year; "in his 40s". */
static value_verdict compare_ages(const quantity *a, const quantity *b)
{
    double end_a, end_b, low_a;
    const char *to = b->stated.unit;
    if (!unit__convert(a->stated.low, a->stated.unit, to, &low_a)) return VALUE_UNRELATED;
    unit__convert(a->stated.high + 1, a->stated.unit, to, &end_a);
    end_b = b->stated.high + 1;
    if (a->stated.bound == CLAIMDIFF_BOUND_AT_LEAST) end_a = INFINITY;
    if (b->stated.bound == CLAIMDIFF_BOUND_AT_LEAST) end_b = INFINITY;
    bool hedged =
        a->stated.bound == CLAIMDIFF_BOUND_ABOUT || b->stated.bound == CLAIMDIFF_BOUND_ABOUT;
    if (equal(low_a, b->stated.low) && (equal(end_a, end_b) || end_a == end_b)) return VALUE_SAME;
    if (low_a < end_b && b->stated.low < end_a) return VALUE_FINER;
    return hedged ? value__compare_amounts(a, b) : VALUE_CONFLICT;
}

static value_verdict compare_quantities(const quantity *a, const quantity *b, value_kind kind)
{
    double any;
    if (kind == VALUE_SCORE) return compare_scores(a, b);
    if (kind == VALUE_AGE) return compare_ages(a, b);
    if (*a->stated.unit && !unit__convert(1, a->stated.unit, b->stated.unit, &any))
        return VALUE_UNRELATED;
    bool one_rate = !*a->per != !*b->per; /* "$11,000 per call", "$120,000" */
    if (*a->per && *b->per && strcmp(a->per, b->per)) return VALUE_UNRELATED;
    value_verdict verdict = value__compare_amounts(a, b);
    return one_rate && verdict == VALUE_CONFLICT ? VALUE_UNRELATED : verdict;
}

/* ---- dates and times ----------------------------------------------------------- */

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

/* The day and coarser fields of both, then the time of day. */
static value_verdict compare_fields(const timex *a, const timex *b)
{
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

static bool is_bound_other(const timex *a, const timex *b)
{
    return a->deadline != b->deadline || a->since != b->since;
}

/* "by Friday" against "on Tuesday", "since May" against "in July": the plain
 * time may lie on the open side of the bound. */
static bool is_open(const timex *bound, const timex *plain)
{
    return (bound->deadline || bound->since) && is_bound_other(bound, plain);
}

/* A time of day alone beside a day with one: the times are compared. */
static value_verdict compare_bare(const timex *a, const timex *b)
{
    value_verdict time = compare_times(a, b);
    return time == VALUE_SAME ? VALUE_FINER : time;
}

static value_verdict compare_timexes(const timex *a, const timex *b)
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

/* ---- values -------------------------------------------------------------------- */

static value_kind kind_of(const quantity *q)
{
    if (q->role == QUANTITY_AGE) return VALUE_AGE;
    if (q->role == QUANTITY_SCORE) return VALUE_SCORE;
    if (q->role == QUANTITY_ORDINAL) return VALUE_ORDINAL;
    if (!*q->stated.unit) return VALUE_COUNT;
    if (is_unit(q, "percent") || is_unit(q, "point")) return VALUE_PERCENT;
    if (unit__is_money(q->stated.unit)) return VALUE_MONEY;
    return unit__is_time(q->stated.unit) ? VALUE_DURATION : VALUE_MEASURE;
}

value value__of_quantity(const quantity *q)
{
    return (value){ kind_of(q), q, NULL };
}

value value__of_timex(const timex *t)
{
    value_kind kind = t->duration              ? VALUE_DURATION
                      : t->grain == GRAIN_NONE ? VALUE_TIME
                                               : VALUE_DATE;
    return (value){ kind, NULL, t };
}

claimdiff_span value__span(value v)
{
    return v.quantity ? v.quantity->stated.span : v.timex->stated.span;
}

value_verdict value__compare(value a, value b)
{
    if (a.timex && b.timex) return compare_timexes(a.timex, b.timex);
    if (a.timex || b.timex || a.kind != b.kind) return VALUE_UNRELATED;
    return compare_quantities(a.quantity, b.quantity, a.kind);
}

static double middle(const quantity *q)
{
    return (q->stated.low + q->stated.high) / 2.0;
}

static bool are_near(const quantity *a, const quantity *b)
{
    double x;
    if (!unit__convert(middle(a), a->stated.unit, b->stated.unit, &x)) return false;
    const double y = middle(b);
    return x > 0.0 && y > 0.0 && x < NEAR * y && y < NEAR * x;
}

bool value__is_one(value a, value b)
{
    const quantity *x = a.quantity, *y = b.quantity;
    const value_verdict verdict = value__compare(a, b);
    if (a.kind != b.kind || a.kind == VALUE_AGE) return false;
    if (a.timex && b.timex && is_bound_other(a.timex, b.timex)) return false;
    if (verdict == VALUE_SAME) return true;
    if (verdict == VALUE_ROUNDED) return a.kind == VALUE_TIME || (x && y && are_near(x, y));
    return a.kind == VALUE_MONEY &&
           unit__may_be_one(middle(x), x->stated.unit, middle(y), y->stated.unit);
}
