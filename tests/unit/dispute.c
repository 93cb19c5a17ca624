/* Disputes: who denies what whom says, in one article and across two. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "../two_texts.h"
#include "report/dispute.h"

#define NOTHING "The sun shone."

/* "0>1 " for each: bag 1 denies bag 0. related: all pairs of claims of the two are asked. */
static void check(const char *a, const char *b, bool related, const char *expected)
{
    two_texts two;
    relation_list relations = { 0 }, none = { 0 };
    dispute_list found = { 0 };
    char out[200] = "";
    two_texts__open(&two, a, b);
    const corpus *of = &two.of;
    for (size_t i = 0; related && i < of->bag_count; i++) {
        for (size_t k = i + 1; k < of->bag_count; k++) {
            if (of->bags[i].article == of->bags[k].article) continue;
            relation *r = ARRAY_PUSH(&relations, &two.arena);
            assert_non_null(r);
            *r = (relation){ .a = i, .b = k };
        }
    }
    assert_true(dispute__find(&found, &two.arena, of, &none, 0));
    assert_true(dispute__find(&found, &two.arena, of, &relations, 1));
    for (size_t i = 0; i < found.count; i++) {
        const dispute *d = &found.items[i];
        assert_true(d->score > 0.0 && d->score < 1.0);
        assert_true((of->bags[d->said].article != of->bags[d->denied].article) == !!d->between);
        sprintf(out + strlen(out), "%zu>%zu ", d->said, d->denied);
    }
    assert_string_equal(out, expected);
    two_texts__drop(&two);
}

static void a_denial_without_words_is_of_the_last_thing_said(void **state)
{
    (void)state;
    check("Rebels in Tarsa said that the army had fired on a convoy near Velm. The army denied it.",
          NOTHING, false, "0>1 ");
    check("Governor Ana Ruzic accused Korvo, which owns the mine, of hiding the leak. The mine was "
          "closed. Korvo rejected the accusation.",
          NOTHING, false, "1>2 ");
    check("The union said the mine was unsafe. Korvo rejected the offer of a rival.", NOTHING,
          false, "");
}

static void a_denial_with_words_is_of_what_has_them(void **state)
{
    (void)state;
    check("Police shot at the crowd, according to three witnesses. The square was closed. The "
          "minister, Jon Tell, denied that police had shot at the crowd.",
          NOTHING, false, "0>2 ");
    check("Police shot at the crowd, according to three witnesses.",
          "The minister, Jon Tell, denied that police had shot at the crowd.", true, "0>1 ");
    check("Police shot at the crowd, according to three witnesses.",
          "The minister, Jon Tell, denied that police had shot at the crowd.", false, "");
}

static void one_says_not_what_another_says(void **state)
{
    (void)state;
    check("Rebels said that the army had fired on a convoy near Velm.",
          "The army said it had not fired on a convoy near Velm.", true, "0>1 ");
    check("The army had fired on a convoy near Velm.",
          "The army said it had not fired on a convoy near Velm.", true, "");
}

static void nobody_disputes_himself(void **state)
{
    (void)state;
    check("Lena Vik said that she had known of the cracks. Vik denied that she had known of the "
          "cracks.",
          NOTHING, false, "");
    check("The army said that it had fired on a convoy near Velm.",
          "The army said it had not fired on a convoy near Velm.", true, "");
    check("Vik said that the ministry had known of the cracks.",
          "Vik's office denied that the ministry had known of the cracks.", true, "");
    check("Vik said that the ministry had known of the cracks.",
          "Bohr's office denied that the ministry had known of the cracks.", true, "0>1 ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_denial_without_words_is_of_the_last_thing_said),
        cmocka_unit_test(a_denial_with_words_is_of_what_has_them),
        cmocka_unit_test(one_says_not_what_another_says),
        cmocka_unit_test(nobody_disputes_himself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
