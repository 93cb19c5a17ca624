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

/* "Caf\xC3\xA9 shut\n\nAgain" out of "<p>Caf&eacute; shut</p>\n<p>Again</p>" */
static const claimdiff_run runs[] = {
    { 0, 3, 3, 3, 1 }, { 3, 2, 6, 8, 1 }, { 5, 5, 14, 5, 1 }, { 12, 5, 27, 5, 2 },
};

static void check_in_file(size_t begin, size_t end, size_t file_begin, size_t file_end)
{
    lines in = { .runs = runs, .run_count = 4 };
    claimdiff_span span = lines__in_file(&in, (claimdiff_span){ begin, end });
    assert_int_equal(span.begin, file_begin);
    assert_int_equal(span.end, file_end);
}

static void runs_lead_back_to_the_file(void **state)
{
    (void)state;
    check_in_file(0, 3, 3, 6);
    check_in_file(0, 5, 3, 14); /* the whole entity */
    check_in_file(6, 10, 15, 19);
    check_in_file(6, 17, 15, 32);
    check_in_file(12, 17, 27, 32);
    check_in_file(10, 12, 19, 19); /* what stands between the runs is nowhere */
    check_in_file(12, 12, 27, 27);
}

static void lines_are_those_of_the_file(void **state)
{
    (void)state;
    const char *text = "Caf\xC3\xA9 shut\n\nAgain";
    arena a;
    lines in;
    size_t line, column;
    arena__init(&a, &memory__default);
    assert_true(lines__index(&in, &a, text, strlen(text)));
    in.runs = runs;
    in.run_count = 4;
    lines__locate(&in, 13, &line, &column);
    assert_int_equal(line, 2);
    assert_int_equal(column, 2);
    lines__locate(&in, 11, &line, NULL);
    assert_int_equal(line, 1);
    arena__free(&a);
}

static void runs_stand_in_order_within_the_text(void **state)
{
    (void)state;
    claimdiff_run wrong[] = { { 0, 3, 3, 3, 1 }, { 3, 2, 6, 8, 1 } };
    assert_true(lines__are_runs(runs, 4, 17));
    assert_false(lines__are_runs(runs, 4, 16));
    assert_true(lines__are_runs(NULL, 0, 0));
    wrong[1].text = 2; /* over the one before */
    assert_false(lines__are_runs(wrong, 2, 17));
    wrong[1].text = SIZE_MAX;
    assert_false(lines__are_runs(wrong, 2, 17));
    wrong[1] = (claimdiff_run){ 3, 0, 6, 8, 1 };
    assert_false(lines__are_runs(wrong, 2, 17));
    wrong[1] = (claimdiff_run){ 3, 2, SIZE_MAX, 8, 1 };
    assert_false(lines__are_runs(wrong, 2, 17));
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
        cmocka_unit_test(runs_lead_back_to_the_file),
        cmocka_unit_test(lines_are_those_of_the_file),
        cmocka_unit_test(runs_stand_in_order_within_the_text),
        cmocka_unit_test(a_long_line_costs_nothing_without_its_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
