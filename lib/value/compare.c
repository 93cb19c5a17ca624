/* Compares two quantities. First: do they measure the same kind of thing (unit,
 * noun, what befell those counted, role)? Then: how far apart are they, and is
 * that within what the wording leaves open?
 *
 * What an editor lets pass as the same figure, coarser:
 * - a plain figure rounded to hundreds or more, or to a decimal, may stand for
 *   any that rounds to it ("1,200" for 1,183), but for none more than 5 % away,
 *   10 % with a decimal ("0.7" for 0.66);
 * - after "about" the last stated figure is loose ("some 2,000" for 1,800), up
 *   to 15 %; any "about" leaves 5 %;
 * - fractions leave two and a half points, a dozen or a couple leaves one part
 *   in five;
 * - another unit leaves half of the last figure ("9 miles" for 15 km), up to
 *   10 %.
 * "10" and "12" is no rounding. */
#include "quantity.h"

#include <math.h>
#include <string.h>

#include "figure.h"
#include "lexicon_data.h"
#include "unit.h"

#define PLAIN_SHARE 0.05 /* of the value, by the examples above; tests/corpus/quantities-compare.txt */
#define ABOUT_SHARE 0.15
#define CONVERTED_SHARE 0.10
#define LOOSE_SHARE 0.20
#define MANY_SHARE 0.50 /* "dozens" are rarely fewer than 12 */
#define FRACTION_POINTS 2.5
#define LIMIT_SHARE 0.10 /* two limits within it may be one, rounded */
#define CUT_LEAST 20     /* of smaller figures a decimal is more than rounding */
#define FAR 50           /* times; beyond it another unit measures another thing */
#define RARE 12          /* a larger equal count is hardly chance */

#define CLOCK_SLACK 5  /* minutes by which two exact reports of a moment may differ */
#define LOOSE_SLACK 45 /* "shortly after 4 a.m." and "4:12 a.m." */

/* ---- the same kind of thing ------------------------------------------------- */

typedef enum kinship { KIN_NONE, KIN_LOOSE, KIN_SURE } kinship;

bool quantity__is_person(const char *noun)
{
    const char *class = lexicon__find(&lexicon__counted, noun);
    return class && strstr(class, " person");
}

bool quantity__is_people(const char *noun)
{
    const char *class = lexicon__find(&lexicon__counted, noun);
    return class && !strcmp(class, "people person");
}

/* KIN_SURE: "home" and "house"; KIN_LOOSE: "people" and any other, or a noun
 * that is in no class; KIN_NONE: "home" and "car" */
static kinship compare_nouns(const char *a, const char *b)
{
    if (!strcmp(a, b)) return KIN_SURE;
    if (!*a || !*b) return KIN_LOOSE;
    const char *class_a = lexicon__find(&lexicon__counted, a), *class_b = lexicon__find(&lexicon__counted, b);
    if (class_a && class_b && !strcmp(class_a, class_b)) return KIN_SURE;
    return quantity__is_people(a) || quantity__is_people(b) || !class_a || !class_b ? KIN_LOOSE : KIN_NONE;
}

static kinship compare_counted(const quantity *a, const quantity *b)
{
    bool same_state = *a->state && !strcmp(a->state, b->state);
    if (*a->state && *b->state && !same_state) return KIN_NONE;
    kinship nouns = compare_nouns(a->stated.noun, b->stated.noun);
    if (nouns == KIN_LOOSE && same_state) return KIN_SURE;
    return nouns;
}

static bool same_role(const quantity *a, const quantity *b)
{
    bool amount_a = a->role == QUANTITY_AMOUNT || a->role == QUANTITY_RATE;
    bool amount_b = b->role == QUANTITY_AMOUNT || b->role == QUANTITY_RATE;
    if (amount_a && amount_b) return !*a->per || !*b->per || !strcmp(a->per, b->per);
    return a->role == b->role;
}

/* "extend by 30 days" and "for another 30 days": one may be told as a change */
static bool change_and_amount(const quantity *a, const quantity *b)
{
    bool changes = a->role == QUANTITY_CHANGE || b->role == QUANTITY_CHANGE;
    bool amounts = a->role == QUANTITY_AMOUNT || b->role == QUANTITY_AMOUNT;
    return changes && amounts && *a->stated.unit && !strcmp(a->stated.unit, b->stated.unit);
}

