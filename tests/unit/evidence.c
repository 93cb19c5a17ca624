/* The words shown for a contradiction: two of one sort, or none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "../two_texts.h"
#include "judge/evidence.h"

static void put_words(char *out, const two_texts *two, size_t side, token_range words)
{
    const claimdiff_span span = reading__span(&two->analyses[side]->reading, words);
    sprintf(out, "%.*s", (int)(span.end - span.begin), two->articles[side]->text + span.begin);
}

typedef struct words {
    const char *a, *b;
} words;

/* Of two texts of one claim each, with a reason and the words that were found. */
static void check(const char *a, const char *b, claimdiff_reason reason, words found,
                  words expected)
{
    two_texts two;
    pair_view view;
    char shown[2][200];
    two_texts__open(&two, a, b);
    assert_true(view__init(&view, &two.arena, &two.of, 0, two_texts__second(&two)));
    const evidence both = { two_texts__word(&two, 0, found.a), two_texts__word(&two, 1, found.b) };
    const evidence e = evidence__of(&view, reason, both);
    put_words(shown[0], &two, 0, e.a);
    put_words(shown[1], &two, 1, e.b);
    assert_string_equal(shown[0], expected.a);
    assert_string_equal(shown[1], expected.b);
    two_texts__drop(&two);
}

static void test_two_predicates_are_shown(void **state)
{
    (void)state;
    check("The council approved the plan.", "The council rejected the plan.",
          CLAIMDIFF_REASON_ANTONYM, (words){ "approved", "rejected" },
          (words){ "approved", "rejected" });
}

static void test_words_of_two_sorts_are_none(void **state)
{
    (void)state;
    check("Marsh will play on Sunday.", "The match was cancelled.", CLAIMDIFF_REASON_MEANING,
          (words){ "marsh", "cancelled" }, (words){ "", "" });
    check("The crew slept.", "The crew worked.", CLAIMDIFF_REASON_MEANING, (words){ "", "worked" },
          (words){ "", "" });
}

static void test_figures_are_sought_where_they_differ(void **state)
{
    (void)state;
    check("The blaze destroyed 40 homes near Ashby.", "Sadly, 52 homes burnt down there.",
          CLAIMDIFF_REASON_NUMBER, (words){ "ashby", "sadly" }, (words){ "40", "52" });
    check("The talks resume on 3 June.", "The talks will resume on 10 June, it is said.",
          CLAIMDIFF_REASON_DATE, (words){ "talks", "resume" }, (words){ "3 June", "10 June" });
}

static void test_values_that_can_both_hold_are_no_pair(void **state)
{
    (void)state;
    check("The blaze destroyed at least 40 homes.", "The blaze destroyed 52 homes.",
          CLAIMDIFF_REASON_MEANING, (words){ "at", "52" }, (words){ "", "" });
}

static void test_a_negation_shows_the_negator(void **state)
{
    (void)state;
    check("The captain was on the bridge.", "The captain was not on the bridge.",
          CLAIMDIFF_REASON_NEGATION, (words){ "the", "captain" },
          (words){ "bridge", "not on the bridge" });
}

static void test_a_denial_shows_who_denies(void **state)
{
    (void)state;
    check("The army denied that it had fired.", "The army fired, a witness said.",
          CLAIMDIFF_REASON_DENIAL, (words){ "it", "witness" }, (words){ "denied", "fired" });
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_predicates_are_shown),
        cmocka_unit_test(test_words_of_two_sorts_are_none),
        cmocka_unit_test(test_figures_are_sought_where_they_differ),
        cmocka_unit_test(test_values_that_can_both_hold_are_no_pair),
        cmocka_unit_test(test_a_negation_shows_the_negator),
        cmocka_unit_test(test_a_denial_shows_who_denies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
