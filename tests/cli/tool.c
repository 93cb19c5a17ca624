/* The tool as a shell sees it: exit status, what is printed where, options,
 * bad input, the terminal. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../process.h"

#define TOOL "cd $BUILD/tests/files && ../../claimdiff "
#define BOTH " 2>&1"

static const char prepare[] =
    "mkdir -p $BUILD/tests/files && cd $BUILD/tests/files && rm -rf * && mkdir folder && "
    "cp \"$OLDPWD/tests/model/data/tiny-bert.cdm\" tiny.cdm && "
    "{ head -c 9999 tiny.cdm; printf '\\377'; tail -c +10001 tiny.cdm; } >damaged.cdm && "
    "printf 'Nine miners died in the Oakhurst mine on Monday, police said.\\n\\n"
    "The mine was opened in 1911.\\n' >nine.txt && "
    "printf 'Twelve miners died in the Oakhurst mine on Monday, police said.\\n\\n"
    "It rained all week.\\n' >twelve.txt && "
    "printf 'Nine miners were killed in the Oakhurst mine on Monday, officials said.\\n' "
    ">near.txt && "
    "printf 'Mine reopens in Oakhurst\\n\\nThe mine was bought by Norlys. It has a new shaft. "
    "The town paid for a road. A school was built in 1990. The mayor resigned in May. A bridge "
    "was closed. The union called a strike.\\n' >headline.txt && "
    "printf 'The president met his ministers in the capital.\\n' >other.txt && "
    "printf 'Nine miners died on Monday.\\tTwelve miners died on Monday.\\r\\n"
    "It rained.\\tThe mine reopened.' "
    ">pairs.tsv && printf 'Nine miners died.\\tTwelve died.\\nno tab\\n' >broken.tsv && "
    "printf 'A l\\303\\251n.\\nBad \\377 byte.\\n' >bad-utf8.txt && "
    "printf 'A line with \\000 in it.\\n' >nul.txt && printf ' \\n\\t\\n' >empty.txt && "
    ": >nothing.txt && "
    "printf 'Nine miners died in the \\033[31mOakhurst\\033[0m \\302\\233mine on "
    "\\342\\200\\256Monday, police said.\\n' >escapes.txt && cp nine.txt "
    "\"$(printf 'a\\033b.txt')\" && cp tiny.cdm \"$(printf 'e\\033c.cdm')\"";

static int setup(void **state)
{
    (void)state;
    process_result result = process__run("%s", prepare);
    free(result.output);
    return result.status;
}

/* Runs the arguments; the exit status must be as given and the output hold the words. */
static void check(const char *arguments, int status, const char *words)
{
    process_result result = process__run(TOOL "%s", arguments);
    if (result.status != status || !strstr(result.output, words))
        fail_msg("claimdiff %s: status %d, output:\n%s", arguments, result.status, result.output);
    free(result.output);
}

/* Trouble: status 2, the message on standard error, nothing on standard output. */
static void check_trouble(const char *arguments, const char *message)
{
    char both[512];
    snprintf(both, sizeof both, "%s" BOTH, arguments);
    check(both, 2, message);
    process_result result = process__run(TOOL "%s", arguments);
    assert_int_equal(result.length, 0);
    free(result.output);
}

static bool is_printed(const char *arguments, const char *words)
{
    process_result result = process__run(TOOL "%s", arguments);
    bool found = strstr(result.output, words) != NULL;
    free(result.output);
    return found;
}

/* ---- Exit status ----------------------------------------------------------------- */

static void a_contradiction_is_status_1(void **state)
{
    (void)state;
    check("nine.txt twelve.txt", 1, "CONTRADICTIONS: 1");
    check("--format=json nine.txt twelve.txt", 1, "\"kind\":\"contradiction\"");
}

static void no_contradiction_is_status_0(void **state)
{
    (void)state;
    check("nine.txt nine.txt", 0, "CONTRADICTIONS: none");
    check("nine.txt other.txt", 0, "ADDITIONS: 3");
}

static void what_is_left_out_does_not_count(void **state)
{
    (void)state;
    check("--only=agreements,additions nine.txt twelve.txt", 0, "ADDITIONS");
    check("--only=agreements --format=json nine.txt twelve.txt", 0, "\"findings\":");
    check("--only=agreements nine.txt near.txt", 0, "AGREEMENTS: 1");
    check("--only=agreements --min-confidence=1 nine.txt near.txt", 0, "AGREEMENTS: none");
}

static void help_and_version_are_status_0(void **state)
{
    (void)state;
    check("--help", 0, "Usage: claimdiff");
    check("-h", 0, "Usage: claimdiff");
    check("--version", 0, "claimdiff 0.");
}