static kinship compare_kinds(const quantity *a, const quantity *b)
{
    if (a->former != b->former) return KIN_NONE;
    if (!same_role(a, b)) return change_and_amount(a, b) ? KIN_LOOSE : KIN_NONE;
    if (a->role == QUANTITY_SCORE || a->role == QUANTITY_AGE) return KIN_SURE;
    bool unit_a = *a->stated.unit != '\0', unit_b = *b->stated.unit != '\0';
    if (unit_a && unit_b) return unit__convert(a->stated.unit, b->stated.unit) > 0 ? KIN_SURE : KIN_NONE;
    if (unit_a != unit_b) return *a->stated.noun && *b->stated.noun ? KIN_NONE : KIN_LOOSE;
    if (a->role == QUANTITY_ORDINAL) return compare_nouns(a->stated.noun, b->stated.noun);
    return compare_counted(a, b);
}

/* ---- how far apart --------------------------------------------------------------- */

/* What the wording of one figure leaves open, in its own unit. */
static double slack(const quantity *q, bool converted)
{
    double size = fabs(q->stated.high), half = 0.5 * figure__power(q->precision), share = PLAIN_SHARE;
    bool about = q->stated.bound == CLAIMDIFF_BOUND_ABOUT;
    if (q->role == QUANTITY_SCORE || q->role == QUANTITY_ORDINAL || q->role == QUANTITY_AGE) return 0;
    if (q->fraction) return fmin(FRACTION_POINTS, ABOUT_SHARE * size);
    if (q->loose) return (q->stated.bound == CLAIMDIFF_BOUND_AT_LEAST ? MANY_SHARE : LOOSE_SHARE) * size;
    if (about) return fmax(fmin(half, ABOUT_SHARE * size), PLAIN_SHARE * size);
    if (converted || q->precision < 0) share = CONVERTED_SHARE; /* 0.7 percent for 0.66 */
    bool rounds = converted || q->precision >= 2 || q->precision < 0 || *q->stated.unit ||
                  (q->precision == 1 && size >= 100);
    return rounds ? fmin(half, share * size) : 0;
}

/* The distance of what is surely said: 0 where the bounds overlap. */
static double gap(const quantity *a, const quantity *b, double factor)
{
    double low_a = a->stated.low * factor, high_a = a->stated.high * factor;
    double low_b = b->stated.low, high_b = b->stated.high;
    if (a->stated.bound == CLAIMDIFF_BOUND_AT_LEAST) high_a = INFINITY;
    if (b->stated.bound == CLAIMDIFF_BOUND_AT_LEAST) high_b = INFINITY;
    if (a->stated.bound == CLAIMDIFF_BOUND_AT_MOST) low_a = -INFINITY;
    if (b->stated.bound == CLAIMDIFF_BOUND_AT_MOST) low_b = -INFINITY;
    return fmax(0, fmax(low_a - high_b, low_b - high_a));
}

static bool equal(double a, double b)
{
    return fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b));
}

static bool is_point(const quantity *q)
{
    return q->stated.bound == CLAIMDIFF_BOUND_EXACT || q->stated.bound == CLAIMDIFF_BOUND_ABOUT;
}

static quantity_relation compare_scores(const quantity *a, const quantity *b)
{
    bool same = equal(a->stated.low, b->stated.low) && equal(a->stated.high, b->stated.high);
    bool turned = equal(a->stated.low, b->stated.high) && equal(a->stated.high, b->stated.low);
    return same || turned ? QUANTITY_SAME : QUANTITY_CONFLICT;
}

/* "9.4 to 9.6" and "9.6 to 9.8" share no more than an end. */
static bool touch(const quantity *a, const quantity *b, double factor)
{
    return equal(a->stated.high * factor, b->stated.low) || equal(a->stated.low * factor, b->stated.high);
}

/* "8 minutes" and "thousands of years" measure different things. */
static bool is_far(const quantity *a, const quantity *b, double factor)
{
    double x = a->stated.high * factor, y = b->stated.high;
    return x > FAR * y || y > FAR * x;
}

