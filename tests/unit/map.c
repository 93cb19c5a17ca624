/* The hash map: keys, growth, running out of memory; the keyed hash. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/map.h"

#define MANY 5000

static void a_key_keeps_its_value(void **state)
{
    (void)state;
    arena a;
    map m;
    arena__init(&a, &memory__default);
    map__init(&m, &a);
    assert_true(map__get(&m, "storm") == MAP_NONE);
    size_t *value = map__put(&m, "storm");
    assert_true(*value == MAP_NONE);
    *value = 7;
    assert_int_equal(*map__put(&m, "storm"), 7);
    assert_int_equal(map__get(&m, "storm"), 7);
    assert_true(map__get(&m, "storms") == MAP_NONE);
    assert_true(map__get(&m, "") == MAP_NONE);
    assert_int_equal(m.count, 1);
    arena__free(&a);
}

static void bytes_and_length_make_the_key(void **state)
{
    (void)state;
    arena a;
    map m;
    arena__init(&a, &memory__default);
    map__init(&m, &a);
    *map__put_bytes(&m, "a\0b", 3) = 1;
    *map__put_bytes(&m, "a\0c", 3) = 2;
    *map__put_bytes(&m, "a", 1) = 3;
    *map__put_bytes(&m, "", 0) = 4;
    assert_int_equal(map__get_bytes(&m, "a\0b", 3), 1);
    assert_int_equal(map__get_bytes(&m, "a\0c", 3), 2);
    assert_int_equal(map__get(&m, "a"), 3);
    assert_int_equal(map__get(&m, ""), 4);
    arena__free(&a);
}

/* Half the slots are taken at most, so that many keys share a first slot. */
static void the_map_grows(void **state)
{
    (void)state;
    static char text[MANY][8];
    arena a;
    map m;
    arena__init(&a, &memory__default);
    map__init(&m, &a);
    for (size_t i = 0; i < MANY; i++) {
        snprintf(text[i], sizeof text[i], "w%zu", i);
        *map__put(&m, text[i]) = i;
        assert_true(m.count * 2 <= m.size);
    }
    for (size_t i = 0; i < MANY; i++) assert_int_equal(map__get(&m, text[i]), i);
    assert_int_equal(m.count, MANY);
    arena__free(&a);
}

/* Keys whose first slot is the last of the table lie one behind the other, from its beginning on.
 */
static void keys_that_collide_are_told_apart(void **state)
{
    (void)state;
    static char text[MANY][8];
    arena a;
    map m;
    size_t put = 0;
    arena__init(&a, &memory__default);
    map__init(&m, &a);
    map__put(&m, "first");
    for (size_t i = 0; put < 12 && i < MANY; i++) {
        snprintf(text[i], sizeof text[i], "w%zu", i);
        if (hash__keyed(m.key, text[i], strlen(text[i])) % m.size != m.size - 1) continue;
        *map__put(&m, text[i]) = i;
        put++;
    }
    assert_int_equal(put, 12);
    for (size_t i = 0; i < MANY && *text[i]; i++) {
        size_t value = map__get(&m, text[i]);
        assert_true(value == i || value == MAP_NONE);
        put -= value == i;
    }
    assert_int_equal(put, 0);
    arena__free(&a);
}

static void *one_block(void *left, size_t size)
{
    size_t *count = left;
    return *count && (*count)-- ? malloc(size) : NULL;
}

static void *no_realloc(void *left, void *p, size_t old, size_t size)
{
    (void)left, (void)p, (void)old, (void)size;
    return NULL;
}

static void give_back(void *left, void *p)
{
    (void)left;
    free(p);
}

static void out_of_memory_leaves_the_map_as_it_was(void **state)
{
    (void)state;
    static char text[MANY][8];
    size_t left = 1, put = 0;
    claimdiff_allocator allocator = { one_block, no_realloc, give_back, &left };
    arena a;
    map m;
    arena__init(&a, &allocator);
    map__init(&m, &a);
    for (; put < MANY; put++) {
        snprintf(text[put], sizeof text[put], "w%zu", put);
        size_t *value = map__put(&m, text[put]);
        if (!value) break;
        *value = put;
    }
    assert_true(put > 0 && put < MANY);
    assert_int_equal(m.count, put);
    for (size_t i = 0; i < put; i++) assert_int_equal(map__get(&m, text[i]), i);
    assert_true(map__get(&m, text[put]) == MAP_NONE);
    arena__free(&a);
}

/* The vectors of the reference implementation: key 00 01 .. 0f, bytes 00 01 .. */
static void the_hash_is_siphash(void **state)
{
    (void)state;
    const hash_key key = { 0x0706050403020100, 0x0f0e0d0c0b0a0908 };
    char bytes[15];
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (char)i;
    assert_true(hash__keyed(key, bytes, 0) == 0x726fdb47dd0e0e31);
    assert_true(hash__keyed(key, bytes, 1) == 0x74f839c593dc67fd);
    assert_true(hash__keyed(key, bytes, 15) == 0xa129ca6149be45e5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_keeps_its_value),
        cmocka_unit_test(bytes_and_length_make_the_key),
        cmocka_unit_test(the_map_grows),
        cmocka_unit_test(keys_that_collide_are_told_apart),
        cmocka_unit_test(out_of_memory_leaves_the_map_as_it_was),
        cmocka_unit_test(the_hash_is_siphash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