/* ---- Bad input --------------------------------------------------------------------- */

static void too_few_articles(void **state)
{
    (void)state;
    check_trouble("", "two or more articles");
    check_trouble("nine.txt", "two or more articles");
}

static void files_that_cannot_be_read(void **state)
{
    (void)state;
    check_trouble("nine.txt missing.txt", "claimdiff: missing.txt: No such file");
    check_trouble("folder nine.txt", "claimdiff: folder: no article in this folder");
    check_trouble("missing.txt absent.txt", "absent.txt");
}

static void texts_that_are_none(void **state)
{
    (void)state;
    check_trouble("nine.txt empty.txt", "claimdiff: empty.txt: ");
    check_trouble("nothing.txt nine.txt", "claimdiff: nothing.txt: ");
    check_trouble("nine.txt bad-utf8.txt",
                  "claimdiff: bad-utf8.txt: not valid UTF-8 at byte offset 12 (line 2)");
    check_trouble("nul.txt nine.txt",
                  "claimdiff: nul.txt: NUL byte in the text at byte offset 12 (line 1)");
    check_trouble("--max-bytes=20 nine.txt twelve.txt", "claimdiff: nine.txt: more than 20 bytes");
    check("--lenient --only=additions bad-utf8.txt nul.txt", 0, "ADDITIONS");
}

static void every_bad_file_is_named(void **state)
{
    (void)state;
    check("missing.txt empty.txt" BOTH, 2, "missing.txt");
    check("missing.txt empty.txt" BOTH, 2, "empty.txt");
}

static void bad_options(void **state)
{
    (void)state;
    check_trouble("--no-such nine.txt twelve.txt", "claimdiff: unrecognized option");
    check_trouble("--bathc nine.txt twelve.txt", "claimdiff: did you mean --batch?");
    check_trouble("--threads=0 nine.txt twelve.txt", "claimdiff: --threads: \"0\"");
    check_trouble("--threads=65 nine.txt twelve.txt", "claimdiff: --threads: \"65\"");
    check_trouble("--effort=much nine.txt twelve.txt", "--effort: \"much\" is not full or fast");
    check_trouble("--min-confidnce=1 nine.txt twelve.txt", "did you mean --min-confidence?");
    check_trouble("--format=xml nine.txt twelve.txt", "--format: \"xml\"");
    check_trouble("--only=lies nine.txt twelve.txt", "--only: \"lies\"");
    check_trouble("--only= nine.txt twelve.txt", "--only: \"\"");
    check_trouble("--min-confidence=2 nine.txt twelve.txt", "--min-confidence");
    check_trouble("--min-confidence=nan nine.txt twelve.txt", "--min-confidence");
    check_trouble("--width=3 nine.txt twelve.txt", "--width");
    check_trouble("--color=red nine.txt twelve.txt", "--color");
    check_trouble("--max-bytes=1T nine.txt twelve.txt", "--max-bytes");
    check_trouble("--max-bytes=99999999999999999999 nine.txt twelve.txt", "--max-bytes");
    check_trouble("--date=2026-02-30 nine.txt twelve.txt", "YYYY-MM-DD");
    check_trouble("--date=2026-02-01,2026-02-02,2026-02-03 nine.txt twelve.txt",
                  "3 dates for 2 articles");
}

static void a_full_disk_is_trouble(void **state)
{
    (void)state;
    check("nine.txt twelve.txt 2>&1 >/dev/full", 2, "claimdiff: standard output: No space left");
    check("--help 2>&1 >/dev/full", 2, "No space left");
}

/* ---- Standard input ----------------------------------------------------------------- */

static void a_dash_is_standard_input(void **state)
{
    (void)state;
    check("- twelve.txt <nine.txt", 1, "A  standard input (");
    check("nine.txt - <twelve.txt", 1, "B  standard input:1");
    check_trouble("- - <nine.txt", "more than once");
}

/* ---- Text ------------------------------------------------------------------------------ */

static void both_quotes_with_place_source_and_mark(void **state)
{
    (void)state;
    check("nine.txt twelve.txt", 1,
          "    A  nine.txt:1, source: police\n"
          "       Nine miners died in the Oakhurst mine on Monday, police said.\n"
          "       ^^^^"); /* in its sentence, with the full stop that is not of the claim */
    check("--only=additions nine.txt twelve.txt", 0, "     3  The mine was opened in 1911\n");
}