/* "up to $6 billion" and "up to $38 billion": limits are compared as figures. */
static quantity_relation compare_limits(const quantity *a, const quantity *b, double factor, double open)
{
    double apart = fabs(a->stated.high * factor - b->stated.high);
    double near = fmax(open, LIMIT_SHARE * b->stated.high);
    return apart <= near ? QUANTITY_COMPATIBLE : QUANTITY_CONFLICT;
}

/* "75 percent" for 75.88: decimals cut off */
static bool is_cut(const quantity *whole, const quantity *exact)
{
    if (strcmp(whole->stated.unit, exact->stated.unit) || whole->precision < 0 || exact->precision >= 0)
        return false;
    if (whole->fraction || exact->fraction || !is_point(whole) || !is_point(exact)) return false;
    return floor(exact->stated.high) == whole->stated.high && whole->stated.high >= CUT_LEAST;
}

/* "3 percent" for 2.7: rounded to the nearest whole one. */
static bool is_rounded(const quantity *whole, const quantity *exact)
{
    if (!*whole->stated.unit || strcmp(whole->stated.unit, exact->stated.unit)) return false;
    if (whole->precision < 0 || exact->precision >= 0 || !is_point(whole) || !is_point(exact)) return false;
    double half = 0.5 * figure__power(whole->precision);
    return whole->stated.high > half && fabs(exact->stated.high - whole->stated.high) <= half * (1 + 1e-9);
}

static quantity_relation compare_values(const quantity *a, const quantity *b)
{
    bool converted = strcmp(a->stated.unit, b->stated.unit) != 0;
    double factor = converted ? unit__convert(a->stated.unit, b->stated.unit) : 1;
    if (factor <= 0) factor = 1;
    bool same =
        equal(a->stated.low * factor, b->stated.low) && equal(a->stated.high * factor, b->stated.high);
    if (same && (a->stated.bound == b->stated.bound || (is_point(a) && is_point(b)))) return QUANTITY_SAME;
    if (a->stated.bound == CLAIMDIFF_BOUND_BETWEEN && b->stated.bound == CLAIMDIFF_BOUND_BETWEEN && touch(a, b, factor))
        return QUANTITY_CONFLICT;
    if (converted && is_far(a, b, factor)) return QUANTITY_UNRELATED;
    if (is_cut(a, b) || is_cut(b, a) || is_rounded(a, b) || is_rounded(b, a)) return QUANTITY_COMPATIBLE;
    double open = fmax(slack(a, converted) * factor, slack(b, converted));
    if (a->stated.bound == CLAIMDIFF_BOUND_AT_MOST && b->stated.bound == CLAIMDIFF_BOUND_AT_MOST)
        return compare_limits(a, b, factor, open);
    return gap(a, b, factor) <= open * (1 + 1e-9) ? QUANTITY_COMPATIBLE : QUANTITY_CONFLICT;
}

/* Whether figures of things that may differ agree too well for chance. */
static bool is_likely(const quantity *a, const quantity *b, quantity_relation relation)
{
    if (relation == QUANTITY_CONFLICT || !is_point(a) || !is_point(b)) return false;
    if (*a->stated.unit && *b->stated.unit) return true;
    if (!*a->stated.noun || !*b->stated.noun) return true;
    if (quantity__is_person(a->stated.noun) && quantity__is_person(b->stated.noun)) return true;
    return relation == QUANTITY_SAME && fabs(a->stated.high) > RARE;
}

quantity_relation quantity__compare(const quantity *a, const quantity *b)
{
    kinship kin = compare_kinds(a, b);
    if (kin == KIN_NONE) return QUANTITY_UNRELATED;
    if (a->role == QUANTITY_SCORE) return compare_scores(a, b);
    quantity_relation relation = compare_values(a, b);
    bool one_rate = !*a->per != !*b->per; /* "$11,000 per call", "$120,000" */
    if (one_rate && relation == QUANTITY_CONFLICT) return QUANTITY_UNRELATED;
    if (kin == KIN_SURE || relation == QUANTITY_UNRELATED) return relation;
    return is_likely(a, b, relation) ? relation : QUANTITY_UNRELATED;
}

/* ---- dates and times ----------------------------------------------------------- */

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
