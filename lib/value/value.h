/* Values: what a text states that can be compared exactly, and how two of them
 * stand to each other. */
#ifndef CLAIMDIFF_VALUE_VALUE_H
#define CLAIMDIFF_VALUE_VALUE_H

#include "quantity.h"

typedef enum value_kind {
    VALUE_COUNT,    /* 12 miners, 40,000 */
    VALUE_MONEY,    /* $1.2bn */
    VALUE_PERCENT,  /* 41.6 percent, two in five, half a point */
    VALUE_MEASURE,  /* 15 km, magnitude 6.1, 28 degrees, twofold */
    VALUE_DURATION, /* two months */
    VALUE_AGE,      /* a 38-year-old */
    VALUE_SCORE,    /* 3-1, 52-48 */
    VALUE_ORDINAL,  /* third */
    VALUE_DATE,     /* Tuesday, 3 June 2024, July, last night, Monday at 8.40pm */
    VALUE_TIME      /* 8.40pm, before dawn: a time of day alone */
} value_kind;

/* One of the two is set, and lives as long as the value. */
typedef struct value {
    value_kind kind;
    const quantity *quantity;
    const timex *timex;
} value;

value value__of_quantity(const quantity *q);
value value__of_timex(const timex *t);

/* In the text of its article. */
claimdiff_span value__span(value v);

typedef enum value_verdict {
    VALUE_UNRELATED, /* of other kinds or units, or not pinned down: no comparison */
    VALUE_SAME,      /* equal, after conversion */
    VALUE_ROUNDED,   /* one is the other rounded, or holds within its hedge or bound */
    VALUE_FINER,     /* one lies in the other and says more: July, 4 July */
    VALUE_CONFLICT   /* cannot both be true of one thing at one time */
} value_verdict;

/* Compares what is stated, by arithmetic alone: whether both are values of one
 * thing is not asked. The order of a and b does not matter. "60 km" and "37
 * miles" -> ROUNDED, "$22m" and "$23m" -> CONFLICT, "$22m" and "22m euros" ->
 * UNRELATED, "July" and "4 July" -> FINER. */
value_verdict value__compare(value a, value b);

/* The same of two quantities whatever their kinds, as if the one without a unit
 * had the other's. */
value_verdict value__compare_amounts(const quantity *a, const quantity *b);

/* Whether both may be one value in two writings: the same, or a figure or a time of day that is
 * rounded and near the other ("at least 12" and "400" are not), or sums in two currencies that
 * some rate makes one. Not of ages: "48" does not stand where "48-year-old" does. */
bool value__is_one(value a, value b);

#endif
