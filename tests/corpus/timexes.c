/* Dates and times found (timexes.txt) and compared (timexes-compare.txt). */
#include "claims.h"
#include "value/calendar.h"

#include "value/calendar.h"

static const char *const relations[] = { "unknown", "same", "contained", "disjoint" };

/* "by XXXX-06-03", "since 2021", "weekday:friday T00:00" */
static void describe(const timex *t, char *out, size_t size)
{
    snprintf(out, size, "%s%s", t->deadline ? "by " : t->since ? "since " : "", t->stated.norm);
}

static bool matches(const values *r, char *wanted)
{
    char got[128], *rest = NULL;
    size_t i = 0;
    if (!strcmp(wanted, "*")) return !r->timexes.count;
    for (char *item = strtok_r(wanted, ";", &rest); item; item = strtok_r(NULL, ";", &rest), i++) {
        while (*item == ' ') item++;
        if (i >= r->timexes.count) return false;
        describe(&r->timexes.items[i], got, sizeof got);
        if (strcmp(got, item)) return false;
    }
    return i == r->timexes.count;
}

static long anchor_of(const char *date)
{
    long days = LONG_MIN;
    if (strcmp(date, "-")) assert_true(calendar__parse(date, &days));
    return days;
}

static bool check_found(char **fields, size_t count)
{
    values r;
    char got[128];
    assert_true(count == 3);
    read_text(&r, fields[1], LONG_MIN);
    bool ok = matches(&r, fields[2]);
    for (size_t i = 0; !ok && i < r.timexes.count; i++) {
        describe(&r.timexes.items[i], got, sizeof got);
        print_error("got: %s\n", got);
    }
    arena__free(&r.memory);
    return ok;
}

/* A day as the interval of minutes from one date to another. */
static bool check_pinned(char **fields, size_t count)
{
    values r;
    long begin, end;
    assert_true(count == 5);
    assert_true(calendar__parse(fields[3], &begin) && calendar__parse(fields[4], &end));
    read_text(&r, fields[2], anchor_of(fields[1]));
    bool ok = r.timexes.count == 1 && r.timexes.items[0].stated.known;
    if (ok) {
        const claimdiff_timex *t = &r.timexes.items[0].stated;
        ok = t->begin == begin * 1440LL && t->end == end * 1440LL;
        if (!ok)
            print_error("got: day %lld to %lld, not %ld to %ld\n", t->begin / 1440, t->end / 1440,
                        begin, end);
    }
    arena__free(&r.memory);
    return ok;
}

static bool check_compared(char **fields, size_t count)
{
    values a, b;
    assert_true(count == 5);
    read_text(&a, fields[2], anchor_of(fields[1]));
    read_text(&b, fields[3], anchor_of(fields[1]));
    bool ok = a.timexes.count && b.timexes.count;
    if (ok) {
        const timex *x = &a.timexes.items[0], *y = &b.timexes.items[0];
        timex_relation relation = timex__compare(x, y);
        ok = !strcmp(relations[relation], fields[4]) && timex__compare(y, x) == relation;
        if (!ok)
            print_error("got: %s, turned: %s\n", relations[relation],
                        relations[timex__compare(y, x)]);
    }
    arena__free(&a.memory);
    arena__free(&b.memory);
    return ok;
}

static void timexes_are_found(void **state)
{
    (void)state;
    each_case("tests/corpus/timexes.txt", check_found);
}

static void timexes_are_pinned_by_the_date(void **state)
{
    (void)state;
    each_case("tests/corpus/timexes-anchored.txt", check_pinned);
}

static void timexes_are_compared(void **state)
{
    (void)state;
    each_case("tests/corpus/timexes-compare.txt", check_compared);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(timexes_are_found),
        cmocka_unit_test(timexes_are_pinned_by_the_date),
        cmocka_unit_test(timexes_are_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
