/* The calendar: days and dates there and back, leap years, what is no date. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "value/calendar.h"

static void days_count_from_1970(void **state)
{
    (void)state;
    assert_int_equal(calendar__days(1970, 1, 1), 0);
    assert_int_equal(calendar__days(1970, 1, 2), 1);
    assert_int_equal(calendar__days(1969, 12, 31), -1);
    assert_int_equal(calendar__days(2000, 3, 1), 11017);
    assert_int_equal(calendar__days(2026, 11, 30), 20787);
}

/* Over two turns of the century, of which one has no leap day. */
static void dates_come_back(void **state)
{
    int year, month, day, before = calendar__weekday(calendar__days(1899, 12, 31));
    (void)state;
    for (long d = calendar__days(1900, 1, 1); d < calendar__days(2101, 1, 1); d++) {
        calendar__civil(d, &year, &month, &day);
        assert_int_equal(calendar__days(year, month, day), d);
        assert_in_range(day, 1, calendar__month_length(year, month));
        assert_int_equal(calendar__weekday(d), before % 7 + 1);
        before = calendar__weekday(d);
    }
}

static void february_knows_leap_years(void **state)
{
    (void)state;
    assert_int_equal(calendar__month_length(2024, 2), 29);
    assert_int_equal(calendar__month_length(2025, 2), 28);
    assert_int_equal(calendar__month_length(2000, 2), 29);
    assert_int_equal(calendar__month_length(1900, 2), 28);
    assert_int_equal(calendar__month_length(2026, 11), 30);
}

static void weekdays_begin_with_monday(void **state)
{
    (void)state;
    assert_int_equal(calendar__weekday(calendar__days(2026, 11, 30)), 1);
    assert_int_equal(calendar__weekday(calendar__days(2026, 11, 29)), 7);
    assert_int_equal(calendar__weekday(calendar__days(1969, 12, 31)), 3);
}

static void only_dates_are_parsed(void **state)
{
    static const char *const wrong[] = { "",           "2026",       "2026-13-01", "2026-02-29",
                                         "2026-00-10", "2026-01-00", "26-01-01",   "2026-1-1",
                                         "2026/01/01", "2026-01-01x" };
    long days;
    (void)state;
    assert_true(calendar__parse("2024-02-29", &days));
    assert_int_equal(days, calendar__days(2024, 2, 29));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (calendar__parse(wrong[i], &days)) fail_msg("\"%s\" was taken for a date", wrong[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_count_from_1970),      cmocka_unit_test(dates_come_back),
        cmocka_unit_test(february_knows_leap_years), cmocka_unit_test(weekdays_begin_with_monday),
        cmocka_unit_test(only_dates_are_parsed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
