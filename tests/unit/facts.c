/* The sheet of facts out of relations made by hand: which values make a row, of what, and
 * how they stand to each other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "../sheet_bench.h"

/* What becomes of texts whose claims all agree, or exclude each other, so surely. */
static void check(const char *const *texts, size_t count, double agreement, double contradiction,
                  const char *expected)
{
    sheet_bench b;
    char found[2000];
    sheet_bench__open(&b, texts, count);
    sheet_bench__relate(&b, agreement, contradiction);
    sheet_bench__find(&b, 0.0);
    sheet_bench__put(found, &b.report);
    assert_string_equal(found, expected);
    sheet_bench__drop(&b);
}

static void check_agreeing(const char *one, const char *other, const char *expected)
{
    const char *const texts[] = { one, other };
    check(texts, 2, 0.9, 0.0, expected);
}

static void check_excluding(const char *one, const char *other, const char *expected)
{
    const char *const texts[] = { one, other };
    check(texts, 2, 0.1, 0.8, expected);
}

static void test_one_value_of_one_thing_agrees(void **state)
{
    (void)state;
    check_agreeing("Police seized 40 rifles in the raid.", "In the raid 40 rifles were seized.",
                   "agree: Police seized … rifles in the raid: A 40, B 40\n");
}

static void test_other_values_of_one_thing_conflict(void **state)
{
    (void)state;
    check_agreeing("Police seized 40 rifles in the raid.", "Police seized 44 rifles in the raid.",
                   "conflict: Police seized … rifles in the raid: A 40, B 44\n");
    check_excluding("The club paid $22 million for the striker.",
                    "The club paid $23 million for the striker.",
                    "conflict: The club paid … for the striker: A 22000000 usd, B 23000000 usd\n");
    check_excluding("The train left at 8.40pm.", "The train left at 8.53pm.",
                    "conflict: The train left at …: A T20:40, B T20:53\n");
}

static void test_a_rounded_or_bounded_value_can_hold(void **state)
{
    (void)state;
    check_agreeing("The blaze destroyed 1,183 homes.", "The blaze destroyed about 1,200 homes.",
                   "rounded: The blaze destroyed … homes: A 1183, B ~1200\n");
    check_agreeing("The train left on Monday.", "The train left on Monday evening.",
                   "rounded: The train left on …: A weekday:monday, B weekday:mondayT17/24\n");
}

/* A figure that is hardly chance, a day by its number, a time of day: the words need not match. */
static void test_one_value_in_two_writings_makes_a_row(void **state)
{
    (void)state;
    check_agreeing("Lumo reported revenue of $3.47 billion.", "Sales climbed to roughly $3.5bn.",
                   "rounded: Lumo reported revenue of …: A 3470000000 usd, B ~3500000000 usd\n");
    check_agreeing("The tremor hit at 4:12 a.m. near Sel.",
                   "The shock, which came shortly after 4 a.m. on Tuesday, flattened a village.",
                   "rounded: The tremor hit at …: A T04:12, B weekday:tuesdayT04:00\n");
    check_agreeing("The firm begins a 45-day period of talks.", "Talks of 45 days start.",
                   "agree: The firm begins a … period of talks: A 45 day, B 45 day\n");
}

static void test_a_day_told_more_finely_makes_a_row(void **state)
{
    const char *const texts[] = { "A woman was hit by a car on Friday.",
                                  "The crash late on Friday killed a woman." };
    (void)state;
    check(texts, 2, 0.9, 0.0,
          "rounded: A woman was hit by a car on …: A weekday:friday, B weekday:fridayT17/29\n");
}

static void test_days_of_two_acts_and_ages_of_several_people_do_not_conflict(void **state)
{
    (void)state;
    check_excluding("The council sent the plan to the mayor on Monday.",
                    "The mayor announced on Wednesday that she rejects the plan.", "");
    check_excluding("A 7-year-old boy and a 16-year-old boy were hurt in Sel.",
                    "A 9-year-old girl was hurt in Sel.", "");
}

