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
    segments s;
    syntax syn;
    tree of;
    arena__init(&a, &memory__default);
    assert_true(segment__article(&s, &a, text, strlen(text)));
    assert_true(syntax__parse(&syn, &a, &s));
    assert_true(tree__init(&of, &a, &s, &syn));
    token_range all = { 0, s.tokens.count - 1 };
    factuality f = factuality__find(&s, &of, all, tree__top(&of, all.begin, all.end), false);
    const token_range cues[] = { f.polarity_cue, f.modality_cue };
    const char *const wanted[] = { polarity, modality };
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(cues[i].begin == cues[i].end, !wanted[i][0]);
        if (!wanted[i][0]) continue;
        size_t from = s.tokens.items[cues[i].begin].span.begin, to = s.tokens.items[cues[i].end - 1].span.end;
        assert_int_equal(to - from, strlen(wanted[i]));
        assert_memory_equal(text + from, wanted[i], to - from);
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
    segments s = { 0 };
    tree of = { 0 };
    factuality f = factuality__find(&s, &of, (token_range){ 0, 0 }, SYNTAX_ROOT, true);
    assert_int_equal(f.polarity, CLAIMDIFF_POLARITY_POSITIVE);
    assert_int_equal(f.modality, CLAIMDIFF_MODALITY_ASSERTED);
    assert_false(factuality__is_scheduled(&s, &of, SYNTAX_ROOT));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cues_are_the_words_that_decided),
        cmocka_unit_test(nothing_without_a_predicate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
