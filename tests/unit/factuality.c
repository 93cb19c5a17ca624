/* Factuality: the cues that decided, and a claim without a predicate. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "claim/factuality.h"

/* Reads a sentence and checks the words of its cues, "" for none. */
static void check_cues(const char *text, const char *polarity, const char *modality)
{
    arena a;
    reading in;
    arena__init(&a, &memory__default);
    assert_true(reading__make(&in, &a, text, strlen(text), false));
    token_range all = { 0, in.text.tokens.count - 1 };
    factuality f = factuality__find(&in, all, tree__top(&in.tree, all.begin, all.end), false);
    const token_range cues[] = { f.polarity_cue, f.modality_cue };
    const char *const wanted[] = { polarity, modality };
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(cues[i].begin == cues[i].end, !wanted[i][0]);
        if (!wanted[i][0]) continue;
        claimdiff_span span = reading__span(&in, cues[i]);
        assert_int_equal(span.end - span.begin, strlen(wanted[i]));
        assert_memory_equal(text + span.begin, wanted[i], span.end - span.begin);
    }
    arena__free(&a);
}

static void cues_are_the_words_that_decided(void **state)
{
    (void)state;
    check_cues("The committee approved the budget.", "", "");
    check_cues("The committee did not approve the budget.", "not", "");
    check_cues("The committee has yet to approve the budget.", "yet to", "");
    check_cues("The committee refused to approve the budget.", "refused", "");
    check_cues("The committee may approve the budget.", "", "may");
    check_cues("The committee is due to approve the budget.", "", "is due to");
    check_cues("The committee may not approve the budget.", "not", "may");
    check_cues("The committee did not rule out a cut.", "", "not");
}

static void nothing_without_a_predicate(void **state)
{
    (void)state;
    reading in = { 0 };
    factuality f = factuality__find(&in, (token_range){ 0, 0 }, SYNTAX_ROOT, true);
    assert_int_equal(f.polarity, CLAIMDIFF_POLARITY_POSITIVE);
    assert_int_equal(f.modality, CLAIMDIFF_MODALITY_ASSERTED);
    assert_false(factuality__is_scheduled(&in, SYNTAX_ROOT));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cues_are_the_words_that_decided),
        cmocka_unit_test(nothing_without_a_predicate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
