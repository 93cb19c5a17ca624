/* Figures in digits: what is read, how precisely, and where it stops. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../first_words.h"
#include "value/figure.h"

static void decimals_have_a_point(void **state)
{
    const char *rest;
    (void)state;
    assert_true(figure__decimal("6.75 km", &rest) == 6.75);
    assert_string_equal(rest, " km");
    assert_true(figure__decimal("40s", &rest) == 40);
    assert_string_equal(rest, "s");
    assert_true(figure__decimal("7.", &rest) == 7);
    figure__decimal("km", &rest);
    assert_string_equal(rest, "km");
}

static void zeros_at_the_end_are_counted(void **state)
{
    (void)state;
    assert_int_equal(figure__trailing_zeros(1200), 2);
    assert_int_equal(figure__trailing_zeros(63), 0);
    assert_int_equal(figure__trailing_zeros(0), 0);
    assert_int_equal(figure__trailing_zeros(5e9), 9);
}

static void powers_are_exact(void **state)
{
    (void)state;
    assert_true(figure__power(0) == 1 && figure__power(3) == 1000 && figure__power(9) == 1e9);
    assert_true(fabs(figure__power(-2) - 0.01) < 1e-17);
}

/* The figure that the text begins with, where it begins with one. */
static bool read(const char *text, bool slashed, numeral *out)
{
    arena a;
    scan in;
    arena__init(&a, &memory__default);
    first_words__read(&in, &a, text);
    bool found = slashed ? figure__read_slashed(&in, 0, out) : figure__read(out, &in, 0);
    out->suffix = ""; /* lives in the arena */
    arena__free(&a);
    return found;
}

static void thousands_may_be_apart(void **state)
{
    numeral n;
    (void)state;
    assert_true(read("4,300 people", false, &n) && n.value == 4300 && n.precision == 2);
    assert_true(read("1 200 000 votes", false, &n) && n.value == 1200000);
    assert_true(read("12,34,567 rupees", false, &n) && n.value == 1234567);
    assert_true(read("6.8 km", false, &n) && n.value == (double)6.8 && n.precision == -1);
    assert_false(read("people", false, &n));
}

static void fractions_have_a_slash(void **state)
{
    numeral n;
    (void)state;
    assert_true(read("1/4 of them", true, &n) && n.value == 0.25);
    assert_false(read("4 of them", true, &n));
    assert_false(read("1/0", true, &n));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decimals_have_a_point),  cmocka_unit_test(zeros_at_the_end_are_counted),
        cmocka_unit_test(powers_are_exact),       cmocka_unit_test(thousands_may_be_apart),
        cmocka_unit_test(fractions_have_a_slash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
