/* The arena and growable arrays: what is handed out is zeroed, aligned and apart,
 * all of it goes back to the allocator it came from, and running out is a return
 * value that sticks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"

/* An allocator that counts, gives dirty memory, and fails after so many calls. */
typedef struct counter {
    size_t given, freed, left; /* blocks; calls until it fails */
} counter;

static void *give(void *ctx, size_t size)
{
    counter *c = ctx;
    if (!c->left) return NULL;
    c->left--;
    c->given++;
    void *p = malloc(size);
    assert_non_null(p);
    return memset(p, 0xA5, size);
}

static void *give_again(void *ctx, void *ptr, size_t old_size, size_t size)
{
    (void)ctx, (void)ptr, (void)old_size, (void)size;
    fail_msg("an arena does not move what it handed out");
    return NULL;
}

static void take(void *ctx, void *ptr)
{
    counter *c = ctx;
    c->freed++;
    free(ptr);
}

static claimdiff_allocator over(counter *c)
{
    return (claimdiff_allocator){ give, give_again, take, c };
}

static void memory_is_zeroed_aligned_and_apart(void **state)
{
    counter c = { .left = 100 };
    claimdiff_allocator allocator = over(&c);
    unsigned char *pieces[64];
    arena a;
    (void)state;
    arena__init(&a, &allocator);
    for (size_t i = 0; i < 64; i++) {
        size_t size = i * 37 % 300;
        pieces[i] = arena__alloc(&a, size);
        assert_non_null(pieces[i]);
        assert_int_equal((uintptr_t)pieces[i] % alignof(max_align_t), 0);
        for (size_t k = 0; k < size; k++) assert_int_equal(pieces[i][k], 0);
        memset(pieces[i], (int)i + 1, size);
    }
    for (size_t i = 0; i < 64; i++)
        for (size_t k = 0; k < i * 37 % 300; k++) assert_int_equal(pieces[i][k], i + 1);
    arena__free(&a);
    assert_int_equal(c.freed, c.given);
}

static void what_is_larger_than_a_block_is_a_block(void **state)
{
    counter c = { .left = 100 };
    claimdiff_allocator allocator = over(&c);
    arena a;
    (void)state;
    arena__init(&a, &allocator);
    char *small = arena__alloc(&a, 1), *large = arena__alloc(&a, (size_t)3 << 20);
    assert_true(small && large);
    memset(large, 1, (size_t)3 << 20);
    assert_int_equal(*small, 0);
    assert_int_equal(c.given, 2);
    assert_true(a.total >= ((size_t)3 << 20) && a.total < ((size_t)4 << 20));
    arena__free(&a);
    assert_int_equal(c.freed, 2);
    assert_int_equal(a.total, 0);
}

#ifndef CLAIMDIFF_NO_ARENA
static void blocks_are_few(void **state)
{
    counter c = { .left = 100 };
    claimdiff_allocator allocator = over(&c);
    arena a;
    (void)state;
    arena__init(&a, &allocator);
    for (size_t i = 0; i < 100000; i++) assert_non_null(arena__alloc(&a, 16));
    assert_true(c.given <= 10);           /* 4 KiB, 8, ... 1 MiB */
    assert_true(a.total <= 2 * 1600000u); /* at most half is not used */
    arena__free(&a);
}
#endif

static void running_out_sticks_and_leaks_nothing(void **state)
{
    counter c = { .left = 1 };
    claimdiff_allocator allocator = over(&c);
    arena a;
    (void)state;
    arena__init(&a, &allocator);
    assert_non_null(arena__alloc(&a, 8));
    assert_false(a.failed);
    assert_null(arena__alloc(&a, (size_t)2 << 20));
    assert_true(a.failed);
    c.left = 100;
    assert_non_null(arena__alloc(&a, 8));
    assert_true(a.failed);
    arena__free(&a);
    assert_int_equal(c.freed, c.given);
}

static void sizes_do_not_wrap(void **state)
{
    counter c = { .left = 100 };
    claimdiff_allocator allocator = over(&c);
    arena a;
    (void)state;
    arena__init(&a, &allocator);
    assert_null(arena__array(&a, SIZE_MAX / 8 + 1, 8));
    assert_true(a.failed);
    a.failed = false;
    assert_null(arena__alloc(&a, SIZE_MAX));
    assert_true(a.failed);
    a.failed = false;
    assert_null(arena__alloc(&a, SIZE_MAX - 16)); /* wraps with the head of its block */
    assert_true(a.failed);
    assert_int_equal(c.given, 0);
    a.failed = false;
    assert_non_null(arena__array(&a, 0, SIZE_MAX));
    assert_false(a.failed);
    arena__free(&a);
}

static void a_copy_ends_in_a_zero(void **state)
{
    arena a;
    (void)state;
    arena__init(&a, &memory__default);
    char *copy = arena__copy(&a, "bridges", 6);
    assert_string_equal(copy, "bridge");
    assert_string_equal(arena__copy(&a, NULL, 0), "");
    assert_memory_equal(arena__copy(&a, "a\0b", 3), "a\0b", 4);
    arena__free(&a);
}

typedef ARRAY(size_t) size_list;

static void an_array_keeps_its_items(void **state)
{
    arena a;
    size_list list = { 0 };
    (void)state;
    arena__init(&a, &memory__default);
    for (size_t i = 0; i < 1000; i++) {
        size_t *item = ARRAY_PUSH(&list, &a);
        assert_non_null(item);
        assert_int_equal(*item, 0);
        *item = i * i;
    }
    assert_int_equal(list.count, 1000);
    assert_true(list.capacity >= 1000 && list.capacity < 2048);
    for (size_t i = 0; i < 1000; i++) assert_int_equal(list.items[i], i * i);
    arena__free(&a);
}

static void an_array_that_cannot_grow_stays_as_it_is(void **state)
{
    counter c = { .left = 1 };
    claimdiff_allocator allocator = over(&c);
    arena a;
    size_list list = { 0 };
    (void)state;
    arena__init(&a, &allocator);
    size_t pushed = 0;
    for (size_t *item; pushed < 10000 && (item = ARRAY_PUSH(&list, &a)) != NULL; pushed++)
        *item = pushed;
    assert_true(pushed > 0 && pushed < 10000);
    assert_int_equal(list.count, pushed);
    for (size_t i = 0; i < pushed; i++) assert_int_equal(list.items[i], i);
    arena__free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_aligned_and_apart),
        cmocka_unit_test(what_is_larger_than_a_block_is_a_block),
#ifndef CLAIMDIFF_NO_ARENA
        cmocka_unit_test(blocks_are_few),
#endif
        cmocka_unit_test(running_out_sticks_and_leaks_nothing),
        cmocka_unit_test(sizes_do_not_wrap),
        cmocka_unit_test(a_copy_ends_in_a_zero),
        cmocka_unit_test(an_array_keeps_its_items),
        cmocka_unit_test(an_array_that_cannot_grow_stays_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