/* A paper that tells it again a week later may keep the words. */
static void test_one_weekday_of_two_weeks_is_no_conflict(void **state)
{
    (void)state;
    check_agreeing("MARLE, June 10, 2026 - The train left on Saturday.",
                   "MARLE, June 18, 2026 - The train left on Saturday.", "");
    check_agreeing("MARLE, June 10, 2026 - The train left on Saturday.",
                   "MARLE, June 18, 2026 - The train left on Saturday about 8.40am.", "");
    check_agreeing("MARLE, June 10, 2026 - The train left on Saturday.",
                   "MARLE, June 18, 2026 - The train left on Friday.",
                   "conflict: The train left on …: A weekday:saturday, B weekday:friday\n");
}

/* It came otherwise: that is no error of either. */
static void test_what_was_expected_is_in_no_conflict(void **state)
{
    (void)state;
    check_agreeing("Analysts expect a profit of 40 million euros.",
                   "Lumo reported a profit of 31 million euros.", "");
}

/* The dead of another day are no error; without two days nothing says which figure is later. */
static void test_figures_of_two_years_do_not_conflict(void **state)
{
    (void)state;
    check_excluding("The zoo of Lim had 410,000 visitors in 2023.",
                    "The zoo of Lim had 365,000 visitors in 2025.", "");
    check_excluding("The zoo of Lim had 410,000 visitors.", "The zoo of Lim had 365,000 visitors.",
                    "conflict: The zoo of Lim had … visitors: A 410000, B 365000\n");
}

static void test_people_of_two_places_do_not_conflict(void **state)
{
    (void)state;
    check_agreeing("He was flown to Marle, a city of 500,000 people.",
                   "The quake struck Marle, an island of 120,000 people.", "");
}

static void test_what_grows_is_an_update(void **state)
{
    (void)state;
    check_agreeing("MARLE, May 14, 2026 - The quake killed nine people.",
                   "MARLE, May 15, 2026 - The quake killed 12 people.",
                   "update: The quake killed … people: A 9, B 12\n");
    check_agreeing("MARLE, May 14, 2026 - The quake killed nine people.",
                   "The quake killed 12 people.",
                   "conflict: The quake killed … people: A 9, B 12\n");
    check_excluding("The quake killed nine people.", "The quake killed 12 people.",
                    "conflict: The quake killed … people: A 9, B 12\n");
}

/* The words of the first figure of a claim. */
static token_range figure_of(const sheet_bench *b, size_t bag)
{
    const claim *c = b->of.bags[bag].claim;
    assert_int_not_equal(c->quantity_count, 0);
    return (token_range){ c->quantities[0].token_begin, c->quantities[0].token_end };
}

/* Two claims of which the judge says which words are of one thing. */
static void check_decided(relation r, const char *expected)
{
    static const char *const texts[] = { "The shock flattened the old town, killing 46 people.",
                                         "The toll of the earthquake climbed to 63." };
    sheet_bench b;
    char found[2000];
    sheet_bench__open(&b, texts, 2);
    r.b = b.of.bag_count - 1;
    r.a = r.b - 1;
    assert_int_equal(b.of.bags[r.a].article, 0);
    r.evidence_a = figure_of(&b, r.a);
    r.evidence_b = figure_of(&b, r.b);
    relation *added = ARRAY_PUSH(&b.relations, &b.scratch);
    assert_non_null(added);
    *added = r;
    sheet_bench__find(&b, 0.0);
    sheet_bench__put(found, &b.report);
    assert_string_equal(found, expected);
    sheet_bench__drop(&b);
}

/* In words that do not match. */
static void test_what_the_judge_decides_makes_a_row(void **state)
{
    (void)state;
    check_decided((relation){ .agreement = 0.8, .judged = true, .reason = CLAIMDIFF_REASON_UPDATE },
                  "update: [The shock] killing … people: A 46, B 63\n");
    check_decided((relation){ .contradiction = 0.9, .judged = true },
                  "conflict: [The shock] killing … people: A 46, B 63\n");
    check_decided((relation){ .agreement = 0.2, .judged = true, .reason = CLAIMDIFF_REASON_UPDATE },
                  "");
}

