/* Word lists: sorted look-ups, longest phrases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/lexicon.h"

extern const lexicon lexicon__negators;
extern const lexicon lexicon__modals;
extern const lexicon lexicon__conditions;

static void entries_are_sorted_and_found(void **state)
{
    (void)state;
    const lexicon *lists[] = { &lexicon__negators, &lexicon__modals, &lexicon__conditions };
    for (size_t k = 0; k < 3; k++) {
        for (size_t i = 0; i < lists[k]->count; i++) {
            const lexicon_entry *e = &lists[k]->entries[i];
            assert_true(i == 0 || strcmp(e[-1].key, e->key) < 0);
            assert_string_equal(lexicon__find(lists[k], e->key), e->value);
        }
    }
}

static void unknown_words_are_not_found(void **state)
{
    (void)state;
    assert_null(lexicon__find(&lexicon__negators, "noted"));
    assert_null(lexicon__find(&lexicon__negators, ""));
    assert_null(lexicon__find(&lexicon__negators, "zzz"));
    assert_false(lexicon__has(&lexicon__negators, "\xff"));
}

static void the_longest_phrase_wins(void **state)
{
    (void)state;
    const char *words[] = { "no", "more", "than", "12" }, *value = NULL;
    assert_int_equal(lexicon__match(&lexicon__negators, words, 4, &value), 3);
    assert_string_equal(value, "bound");
    assert_int_equal(lexicon__match(&lexicon__negators, words, 2, &value), 1);
    assert_string_equal(value, "noun");
    assert_int_equal(lexicon__match(&lexicon__negators, words + 1, 3, NULL), 0);
    assert_int_equal(lexicon__match(&lexicon__negators, words, 0, &value), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_are_sorted_and_found),
        cmocka_unit_test(unknown_words_are_not_found),
        cmocka_unit_test(the_longest_phrase_wins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
