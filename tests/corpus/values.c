/* How the first values of two texts stand to each other (values.txt). */
#include "claims.h"

#include "value/calendar.h"
#include "value/value.h"

static const char *const verdicts[] = { "unrelated", "same", "rounded", "finer", "conflict" };

static long anchor_of(const char *date)
{
    long days = LONG_MIN;
    if (strcmp(date, "-")) assert_true(calendar__parse(date, &days));
    return days;
}

/* The first value of a text; false: it has none. */
static bool first_value(const values *r, value *out)
{
    const quantity *q = r->quantities.count ? &r->quantities.items[0] : NULL;
    const timex *t = r->timexes.count ? &r->timexes.items[0] : NULL;
    if (q && t && q->token_begin > t->token_begin) q = NULL;
    *out = q ? value__of_quantity(q) : t ? value__of_timex(t) : (value){ 0 };
    return q || t;
}

static bool check(char **fields, size_t count)
{
    values a, b;
    value x, y;
    assert_true(count == 5);
    read_text(&a, fields[2], anchor_of(fields[1]));
    read_text(&b, fields[3], anchor_of(fields[1]));
    bool ok = first_value(&a, &x) && first_value(&b, &y);
    if (!ok) {
        print_error("no value in one of the texts\n");
    } else {
        value_verdict verdict = value__compare(x, y), turned = value__compare(y, x);
        ok = !strcmp(verdicts[verdict], fields[4]) && turned == verdict;
        if (!ok) print_error("got: %s, turned: %s\n", verdicts[verdict], verdicts[turned]);
    }
    arena__free(&a.memory);
    arena__free(&b.memory);
    return ok;
}

static void values_are_compared(void **state)
{
    (void)state;
    each_case("tests/corpus/values.txt", check);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(values_are_compared) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
