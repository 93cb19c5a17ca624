/* Compares two values by what is stated: numbers with their units, bounds and the
 * precision they are given in; dates and times in value_time.c.
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
 * "10" and "12" is no rounding, nor is "$20" for $21. The shares were set by hand
 * on tests/corpus, eval/dev and data/real, 2026-11-24 and 2026-11-30.
 * Blind spots: currencies are converted by the rates of many years. */
#include "value.h"

#include <math.h>
#include <string.h>

#include "figure.h"
#include "unit.h"
#include "value_time.h"

#define PLAIN_SHARE 0.05
#define ABOUT_SHARE 0.15
#define CONVERTED_SHARE 0.10
#define LOOSE_SHARE 0.20
#define MANY_SHARE 0.50 /* "dozens" are rarely fewer than 12 */
#define FRACTION_POINTS 2.5
#define SHARE_POINTS 1.0 /* that a share in percent may be off from its figures */
#define LIMIT_SHARE 0.10 /* two limits within it may be one, rounded */
#define CUT_LEAST 20     /* of smaller figures a decimal is more than rounding */
#define FAR 50           /* times; beyond it another unit measures another thing */
#define NEAR 1.18        /* times; what is rounded may be so far from what it is told for */
#define EXACT 1e-9       /* share of a figure that arithmetic may lose */

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

/* "79 of 132" is 60 percent. */
static bool is_share(value part, value percent)
{
    if (part.kind != VALUE_COUNT || percent.kind != VALUE_PERCENT) return false;
    const quantity *q = part.quantity, *share = percent.quantity;
    return q->whole > 0 && share->role == QUANTITY_AMOUNT && is_unit(share, "percent") &&
           fabs(100 * q->stated.low / q->whole - share->stated.high) <= SHARE_POINTS;
}

value_verdict value__compare(value a, value b)
{
    if (a.timex && b.timex) return value_time__compare(a.timex, b.timex);
    if (a.timex || b.timex) return VALUE_UNRELATED;
    if (a.kind != b.kind) return is_share(a, b) || is_share(b, a) ? VALUE_ROUNDED : VALUE_UNRELATED;
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
    if (a.kind != b.kind) return verdict == VALUE_ROUNDED;
    if (a.kind == VALUE_AGE) return false;
    if (a.timex && b.timex && value_time__bounds_differ(a.timex, b.timex)) return false;
    if (verdict == VALUE_SAME) return true;
    if (verdict == VALUE_ROUNDED) return a.kind == VALUE_TIME || (x && y && are_near(x, y));
    return a.kind == VALUE_MONEY &&
           unit__may_be_one(middle(x), x->stated.unit, middle(y), y->stated.unit);
}
