/* Term numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "pair/term.h"

#define MANY 5000

static void a_term_keeps_its_number(void **state)
{
    arena a;
    term_table table;
    uint32_t first, second, again;
    (void)state;
    arena__init(&a, &memory__default);
    term__init(&table, &a);
    assert_true(term__intern(&table, 's', "storm", &first));
    assert_true(term__intern(&table, 's', "flood", &second));
    assert_true(term__intern(&table, 's', "storm", &again));
    assert_int_equal(first, 0);
    assert_int_equal(second, 1);
    assert_int_equal(again, first);
    arena__free(&a);
}

static void kinds_are_kept_apart(void **state)
{
    arena a;
    term_table table;
    uint32_t word, number;
    (void)state;
    arena__init(&a, &memory__default);
    term__init(&table, &a);
    assert_true(term__intern(&table, 's', "12", &word));
    assert_true(term__intern(&table, 'n', "12", &number));
    assert_int_not_equal(word, number);
    arena__free(&a);
}

static void the_table_grows(void **state)
{
    static char text[MANY][8];
    arena a;
    term_table table;
    uint32_t number;
    (void)state;
    arena__init(&a, &memory__default);
    term__init(&table, &a);
    for (size_t round = 0; round < 2; round++) {
        for (size_t i = 0; i < MANY; i++) {
            snprintf(text[i], sizeof text[i], "w%zu", i);
            assert_true(term__intern(&table, 's', text[i], &number));
            assert_int_equal(number, i);
        }
    }
    assert_int_equal(table.count, MANY);
    arena__free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_term_keeps_its_number),
        cmocka_unit_test(kinds_are_kept_apart),
        cmocka_unit_test(the_table_grows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
