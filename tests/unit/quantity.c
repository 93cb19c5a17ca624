/* Dates and quantities of text that is no news: spans in bounds, no overlap,
 * nothing lost to memory. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "value/quantity.h"

/* Both stages over a text; false when an allocation failed. */
static bool run(const char *text, const claimdiff_allocator *allocator)
{
    arena a;
    reading in;
    quantity_list quantities = { 0 };
    timex_list timexes = { 0 };
    arena__init(&a, allocator);
    bool ok = reading__make(&in, &a, text, strlen(text), false) &&
              timex__find(&timexes, &a, &in, 20000) &&
              quantity__find(&quantities, &a, &in, &timexes);
    size_t last = 0;
    for (size_t i = 0; ok && i < quantities.count; i++) {
        const claimdiff_quantity *q = &quantities.items[i].stated;
        assert_true(q->span.begin >= last && q->span.end > q->span.begin &&
                    q->span.end <= strlen(text));
        assert_non_null(q->unit);
        assert_non_null(q->noun);
        last = q->span.end;
    }
    last = 0;
    for (size_t i = 0; ok && i < timexes.count; i++) {
        const claimdiff_timex *t = &timexes.items[i].stated;
        assert_true(t->span.begin >= last && t->span.end > t->span.begin &&
                    t->span.end <= strlen(text));
        assert_non_null(t->norm);
        last = t->span.end;
    }
    arena__free(&a);
    return ok;
}

static void odd_text_is_harmless(void **state)
{
    static const char *const texts[] = { "1",
                                         "12,",
                                         "$",
                                         "a",
                                         "half",
                                         "by",
                                         "since",
                                         "between",
                                         "between 3 and",
                                         "from 3 to",
                                         "more than",
                                         "at least about some",
                                         "no",
                                         "both",
                                         "a single",
                                         "one hundred and",
                                         "twenty -",
                                         "1,2,3,4,5,6",
                                         "1.2.3.4",
                                         "99999999999999999999999999999999999999999",
                                         "1e308",
                                         "0/0 1/0 1/2 3/4/5",
                                         "the end of",
                                         "the end of the",
                                         "early",
                                         "early on",
                                         "Tuesday,",
                                         "Tuesday, at",
                                         "June the",
                                         "June 31, 99999",
                                         "the third quarter of",
                                         "half past",
                                         "25:99 p.m.",
                                         "midnight on",
                                         "for a",
                                         "for more than a",
                                         "N4",
                                         "N4.",
                                         "N4.2.",
                                         "R1,",
                                         "- 3 - 4 -",
                                         "3-",
                                         "3-2-1",
                                         "first",
                                         "second second second",
                                         "hundred thousand million billion trillion lakh crore",
                                         "thousands of thousands of thousands",
                                         "two to",
                                         "two to one to",
                                         "%",
                                         "per cent per cent" };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_true(run(texts[i], &memory__default));
}

static void *fail_malloc(void *ctx, size_t size)
{
    size_t *left = ctx;
    if (!*left) return NULL;
    --*left;
    return malloc(size);
}

static void *fail_realloc(void *ctx, void *ptr, size_t old_size, size_t size)
{
    size_t *left = ctx;
    (void)old_size;
    if (!*left) return NULL;
    --*left;
    return realloc(ptr, size);
}

static void fail_free(void *ctx, void *ptr)
{
    (void)ctx;
    free(ptr);
}

static void memory_may_fail_anywhere(void **state)
{
    bool done = false;
    (void)state;
    for (size_t n = 0; !done && n < 2000; n++) {
        size_t left = n;
        claimdiff_allocator allocator = { fail_malloc, fail_realloc, fail_free, &left };
        done = run("At least 12 people paid $1.2bn on 3 June, 2 or 3 days after noon on Friday, "
                   "N4.2 million.",
                   &allocator);
    }
    assert_true(done);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(odd_text_is_harmless),
        cmocka_unit_test(memory_may_fail_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
