/* Norms write a value as it was understood, in digits and units, whatever words the text has
 * for it: a sign for the bound, both ends of a range, the unit behind. */
#include "norm.h"

#include "base/str.h"

#define VALUE_DIGITS 6 /* decimals kept of a value */

static void put_quantity(str *out, const claimdiff_quantity *q, value_kind kind)
{
    static const char *const signs[] = { "", "~", ">=", "<=", "" };
    str__put(out, signs[q->bound]);
    str__decimal(out, q->low, VALUE_DIGITS);
    if (kind == VALUE_SCORE || q->bound == CLAIMDIFF_BOUND_BETWEEN) {
        str__put(out, kind == VALUE_SCORE ? "-" : "..");
        str__decimal(out, q->high, VALUE_DIGITS);
    }
    if (*q->unit) str__put(out, " ");
    str__put(out, q->unit);
}

const char *norm__of(arena *a, const value *v)
{
    str out;
    str__init(&out, a->allocator);
    if (v->timex)
        str__put(&out, v->timex->stated.norm);
    else
        put_quantity(&out, &v->quantity->stated, v->kind);
    const char *kept = out.failed ? NULL : arena__copy(a, out.bytes ? out.bytes : "", out.length);
    str__free(&out);
    return kept;
}
