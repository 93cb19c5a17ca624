/* Which values of two claims are matched, out of relations made by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "../two_texts.h"
#include "report/match.h"

typedef struct stand {
    double agreement, contradiction;
    bool decisive; /* the judge was asked, and decided by the first values */
} stand;

static const char *word_of(const matches *in, size_t x)
{
    const analysis *of = in->of->articles[match__article(in, x)];
    return of->reading.text.tokens.items[in->slots.slots.items[x].words.begin].norm;
}

/* "nine=twelve conflict " for each match of two claims that stand so to each other. */
static void check(const char *a, const char *b, stand how, const char *expected)
{
    static const char *const verdicts[] = { [VALUE_SAME] = "same",
                                            [VALUE_ROUNDED] = "rounded",
                                            [VALUE_FINER] = "finer",
                                            [VALUE_CONFLICT] = "conflict" };
    two_texts two;
    relation_list relations = { 0 };
    matches found;
    char out[300] = "";
    two_texts__open(&two, a, b);
    relation *r = ARRAY_PUSH(&relations, &two.arena);
    assert_non_null(r);
    *r = (relation){ .b = two_texts__second(&two),
                     .agreement = how.agreement,
                     .contradiction = how.contradiction };
    if (how.decisive) {
        slot_list slots = { 0 };
        assert_true(slot__find(&slots, &two.arena, &two.of));
        r->evidence_a = slots.slots.items[0].words;
        r->evidence_b = slots.slots.items[slot__first(&slots, r->b)].words;
        r->judged = true;
    }
    match__open(&found, &two.arena, &two.of);
    assert_true(match__find(&found, &two.arena, &relations, 0));
    match__sort(&found, 0);
    for (size_t i = 0; i < found.list.count; i++) {
        const match *m = &found.list.items[i];
        assert_int_equal(match__article(&found, m->x), 0);
        assert_int_equal(match__article(&found, m->y), 1);
        assert_int_equal(match__compare(&found, m->x, m->y), m->verdict);
        sprintf(out + strlen(out), "%s=%s %s ", word_of(&found, m->x), word_of(&found, m->y),
                verdicts[m->verdict]);
    }
    assert_string_equal(out, expected);
    two_texts__drop(&two);
}

static const stand agree = { 0.9, 0.0, false };
static const stand exclude = { 0.1, 0.8, false };
static const stand neither = { 0.05, 0.05, false };

static void values_of_claims_that_meet(void **state)
{
    (void)state;
    check("Nine miners died.", "Nine miners died.", agree, "nine=nine same ");
    check("Nine miners died.", "Twelve miners died.", agree, "nine=twelve conflict ");
    check("Nine miners died.", "Nine miners died.", neither, "");
    check("The bridge near Velm fell.", "Nine miners died.", agree, "");
}

static void each_value_has_one_partner_equal_ones_first(void **state)
{
    (void)state;
    check("Police seized 40 rifles and 12 boats.", "Police seized 12 boats and 44 rifles.", agree,
          "12=12 same 40=44 conflict ");
}

static void ordinals_match_where_they_are_one(void **state)
{
    (void)state;
    check("Marsh is the fifth coach that was fired.", "Marsh became the fifth coach to be fired.",
          agree, "fifth=fifth same ");
    check("Marsh is the fifth coach that was fired.", "Marsh is the sixth coach that was fired.",
          exclude, "");
    check("Police found the third boat.", "Police found the third rifle.", agree, "");
}

static void kinds_that_do_not_compare_do_not_match(void **state)
{
    (void)state;
    check("Police seized 40 rifles.", "Police seized $40.", agree, "");
    check("The bridge fell on Monday.", "The bridge fell 12 metres.", agree, "");
}

static void a_day_is_itself_though_only_one_is_dated(void **state)
{
    (void)state;
    check("The bridge fell on Monday.", "The bridge fell on Monday.", agree,
          "monday=monday same ");
}

static void other_verbs_conflict_where_the_judge_says_so(void **state)
{
    (void)state;
    const char *const one = "Police seized 40 rifles in the raid.";
    const char *const other = "The raid, in which police found 44 rifles, ended.";
    check(one, other, agree, "");
    check(one, other, exclude, "40=44 conflict ");
}

static void who_has_both_values_means_two_things(void **state)
{
    (void)state;
    check("Nine miners died.", "Twelve miners died. Nine of them were young.", agree, "");
}

static void what_the_judge_decided_by_is_told(void **state)
{
    const stand decided = { 0.1, 0.8, true };
    (void)state;
    check("Nine miners died.", "Twelve miners died. Nine of them were young.", decided,
          "nine=twelve conflict ");
}

/* Of several values of a claim it may take the wrong one. */
static void a_claim_with_both_values_is_in_no_conflict(void **state)
{
    const stand decided = { 0.0, 0.7, true };
    (void)state;
    check("Marsh bid over eight years, the Orrin Club over seven years.",
          "The seven-year offers for Tarn were low.", decided, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_of_claims_that_meet),
        cmocka_unit_test(each_value_has_one_partner_equal_ones_first),
        cmocka_unit_test(ordinals_match_where_they_are_one),
        cmocka_unit_test(kinds_that_do_not_compare_do_not_match),
        cmocka_unit_test(a_day_is_itself_though_only_one_is_dated),
        cmocka_unit_test(other_verbs_conflict_where_the_judge_says_so),
        cmocka_unit_test(who_has_both_values_means_two_things),
        cmocka_unit_test(what_the_judge_decided_by_is_told),
        cmocka_unit_test(a_claim_with_both_values_is_in_no_conflict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
