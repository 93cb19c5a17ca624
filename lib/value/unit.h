/* Units of measure and money. */
#ifndef CLAIMDIFF_VALUE_UNIT_H
#define CLAIMDIFF_VALUE_UNIT_H

#include "scan.h"

typedef struct unit {
    const char *name; /* of units.txt: "km", "percent", "usd"; "" if none */
    double factor;    /* turns the figure into that unit: cents 0.01 */
    size_t end;       /* first token after it */
} unit;

/* The unit whose words begin at token `begin`: "miles per hour". */
bool unit__read(unit *out, const scan *s, size_t begin);

/* The unit glued to a figure: "kv" of "330kV". */
bool unit__read_suffix(unit *out, const char *suffix);

/* By the unit's name. */
bool unit__is_money(const char *name);
bool unit__is_time(const char *name);

/* A value in unit `from`, in unit `to`; false: they do not convert, *out is value. */
bool unit__convert(double value, const char *from, const char *to, double *out);

/* Whether sums in two currencies may be one: 88 gbp and 103 eur. By the lowest and the highest
 * rates since 1999, of the dollar, the euro and the pound; of others false. */
bool unit__may_be_one(double x, const char *currency_x, double y, const char *currency_y);

#endif