static void colour_is_wanted_or_not(void **state)
{
    (void)state;
    assert_false(is_printed("nine.txt twelve.txt", "\033["));
    assert_false(is_printed("--color=never nine.txt twelve.txt", "\033["));
    assert_true(is_printed("--color=always nine.txt twelve.txt", "\033[1;4;33mNine"));
    assert_false(is_printed("--color=always nine.txt twelve.txt", "^^^^"));
}

static void a_summary_comes_first(void **state)
{
    (void)state;
    check("--model=none nine.txt twelve.txt", 1, "\n1 contradiction, ");
    check("--model=none --only=additions nine.txt other.txt", 0, "\n3 additions, 0 facts");
    check("--model=none headline.txt nine.txt", 0,
          "A  Mine reopens in Oakhurst\n   headline.txt (7 claims)\n");
}

static void five_additions_are_shown_or_all(void **state)
{
    (void)state;
    check("--model=none headline.txt other.txt", 0, "and 2 more; --all shows them\n");
    assert_false(is_printed("--model=none --all headline.txt other.txt", "--all shows"));
}

static void sides_stand_beside_each_other(void **state)
{
    (void)state;
    check("--model=none --side-by-side --width=90 nine.txt twelve.txt", 1,
          "    A  nine.txt:1, source: police                 B  twelve.txt:1, source: police\n");
    check("--model=none --side-by-side --width=60 nine.txt twelve.txt", 1,
          "    A  nine.txt:1, source: police\n");
}

/* On a terminal, which script(1) makes. */
static void a_terminal_gets_a_pager(void **state)
{
    (void)state;
    static const char on_terminal[] =
        "command -v script >/dev/null || exit 0; cd $BUILD/tests/files && TERM=xterm PAGER='sed "
        "s/^/P:/' script -qec '../../claimdiff --model=none %s nine.txt twelve.txt' /dev/null "
        "</dev/null";
    process_result with = process__run(on_terminal, "");
    process_result without = process__run(on_terminal, "--no-pager");
    if (with.length) {
        assert_non_null(strstr(with.output, "P:A  nine.txt"));
        assert_null(strstr(without.output, "P:"));
        assert_non_null(strstr(without.output, "A  nine.txt"));
    }
    free(with.output);
    free(without.output);
}

static void dates_reach_the_articles(void **state)
{
    (void)state;
    check("--date=2026-03-03 nine.txt twelve.txt", 1, "B  twelve.txt (2 claims, 2026-03-03)");
    check("--date=2026-03-03,2026-03-04 nine.txt twelve.txt", 1,
          "B  twelve.txt (2 claims, 2026-03-04)");
}

static void judges_pairs_a_line(void **state)
{
    (void)state;
    check("--judge pairs.tsv", 0, "contradiction\t");
    check("--judge pairs.tsv", 0, "neutral\t");
    check("--judge < pairs.tsv", 0, "neutral\t");
    check_trouble("--judge broken.tsv", "no TAB");
    check_trouble("--judge pairs.tsv broken.tsv", "one file");
}

static void dumps_show_what_a_stage_made(void **state)
{
    (void)state;
    check("--dump=sentences nine.txt", 0,
          "Nine miners died in the Oakhurst mine on Monday, police said.\n");
    check("--dump=tokens nine.txt", 0, "miners");
    check("--dump=claims nine.txt twelve.txt", 0, "==> twelve.txt <==\n");
    check("--dump=pairs --model=none nine.txt twelve.txt", 0, "\"rule\":\"number\"");
    check_trouble("--dump=pairs nine.txt", "two or more articles are needed");
    check_trouble("--dump=dreams nine.txt", "--dump: \"dreams\"");
    check_trouble("--dump=claims", "an article is needed");
    check("--dump=claims --model=nowhere.cdm nine.txt", 0, "miners"); /* needs none */
}

static void the_model_is_the_one_that_was_named(void **state)
{
    (void)state;
    char line[512];
    check("--model=none nine.txt twelve.txt", 1, "Nine miners");
    check_trouble("--model=nine.txt nine.txt twelve.txt",
                  "claimdiff: nine.txt: not a claimdiff model file");
    check_trouble("--model=nowhere.cdm nine.txt twelve.txt",
                  "claimdiff: nowhere.cdm: No such file");
    check_trouble("--model= nine.txt twelve.txt", "--model");
    check("--judge-model=none --model=tiny.cdm nine.txt twelve.txt", 1, "Judged by rules alone");
    check_trouble("--judge-model=nine.txt nine.txt twelve.txt", "not a claimdiff model file");
    check_trouble("--judge-model= nine.txt twelve.txt", "--judge-model");
    snprintf(line, sizeof line, "CLAIMDIFF_MODEL=nowhere.cdm; export CLAIMDIFF_MODEL; " TOOL);
    process_result result = process__run("%s nine.txt twelve.txt" BOTH, line);
    assert_int_equal(result.status, 2);
    free(result.output);
    result = process__run("%s --model=none nine.txt twelve.txt" BOTH, line);
    assert_int_equal(result.status, 1);
    free(result.output);
}

