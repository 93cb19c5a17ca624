/* Lines and columns of byte offsets; and that a line is found without counting columns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "text/lines.h"

static void check_place(const char *text, size_t offset, size_t line, size_t column)
{
    arena a;
    lines in;
    size_t got_line = 0, got_column = 0;
    arena__init(&a, &memory__default);
    assert_true(lines__index(&in, &a, text, strlen(text)));
    lines__locate(&in, offset, &got_line, &got_column);
    assert_int_equal(got_line, line);
    assert_int_equal(got_column, column);
    lines__locate(&in, offset, &got_line, NULL);
    assert_int_equal(got_line, line);
    lines__locate(&in, offset, NULL, &got_column);
    assert_int_equal(got_column, column);
    arena__free(&a);
}

static void places_count_from_one(void **state)
{
    (void)state;
    check_place("", 0, 1, 1);
    check_place("one\ntwo\n", 0, 1, 1);
    check_place("one\ntwo\n", 2, 1, 3);
    check_place("one\ntwo\n", 3, 1, 4); /* the line end is of its line */
    check_place("one\ntwo\n", 4, 2, 1);
    check_place("one\ntwo\n", 8, 3, 1);
    check_place("one\ntwo\n", 99, 3, 1);
    check_place("\n\n\nx", 3, 4, 1);
}

static void columns_are_characters(void **state)
{
    (void)state;
    check_place("caf\xC3\xA9 x", 6, 1, 6);
    check_place("\xF0\x9F\x94\xA5 x", 5, 1, 3);
}

static void a_long_line_costs_nothing_without_its_column(void **state)
{
    enum { BYTES = 1 << 20, TIMES = 20000 };
    arena a;
    lines in;
    size_t line = 0;
    char *text = malloc(BYTES);
    (void)state;
    assert_non_null(text);
    memset(text, 'x', BYTES);
    arena__init(&a, &memory__default);
    assert_true(lines__index(&in, &a, text, BYTES));
    clock_t begin = clock();
    for (size_t i = 0; i < TIMES; i++) {
        lines__locate(&in, BYTES - i, &line, NULL);
        assert_int_equal(line, 1);
    }
    assert_true((double)(clock() - begin) / CLOCKS_PER_SEC < 0.5); /* 2e10 bytes otherwise */
    arena__free(&a);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_count_from_one),
        cmocka_unit_test(columns_are_characters),
        cmocka_unit_test(a_long_line_costs_nothing_without_its_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
