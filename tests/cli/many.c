/* The text of three articles and more, and of narrow terminals. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../process.h"

#define FOLDER "$BUILD/tests/many"
#define TOOL "cd " FOLDER " && ../../claimdiff --model=none "

static int setup(void **state)
{
    (void)state;
    process_result made = process__run(
        "rm -rf " FOLDER " && mkdir -p " FOLDER "/papers && cd " FOLDER "/papers && n=0; "
        "for toll in Nine Nine Twelve Twelve Eleven; do n=$((n + 1)); "
        "printf '%%s miners died in the Oakhurst mine on Monday, police said.\\n\\n"
        "The mine had been inspected in May.\\n' $toll >$n.txt; done");
    free(made.output);
    return made.status;
}

static char *report(const char *options, const char *files)
{
    process_result said = process__run(TOOL "%s %s", options, files);
    assert_int_equal(said.status, 1);
    return said.output;
}

static void check_has(const char *text, const char *words)
{
    if (!strstr(text, words)) fail_msg("no \"%s\" in:\n%s", words, text);
}

static void contradictions_of_one_fact_are_one(void **state)
{
    (void)state;
    char *text = report("", "papers");
    check_has(text, "\n1 contradiction, ");
    check_has(text, " 1. different numbers, confidence 0.99, 8 pairs of claims\n"
                    "    A  papers/1.txt:1, source: police\n"
                    "    B  papers/2.txt:1, source: police\n"
                    "       Nine miners died");
    check_has(text, "=> They say \"Nine\" (A, B), \"Twelve\" (C, D), \"Eleven\" (E).\n");
    free(text);
    text = report("", "papers/1.txt papers/3.txt");
    check_has(text, " 1. different numbers, confidence 0.99\n");
    check_has(text, "=> The numbers differ: \"Nine\" against \"Twelve\" (… miners died).\n");
    free(text);
}

static void the_page_has_them_once_too(void **state)
{
    (void)state;
    char *page = report("--format=html", "papers");
    const char *first = strstr(page, "<li class=\"finding contradiction\"");
    assert_non_null(first);
    assert_null(strstr(first + 1, "<li class=\"finding contradiction\""));
    check_has(page, "They say &quot;Nine&quot; (A, B), &quot;Twelve&quot; (C, D), "
                    "&quot;Eleven&quot; (E).");
    for (const char *at = page; (at = strstr(at, " href=\"#f")) != NULL; at++) {
        char id[40];
        snprintf(id, sizeof id, "id=\"f%lu\"", strtoul(at + 9, NULL, 10));
        check_has(page, id);
    }
    free(page);
}

static void a_table_tells_who_says_what(void **state)
{
    (void)state;
    char *text = report("", "papers");
    check_has(text,
              "WHO SAYS WHAT                                                          A B C D "
              "E\n  \xe2\x89\xa0  1 Nine miners died in the Oakhurst mine on Monday, police "
              "said    1 1 2 2 3\n");
    check_has(text, " = = . . .\n");
    free(text);
    text = report("", "papers/1.txt papers/3.txt");
    assert_null(strstr(text, "WHO SAYS WHAT"));
    free(text);
    text = report("--width=30", "papers");
    assert_null(strstr(text, "WHO SAYS WHAT"));
    free(text);
    text = report("--only=agreements,contradictions", "papers");
    check_has(text, "WHO SAYS WHAT");
    free(text);
}

static void what_does_not_fit_its_column_stands_below(void **state)
{
    (void)state;
    char *text = report("", "papers");
    check_has(text, "  conflict  \xe2\x80\xa6 miners died\n"
                    "            A, B: Nine  C, D: Twelve  E: Eleven\n"
                    "  agree     Nine miners died in the Oakhurst mine on \xe2\x80\xa6\n"
                    "            A, B, C, D, E: Monday\n");
    free(text);
}

static void the_same_words_are_quoted_once(void **state)
{
    (void)state;
    char *text = report("", "papers");
    check_has(text, "    A  papers/1.txt:3\n    B  papers/2.txt:3\n    C  papers/3.txt:3\n"
                    "    D  papers/4.txt:3\n    E  papers/5.txt:3\n"
                    "       The mine had been inspected in May\n");
    free(text);
}

/* 40 lines that are the same in two articles. */
static void the_surest_agreements_are_shown_or_all(void **state)
{
    (void)state;
    process_result made =
        process__run("cd " FOLDER " && for n in $(seq 101 140); do "
                     "printf 'The town of Aber%%s has %%s houses.\n\n' $n $n; done >long.txt");
    free(made.output);
    made = process__run(TOOL "long.txt long.txt");
    check_has(made.output, "\n30. ");
    assert_null(strstr(made.output, "\n31. "));
    check_has(made.output, " more; --all shows them\n");
    free(made.output);
    made = process__run(TOOL "--all long.txt long.txt");
    check_has(made.output, "\n31. ");
    assert_null(strstr(made.output, "--all shows them"));
    free(made.output);
}

static void three_sides_stand_two_a_row(void **state)
{
    (void)state;
    char *text = report("--side-by-side --width=100", "papers/1.txt papers/3.txt papers/5.txt");
    check_has(text, "    A  papers/1.txt:1, source: police                  B  papers/3.txt:1, ");
    check_has(text, "\n    C  papers/5.txt:1, source: police\n");
    free(text);
}

static void a_narrow_page_has_whole_labels_and_paths_cut_at_slashes(void **state)
{
    (void)state;
    char *text = report("--width=24", "papers/1.txt ../many/papers/3.txt");
    check_has(text, " conflict \xe2\x80\xa6 miners died\n"
                    "          A: Nine\n          B: Twelve\n");
    check_has(text, "../many/papers/\n       3.txt:1");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contradictions_of_one_fact_are_one),
        cmocka_unit_test(the_page_has_them_once_too),
        cmocka_unit_test(a_table_tells_who_says_what),
        cmocka_unit_test(what_does_not_fit_its_column_stands_below),
        cmocka_unit_test(the_same_words_are_quoted_once),
        cmocka_unit_test(the_surest_agreements_are_shown_or_all),
        cmocka_unit_test(three_sides_stand_two_a_row),
        cmocka_unit_test(a_narrow_page_has_whole_labels_and_paths_cut_at_slashes),
    };
    return cmocka_run_group_tests(tests, setup, NULL);
}
