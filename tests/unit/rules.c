/* The rules: of each a pair of claims that clash, and the pair a word away that does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "../two_texts.h"
#include "judge/rules.h"

/* Two claims side by side, the first of either text. */
typedef struct sides {
    two_texts two;
    pair_view view;
} sides;

static void open_pair(sides *s, const char *a, const char *b)
{
    memset(s, 0, sizeof *s);
    two_texts__open(&s->two, a, b);
    assert_true(view__init(&s->view, &s->two.arena, &s->two.of, 0, two_texts__second(&s->two)));
}

static void drop(sides *s)
{
    two_texts__drop(&s->two);
}

static void check_words(const sides *s, size_t side, token_range tokens, const char *words)
{
    claimdiff_span span = reading__span(&s->two.analyses[side]->reading, tokens);
    assert_int_equal(span.end - span.begin, strlen(words));
    assert_memory_equal(s->two.articles[side]->text + span.begin, words, strlen(words));
}

/* The first rule of the table that has an opinion, or "". */
static const char *first_rule(const pair_view *p, opinion *out)
{
    for (size_t i = 0; i < rules__count; i++)
        if (rules__table[i].find(p, out)) return rules__table[i].name;
    return "";
}

/* Evidence is that of a and b, whichever of them comes first. */
static void clash(const char *name, claimdiff_reason reason, double score,
                  const char *const texts[2], const char *const words[2])
{
    for (size_t turn = 0; turn < 2; turn++) {
        sides s;
        opinion found;
        open_pair(&s, texts[turn], texts[1 - turn]);
        assert_string_equal(first_rule(&s.view, &found), name);
        assert_int_equal(found.reason, reason);
        assert_float_equal(found.score, score, 1e-6);
        check_words(&s, 0, found.evidence_a, words[turn]);
        check_words(&s, 1, found.evidence_b, words[1 - turn]);
        drop(&s);
    }
}

static void no_clash(const char *a, const char *b)
{
    sides s;
    opinion found;
    open_pair(&s, a, b);
    assert_string_equal(first_rule(&s.view, &found), "");
    pair_view swapped = view__swap(&s.view);
    assert_string_equal(first_rule(&swapped, &found), "");
    drop(&s);
}

#define PAIR(a, b) ((const char *const[2]){ a, b })

static void numbers_of_one_thing(void **state)
{
    (void)state;
    clash("number", CLAIMDIFF_REASON_NUMBER, 0.99,
          PAIR("The bridge cost 12 million euros.", "The bridge cost 15 million euros."),
          PAIR("12 million euros", "15 million euros"));
    no_clash("The bridge cost 12 million euros.", "The bridge cost 12 million euros.");
    no_clash("The bridge cost 12 million euros.", "The tunnel cost 15 million euros.");
    no_clash("The bridge cost 12 million euros.", "The bridge cost 15 million dollars.");
}

static void dates_of_one_plan(void **state)
{
    (void)state;
    clash("date", CLAIMDIFF_REASON_DATE, 0.9,
          PAIR("The bridge will open on 3 June 2026.", "The bridge will open on 10 June 2026."),
          PAIR("3 June 2026", "10 June 2026"));
    no_clash("The bridge will open on 3 June 2026.", "The bridge will open on 3 June 2026.");
    no_clash("The bridge opened on 3 June 2026.", "The bridge opened on 10 June 2026.");
}

static void a_negation_of_one_deed(void **state)
{
    (void)state;
    clash("negation", CLAIMDIFF_REASON_NEGATION, 0.9,
          PAIR("The storm did not damage the harbour.", "The storm damaged the harbour."),
          PAIR("not damage", "damaged"));
    no_clash("The storm did not damage the harbour.", "The storm did not damage the harbour.");
    no_clash("The storm did not damage the harbour.", "The storm reached the harbour.");
}

