/* --versions: what became of an article, on two editions of our own and on pairs a word apart. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../process.h"

#define EDITIONS "examples/articles/bridge/morning.txt examples/articles/bridge/evening.txt"
#define TOOL "$BUILD/claimdiff --versions "
#define FOLDER "$BUILD/tests/versions"

static void check_has(const char *text, const char *words)
{
    if (!strstr(text, words)) fail_msg("no \"%s\" in:\n%s", words, text);
}

static char *say(const char *arguments, int status)
{
    process_result said = process__run(TOOL "%s 2>&1", arguments);
    if (said.status != status) fail_msg("status %d:\n%s", said.status, said.output);
    return said.output;
}

/* Two editions of one sentence each give words, and not others. */
static void check_pair(const char *old, const char *new, const char *has, const char *lacks)
{
    process_result said =
        process__run("mkdir -p " FOLDER "; cd " FOLDER "; printf '%%b\\n' '%s' >old.txt; "
                     "printf '%%b\\n' '%s' >new.txt; ../../claimdiff --versions old.txt new.txt",
                     old, new);
    check_has(said.output, has);
    if (lacks && strstr(said.output, lacks)) fail_msg("\"%s\" in:\n%s", lacks, said.output);
    free(said.output);
}

static void what_was_changed_is_told_by_kind(void **state)
{
    (void)state;
    char *text = say(EDITIONS, 1);
    check_has(text,
              "1 correction, 6 changed (figure 3, quote 1, attribution 1, headline 1), 2 added,\n"
              "2 removed, 2 as before.\n");
    check_has(text, "=> figure: \"nine\" is now \"eleven\"\n");
    check_has(text, "=> quote: \"move\" is now \"shake\"\n");
    check_has(text, "=> headline: new \"for six weeks\"\n");
    check_has(text, "17  The barge company, Wilk Brothers, said it was \"deeply sorry\"");
    check_has(text, "19  The mayor, Ines Dahl, said");
    free(text);
}

static void a_correction_is_called_one_and_leads_to_its_change(void **state)
{
    (void)state;
    char *text = say(EDITIONS, 1);
    check_has(text, "! CORRECTIONS: 1\n\n 1. examples/articles/bridge/evening.txt:21\n");
    check_has(text, "=> It speaks of: changed 3\n");
    check_has(text, " 2. figure\n");
    check_has(text, " 3. figure, corrected by 1\n");
    free(text);
}

static void the_same_edition_is_not_changed(void **state)
{
    (void)state;
    char *text =
        say("examples/articles/bridge/evening.txt examples/articles/bridge/evening.txt", 0);
    check_has(text, "0 corrections, 0 changed, 0 added, 0 removed, 10 as before.\n");
    check_has(text, "~ CHANGED: none\n");
    free(text);
}

static void a_number_spelt_otherwise_is_wording(void **state)
{
    (void)state;
    check_pair("Twelve miners died on Monday.", "12 miners died on Monday.",
               "=> wording: \"Twelve\" is now \"12\"", "figure");
    check_pair("Twelve miners died on Monday.", "13 miners died on Monday.",
               "=> figure: \"Twelve\" is now \"13\"", NULL);
}

static void who_says_so_and_whether_it_is_so_are_told(void **state)
{
    (void)state;
    check_pair("The dam was inspected in May, the ministry said.",
               "The dam was inspected in May, the operator said.",
               "=> attribution: \"ministry\" is now \"operator\"", NULL);
    check_pair("The captain was on the bridge when the ferry struck.",
               "The captain was not on the bridge when the ferry struck.",
               "=> negation: new \"not\"", NULL);
    check_pair("The dam was inspected on Monday.", "The dam was inspected on Friday.",
               "=> date: \"Monday\" is now \"Friday\"", "figure");
}

static void a_note_is_told_from_news(void **state)
{
    static const char *const notes[] = {
        "Correction, 3 March: The mine had 90 workers.",
        "This article was amended on 3 March 2026. The mine had 90 workers.",
        "An earlier version of this story gave a wrong number of workers.",
        "Editor'\"'\"'s note: The mine had 90 workers.",
    };
    static const char *const news[] = {
        "Correction officers went on strike at the mine.",
        "This article of faith was repeated by the miners.",
        "Amended plans for the mine were shown to the council: it has 90 workers.",
        "This story was updated with a statement of the company.",
    };
    char text[512];
    (void)state;
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        snprintf(text, sizeof text, "Nine miners died on Monday.\\n\\n%s", notes[i]);
        check_pair("Nine miners died on Monday.", text, "! CORRECTIONS: 1", "ADDED: 1");
    }
    for (size_t i = 0; i < sizeof news / sizeof *news; i++) {
        snprintf(text, sizeof text, "Nine miners died on Monday.\\n\\n%s", news[i]);
        check_pair("Nine miners died on Monday.", text, "0 corrections", "! CORRECTIONS");
    }
}

