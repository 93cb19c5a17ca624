/* The sums of weights are those that adding one by one gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "syntax/model_table.h"

#define FEATURES 255 /* the most */
#define BYTES 4096

static signed char table[BYTES + TABLE_PAD];
static uint32_t rows[FEATURES];

/* Weights of all values, or all of one. */
static void fill(int only)
{
    uint32_t hash = 1;
    for (size_t i = 0; i < sizeof table; i++) {
        hash = table__mix(hash, (uint32_t)i);
        table[i] = (signed char)(only ? only : (int)(hash & 255) - 128);
    }
    for (size_t f = 0; f < FEATURES; f++) {
        hash = table__mix(hash, (uint32_t)f);
        rows[f] = hash % BYTES;
    }
}

static int sum(size_t k, size_t features)
{
    int all = 0;
    for (size_t f = 0; f < features; f++) all += table[rows[f] + k];
    return all;
}

static void check(size_t features)
{
    int16_t scores[TABLE_WIDTH], few[4];
    table__score(scores, table, rows, features);
    table__score_few(few, table, rows, features);
    for (size_t k = 0; k < TABLE_WIDTH; k++) assert_int_equal(scores[k], sum(k, features));
    for (size_t k = 0; k < 4; k++) assert_int_equal(few[k], sum(k, features));
}

static void sums_are_those_of_the_rows(void **state)
{
    (void)state;
    fill(0);
    for (size_t features = 0; features <= FEATURES; features++) check(features);
}

static void the_least_and_the_greatest_do_not_overflow(void **state)
{
    (void)state;
    fill(-128);
    check(FEATURES);
    fill(127);
    check(FEATURES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_are_those_of_the_rows),
        cmocka_unit_test(the_least_and_the_greatest_do_not_overflow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
