/* Line ends that end a paragraph and those that wrap it; bullets and list numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "text/paragraph.h"

/* One letter for each token that something stands before: w(rap), l(ine), b(lank). */
static void check(const char *text, const char *expected)
{
    static const char letters[] = { [GAP_WRAP] = 'w', [GAP_LINE] = 'l', [GAP_BLANK] = 'b' };
    arena a;
    segments s = { 0 };
    char found[64];
    size_t count = 0;
    arena__init(&a, &memory__default);
    assert_true(segment__article(&s, &a, text, strlen(text)));
    const unsigned char *gaps = paragraph__gaps(&a, &s);
    assert_non_null(gaps);
    for (size_t t = 0; t < s.tokens.count; t++)
        if (gaps[t] != GAP_NONE) found[count++] = letters[gaps[t]];
    found[count] = '\0';
    if (strcmp(found, expected)) fail_msg("\"%s\": %s, not %s", text, found, expected);
    arena__free(&a);
}

static void a_blank_line_ends_a_paragraph(void **state)
{
    (void)state;
    check("One fell.", "b");
    check("One fell. Two rose.", "b");
    check("One fell.\n\nTwo rose.", "bb");
    check("One fell.\n \t\nTwo rose.", "bb");
    check("One fell.\r\n\r\nTwo rose.", "bb");
    check("One fell.\xE2\x80\xA9 Two rose.", "bb"); /* U+2029, a paragraph's end */
}

static void a_line_end_ends_a_line(void **state)
{
    (void)state;
    check("One fell.\nTwo rose.", "bl");
    check("One fell.\r\nTwo rose.", "bl");
    check("One fell.\rTwo rose.", "bl");
    check("One fell.\xE2\x80\xA8 Two rose.", "bl"); /* U+2028, a line's */
}

static void lower_case_runs_on_after_some_words(void **state)
{
    (void)state;
    check("The mayor of\nthe town fell.", "bw");
    check("The mayor of\nThe Town fell.", "bl");
    check("Mayor\nthe town fell.", "bl");
}

static void full_lines_of_a_column_run_on(void **state)
{
    (void)state;
    check("The council of the old harbour town met on\n"
          "Monday to hear from the engineers, who told\n"
          "Mayor Elena Marsh that the bridge must close.\n"
          "Then it rose.\n"
          "Police said nothing.",
          "bwwwl");
    check("The council met.\nMonday is the day.\nMayor Marsh spoke.", "bll");
}

static void a_list_does_not_run_on(void **state)
{
    (void)state;
    check("The council has heard:\n* two engineers\n- one mayor\n\xE2\x80\xA2 a baker", "blll");
    check("The council has heard:\n1. two engineers\n2) one mayor\na) a baker", "blll");
    check("The council has heard\n300. times as many", "bl");
    check("The council has heard\nten times as many", "bw");
}

static bool is_bullet(const char *text)
{
    arena a;
    segments s = { 0 };
    arena__init(&a, &memory__default);
    assert_true(segment__article(&s, &a, text, strlen(text)));
    const bool found = paragraph__is_bullet(&s, 0);
    arena__free(&a);
    return found;
}

static void marks_and_counters_are_bullets(void **state)
{
    (void)state;
    assert_true(is_bullet("* one"));
    assert_true(is_bullet("\xE2\x96\xA0 one"));
    assert_true(is_bullet("\xE2\x80\x94 one"));
    assert_true(is_bullet("12) one"));
    assert_true(is_bullet("b. one"));
    assert_false(is_bullet("112) one"));
    assert_false(is_bullet("12 ones"));
    assert_false(is_bullet("bc) one"));
    assert_false(is_bullet("one"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_blank_line_ends_a_paragraph),
        cmocka_unit_test(a_line_end_ends_a_line),
        cmocka_unit_test(lower_case_runs_on_after_some_words),
        cmocka_unit_test(full_lines_of_a_column_run_on),
        cmocka_unit_test(a_list_does_not_run_on),
        cmocka_unit_test(marks_and_counters_are_bullets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
