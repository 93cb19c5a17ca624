/* UTF-8 and Unicode properties: what decodes and what does not, classes of
 * characters a neighbour apart, and the search form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/utf8.h"

static void check_decode(const char *bytes, size_t length, long code, size_t size)
{
    size_t got = 99;
    assert_int_equal(utf8__decode(bytes, length, &got), code);
    assert_int_equal(got, size);
}

static void well_formed_text_decodes(void **state)
{
    (void)state;
    check_decode("a", 1, 'a', 1);
    check_decode("\0", 1, 0, 1);
    check_decode("\xC3\xA9", 2, 0xE9, 2);
    check_decode("\xE2\x82\xAC and more", 12, 0x20AC, 3);
    check_decode("\xF0\x9F\x94\xA5", 4, 0x1F525, 4);
    check_decode("\xF4\x8F\xBF\xBF", 4, 0x10FFFF, 4);
}

static void ill_formed_text_is_stepped_over_by_bytes(void **state)
{
    (void)state;
    check_decode("", 0, -1, 1);
    check_decode("\xC3\xA9", 1, -1, 1); /* cut off */
    check_decode("\xE2\x82\xAC", 2, -1, 1);
    check_decode("\xF0\x9F\x94\xA5", 3, -1, 1);
    check_decode("\xA9x", 2, -1, 1);    /* no first byte */
    check_decode("\xC3(", 2, -1, 1);    /* no second */
    check_decode("\xC0\x80", 2, -1, 1); /* longer than it need be */
    check_decode("\xE0\x80\x80", 3, -1, 1);
    check_decode("\xED\xA0\x80", 3, -1, 1);     /* a surrogate */
    check_decode("\xED\x9F\xBF", 3, 0xD7FF, 3); /* its neighbour */
    check_decode("\xF4\x90\x80\x80", 4, -1, 1); /* past the last */
    check_decode("\xFF\xFE", 2, -1, 1);
}

static void characters_are_classed(void **state)
{
    (void)state;
    assert_true(utf8__is_letter('z') && !utf8__is_letter('{') && !utf8__is_letter('@'));
    assert_true(utf8__is_letter(0xE9) && utf8__is_letter(0x6865) && !utf8__is_letter(0xD7));
    assert_true(utf8__is_digit('0') && !utf8__is_digit('/') && !utf8__is_digit(':'));
    assert_true(utf8__is_digit(0x663) && !utf8__is_digit(0xBD)); /* Arabic 3; one half */
    assert_true(utf8__is_upper('A') && !utf8__is_upper('a') && utf8__is_upper(0xC9) &&
                utf8__is_upper(0x1C5));
    assert_true(utf8__is_lower('a') && !utf8__is_lower('A') && utf8__is_lower(0xE9) &&
                !utf8__is_lower(0xC9));
    assert_true(utf8__is_mark(0x301) && !utf8__is_mark(0xB4));
    assert_true(utf8__is_nonspacing(0x301) && !utf8__is_nonspacing(0x903)); /* acute; visarga */
    assert_true(utf8__is_space(' ') && utf8__is_space('\t') && utf8__is_space('\r') &&
                !utf8__is_space(0x1F));
    assert_true(utf8__is_space(0xA0) && utf8__is_space(0x2028) && utf8__is_space(0xFEFF));
    assert_true(!utf8__is_space('_') && !utf8__is_space(0x2060));
    assert_true(utf8__is_punctuation('!') && utf8__is_punctuation(0x2014) &&
                !utf8__is_punctuation('$'));
    assert_true(utf8__is_other(0x1B) && utf8__is_other(0x202E) && !utf8__is_other('x'));
}

static void an_invalid_code_has_no_class(void **state)
{
    (void)state;
    assert_false(utf8__is_letter(-1) || utf8__is_digit(-1) || utf8__is_upper(-1) ||
                 utf8__is_lower(-1));
    assert_false(utf8__is_mark(-1) || utf8__is_nonspacing(-1) || utf8__is_space(-1) ||
                 utf8__is_punctuation(-1));
}

static void letters_have_a_lower_form(void **state)
{
    (void)state;
    assert_int_equal(utf8__lower('A'), 'a');
    assert_int_equal(utf8__lower('Z'), 'z');
    assert_int_equal(utf8__lower('['), '[');
    assert_int_equal(utf8__lower(0xC9), 0xE9);
    assert_int_equal(utf8__lower(0x416), 0x436); /* Cyrillic zhe */
    assert_int_equal(utf8__lower(0xDF), 0xDF);
}

static void a_letter_comes_apart(void **state)
{
    long out[4];
    (void)state;
    assert_int_equal(utf8__decompose('e', out), 1);
    assert_int_equal(out[0], 'e');
    assert_int_equal(utf8__decompose(0xE9, out), 2);
    assert_true(out[0] == 'e' && out[1] == 0x301);
    assert_int_equal(utf8__decompose(0x1D7, out), 3); /* U, diaeresis, acute */
    assert_true(out[0] == 'U' && out[1] == 0x308 && out[2] == 0x301);
    assert_int_equal(utf8__decompose(0xF8, out), 1); /* o with a stroke is a letter of its own */
    assert_int_equal(out[0], 0xF8);
}

/* Every code point comes back from its bytes; surrogates have none. */
static void encoding_is_undone_by_decoding(void **state)
{
    (void)state;
    for (long c = 0; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        char bytes[4];
        size_t size = 0, length = utf8__encode(c, bytes);
        if (utf8__decode(bytes, length, &size) != c || size != length)
            fail_msg("U+%lX", (unsigned long)c);
    }
}

static void check_fold(const char *text, const char *expected)
{
    arena a;
    arena__init(&a, &memory__default);
    assert_string_equal(utf8__fold(&a, text, strlen(text)), expected);
    arena__free(&a);
}

static void the_search_form_is_plain(void **state)
{
    (void)state;
    check_fold("", "");
    check_fold("The BRIDGE", "the bridge");
    check_fold("can\xE2\x80\x99t", "can't");
    check_fold("\xE2\x80\x9CNo\xE2\x80\x9D", "\"no\"");
    check_fold("9\xE2\x80\x93"
               "12",
               "9-12");
    check_fold("12\xC2\xA0km", "12 km");
    check_fold("to\xC2\xADmorrow", "tomorrow"); /* soft hyphen */
    check_fold("cafe\xCC\x81 CAF\xC3\x89", "caf\xC3\xA9 caf\xC3\xA9");
    check_fold("\xEF\xBC\x91\xEF\xBC\x92", "12"); /* full width */
    check_fold("\xEF\xAC\x81re", "fire");         /* a ligature */
    check_fold("\xD0\x9C\xD0\x9E\xD0\xA1\xD0\xA2", "\xD0\xBC\xD0\xBE\xD1\x81\xD1\x82");
    check_fold("bad \xFF BYTES", "bad \xFF bytes");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(well_formed_text_decodes),
        cmocka_unit_test(ill_formed_text_is_stepped_over_by_bytes),
        cmocka_unit_test(characters_are_classed),
        cmocka_unit_test(an_invalid_code_has_no_class),
        cmocka_unit_test(letters_have_a_lower_form),
        cmocka_unit_test(a_letter_comes_apart),
        cmocka_unit_test(encoding_is_undone_by_decoding),
        cmocka_unit_test(the_search_form_is_plain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
