/* The string builder: exact bytes, decimals in one form whatever the locale, and
 * running out of memory that sticks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../process.h"
#include "base/str.h"

static void pieces_are_put_together(void **state)
{
    str s;
    (void)state;
    str__init(&s, &memory__default);
    str__put(&s, "nine");
    str__add(&s, " miners", 4);
    str__put(&s, "");
    str__format(&s, ", %d of %s", 12, "them");
    assert_string_equal(s.bytes, "nine min, 12 of them");
    assert_int_equal(s.length, strlen(s.bytes));
    str__add(&s, "a\0b", 3);
    assert_int_equal(s.length, 23);
    assert_memory_equal(s.bytes + 20, "a\0b", 4);
    assert_false(s.failed);
    str__free(&s);
    assert_null(s.bytes);
    assert_int_equal(s.length, 0);
}

/* Around the sizes of its first buffer and of the one printf goes through. */
static void any_length_fits(void **state)
{
    char text[1200];
    (void)state;
    memset(text, 'x', sizeof text);
    for (size_t length = 250; length < 270; length++) {
        str s;
        str__init(&s, &memory__default);
        str__add(&s, text, length);
        assert_int_equal(s.bytes[length], '\0');
        str__format(&s, "%.*s|", (int)length, text);
        str__format(&s, "%.*s", 1100, text);
        assert_int_equal(s.length, 2 * length + 1101);
        assert_int_equal(strlen(s.bytes), s.length);
        assert_int_equal(s.bytes[2 * length], '|');
        str__free(&s);
    }
}

static void check_decimal(double value, int digits, const char *expected)
{
    str s;
    str__init(&s, &memory__default);
    str__decimal(&s, value, digits);
    assert_string_equal(s.bytes, expected);
    str__free(&s);
}

static void decimals_are_short(void **state)
{
    (void)state;
    check_decimal(12, 3, "12");
    check_decimal(1200, 0, "1200");
    check_decimal(0.5, 3, "0.5");
    check_decimal(0.125, 2, "0.12");
    check_decimal(0.1250001, 2, "0.13");
    check_decimal(-3.14, 4, "-3.14");
    check_decimal(0, 4, "0");
    check_decimal((double)INFINITY, 3, "0");
    check_decimal((double)NAN, 3, "0");
    check_decimal(1e22, 3, "10000000000000000000000");
}

static void a_locale_changes_no_decimal(void **state)
{
    (void)state;
    /* ps_AF has a radix of two bytes; made here, where it is not installed and can be. */
    static const char *const names[] = { "de_DE.UTF-8", "fr_FR.UTF-8", "ps_AF.UTF-8" };
    char made[512];
    size_t set = 0;
    free(process__run("p=$BUILD/tests/locale; mkdir -p \"$p\" && "
                      "localedef -i ps_AF -f UTF-8 \"$p/ps_AF.UTF-8\" >/dev/null 2>&1").output);
    snprintf(made, sizeof made, "%s/tests/locale", process__build());
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], "ps_AF.UTF-8") == 0) setenv("LOCPATH", made, 1);
        if (!setlocale(LC_ALL, names[i])) continue;
        set++;
        check_decimal(2.75, 3, "2.75");
        check_decimal(-1000.5, 1, "-1000.5");
    }
    setlocale(LC_ALL, "C");
    unsetenv("LOCPATH");
    if (!set) skip();
}

/* An allocator that fails after so many calls. */
static size_t calls_left;

static void *give(void *ctx, size_t size)
{
    (void)ctx;
    return calls_left && calls_left-- ? malloc(size) : NULL;
}

static void *give_again(void *ctx, void *ptr, size_t old_size, size_t size)
{
    (void)ctx, (void)old_size;
    return calls_left && calls_left-- ? realloc(ptr, size) : NULL;
}

static void take(void *ctx, void *ptr)
{
    (void)ctx;
    free(ptr);
}

static void running_out_keeps_what_there_is(void **state)
{
    const claimdiff_allocator allocator = { give, give_again, take, NULL };
    char text[600] = { 0 };
    str s;
    (void)state;
    memset(text, 'x', sizeof text - 1);
    calls_left = 1;
    str__init(&s, &allocator);
    str__put(&s, "kept");
    str__put(&s, text);
    assert_true(s.failed);
    calls_left = 10;
    str__put(&s, "late");
    str__format(&s, "%d", 1);
    str__decimal(&s, 1, 1);
    assert_true(s.failed);
    assert_string_equal(s.bytes, "kept");
    str__free(&s);

    calls_left = 0;
    str__init(&s, &allocator);
    str__put(&s, "none");
    assert_true(s.failed);
    assert_null(s.bytes);
    str__free(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_put_together),
        cmocka_unit_test(any_length_fits),
        cmocka_unit_test(decimals_are_short),
        cmocka_unit_test(a_locale_changes_no_decimal),
        cmocka_unit_test(running_out_keeps_what_there_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