static void weights_are_verified(void **state)
{
    (void)state;
    check("--verify --model=tiny.cdm --judge-model=none", 0, "tiny.cdm: ok\n");
    check_trouble("--verify --model=none", "claimdiff: no weights found");
    check_trouble("--verify nine.txt", "claimdiff: --verify takes no articles, 1 given");
    check_trouble("--verify --judge-model=none --model=damaged.cdm",
                  "claimdiff: damaged.cdm: model file is damaged");
}

/* The longest line in columns; only the "…" of a label takes more bytes. */
static size_t longest_line(const char *text)
{
    size_t longest = 0;
    while (*text) {
        size_t length = strcspn(text, "\n"), columns = 0;
        for (size_t i = 0; i < length; i++) columns += ((unsigned char)text[i] & 0xC0) != 0x80;
        if (columns > longest) longest = columns;
        text += length + (text[length] == '\n');
    }
    return longest;
}

static void lines_keep_to_the_width(void **state)
{
    (void)state;
    static const size_t widths[] = { 20, 33, 80, 200 };
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        process_result result =
            process__run(TOOL "--width=%zu nine.txt twelve.txt; ../../claimdiff "
                              "--model=none --width=%zu nine.txt twelve.txt",
                         widths[i], widths[i]);
        assert_true(longest_line(result.output) <= widths[i]);
        free(result.output);
    }
    process_result result = process__run("COLUMNS=40; export COLUMNS; " TOOL "nine.txt twelve.txt");
    assert_true(longest_line(result.output) <= 40);
    free(result.output);
}

static bool has_control(const char *text)
{
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        bool c1 = c == 0xc2 && (unsigned char)text[1] < 0xa0;
        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f || c1) return true;
    }
    return false;
}

static void no_control_of_an_article_reaches_the_terminal(void **state)
{
    (void)state;
    static const char *const runs[] = { "escapes.txt twelve.txt",
                                        "--format=json escapes.txt twelve.txt",
                                        "--width=20 escapes.txt twelve.txt",
                                        "a*b.txt twelve.txt",
                                        ("a*b.txt empty.txt" BOTH),
                                        "--versions escapes.txt a*b.txt",
                                        "--versions --format=json a*b.txt escapes.txt",
                                        "--verify --judge-model=none --model e*c.cdm",
                                        ("--$(printf 'x\\033y') nine.txt" BOTH),
                                        ("--model=$(printf '\\033') nine.txt twelve.txt" BOTH),
                                        ("--format=$(printf '\\033') nine.txt" BOTH),
                                        "--dump=claims escapes.txt" };
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        process_result result = process__run(TOOL "%s", runs[i]);
        assert_true(result.length > 0);
        assert_false(has_control(result.output));
        assert_null(strstr(result.output, "\xe2\x80\xae"));
        free(result.output);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_contradiction_is_status_1),
        cmocka_unit_test(no_contradiction_is_status_0),
        cmocka_unit_test(what_is_left_out_does_not_count),
        cmocka_unit_test(help_and_version_are_status_0),
        cmocka_unit_test(too_few_articles),
        cmocka_unit_test(files_that_cannot_be_read),
        cmocka_unit_test(texts_that_are_none),
        cmocka_unit_test(every_bad_file_is_named),
        cmocka_unit_test(bad_options),
        cmocka_unit_test(a_full_disk_is_trouble),
        cmocka_unit_test(a_dash_is_standard_input),
        cmocka_unit_test(both_quotes_with_place_source_and_mark),
        cmocka_unit_test(colour_is_wanted_or_not),
        cmocka_unit_test(a_summary_comes_first),
        cmocka_unit_test(five_additions_are_shown_or_all),
        cmocka_unit_test(sides_stand_beside_each_other),
        cmocka_unit_test(a_terminal_gets_a_pager),
        cmocka_unit_test(dates_reach_the_articles),
        cmocka_unit_test(judges_pairs_a_line),
        cmocka_unit_test(dumps_show_what_a_stage_made),
        cmocka_unit_test(the_model_is_the_one_that_was_named),
        cmocka_unit_test(weights_are_verified),
        cmocka_unit_test(lines_keep_to_the_width),
        cmocka_unit_test(no_control_of_an_article_reaches_the_terminal),
    };
    return cmocka_run_group_tests(tests, setup, NULL);
}
