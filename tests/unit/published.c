/* The day of publication, from datelines and lines near the top. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "value/published.h"

#define BODY "\n\nThe ferry sank on Monday. Nobody was hurt, the port said.\n"

static bool find(const char *text, char *date)
{
    arena a;
    segments s = { 0 };
    arena__init(&a, &memory__default);
    assert_true(segment__article(&s, &a, text, strlen(text)));
    bool found = published__find(&s, date);
    arena__free(&a);
    return found;
}

static void days_are_found(void **state)
{
    static const struct {
        const char *text, *date;
    } cases[] = {
        { "Ferry sinks\n\nSaturday, April 4, 2009" BODY, "2009-04-04" },
        { "Ferry sinks\n\nPublished 4 April 2009" BODY, "2009-04-04" },
        { "Ferry sinks\n\n2009-04-04" BODY, "2009-04-04" },
        { "LAGOS, Nov 12, 2026 (Wire) - The ferry sank on Monday. Nobody was hurt.\n",
          "2026-11-12" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char date[11] = "";
        if (!find(cases[i].text, date)) fail_msg("%s", cases[i].text);
        assert_string_equal(date, cases[i].date);
    }
}

static void other_dates_are_left(void **state)
{
    static const char *const texts[] = {
        "Ferry sinks" BODY,
        "Ferry sinks\n\nSaturday, April 4" BODY,
        "Ferry sinks\n\n31 February 2009" BODY,
        "The ferry sank on April 4, 2009, in the storm. Nobody was hurt, the port said.\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char date[11];
        if (find(texts[i], date)) fail_msg("%s: %s", texts[i], date);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_found),
        cmocka_unit_test(other_dates_are_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
