/* The verdict on two values: kinds, bounds, and that their order does not matter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "value/value.h"

static quantity count(double low, double high, claimdiff_bound bound)
{
    return (
        quantity){ .stated = { .low = low, .high = high, .bound = bound, .unit = "", .noun = "" },
                   .noun_token = SYNTAX_ROOT,
                   .state = "",
                   .per = "" };
}

static quantity measure(double size, const char *unit)
{
    quantity q = count(size, size, CLAIMDIFF_BOUND_EXACT);
    q.stated.unit = unit;
    return q;
}

static value_verdict compare(const quantity *a, const quantity *b)
{
    value x = value__of_quantity(a), y = value__of_quantity(b);
    assert_int_equal(value__compare(x, y), value__compare(y, x));
    return value__compare(x, y);
}

static void kinds_are_told(void **state)
{
    quantity q = count(3, 3, CLAIMDIFF_BOUND_EXACT), money = measure(3, "usd"),
             day = measure(3, "day");
    quantity percent = measure(3, "percent"), length = measure(3, "km");
    (void)state;
    assert_int_equal(value__of_quantity(&q).kind, VALUE_COUNT);
    assert_int_equal(value__of_quantity(&money).kind, VALUE_MONEY);
    assert_int_equal(value__of_quantity(&day).kind, VALUE_DURATION);
    assert_int_equal(value__of_quantity(&percent).kind, VALUE_PERCENT);
    assert_int_equal(value__of_quantity(&length).kind, VALUE_MEASURE);
    day.role = QUANTITY_AGE;
    assert_int_equal(value__of_quantity(&day).kind, VALUE_AGE);
    q.role = QUANTITY_ORDINAL;
    assert_int_equal(value__of_quantity(&q).kind, VALUE_ORDINAL);
    q.role = QUANTITY_SCORE;
    assert_int_equal(value__of_quantity(&q).kind, VALUE_SCORE);
}

static void bounds_decide(void **state)
{
    quantity twelve = count(12, 12, CLAIMDIFF_BOUND_EXACT),
             fourteen = count(14, 14, CLAIMDIFF_BOUND_EXACT);
    quantity least = count(12, 12, CLAIMDIFF_BOUND_AT_LEAST),
             most = count(12, 12, CLAIMDIFF_BOUND_AT_MOST);
    quantity range = count(10, 15, CLAIMDIFF_BOUND_BETWEEN);
    (void)state;
    assert_int_equal(compare(&twelve, &fourteen), VALUE_CONFLICT);
    assert_int_equal(compare(&twelve, &twelve), VALUE_SAME);
    assert_int_equal(compare(&least, &fourteen), VALUE_ROUNDED);
    assert_int_equal(compare(&most, &fourteen), VALUE_CONFLICT);
    assert_int_equal(compare(&least, &most), VALUE_ROUNDED);
    assert_int_equal(compare(&range, &fourteen), VALUE_FINER);
    assert_int_equal(compare(&range, &range), VALUE_SAME);
}

static void other_kinds_are_unrelated(void **state)
{
    quantity twelve = count(12, 12, CLAIMDIFF_BOUND_EXACT), money = measure(12, "usd"),
             euro = measure(12, "eur");
    quantity age = measure(12, "year");
    timex noon = {
        .hour = 12, .zone = ZONE_OWN, .part_begin = -1, .part_end = -1, .stated.norm = "T12:00"
    };
    value time = value__of_timex(&noon);
    (void)state;
    age.role = QUANTITY_AGE;
    assert_int_equal(compare(&twelve, &money), VALUE_UNRELATED);
    assert_int_equal(compare(&money, &euro), VALUE_UNRELATED);
    assert_int_equal(compare(&twelve, &age), VALUE_UNRELATED);
    assert_int_equal(time.kind, VALUE_TIME);
    assert_int_equal(value__compare(time, value__of_quantity(&twelve)), VALUE_UNRELATED);
}

static void a_half_is_not_rounded_away(void **state)
{
    quantity two = measure(2, "year"), half = measure(2.5, "year"), little = measure(2.4, "year");
    (void)state;
    half.precision = little.precision = -1;
    assert_int_equal(compare(&two, &half), VALUE_CONFLICT);
    assert_int_equal(compare(&two, &little), VALUE_ROUNDED);
}

static timex clock_at(int hour, int minute, int zone)
{
    return (timex){ .hour = hour,
                    .minute = minute,
                    .zone = zone,
                    .part_begin = -1,
                    .part_end = -1,
                    .stated.norm = "" };
}

static value_verdict compare_clocks(timex a, timex b)
{
    value x = value__of_timex(&a), y = value__of_timex(&b);
    assert_int_equal(value__compare(x, y), value__compare(y, x));
    return value__compare(x, y);
}

static void zones_shift_the_clock(void **state)
{
    (void)state;
    assert_int_equal(compare_clocks(clock_at(10, 23, 0), clock_at(5, 23, -300)), VALUE_SAME);
    assert_int_equal(compare_clocks(clock_at(23, 30, 60), clock_at(22, 30, 0)), VALUE_SAME);
    assert_int_equal(compare_clocks(clock_at(0, 30, 60), clock_at(23, 30, 0)), VALUE_SAME);
    assert_int_equal(compare_clocks(clock_at(10, 23, 0), clock_at(10, 23, -300)), VALUE_CONFLICT);
    assert_int_equal(compare_clocks(clock_at(10, 23, ZONE_OWN), clock_at(10, 23, 0)),
                     VALUE_UNRELATED);
    assert_int_equal(compare_clocks(clock_at(10, 23, ZONE_OTHER), clock_at(10, 23, ZONE_OTHER)),
                     VALUE_SAME);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_are_told),
        cmocka_unit_test(bounds_decide),
        cmocka_unit_test(other_kinds_are_unrelated),
        cmocka_unit_test(zones_shift_the_clock),
        cmocka_unit_test(a_half_is_not_rounded_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
