/* Units: their words, their dimensions, and how they convert. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "value/unit.h"

static void near(double value, const char *from, const char *to, double wanted)
{
    double got;
    if (!unit__convert(value, from, to, &got)) fail_msg("%s to %s", from, to);
    if (fabs(got - wanted) > 1e-6 * fmax(1, fabs(wanted))) fail_msg("%s to %s: %g", from, to, got);
}

static void units_convert_within_a_dimension(void **state)
{
    (void)state;
    near(1, "mile", "km", 1.609344);
    near(10, "foot", "m", 3.048);
    near(1, "week", "day", 7);
    near(2, "tonne", "kg", 2000);
    near(1, "gallon", "litre", 3.785411784);
    near(5, "usd", "usd", 5);
}

static void temperatures_convert_by_an_offset(void **state)
{
    (void)state;
    near(0, "celsius", "fahrenheit", 32);
    near(100, "celsius", "fahrenheit", 212);
    near(82, "fahrenheit", "celsius", 27.7777778);
    near(-40, "fahrenheit", "celsius", -40);
}

static void others_do_not(void **state)
{
    double any;
    (void)state;
    assert_false(unit__convert(1, "usd", "eur", &any));
    assert_false(unit__convert(1, "km", "hour", &any));
    assert_false(unit__convert(1, "percent", "point", &any));
    assert_false(unit__convert(1, "", "km", &any));
}

static void dimensions_are_known(void **state)
{
    (void)state;
    assert_true(unit__is_time("night") && !unit__is_time("km"));
    assert_true(unit__is_money("gbp") && !unit__is_money("percent") && !unit__is_money(""));
}

static void suffixes_are_units(void **state)
{
    unit u;
    (void)state;
    assert_true(unit__read_suffix(&u, "kv") && !strcmp(u.name, "kilovolt"));
    assert_true(unit__read_suffix(&u, "cents") && fabs(u.factor - 0.01) < 1e-12);
    assert_false(unit__read_suffix(&u, "xyz"));
    assert_false(unit__read_suffix(&u, ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_convert_within_a_dimension),
        cmocka_unit_test(temperatures_convert_by_an_offset),
        cmocka_unit_test(others_do_not),
        cmocka_unit_test(dimensions_are_known),
        cmocka_unit_test(suffixes_are_units),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
