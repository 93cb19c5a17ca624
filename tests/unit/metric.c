/* Measures as the judge's network is told them. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "value/metric.h"

/* text, whole or its first quantity alone, in metric units; NULL: as it is. */
static void check_part(const char *text, bool alone, const char *wanted)
{
    arena a;
    reading in;
    timex_list dates = { 0 };
    quantity_list found = { 0 };
    str out;
    arena__init(&a, &memory__default);
    str__init(&out, &memory__default);
    assert_true(reading__make(&in, &a, text, strlen(text), false));
    assert_true(timex__find(&dates, &a, &in, LONG_MIN));
    assert_true(quantity__find(&found, &a, &in, &dates));
    const claimdiff_span whole = { 0, strlen(text) };
    assert_true(found.count || !alone);
    const claimdiff_span part = alone ? found.items[0].stated.span : whole;
    const bool written = metric__write(&out, &in, part, found.items, found.count);
    assert_int_equal(written, wanted != NULL);
    if (wanted)
        assert_string_equal(out.bytes, wanted);
    else
        assert_int_equal(out.length, 0);
    str__free(&out);
    arena__free(&a);
}

static void check(const char *text, const char *wanted)
{
    check_part(text, false, wanted);
}

static void feet_and_miles_are_written_as_metres(void **state)
{
    (void)state;
    check("The car was going at 100 miles an hour.", "The car was going at 160 km/h.");
    check("It ran aground five miles off the coast.", "It ran aground 8 km off the coast.");
    check("The whale is about 80 feet long.", "The whale is about 24 m long.");
    check("It flew at 35,000 feet for 20 miles.", "It flew at 11,000 m for 32 km.");
}

static void areas_weights_and_degrees_too(void **state)
{
    (void)state;
    check("The fire has burned 3,000 acres.", "The fire has burned 1,200 hectare.");
    check("It weighs 2.5 pounds.", "It weighs 1.1 kg.");
    check("It was 14 degrees Fahrenheit at noon.", "It was -10 celsius at noon.");
    check("It was 32 degrees Fahrenheit at noon.", "It was 0 celsius at noon.");
    check("The fire has burned 5 million acres.", "The fire has burned 2 million hectare.");
}

static void sums_have_a_sign(void **state)
{
    (void)state;
    check("It paid 88 million pounds for the yard.", "It paid £88 million for the yard.");
    check("The jewels are worth 103.5 million euros, police said.",
          "The jewels are worth €103.5 million, police said.");
    check("At least 1,200 dollars were taken.", "At least $1,200 were taken.");
    check("It cost €40m.", NULL);
    check("A ride costs 40 cents.", NULL);
}

static void what_is_metric_or_no_measure_stays(void **state)
{
    (void)state;
    check("The car was going at 160 km/h.", NULL);
    check("Twelve people were hurt on Monday.", NULL);
}

static void a_figure_without_its_unit_is_no_measure(void **state)
{
    (void)state;
    check("They fenced the 9 - acre lot.", "They fenced the 3.6 hectare lot.");
    check_part("They fenced the 9 - acre lot.", true, NULL);
    check_part("They fenced nine acres of it.", true, "3.6 hectare");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_figure_without_its_unit_is_no_measure),
        cmocka_unit_test(feet_and_miles_are_written_as_metres),
        cmocka_unit_test(areas_weights_and_degrees_too),
        cmocka_unit_test(sums_have_a_sign),
        cmocka_unit_test(what_is_metric_or_no_measure_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