static void opposites_of_one_thing(void **state)
{
    (void)state;
    clash("antonym", CLAIMDIFF_REASON_ANTONYM, 0.9,
          PAIR("The committee approved the budget.", "The committee rejected the budget."),
          PAIR("approved", "rejected"));
    clash("antonym", CLAIMDIFF_REASON_ANTONYM, 0.8,
          PAIR("The committee voted for the budget.", "The committee voted against the budget."),
          PAIR("budget", "budget"));
    no_clash("The committee approved the budget.", "The committee passed the budget.");
    no_clash("The committee voted for the budget.", "The committee voted on the budget.");
}

static void a_denial_of_what_is_told(void **state)
{
    (void)state;
    clash("denial", CLAIMDIFF_REASON_DENIAL, 0.9,
          PAIR("The mayor denied that the company paid the driver.",
               "The company paid the driver."),
          PAIR("denied", "paid"));
    no_clash("The mayor said that the company paid the driver.", "The company paid the driver.");
}

static void roles_of_two_parties(void **state)
{
    (void)state;
    clash("role", CLAIMDIFF_REASON_ROLE, 0.9,
          PAIR("Alpenrail acquired Borealis.", "Borealis acquired Alpenrail."),
          PAIR("Alpenrail", "Borealis"));
    no_clash("Alpenrail acquired Borealis.", "Alpenrail acquired Borealis.");
    no_clash("Alpenrail met Borealis.", "Borealis met Alpenrail.");
}

static bool updates(const char *a, const char *b)
{
    sides s;
    opinion found;
    open_pair(&s, a, b);
    bool yes = rule_number__update(&s.view, &found);
    drop(&s);
    return yes;
}

static void a_toll_that_grows_is_an_update(void **state)
{
    (void)state;
    assert_true(updates("At least 12 people died in the fire.", "15 people died in the fire."));
    assert_false(updates("At least 12 people died in the fire.", "12 people died in the fire."));
    assert_false(updates("The bridge cost 12 million euros.", "The bridge cost 15 million euros."));
    no_clash("At least 12 people died in the fire.", "15 people died in the fire.");
}

static bool other_event(const char *a, const char *b)
{
    sides s;
    open_pair(&s, a, b);
    bool yes = rules__other_event(&s.view);
    drop(&s);
    return yes;
}

static void another_year_is_another_event(void **state)
{
    (void)state;
    assert_true(other_event("The bridge fell in 2019.", "The bridge fell."));
    assert_true(other_event("The bridge fell.", "The bridge fell in 2019."));
    assert_false(other_event("The bridge fell in 2019.", "The bridge fell in 2019."));
    assert_false(other_event("The bridge fell in Torrin.", "The bridge fell."));
}

static void scores_stay_below_certainty(void **state)
{
    opinion o;
    (void)state;
    assert_true(
        rules__contradict(&o, CLAIMDIFF_REASON_DATE, 1.5, rules__token(3), rules__token(7)));
    assert_float_equal(o.score, 0.99, 0.0);
    assert_int_equal(o.reason, CLAIMDIFF_REASON_DATE);
    assert_int_equal(o.evidence_a.begin, 3);
    assert_int_equal(o.evidence_a.end, 4);
    assert_int_equal(o.evidence_b.begin, 7);
    assert_int_equal(o.evidence_b.end, 8);
    rules__contradict(&o, CLAIMDIFF_REASON_DATE, 0.25, rules__token(3), rules__token(7));
    assert_float_equal(o.score, 0.25, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_of_one_thing),
        cmocka_unit_test(dates_of_one_plan),
        cmocka_unit_test(a_negation_of_one_deed),
        cmocka_unit_test(opposites_of_one_thing),
        cmocka_unit_test(a_denial_of_what_is_told),
        cmocka_unit_test(roles_of_two_parties),
        cmocka_unit_test(a_toll_that_grows_is_an_update),
        cmocka_unit_test(another_year_is_another_event),
        cmocka_unit_test(scores_stay_below_certainty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
