/* What the example programs print. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>

#include "../process.h"

static void check_prints(const char *name, const char *expected)
{
    process_result said = process__run("$BUILD/%s", name);
    assert_int_equal(said.status, 0);
    assert_string_equal(said.output, expected);
    free(said.output);
}

static void the_sheet_of_facts(void **state)
{
    (void)state;
    process_result said = process__run("$BUILD/facts | sed -n '/workers/,+2p'");
    assert_string_equal(said.output, "agree: The mine had \xe2\x80\xa6 workers\n"
                                     "    article 0: 90\n    article 1: 90\n");
    free(said.output);
}

static void an_allocator_that_counts(void **state)
{
    (void)state;
    check_prints("allocator", "1 claim\ntook memory, 0 blocks left\n");
}

static void progress_and_cancelling(void **state)
{
    (void)state;
    check_prints("progress", "done\nok\ncancelled\n");
}

static void many_articles(void **state)
{
    (void)state;
    process_result said = process__run("$BUILD/many examples/articles/flood/*.txt | "
                                       "grep 'flood/[ag][a-z]*.txt: 25 million crowns'");
    assert_string_equal(said.output,
                        "    examples/articles/flood/agency.txt: 25 million crowns\n"
                        "    examples/articles/flood/gazette.txt: 25 million crowns\n");
    free(said.output);
    said = process__run("$BUILD/many examples/minimal.c no-such-file 2>&1");
    assert_int_equal(said.status, 2);
    free(said.output);
}

static void a_batch_on_threads(void **state)
{
    (void)state;
    process_result said = process__run("$BUILD/batch | sed '2,3s/:.*/: .../'");
    assert_string_equal(said.output,
                        "0: The numbers differ: \"Nine\" against \"Twelve\" (… miners died).\n"
                        "1: ...\n2: ...\n3: error: no text\n");
    free(said.output);
}

/* What else the two claims agree on does not hide it. */
static void figures_that_differ(void **state)
{
    (void)state;
    process_result said = process__run("$BUILD/claimdiff --model=models/minilm-l6-v2.cdm "
                                       "--judge-model=models/judge.cdm "
                                       "--width=140 examples/articles/mill/*.txt | "
                                       "grep 'numbers differ'");
    assert_string_equal(said.output,
                        "    => The numbers differ: \"640\" against \"Some 460\" "
                        "([Tarn Paper will close mill] with the loss of … jobs).\n");
    free(said.output);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sheet_of_facts),      cmocka_unit_test(an_allocator_that_counts),
        cmocka_unit_test(many_articles),           cmocka_unit_test(a_batch_on_threads),
        cmocka_unit_test(progress_and_cancelling), cmocka_unit_test(figures_that_differ),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
