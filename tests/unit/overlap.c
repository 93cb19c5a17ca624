/* What two claims have in common: words of one stem, concepts, values, names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../two_texts.h"
#include "pair/overlap.h"

#define NEAR 1e-9

static const char *word_at(const two_texts *t, const claim_bag *bag, size_t i)
{
    const segments *text = &t->analyses[bag->article]->reading.text;
    return text->tokens.items[bag->units[i].token].norm;
}

/* "miners=miners " for each unit of the first claim that has a partner; partners have each
 * other, and one side's share of the weight is the other's from the other side. */
static void check(const char *a, const char *b, const char *expected)
{
    two_texts two;
    overlap o, back;
    char found[300] = "";
    size_t count = 0;
    two_texts__open(&two, a, b);
    const claim_bag *x = &two.of.bags[0], *y = &two.of.bags[two_texts__second(&two)];
    assert_true(overlap__find(&o, &two.arena, &two.of, x, y));
    assert_true(overlap__find(&back, &two.arena, &two.of, y, x));
    for (size_t i = 0; i < x->unit_count; i++) {
        const size_t j = o.partner_a[i];
        if (j == OVERLAP_NONE) continue;
        assert_int_equal(o.partner_b[j], i);
        sprintf(found + strlen(found), "%s=%s ", word_at(&two, x, i), word_at(&two, y, j));
        count++;
    }
    assert_string_equal(found, expected);
    assert_int_equal(o.count, count);
    assert_true(fabs(o.forward - back.backward) < NEAR && fabs(o.matched - back.matched) < NEAR);
    assert_true(o.forward <= 1.0 + NEAR && o.backward <= 1.0 + NEAR);
    two_texts__drop(&two);
}

static void one_stem_is_one_word(void **state)
{
    (void)state;
    check("Rescuers reached the miners.", "A rescuer was reaching a miner.",
          "rescuers=rescuer reached=reaching miners=miner ");
    check("Rescuers reached the miners.", "Bakers sold bread.", "");
}

static void a_concept_in_other_words(void **state)
{
    (void)state;
    check("The firm purchased a mill.", "The firm bought a mill.",
          "firm=firm purchased=bought mill=mill ");
    check("The firm purchased a mill.", "The firm painted a mill.", "firm=firm mill=mill ");
}

static void values_by_what_they_are(void **state)
{
    (void)state;
    check("Some 4,120 people marched.", "About 4,100 people marched.",
          "some=about people=people marched=marched ");
    check("Nine people marched.", "Twelve people marched.", "people=people marched=marched ");
    check("They marched on 12 May 2026.", "They marched in May 2026.", "marched=marched 12=may ");
    check("They marched on 12 May 2026.", "They marched in June 2026.", "marched=marched ");
}

static void names_by_whom_they_mean(void **state)
{
    (void)state;
    check("Elena Marsh resigned.", "Marsh resigned.", "elena=marsh resigned=resigned ");
    check("Elena Marsh resigned.", "Peter Dorn resigned.", "resigned=resigned ");
}

static void each_unit_once_the_most_alike_first(void **state)
{
    (void)state;
    check("A bridge near a bridge fell.", "The bridge fell.", "bridge=bridge fell=fell ");
}

static void the_same_claim_is_all_shared(void **state)
{
    two_texts two;
    overlap o;
    (void)state;
    two_texts__open(&two, "Nine miners died near Velm.", "Nine miners died near Velm.");
    assert_true(overlap__find(&o, &two.arena, &two.of, &two.of.bags[0], &two.of.bags[1]));
    assert_true(fabs(o.forward - 1.0) < NEAR && fabs(o.backward - 1.0) < NEAR);
    assert_int_equal(o.count, two.of.bags[0].unit_count);
    two_texts__drop(&two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_stem_is_one_word),
        cmocka_unit_test(a_concept_in_other_words),
        cmocka_unit_test(values_by_what_they_are),
        cmocka_unit_test(names_by_whom_they_mean),
        cmocka_unit_test(each_unit_once_the_most_alike_first),
        cmocka_unit_test(the_same_claim_is_all_shared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
