/* Values of two claims that are one, in two writings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "../two_texts.h"
#include "base/str.h"
#include "judge/reword.h"

typedef void finder(reword_list *out, const pair_view *p);

/* What the first claim of b is told with beside that of a: "own > other", parted by "; ". */
static void check_found(finder *find, const char *a, const char *b, const char *wanted)
{
    two_texts t;
    pair_view p;
    reword_list found;
    str out;
    str__init(&out, &memory__default);
    two_texts__open(&t, a, b);
    assert_true(view__init(&p, &t.arena, &t.of, 0, two_texts__second(&t)));
    find(&found, &p);
    for (size_t i = 0; i < found.count; i++) {
        const reword *r = &found.items[i];
        str__format(&out, "%s%.*s > %s%.*s", i ? "; " : "", (int)(r->own.end - r->own.begin),
                    b + r->own.begin, r->written, (int)(r->other.end - r->other.begin),
                    a + r->other.begin);
    }
    assert_string_equal(out.length ? out.bytes : "", wanted);
    two_texts__drop(&t);
    str__free(&out);
}

static void check(const char *a, const char *b, const char *wanted)
{
    check_found(reword__find, a, b, wanted);
}

static void check_days(const char *a, const char *b, const char *wanted)
{
    check_found(reword__find_days, a, b, wanted);
}

static void figures_that_fit_are_told_alike(void **state)
{
    (void)state;
    check("The patients were followed for two years.", "The patients were watched for 24 months.",
          "24 months > two years");
    check("Sales came to roughly $2.4bn.", "Sales came to $2.43 billion.",
          "$2.43 billion > roughly $2.4bn");
    check("The quake had a magnitude of 5.9.", "The quake had a magnitude of about 6.0.",
          "about 6.0 > 5.9");
    check("Brask beat Holm 4-2.", "Holm lost 2-4 to Brask.", "2-4 > 4-2");
    check("The plane landed at Oslo at 9.42pm.", "The plane touched down in Oslo at 21:42.",
          "21:42 > 9.42pm");
}

static void sums_in_two_currencies_may_be_one(void **state)
{
    (void)state;
    check("The thieves took jewels worth £88m.", "The thieves took jewels worth €103 million.",
          "€103 million > £88m");
    check("The thieves took jewels worth £88m.", "The thieves took jewels worth €203 million.", "");
}

static void one_day_is_told_alike(void **state)
{
    (void)state;
    check("SEL, 4 March 2024 - The cabinet sold the lottery yesterday.",
          "SEL, 5 March 2024 - The lottery was sold by the cabinet on Sunday.",
          "Sunday > yesterday");
    check("SEL, 4 March 2024 - The road is closed until Thursday.",
          "SEL, 4 March 2024 - The road was closed on Thursday.", "");
}

static void a_share_is_told_by_its_figures(void **state)
{
    (void)state;
    check("Of 132 nurses who left the hospital, 79 named the night shifts.",
          "Sixty percent of the nurses named the night shifts.", "Sixty percent > 79");
    check("The Greens hold 19 of the 65 seats.", "The Greens hold 29 percent of the seats.",
          "29 percent > 19");
    check("The Greens hold 19 of the 65 seats.", "The Greens hold 35 percent of the seats.", "");
}

static void several_stand_as_in_the_text(void **state)
{
    (void)state;
    check("At 9.42pm some 1,200 people were in the hall.",
          "At 21:42 there were 1,183 people in the hall.", "21:42 > 9.42pm; 1,183 > some 1,200");
}

static void others_are_told_as_they_stand(void **state)
{
    (void)state;
    check("The fire burned 3,000 hectares.", "The fire burned 4,000 hectares.", "");
    check("The fire burned 3,000 hectares.", "The fire burned 3,000 hectares.", "");
    check("At least 12 people were hurt.", "Hundreds of people were hurt.", "");
    check("At least 12 people were hurt.", "The blast hurt 60 people.", "");
    check("Anna Berg, 48, won.", "Anna Berg, a 48-year-old, won.", "");
    check("The hall seats 13,000 people.", "The hall seats around 13,000 people.", "");
}

static void other_days_are_told_in_one_way(void **state)
{
    (void)state;
    check_days("SEL, 6 March 2024 - The strike began on 3 March at noon.",
               "SEL, 6 March 2024 - The strike began yesterday.", "yesterday > 5 March");
    check_days("SEL, 6 March 2024 - The mill burned down on March 3, 2024.",
               "SEL, 6 March 2024 - The mill burned down on Monday evening.", "Monday > March 4");
    check_days("SEL, 6 March 2024 - The strike began at 3 p.m. on Sunday, 3rd March.",
               "SEL, 6 March 2024 - The strike began on Tuesday.", "Tuesday > 5 March");
    check_days("SEL, 6 March 2024 - The strike began on Sunday.",
               "SEL, 6 March 2024 - The strike began yesterday.", "yesterday > on tuesday");
    check_days("SEL, 6 March 2024 - The strike began on Monday.",
               "SEL, 6 March 2024 - The strike began yesterday.", "");
    check_days("SEL, 6 March 2024 - The strike began on 12 March.",
               "SEL, 6 March 2024 - The strike began on Tuesday.", "");
    check_days("SEL, 6 March 2024 - The strike began on Sunday.",
               "SEL, 6 March 2024 - The strike began on Monday.", "");
    check_days("SEL, 6 March 2024 - The strike began on 5 March.",
               "SEL, 6 March 2024 - The strike began yesterday.", "");
    check_days("SEL, 6 March 2024 - The strike began on 27 February.",
               "SEL, 6 March 2024 - The strike began yesterday.", "");
    check_days("The strike began on 3 March.", "The strike began yesterday.", "");
}

static void a_day_of_last_week_is_told_so(void **state)
{
    (void)state;
    check_days("SEL, 13 March 2024 - The cabinet sold the lottery last week.",
               "SEL, 8 March 2024 - The cabinet sold the lottery on 6 March.",
               "6 March > last week");
    check_days("SEL, 13 March 2024 - The cabinet sold the lottery last week.",
               "SEL, 13 March 2024 - The cabinet sold the lottery on 11 March.", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_that_fit_are_told_alike),
        cmocka_unit_test(sums_in_two_currencies_may_be_one),
        cmocka_unit_test(one_day_is_told_alike),
        cmocka_unit_test(a_share_is_told_by_its_figures),
        cmocka_unit_test(several_stand_as_in_the_text),
        cmocka_unit_test(others_are_told_as_they_stand),
        cmocka_unit_test(other_days_are_told_in_one_way),
        cmocka_unit_test(a_day_of_last_week_is_told_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
