/* Tapes: what is written is read, what is out of bounds fails. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/tape.h"

static void what_is_written_is_read(void **state)
{
    static const size_t sizes[] = { 0, 1, 127, 128, 300, 16383, 16384, UINT32_MAX, SIZE_MAX };
    (void)state;
    str s;
    tape t;
    str__init(&s, &memory__default);
    tape__write(&t, &s);
    uint64_t fixed = 0x0123456789ABCDEF;
    bool yes = true, no = false;
    double third = 1.0 / 3.0;
    const float written = 0.2f; /* narrower than the constant may be */
    float fifth = written;
    const char *bytes = "a\0b";
    size_t length = 3;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        size_t size = sizes[i];
        tape__size(&t, &size, 0); /* the bound is for reading */
    }
    tape__fixed(&t, &fixed, 8);
    tape__bool(&t, &yes);
    tape__bool(&t, &no);
    tape__double(&t, &third, 0.0, 1.0);
    tape__float(&t, &fifth, 0.0f, 1.0f);
    tape__bytes(&t, &bytes, &length);

    tape__read(&t, s.bytes, s.length);
    fixed = 0;
    yes = no = true;
    third = 0.0;
    fifth = 0.0f;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        size_t size = 5;
        tape__size(&t, &size, SIZE_MAX);
        assert_true(size == sizes[i]);
    }
    tape__fixed(&t, &fixed, 8);
    tape__bool(&t, &yes);
    tape__bool(&t, &no);
    tape__double(&t, &third, 0.0, 1.0);
    tape__float(&t, &fifth, 0.0f, 1.0f);
    tape__bytes(&t, &bytes, &length);
    assert_true(fixed == 0x0123456789ABCDEF && yes && !no);
    assert_true(fabs(third - (double)(1.0 / 3.0)) <= 0.0);
    assert_true(fabsf(fifth - written) <= 0.0f);
    assert_int_equal(length, 3);
    assert_memory_equal(bytes, "a\0b", 3);
    assert_false(t.failed);
    assert_ptr_equal(t.at, t.end);
    str__free(&s);
}

static void the_end_fails_for_good(void **state)
{
    (void)state;
    tape t;
    uint64_t fixed = 7;
    size_t size = 7, length = 7;
    const char *bytes;
    tape__read(&t, "\x01\x02", 2);
    tape__fixed(&t, &fixed, 4);
    assert_true(t.failed && !fixed);
    tape__size(&t, &size, SIZE_MAX);
    assert_int_equal(size, 0);
    tape__bytes(&t, &bytes, &length);
    assert_int_equal(length, 0);
}

static void check_size_fails(const char *bytes, size_t length, size_t most)
{
    tape t;
    size_t size = 7;
    tape__read(&t, bytes, length);
    tape__size(&t, &size, most);
    assert_true(t.failed);
    assert_int_equal(size, 0);
}

static void what_is_out_of_bounds_fails(void **state)
{
    (void)state;
    check_size_fails("\x05", 1, 4);
    check_size_fails("\x80", 1, SIZE_MAX);                                    /* cut */
    check_size_fails("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F", 10, SIZE_MAX); /* 70 bits */
    check_size_fails("\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01", 11, SIZE_MAX);
    tape t;
    double number = 7.0;
    bool flag;
    size_t length;
    const char *bytes;
    tape__read(&t, "\0\0\0\0\0\0\xF8\x7F", 8); /* no number */
    tape__double(&t, &number, -1.0, 1.0);
    assert_true(t.failed && fabs(number) <= 0.0);
    tape__read(&t, "\x02", 1);
    tape__bool(&t, &flag);
    assert_true(t.failed && !flag);
    tape__read(&t, "\x05" "abcd", 5);
    tape__bytes(&t, &bytes, &length);
    assert_true(t.failed && !length);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(the_end_fails_for_good),
        cmocka_unit_test(what_is_out_of_bounds_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
