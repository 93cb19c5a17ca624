/* The role of each sentence in a whole article, one letter a sentence: h headline,
 * y byline, c caption, t timestamp, r credit, b body. Pairs a word or a stop apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "text/segment.h"

#define REPORT                                                                                     \
    "\n\nPolice closed the bridge on Monday after a ship had struck it. Nobody was hurt.\n"

static void check_roles(const char *text, const char *expected)
{
    static const char letters[] = {
        [ROLE_BODY] = 'b',    [ROLE_HEADLINE] = 'h',  [ROLE_BYLINE] = 'y',
        [ROLE_CAPTION] = 'c', [ROLE_TIMESTAMP] = 't', [ROLE_CREDIT] = 'r'
    };
    char got[64] = "";
    arena a;
    segments s = { 0 };
    arena__init(&a, &memory__default);
    assert_true(segment__article(&s, &a, text, strlen(text)));
    assert_true(s.sentences.count < sizeof got);
    for (size_t i = 0; i < s.sentences.count; i++) got[i] = letters[s.sentences.items[i].role];
    if (strcmp(got, expected)) fail_msg("\"%s\": %s, expected %s", text, got, expected);
    arena__free(&a);
}

static void a_first_line_without_a_stop_is_a_headline(void **state)
{
    (void)state;
    check_roles("Bridge closed after ship strikes it" REPORT, "hbb");
    check_roles("The bridge was closed after a ship struck it." REPORT, "bbb");
    check_roles("Bridge Closed After Ship Strikes Northern Pier." REPORT, "hbb"); /* capitals */
    check_roles("Who closed the bridge?" REPORT, "hbb");
    check_roles("The mayor said:" REPORT, "bbb"); /* introduces */
    check_roles("- Bridge closed after ship strikes it" REPORT, "bbb");
}

static void text_without_a_stop_or_of_one_paragraph_is_body(void **state)
{
    (void)state;
    check_roles("Bridge closed after ship strikes it\n\nNobody was hurt\n", "bb");
    check_roles("Bridge closed after ship strikes it", "b");
}

static void a_byline_is_made_of_names_and_jobs(void **state)
{
    (void)state;
    check_roles("Bridge closed\n\nBy Jane Doe" REPORT, "hybb");
    check_roles("Bridge closed\n\nJane Doe, Business Reporter" REPORT, "hybb");
    check_roles("Bridge closed\n\nJane Doe" REPORT, "hybb");
    check_roles("Bridge closed\n\nBy Jane Doe." REPORT, "hbbb");
    check_roles("Bridge closed\n\nBy order of the mayor" REPORT, "hhbb");
}

static void a_standfirst_stands_before_a_byline_or_has_no_stop(void **state)
{
    (void)state;
    check_roles("Bridge closed\n\nMove surprises the traders of the town" REPORT, "hhbb");
    check_roles("Bridge closed\n\nThe move surprises traders.\n\nBy Jane Doe" REPORT, "hhybb");
    check_roles("Bridge closed\n\nThe move surprises traders." REPORT, "hbbb");
}

static void a_crosshead_is_short_and_opens_no_quotation(void **state)
{
    (void)state;
    check_roles("Bridge closed" REPORT "\nWhat happens next\n\nA crane lifts the deck.\n", "hbbhb");
    check_roles("Bridge closed" REPORT "\nWhat happens next.\n\nA crane lifts the deck.\n",
                "hbbbb");
    check_roles("Bridge closed" REPORT "\nHe told them:\n\nA crane lifts the deck.\n", "hbbbb");
    check_roles("Bridge closed" REPORT "\nRelated:\n\nA crane lifts the deck.\n", "hbbhb");
}

static void a_caption_names_its_photographer(void **state)
{
    (void)state;
    check_roles("Bridge closed\n\nThe bridge on Monday. Picture: Des Pyle" REPORT, "hcbb");
    check_roles("Bridge closed\n\nThe bridge on Monday. (AP Photo/Jane Doe)" REPORT, "hcbb");
    check_roles("Bridge closed\n\nThe bridge on Monday. REUTERS/Jane Doe" REPORT, "hcbb");
    check_roles("Bridge closed\n\nCrowds gather on Tuesday. Jody Kearns" REPORT, "hcbb");
    check_roles("Bridge closed\n\nThe picture by Des Pyle hangs in the hall." REPORT, "hbbb");
}

static void a_live_blog_tells_the_time(void **state)
{
    (void)state;
    check_roles(
        "Bridge closed: live\n\n14.05\n\nThe crane is here.\n\n14.30 GMT\n\nThe deck is up.\n",
        "htbtb");
    check_roles("Bridge closed: live\n\n14 ships\n\nThe crane is here.\n", "hhb");
}

static void a_credit_says_who_reported(void **state)
{
    (void)state;
    check_roles("Bridge closed" REPORT "\n(Reporting by Jane Doe; editing by Al Roe)\n", "hbbr");
    check_roles("Bridge closed" REPORT "\nJane Doe contributed to this report.\n", "hbbr");
    check_roles("Bridge closed" REPORT "\nReporting by the Times found cracks in the deck.\n",
                "hbbb");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_first_line_without_a_stop_is_a_headline),
        cmocka_unit_test(text_without_a_stop_or_of_one_paragraph_is_body),
        cmocka_unit_test(a_byline_is_made_of_names_and_jobs),
        cmocka_unit_test(a_standfirst_stands_before_a_byline_or_has_no_stop),
        cmocka_unit_test(a_crosshead_is_short_and_opens_no_quotation),
        cmocka_unit_test(a_caption_names_its_photographer),
        cmocka_unit_test(a_live_blog_tells_the_time),
        cmocka_unit_test(a_credit_says_who_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