static void a_note_that_was_there_before_is_not_new(void **state)
{
    static const char old[] = "Nine miners died.\\n\\nCorrection: The mine had 90 workers.";
    (void)state;
    check_pair(old, old, "0 corrections, 0 changed", "CORRECTIONS");
    check_pair("Rain fell.", old, "No change between the editions is what it speaks", NULL);
    check_pair("Ninety men went down on Monday to work.",
               "Ten men went down on Monday to work.\\n\\nCorrection: not 90 men went down but 10.",
               "=> It speaks of: changed 1", NULL);
}

static void a_note_that_only_names_the_matter_leads_to_its_sentence(void **state)
{
    (void)state;
    check_pair("The army sent 300 soldiers to the valley.\\n\\nNo faults were found in April.",
               "The army sent 200 soldiers to the valley.\\n\\nNo serious faults were found in "
               "April.\\n\\nThis article was amended to correct the number of soldiers.",
               " 1. figure, corrected by 1\n", "wording, corrected");
}

static void programs_can_read_it(void **state)
{
    (void)state;
    char *json = say("--format=json " EDITIONS, 1);
    check_has(json, "{\"schema\":\"claimdiff-versions/1\",\n\"old\":{\"name\":");
    check_has(json, "\"unchanged\":2,\n\"corrections\":[\n{\"span\":[");
    check_has(json, "{\"change\":\"changed\",\"in\":[\"figure\"],\"correction\":0,\"old\":");
    check_has(json, "\"text\":\"\\\"We felt the whole deck shake,\\\" said");
    free(json);
    char *csv = say("--format=csv " EDITIONS, 1);
    check_has(csv, "change,in,correction,old line,old,old words,new line,new,new words\r\n"
                   "correction,,1,,\"\",\"\",21,\"Correction: ");
    check_has(csv, "\r\nchanged,figure,1,5,\"The barge");
    check_has(csv, ",\"640\",5,\"The barge");
    free(csv);
}

static void the_page_marks_what_came_and_went(void **state)
{
    (void)state;
    char *page = say("--format=html " EDITIONS, 1);
    check_has(page, "injuring <del>nine</del> people");
    check_has(page, "injuring <ins>eleven</ins> people");
    check_has(page, "<a href=\"#n0\">corrected by 1</a>");
    check_has(page, "</html>\n");
    assert_null(strstr(page, "<script"));
    free(page);
    process_result hostile =
        process__run("mkdir -p " FOLDER "; cd " FOLDER "; printf 'Nine <b>men died.\\n' >old.txt; "
                     "printf 'Ten <b>men & \\033[1mwomen died.\\n' >new.txt; ../../claimdiff "
                     "--versions --format=html old.txt new.txt");
    assert_null(strstr(hostile.output, "<b>men"));
    assert_null(strstr(hostile.output, "\033"));
    free(hostile.output);
}

static void it_takes_two_and_nothing_besides(void **state)
{
    (void)state;
    char *said = say(EDITIONS " README.md", 2);
    check_has(said, "--versions takes an old and a new edition, 3 given");
    free(said);
    said = say("--dump=tokens " EDITIONS, 2);
    check_has(said, "--versions goes with neither --judge, --dump nor --batch");
    free(said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_changed_is_told_by_kind),
        cmocka_unit_test(a_correction_is_called_one_and_leads_to_its_change),
        cmocka_unit_test(the_same_edition_is_not_changed),
        cmocka_unit_test(a_number_spelt_otherwise_is_wording),
        cmocka_unit_test(who_says_so_and_whether_it_is_so_are_told),
        cmocka_unit_test(a_note_is_told_from_news),
        cmocka_unit_test(a_note_that_was_there_before_is_not_new),
        cmocka_unit_test(a_note_that_only_names_the_matter_leads_to_its_sentence),
        cmocka_unit_test(programs_can_read_it),
        cmocka_unit_test(the_page_marks_what_came_and_went),
        cmocka_unit_test(it_takes_two_and_nothing_besides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