/* "dozens" may be 60: neither of them is later. */
static void test_a_loose_figure_is_no_update(void **state)
{
    const char *const texts[] = { "The fire drove out dozens of people.",
                                  "The fire drove out 60 people." };
    sheet_bench b;
    char found[2000];
    (void)state;
    sheet_bench__open(&b, texts, 2);
    sheet_bench__relate(&b, 0.9, 0.0);
    b.relations.items[0].judged = true;
    b.relations.items[0].reason = CLAIMDIFF_REASON_UPDATE;
    sheet_bench__find(&b, 0.0);
    sheet_bench__put(found, &b.report);
    assert_string_equal(found, "rounded: The fire drove out … of people: A >=24, B 60\n");
    sheet_bench__drop(&b);
}

static void test_a_part_is_of_another_extent(void **state)
{
    (void)state;
    check_agreeing("The firm employs 22,000 drivers, guards and cooks.",
                   "The firm employs 9,000 drivers.",
                   "extent: The firm employs … drivers, guards and cooks: A 22000, B 9000\n");
}

static void test_what_is_told_again_in_another_unit_is_one_row(void **state)
{
    (void)state;
    check_agreeing("The quake struck seven km (4 miles) east of Dargan.",
                   "It struck seven km (4 miles) east of Dargan.",
                   "agree: The quake struck …: A 7 km, B 7 km\n");
}

/* Two persons, two spans of one verb. */
static void test_other_names_are_of_other_things(void **state)
{
    (void)state;
    check_agreeing("Anna Marsh spent 11 seasons with the club.",
                   "Peter Holt spent 19 seasons with the club.", "");
}

static void test_the_day_of_saying_is_no_fact(void **state)
{
    (void)state;
    check_agreeing("Rovers won the cup, Holt said on Friday.",
                   "Rovers won the cup, Holt said on Monday.", "");
}

static void test_values_of_two_things_make_no_row(void **state)
{
    (void)state;
    check_agreeing("Police seized 40 rifles in the raid.", "Police seized 44 boats in the raid.",
                   "");
    check_agreeing("Profit rose by 12 percent.", "Sales climbed by 15 percent.", "");
}

/* An article that has both figures means two things by them. */
static void test_who_states_both_values_is_in_no_conflict(void **state)
{
    (void)state;
    check_agreeing("Police seized 40 rifles in the raid.",
                   "Police seized 44 rifles in the raid. Another 40 rifles lay in the harbour.",
                   "agree: Police seized … rifles in the raid: A 40, B 40\n");
    check_agreeing("The storm cost 300 million crowns.",
                   "The storm cost 900 million crowns. The insurers' 300 million is for houses.",
                   "");
}

static void test_values_are_matched_one_to_one(void **state)
{
    (void)state;
    check_agreeing("Police seized seven rifles and 12 pistols.",
                   "Police seized 12 pistols and seven rifles.",
                   "agree: Police seized … rifles and 12 pistols: A 7, B 7\n"
                   "agree: [Police seized] … pistols: A 12, B 12\n");
}

static void test_three_articles_make_one_row(void **state)
{
    const char *const texts[] = { "Police seized nine boats.", "Police seized 11 boats.",
                                  "Police seized nine boats on the coast." };
    (void)state;
    check(texts, 3, 0.9, 0.0, "conflict: Police seized … boats: A 9, B 11, C 9\n");
}

/* The last claim is taken for the second alone, and not surely. */
static void test_a_weak_match_joins_no_row(void **state)
{
    static const char *const texts[] = { "Police seized nine boats.", "Police seized nine boats.",
                                         "The navy bought nine vessels." };
    sheet_bench b;
    char found[2000];
    (void)state;
    sheet_bench__open(&b, texts, 3);
    sheet_bench__relate(&b, 0.9, 0.0);
    for (size_t i = 0; i < b.relations.count; i++)
        if (b.of.bags[b.relations.items[i].b].article == 2) b.relations.items[i].agreement = 0.3;
    sheet_bench__find(&b, 0.0);
    sheet_bench__put(found, &b.report);
    assert_string_equal(found, "agree: Police seized … boats: A 9, B 9\n");
    sheet_bench__drop(&b);
}

static void test_claims_that_share_no_fact_make_no_row(void **state)
{
    const char *const texts[] = { "Police seized nine boats.", "Police seized nine boats." };
    (void)state;
    check(texts, 2, 0.05, 0.05, "");
}

