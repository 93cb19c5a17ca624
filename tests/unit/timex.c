/* Calendar arithmetic and the date parser of the timex stage. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "value/calendar.h"

static void dates_are_parsed(void **state)
{
    long days;
    (void)state;
    assert_true(calendar__parse("1970-01-01", &days));
    assert_int_equal(days, 0);
    assert_true(calendar__parse("2024-02-29", &days));
    assert_int_equal(days, 19782);
    assert_true(calendar__parse("1969-12-31", &days));
    assert_int_equal(days, -1);
}

static void what_is_no_date_is_refused(void **state)
{
    static const char *const bad[] = {
        "",           "2024-2-9",   "2023-02-29", "2024-13-01",  "2024-00-10",
        "2024-04-31", "24-04-2001", "2024/04/01", "2024-04-01 ", "0000-01-01"
    };
    long days;
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(calendar__parse(bad[i], &days));
}

static void days_and_dates_are_inverse(void **state)
{
    int year, month, day, last = 0;
    (void)state;
    for (long d = -200000; d < 200000; d += 13) {
        calendar__civil(d, &year, &month, &day);
        assert_int_equal(calendar__days(year, month, day), d);
        assert_true(month >= 1 && month <= 12 && day >= 1 &&
                    day <= calendar__month_length(year, month));
        assert_true(year >= last || !last);
        last = year;
    }
}

static void weekdays_are_right(void **state)
{
    (void)state;
    assert_int_equal(calendar__weekday(calendar__days(2026, 11, 24)), 2);
    assert_int_equal(calendar__weekday(0), 4);
    assert_int_equal(calendar__weekday(calendar__days(1969, 12, 28)), 7);
    assert_int_equal(calendar__weekday(calendar__days(2000, 2, 29)), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_parsed),
        cmocka_unit_test(what_is_no_date_is_refused),
        cmocka_unit_test(days_and_dates_are_inverse),
        cmocka_unit_test(weekdays_are_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
