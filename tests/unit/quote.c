/* Quotations found in a text, written as their tokens: "[a b]" closed, "[a b" with
 * its closing mark lost, "[a b+" going on in the next paragraph. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "text/quote.h"

static void check_quotes(const char *text, const char *expected)
{
    char got[512] = "";
    arena a;
    segments s = { 0 };
    quotation_list quotes = { 0 };
    arena__init(&a, &memory__default);
    assert_true(segment__article(&s, &a, text, strlen(text)));
    assert_true(quote__find(&quotes, &a, &s));
    char *end = got;
    for (size_t i = 0; i < quotes.count; i++) {
        const quotation *q = &quotes.items[i];
        const claimdiff_span from = s.tokens.items[q->begin].span,
                             to = s.tokens.items[q->end - 1].span;
        assert_true(q->begin < q->end && (!i || quotes.items[i - 1].end < q->begin));
        end += snprintf(end, (size_t)(got + sizeof got - end), "[%.*s%s",
                        (int)(to.end - from.begin), text + from.begin,
                        q->closed      ? "]"
                        : q->continues ? "+"
                                       : "");
    }
    if (strcmp(got, expected)) fail_msg("\"%s\": %s, expected %s", text, got, expected);
    arena__free(&a);
}

static void every_kind_of_mark_pairs_up(void **state)
{
    (void)state;
    check_quotes("He said \"it is safe\" on Monday.", "[it is safe]");
    check_quotes("He said \xE2\x80\x9Cit is safe\xE2\x80\x9D on Monday.", "[it is safe]");
    check_quotes("He said \xC2\xABit is safe\xC2\xBB on Monday.", "[it is safe]");
    check_quotes("He said \xE2\x80\x9Eit is safe\xE2\x80\x9D on Monday.", "[it is safe]");
    check_quotes("He said ``it is safe'' on Monday.", "[it is safe]");
    check_quotes("He said 'it is safe' on Monday.", "[it is safe]");
    check_quotes("He said \xE2\x80\x98it is safe\xE2\x80\x99 on Monday.", "[it is safe]");
    check_quotes("He said it is safe on Monday.", "");
}

static void apostrophes_quote_nothing(void **state)
{
    (void)state;
    check_quotes("The workers' pay and the owners' pay rose.", "");
    check_quotes("It was the mayor's bridge, wasn't it, in the '90s.", "");
    check_quotes("He called the workers' pay 'low' there.", "[low]");
}

static void two_stand_in_one_sentence(void **state)
{
    (void)state;
    check_quotes("\"No,\" he said, \"it is safe.\"", "[No,][it is safe.]");
    check_quotes("\"No\" \"Yes\"", "[No][Yes]");
}

static void the_outer_one_counts(void **state)
{
    (void)state;
    check_quotes(
        "\xE2\x80\x9CHe said \xE2\x80\x98it is safe\xE2\x80\x99 to me,\xE2\x80\x9D she said.",
        "[He said \xE2\x80\x98it is safe\xE2\x80\x99 to me,]");
    check_quotes("\xE2\x80\x9CHe said \xE2\x80\x9Cit is safe\xE2\x80\x9D to me.",
                 "[He said \xE2\x80\x9Cit is safe]");
}

static void a_lost_mark_quotes_its_sentence(void **state)
{
    (void)state;
    check_quotes("He said \"it is safe. The bridge stood.", "[it is safe.");
    check_quotes("He said it is safe\" there. The bridge stood.", "");
    check_quotes("He said 'it is safe. The bridge stood.", "");
}

static void a_speech_goes_on_in_the_next_paragraph(void **state)
{
    (void)state;
    check_quotes("She said: \"It is safe.\n\n\"It was safe before.\"\n\nThe bridge stood.",
                 "[It is safe.+[It was safe before.]");
    check_quotes("She said: \"It is safe.\n\nIt was safe before.\"\n\nThe bridge stood.",
                 "[It is safe.");
}

static void nothing_between_marks_is_nothing(void **state)
{
    (void)state;
    check_quotes("He said \xE2\x80\x9C\xE2\x80\x9D and left.", "");
    check_quotes("\"", "");
    check_quotes("", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_mark_pairs_up),
        cmocka_unit_test(apostrophes_quote_nothing),
        cmocka_unit_test(two_stand_in_one_sentence),
        cmocka_unit_test(the_outer_one_counts),
        cmocka_unit_test(a_lost_mark_quotes_its_sentence),
        cmocka_unit_test(a_speech_goes_on_in_the_next_paragraph),
        cmocka_unit_test(nothing_between_marks_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