/* In other units, by other verbs, one in a clause of its own: no chance brings them so near. */
static void test_a_measure_and_what_it_comes_to_make_a_row(void **state)
{
    const char *const texts[] = { "The heath fire had blackened 8,100 hectares.",
                                  "The blaze, which has charred some 20,000 acres, threatens a "
                                  "village." };
    (void)state;
    check(texts, 2, 0.7, 0.0,
          "rounded: The heath fire had blackened …: A 8100 hectare, B ~20000 acre\n");
}

static void test_cells_tell_variant_source_and_day(void **state)
{
    const char *const texts[] = {
        "LONDON, May 14, 2026 - Police seized nine boats, the mayor said.",
        "Police seized 11 boats."
    };
    sheet_bench b;
    (void)state;
    sheet_bench__open(&b, texts, 2);
    sheet_bench__relate(&b, 0.1, 0.8);
    sheet_bench__find(&b, 0.0);
    assert_int_equal(claimdiff_report_fact_count(&b.report), 1);
    const claimdiff_fact *f = claimdiff_report_fact(&b.report, 0);
    assert_int_equal(f->kind, CLAIMDIFF_VALUE_COUNT);
    assert_int_equal(f->cell_count, 2);
    assert_int_equal(f->variant_count, 2);
    assert_int_equal(f->cells[0]->variant, 0);
    assert_int_equal(f->cells[1]->variant, 1);
    assert_string_equal(f->cells[0]->as_of, "2026-05-14");
    assert_null(f->cells[1]->as_of);
    const claimdiff_span source = f->cells[0]->claim->source;
    assert_memory_equal(texts[0] + source.begin, "the mayor", source.end - source.begin);
    assert_memory_equal(texts[0] + f->cells[0]->span.begin, "nine", 4);
    sheet_bench__drop(&b);
}

static void test_less_sure_than_wanted_is_left_out(void **state)
{
    const char *const texts[] = { "Police seized nine boats.", "Police seized nine boats." };
    sheet_bench b;
    (void)state;
    sheet_bench__open(&b, texts, 2);
    sheet_bench__relate(&b, 0.7, 0.0);
    sheet_bench__find(&b, 0.95);
    assert_int_equal(claimdiff_report_fact_count(&b.report), 0);
    sheet_bench__drop(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_value_of_one_thing_agrees),
        cmocka_unit_test(test_other_values_of_one_thing_conflict),
        cmocka_unit_test(test_a_rounded_or_bounded_value_can_hold),
        cmocka_unit_test(test_one_value_in_two_writings_makes_a_row),
        cmocka_unit_test(test_a_day_told_more_finely_makes_a_row),
        cmocka_unit_test(test_days_of_two_acts_and_ages_of_several_people_do_not_conflict),
        cmocka_unit_test(test_one_weekday_of_two_weeks_is_no_conflict),
        cmocka_unit_test(test_what_was_expected_is_in_no_conflict),
        cmocka_unit_test(test_figures_of_two_years_do_not_conflict),
        cmocka_unit_test(test_people_of_two_places_do_not_conflict),
        cmocka_unit_test(test_what_grows_is_an_update),
        cmocka_unit_test(test_a_loose_figure_is_no_update),
        cmocka_unit_test(test_what_the_judge_decides_makes_a_row),
        cmocka_unit_test(test_a_part_is_of_another_extent),
        cmocka_unit_test(test_what_is_told_again_in_another_unit_is_one_row),
        cmocka_unit_test(test_other_names_are_of_other_things),
        cmocka_unit_test(test_the_day_of_saying_is_no_fact),
        cmocka_unit_test(test_values_of_two_things_make_no_row),
        cmocka_unit_test(test_who_states_both_values_is_in_no_conflict),
        cmocka_unit_test(test_values_are_matched_one_to_one),
        cmocka_unit_test(test_three_articles_make_one_row),
        cmocka_unit_test(test_a_weak_match_joins_no_row),
        cmocka_unit_test(test_claims_that_share_no_fact_make_no_row),
        cmocka_unit_test(test_a_measure_and_what_it_comes_to_make_a_row),
        cmocka_unit_test(test_cells_tell_variant_source_and_day),
        cmocka_unit_test(test_less_sure_than_wanted_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
