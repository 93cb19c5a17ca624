/* Numerals: value, precision and what is glued to them, and what is none. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "../first_words.h"
#include "value/figure.h"

/* The numeral that the text begins with; false: none. */
static bool read(const char *text, bool money, numeral *out)
{
    arena a;
    scan in;
    arena__init(&a, &memory__default);
    first_words__read(&in, &a, text);
    bool found = numeral__read(out, &in, 0, money);
    out->suffix = ""; /* lives in the arena */
    arena__free(&a);
    return found;
}

static void values_are_read(void **state)
{
    static const struct {
        const char *text;
        double value;
        int precision;
    } cases[] = {
        { "63", 63, 0 },
        { "4,300 people", 4300, 2 },
        { "12,34,567 rupees", 1234567, 0 },
        { "6.8 km", 6.8, -1 },
        { "1 200 000 votes", 1200000, 5 },
        { "1.2 million", 1200000, 5 },
        { "twenty-three", 23, 0 },
        { "one hundred and five", 105, 0 },
        { "half a million", 500000, 5 },
        { "two and a half", 2.5, -1 },
        { "3 1/2 minutes", 3.5, -1 },
        { "tens of thousands", 20000, 4 },
        { "a couple of hundred", 200, 2 },
        { "three lakh", 300000, 5 },
        { "two-million-euro", 2000000, 6 },
        { "three-hundred-strong", 300, 2 },
        { "71st", 71, 0 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        numeral n;
        if (!read(cases[i].text, false, &n) || fabs(n.value - cases[i].value) > 1e-9)
            fail_msg("%s", cases[i].text);
        if (n.precision != cases[i].precision && !n.nth) fail_msg("%s: precision", cases[i].text);
    }
}

static void shapes_are_told(void **state)
{
    numeral n;
    (void)state;
    assert_true(read("third", false, &n) && n.nth && n.value == 3);
    assert_true(read("two-fifths of them", false, &n) && n.fraction && fabs(n.value - 0.4) < 1e-9);
    assert_true(read("dozens", false, &n) && n.many && n.loose);
    assert_true(read("2019", false, &n) && n.plain && n.digits);
    assert_true(read("2,019", false, &n) && !n.plain);
    assert_true(read("1.2bn", true, &n) && n.scaled && n.scale == 1e9);
}

static void letters_scale_money_alone(void **state)
{
    numeral n;
    (void)state;
    assert_true(read("22m", true, &n) && n.value == 22e6);
    assert_true(read("22m", false, &n) && n.value == 22);
    assert_true(read("1.4m people", false, &n) && n.value == 1.4e6);
}

static void what_is_no_number_is_refused(void **state)
{
    static const char *const texts[] = {
        "people", "the", "a", "half-brother's", "quarter", "-", ""
    };
    numeral n;
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (read(texts[i], false, &n) && !n.fraction) fail_msg("%s", texts[i]);
}

static void decimals_ignore_the_locale(void **state)
{
    const char *rest;
    (void)state;
    assert_true(fabs(figure__decimal("6.8 km", &rest) - 6.8) < 1e-12);
    assert_string_equal(rest, " km");
    assert_true(figure__decimal("12.", &rest) == 12 && !strcmp(rest, "."));
    assert_true(figure__decimal("", &rest) == 0);
    assert_true(figure__power(3) == 1000 && fabs(figure__power(-2) - 0.01) < 1e-15);
    assert_int_equal(figure__trailing_zeros(1200), 2);
    assert_int_equal(figure__trailing_zeros(63), 0);
    assert_int_equal(figure__trailing_zeros(0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_read),
        cmocka_unit_test(shapes_are_told),
        cmocka_unit_test(letters_scale_money_alone),
        cmocka_unit_test(what_is_no_number_is_refused),
        cmocka_unit_test(decimals_ignore_the_locale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
