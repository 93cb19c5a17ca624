/* Circumstances of claims, and whether two claims can meet: pairs of sentences a word or a day
 * apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "../two_texts.h"
#include "judge/validity.h"

/* How the first claims of two texts stand to each other, and turned round. */
static void check(const char *a, const char *b, const char *there, const char *back)
{
    two_texts t;
    pair_view p;
    two_texts__open(&t, a, b);
    assert_true(view__init(&p, &t.arena, &t.of, 0, two_texts__second(&t)));
    const pair_view q = view__swap(&p);
    assert_string_equal(validity__name(validity__of(&p)), there);
    assert_string_equal(validity__name(validity__of(&q)), back);
    two_texts__drop(&t);
}

static void facts_meet(void **state)
{
    (void)state;
    check("Nine miners died at Sel on Monday.", "Twelve miners died at Sel on Monday.", "meets",
          "meets");
    check("The minister may resign.", "The minister has ruled out resigning.", "meets", "meets");
    check("No deaths were reported in Sel.", "One of those hurt in Sel died.", "meets", "meets");
}

static void plans_are_no_facts(void **state)
{
    (void)state;
    check("The bank will close 40 branches.", "The bank closed 30 branches.", "phase", "phase");
    check("If it rains, the fair will be held in the hall of Sel.",
          "The fair was held on the meadow of Sel.", "phase", "phase");
}

static void parts_are_not_the_whole(void **state)
{
    (void)state;
    check("The flood killed 31 people in Quel.", "Twelve of them lived in Quel, the mayor said.",
          "extent", "extent");
    check("Kiruna scored 40 points.", "Kiruna scored 12 points in the first half.", "extent",
          "extent");
}

static void the_end_comes_after_the_way(void **state)
{
    (void)state;
    check("The fund has collected 400,000 euros so far.", "The fund collected 1.9 million euros.",
          "b_later", "a_later");
}

static void times_are_ordered(void **state)
{
    (void)state;
    check("Nine were missing in Sel on 3 June 2024.", "Twelve were missing in Sel on 5 June 2024.",
          "b_later", "a_later");
    check("SEL, 3 June 2024 - The road to Sel is closed.",
          "SEL, 5 June 2024 - The road to Sel is open again.", "b_later", "a_later");
}

static void check_claim(const char *text, const char *time, claimdiff_phase phase,
                        const char *extent)
{
    two_texts t;
    two_texts__open(&t, text, text);
    const claimdiff_claim *c = claimdiff_article_claim(t.articles[0], 0);
    assert_int_equal(c->time.end - c->time.begin, strlen(time));
    assert_memory_equal(text + c->time.begin, time, strlen(time));
    assert_int_equal(c->extent.end - c->extent.begin, strlen(extent));
    assert_memory_equal(text + c->extent.begin, extent, strlen(extent));
    assert_int_equal(c->phase, phase);
    two_texts__drop(&t);
}

static void claims_have_circumstances(void **state)
{
    (void)state;
    check_claim("Nine miners died on Monday.", "Monday", CLAIMDIFF_PHASE_FACT, "");
    check_claim("Nine miners had died by Tuesday.", "by Tuesday", CLAIMDIFF_PHASE_SO_FAR, "");
    check_claim("Nine miners died in the end.", "", CLAIMDIFF_PHASE_FINAL, "");
    check_claim("The mine is expected to close.", "", CLAIMDIFF_PHASE_EXPECTED, "");
    check_claim("The mine will close in May.", "May", CLAIMDIFF_PHASE_PLANNED, "");
    check_claim("If prices fall, the mine closes.", "", CLAIMDIFF_PHASE_CONDITION, "");
    check_claim("The firm denied that the mine was unsafe.", "", CLAIMDIFF_PHASE_DENIED, "");
    check_claim("Two of them were rescued alive.", "", CLAIMDIFF_PHASE_FACT, "of them");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_meet),
        cmocka_unit_test(plans_are_no_facts),
        cmocka_unit_test(parts_are_not_the_whole),
        cmocka_unit_test(the_end_comes_after_the_way),
        cmocka_unit_test(times_are_ordered),
        cmocka_unit_test(claims_have_circumstances),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
