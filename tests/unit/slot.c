/* What a value is a value of, and how surely two values are of one thing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "../two_texts.h"
#include "report/slot.h"

#define NOTHING "The sun shone."

static const char *word_at(const analysis *in, size_t t)
{
    return t == SYNTAX_ROOT ? "-" : in->reading.text.tokens.items[t].norm;
}

/* "nine/miners/died " for each slot of the first text: value, noun, verb. */
static void check_found(const char *text, const char *expected)
{
    two_texts two;
    slot_list list = { 0 };
    char found[300] = "";
    two_texts__open(&two, text, NOTHING);
    assert_true(slot__find(&list, &two.arena, &two.of));
    for (size_t i = 0; i < list.slots.count; i++) {
        const slot *s = &list.slots.items[i];
        const analysis *in = two.analyses[two.of.bags[s->bag].article];
        assert_in_range(i, slot__first(&list, s->bag), slot__end(&list, s->bag) - 1);
        sprintf(found + strlen(found), "%s/%s/%s ", word_at(in, s->words.begin),
                word_at(in, s->noun), word_at(in, s->verb));
    }
    assert_string_equal(found, expected);
    two_texts__drop(&two);
}

static void a_value_hangs_on_its_noun_and_verb(void **state)
{
    (void)state;
    check_found("Nine miners died.", "nine/miners/died ");
    check_found("Police seized 40 rifles on Monday.", "40/rifles/seized monday/-/seized ");
    check_found("The third bridge fell.", "third/bridge/fell ");
    check_found("Tarn won his first 17 games.", "17/games/won ");
    check_found("Two ministers had a one-on-one meeting.", "two/ministers/had ");
    check_found("The sun shone.", "");
}

static void what_dates_the_saying_is_left_out(void **state)
{
    (void)state;
    check_found("Police said on Friday that nine miners died.", "nine/miners/died ");
    check_found("The bridge fell 18 hours earlier.", "");
}

/* Two texts of which the first slots are looked at. */
typedef struct two_slots {
    two_texts two;
    slot_list list;
    pair_view view;
    const slot *x, *y;
} two_slots;

static void open_slots(two_slots *out, const char *a, const char *b)
{
    memset(out, 0, sizeof *out);
    two_texts__open(&out->two, a, b);
    const size_t second = two_texts__second(&out->two);
    assert_true(slot__find(&out->list, &out->two.arena, &out->two.of));
    assert_true(view__init(&out->view, &out->two.arena, &out->two.of, 0, second));
    const size_t first = slot__first(&out->list, second);
    assert_true(slot__end(&out->list, 0) > 0 && slot__end(&out->list, second) > first);
    out->x = &out->list.slots.items[0];
    out->y = &out->list.slots.items[first];
}

static bool comparable(const char *a, const char *b)
{
    two_slots s;
    open_slots(&s, a, b);
    const bool found = slot__comparable(s.x, s.y);
    assert_int_equal(slot__comparable(s.y, s.x), found);
    two_texts__drop(&s.two);
    return found;
}

static void values_of_one_kind_compare(void **state)
{
    (void)state;
    assert_true(comparable("Nine miners died.", "Twelve people died."));
    assert_true(comparable("It cost $5.", "It cost $7."));
    assert_true(comparable("It fell on Monday.", "It fell on 12 May 2026."));
    assert_false(comparable("Nine miners died.", "Twelve bridges fell."));
    assert_false(comparable("It cost $5.", "It fell 5%."));
    assert_false(comparable("It fell on Monday.", "It cost $5."));
}

static double match_of(const char *a, const char *b, bool rivals)
{
    two_slots s;
    open_slots(&s, a, b);
    const double found = slot__match(&s.view, s.x, s.y, rivals);
    assert_true(found >= 0.0 && found <= 1.0);
    two_texts__drop(&s.two);
    return found;
}

static void noun_and_verb_tell_of_what(void **state)
{
    (void)state;
    const double same = match_of("Nine miners died.", "Twelve miners died.", false);
    const double other_verb = match_of("Nine miners died.", "Twelve miners ate.", false);
    const double other_noun = match_of("Police seized 9 rifles.", "Police seized 12 boats.", false);
    assert_true(same == 1.0);
    assert_true(other_verb < same && other_noun < same);
}

static void rivals_and_other_names_make_it_less_sure(void **state)
{
    (void)state;
    const char *const one = "Police seized 9 rifles.", *const other = "Police seized 12 boats.";
    assert_true(match_of(one, other, true) < match_of(one, other, false));
    assert_true(match_of("Nine miners died in Velm.", "Twelve miners died in Oster.", false) <
                match_of("Nine miners died in Velm.", "Twelve miners died in Velm.", false));
}

static void a_rare_value_is_of_one_thing(void **state)
{
    (void)state;
    assert_true(match_of("Police took 4,171 rifles.", "The haul: 4,171 guns.", false) >= 0.85);
    assert_true(match_of("Police took 7 rifles.", "Bakers sold 7 loaves.", false) < 0.85);
}

static slot_part part_of(const char *a, const char *b)
{
    two_slots s;
    open_slots(&s, a, b);
    const slot_part found = slot__part(&s.view, s.x, s.y);
    two_texts__drop(&s.two);
    return found;
}

static void a_part_is_told_by_more_words(void **state)
{
    (void)state;
    assert_int_equal(part_of("Nine miners died.", "Twelve miners died."), SLOT_WHOLE);
    assert_int_equal(part_of("Nine young miners died.", "Twelve miners died."),
                     SLOT_PART_PERHAPS);
    assert_int_equal(part_of("Nine miners and guards died.", "Twelve miners died."), SLOT_PART);
}

static void tolls_grow(void **state)
{
    two_slots s;
    (void)state;
    open_slots(&s, "Nine people died.", "Police seized 40 rifles.");
    assert_true(slot__grows(s.x));
    assert_false(slot__grows(s.y));
    two_texts__drop(&s.two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_hangs_on_its_noun_and_verb),
        cmocka_unit_test(what_dates_the_saying_is_left_out),
        cmocka_unit_test(values_of_one_kind_compare),
        cmocka_unit_test(noun_and_verb_tell_of_what),
        cmocka_unit_test(rivals_and_other_names_make_it_less_sure),
        cmocka_unit_test(a_rare_value_is_of_one_thing),
        cmocka_unit_test(a_part_is_told_by_more_words),
        cmocka_unit_test(tolls_grow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
