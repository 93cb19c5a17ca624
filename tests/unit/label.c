/* Labels of the sheet of facts: what says of what a value is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "article.h"
#include "report/label.h"

/* The first slot whose words begin so. */
static const slot *slot_of(const slot_list *in, const corpus *of, const char *text,
                           const char *words)
{
    const token *tokens = of->articles[0]->reading.text.tokens.items;
    for (size_t i = 0; i < in->slots.count; i++) {
        const slot *x = &in->slots.items[i];
        if (!strncmp(text + tokens[x->words.begin].span.begin, words, strlen(words))) return x;
    }
    return NULL;
}

static void check(const char *text, const char *words, const char *expected)
{
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    claimdiff_article *article;
    arena scratch;
    corpus of;
    slot_list slots = { 0 };
    options.model = CLAIMDIFF_NO_MODEL;
    assert_int_equal(claimdiff_engine_new(&engine, &options, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_article_new(&article, engine, text, strlen(text), NULL, NULL),
                     CLAIMDIFF_OK);
    const analysis *read = &article->analysis;
    arena__init(&scratch, &memory__default);
    assert_true(corpus__init(&of, &scratch, &read, 1));
    assert_true(slot__find(&slots, &scratch, &of));
    const slot *x = slot_of(&slots, &of, text, words);
    assert_non_null(x);
    assert_string_equal(label__of(&scratch, &of, x), expected);
    arena__free(&scratch);
    claimdiff_article_free(article);
    claimdiff_engine_free(engine);
}

static void test_it_begins_and_ends_with_whole_words(void **state)
{
    (void)state;
    check("The Northfield 49ers hired coach Ana Marsh on Monday.", "Monday",
          "The Northfield 49ers hired coach Ana Marsh on …");
    check("The firm raised its full-year outlook to between $9.6 billion and $9.8 billion.",
          "between", "The firm raised its full-year outlook to …");
    check("Officers found a 12-gauge hunting shotgun.", "12",
          "Officers found a …-gauge hunting shotgun");
}

/* Who it is, where the label begins with its verb or a pronoun. */
static void test_it_has_a_subject(void **state)
{
    (void)state;
    check("Ana Marsh left in May. She served five months in jail.", "five",
          "[Ana Marsh] served …");
    check("Rescuers reached the ferry, which had 214 passengers.", "214",
          "[the ferry] had … passengers");
    check("A 6.1-magnitude quake hit the coast on Friday, injuring 40 people in Sel.", "40",
          "[A 6.1-magnitude quake] injuring … people");
    check("The war drove out 90,000 people and killed 4,000 farmers.", "4,000",
          "[The war] killed … farmers");
    check("At 9.25 a.m. on Thursday, sailors spotted a group of five boats.", "9.25",
          "At …, sailors spotted a group of five boats");
    check("Drones hit the mill before dawn, killing at least four people and wounding 31.", "31",
          "[Drones] wounding …");
    check("The 36-year-old, who had been living in Marle, slipped and fell about 80 metres.",
          "about", "[The 36-year-old] fell …");
}

/* Whom a participle describes. */
static void test_a_participle_is_told_of_its_noun(void **state)
{
    (void)state;
    check("The vote was held under a new charter approved in 1997.", "1997",
          "a new charter approved in …");
    check("Nearly all of the candidates running for 125 seats came from one party.", "125",
          "the candidates running for … seats");
    check("Thieves took old coins from the museum, said to be worth 2 million euros.", "2",
          "to be worth …");
}

/* Nothing of what somebody does belongs to his age. */
static void test_an_age_is_told_of_a_name(void **state)
{
    (void)state;
    check("The bodies of Ana Marsh, 43, and Jon Tell, 36, were found in a burned house.", "43",
          "The bodies of Ana Marsh, …");
}

static void test_a_bracket_is_closed(void **state)
{
    (void)state;
    check("Vik Tarn scored 16 points for the Rovers (10-0).", "10",
          "Vik Tarn scored 16 points for the Rovers (…)");
}

/* "was" belongs to the value where that is what is told. */
static void test_it_tells_of_what_is_so_much(void **state)
{
    (void)state;
    check("Turnout was 63 percent, up from 58 percent four years ago, the panel said.", "63",
          "Turnout was …");
    check("Marle are now four points behind the leaders Oakhurst.", "four",
          "Marle are now … behind the leaders Oakhurst");
    check("The raid took place about 150 miles off Sel, and a tug was about 13 miles away from "
          "the ship when it heard the call.",
          "about 13", "a tug was … away from the ship");
}

static void test_what_is_too_far_away_stands_in_brackets(void **state)
{
    (void)state;
    check("Police seized six old rifles and 300 rounds of ammunition.", "300",
          "[Police seized] … rounds of ammunition");
    check("The bank of Sel cut its main lending rate by a quarter of a percentage point to 4.25% "
          "on Wednesday.",
          "Wednesday", "[The bank of Sel cut main lending rate] on …");
}

static void test_what_it_is_of_comes_with_it(void **state)
{
    (void)state;
    check("Tarn Glass will close its old works in the harbour of Oakhurst by the end of the "
          "summer, with the loss of 640 jobs.",
          "640", "[Tarn Glass will close old works] with the loss of … jobs");
}

static void test_the_verb_has_its_auxiliaries(void **state)
{
    (void)state;
    check("The guards say that two of them managed to escape.", "two",
          "… of them managed to escape");
    check("Tens of thousands of people are still without power, and 22 houses were still burning.",
          "22", "… houses were still burning");
}

static void test_a_long_label_has_the_article_of_its_subject(void **state)
{
    (void)state;
    check("The new bill would raise the retirement age from 62 to 65 by 2030.", "65",
          "The new bill would raise the retirement age from 62 to …");
}

/* Words that speak, in another sense. */
static void test_the_verb_may_be_one_of_saying(void **state)
{
    (void)state;
    check("The last pair added 29 before the rain.", "29", "The last pair added …");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_it_begins_and_ends_with_whole_words),
        cmocka_unit_test(test_it_has_a_subject),
        cmocka_unit_test(test_a_participle_is_told_of_its_noun),
        cmocka_unit_test(test_an_age_is_told_of_a_name),
        cmocka_unit_test(test_a_bracket_is_closed),
        cmocka_unit_test(test_it_tells_of_what_is_so_much),
        cmocka_unit_test(test_what_is_too_far_away_stands_in_brackets),
        cmocka_unit_test(test_what_it_is_of_comes_with_it),
        cmocka_unit_test(test_the_verb_has_its_auxiliaries),
        cmocka_unit_test(test_a_long_label_has_the_article_of_its_subject),
        cmocka_unit_test(test_the_verb_may_be_one_of_saying),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
