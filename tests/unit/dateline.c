/* Where a report begins after its dateline. Pairs a character or a word apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "text/segment.h"

/* What stands in the text from the first token after the dateline on. */
static void check_report(const char *text, const char *report)
{
    arena a;
    segments s = { 0 };
    arena__init(&a, &memory__default);
    assert_true(segment__article(&s, &a, text, strlen(text)));
    assert_true(s.sentences.count > 0);
    const sentence *first = &s.sentences.items[0];
    const char *from = text + s.tokens.items[first->body_begin].span.begin;
    if (strcmp(from, report)) fail_msg("\"%s\": report begins at \"%s\"", text, from);
    arena__free(&a);
}

/* The text has no dateline. */
static void check_none(const char *text)
{
    check_report(text, text);
}

static void a_place_in_capitals_and_a_dash(void **state)
{
    (void)state;
    check_report("OSTER - Nine miners died.", "Nine miners died.");
    check_report("OSTER \xE2\x80\x94 Nine miners died.", "Nine miners died.");
    check_report("OSTER -- Nine miners died.", "Nine miners died.");
    check_report("OSTER _ Nine miners died.", "Nine miners died.");
    check_report("PORT SALLOW, Veland - Nine miners died.", "Nine miners died.");
    check_report("AIX-EN-PROVENCE - Nine miners died.", "Nine miners died.");
    check_none("Oster - Nine miners died.");
    check_none("OSTER, Nine miners died.");
}

static void what_goes_on_in_lower_case_is_no_dateline(void **state)
{
    (void)state;
    check_none("NASA - the agency that flew it - said no.");
    check_report("NASA - The agency that flew it said no.", "The agency that flew it said no.");
}

static void an_agency_or_a_day_stands_for_capitals(void **state)
{
    (void)state;
    check_report("Geneva (Newswire) - Talks ended.", "Talks ended.");
    check_report("GENEVA (Newswire) \xE2\x80\x94 Talks ended.", "Talks ended.");
    check_report("Oster, March 3 - Nine miners died.", "Nine miners died.");
    check_report("LAGOS, Nov 12 (AP) - Nine miners died.", "Nine miners died.");
    check_none("Geneva - Talks ended.");
}

static void a_colon_closes_what_is_marked_as_a_place(void **state)
{
    (void)state;
    check_report("MALWANPUR: India won the match.", "India won the match.");
    check_report("New Delhi, March 3 (PTI): India won the match.", "India won the match.");
    check_none("Malwanpur: India won the match.");
}

static void an_agency_stands_alone(void **state)
{
    (void)state;
    check_report("(Reuters) - Talks ended.", "Talks ended.");
    check_report("(CNN) -- Talks ended.", "Talks ended.");
    check_report("(CNN)Talks ended.", "Talks ended.");
    check_none("(Reuters) Talks ended.");
    check_none("(according to the ministry) - Talks ended.");
}

static void openers_and_long_heads_are_none(void **state)
{
    (void)state;
    check_none("THE - Talks ended.");
    check_none("A B C D E F G H I J K L M N O P Q R S T U V W X Y - Talks ended.");
    check_none("OSTER -");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_place_in_capitals_and_a_dash),
        cmocka_unit_test(what_goes_on_in_lower_case_is_no_dateline),
        cmocka_unit_test(an_agency_or_a_day_stands_for_capitals),
        cmocka_unit_test(a_colon_closes_what_is_marked_as_a_place),
        cmocka_unit_test(an_agency_stands_alone),
        cmocka_unit_test(openers_and_long_heads_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
