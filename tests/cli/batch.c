/* --batch: a line out for each line in, in order, whatever the threads; bad groups, being
 * stopped, going on. And --output. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../process.h"

#define FILES "$BUILD/tests/batch"
#define GROUP                                                                                      \
    "{\"id\":\"g%d\",\"articles\":[{\"name\":\"a\",\"text\":\"%d miners died on Monday.\","        \
    "\"outlet\":\"Post\",\"date\":\"2026-03-03\"},{\"text\":\"Nine miners died on Monday.\"}]}\n"
#define GROUPS 60

static int setup(void **state)
{
    (void)state;
    char path[512];
    process_result made = process__run("rm -rf " FILES " && mkdir -p " FILES);
    free(made.output);
    snprintf(path, sizeof path, "%s/tests/batch/groups.jsonl", process__build());
    FILE *file = fopen(path, "w");
    if (!file) return 1;
    for (int i = 0; i < GROUPS; i++) {
        if (i == 3)
            fputs("\nno json\n", file);
        else if (i == 5)
            fputs("{\"id\":5,\"articles\":[{\"text\":\"Alone.\"}]}\n", file);
        else if (i == 7)
            fputs("{\"id\":7,\"articles\":[{\"text\":\"One.\"},{\"text\":\" \"}]}\n", file);
        else
            fprintf(file, GROUP, i, i + 20);
    }
    return fclose(file);
}

static void need_jansson(void)
{
    process_result found = process__run("grep -q JANSSON $BUILD/gen/tool_packages.h");
    free(found.output);
    if (found.status) skip();
}

/* Runs a command in the folder of the groups; its status, and words in what it prints. */
static void check(const char *command, int status, const char *words)
{
    process_result said = process__run("cd " FILES " && { %s; } 2>&1", command);
    if (said.status != status || !strstr(said.output, words))
        fail_msg("%s: status %d:\n%s", command, said.status, said.output);
    free(said.output);
}

#define CLAIMDIFF "../../claimdiff --model=none "

static void each_group_is_a_line_in_order(void **state)
{
    (void)state;
    need_jansson();
    check(CLAIMDIFF "--batch groups.jsonl >one.jsonl", 2, "");
    check("wc -l <one.jsonl", 0, "60\n");
    check("sed -n 1p one.jsonl", 0, "{\"id\":\"g0\",\"line\":1,\"schema\":\"claimdiff-report/");
    check("sed -n 1p one.jsonl", 0, "\"outlet\":\"Post\",\"date\":\"2026-03-03\"");
    check("sed -n 1p one.jsonl", 0, "\"kind\":\"contradiction\"");
    check("sed -n 60p one.jsonl", 0, "{\"id\":\"g59\",\"line\":61,");
}

static void a_bad_group_is_a_line_that_says_why(void **state)
{
    (void)state;
    need_jansson();
    check(CLAIMDIFF "--batch groups.jsonl | sed -n 4p", 0,
          "{\"id\":null,\"line\":5,\"error\":\"not JSON: ");
    check(CLAIMDIFF "--batch groups.jsonl | sed -n 6p", 0,
          "{\"id\":5,\"line\":7,\"error\":\"no \\\"articles\\\" with two or more of them\"}\n");
    check(CLAIMDIFF "--batch groups.jsonl | sed -n 8p", 0,
          "{\"id\":7,\"line\":9,\"error\":\"article 2: no text\"}\n");
    check("sed -n 1,3p groups.jsonl | " CLAIMDIFF "--batch", 0, "\"g2\"");
}

static void what_a_line_is_called_by_is_harmless(void **state)
{
    (void)state;
    need_jansson();
    check("printf '{\"id\":{\"\\302\\233\":[\"\\177\\342\\200\\256\\\\\"\\303\\251\",1]}}\\n' "
          "| " CLAIMDIFF "--batch",
          2, "{\"id\":{\"\\u009b\":[\"\\u007f\\u202e\\\"\xc3\xa9\",1]},\"line\":1,\"error\":");
}

static void threads_change_nothing(void **state)
{
    (void)state;
    need_jansson();
    check(CLAIMDIFF "--batch --jobs=1 groups.jsonl >one.jsonl; " CLAIMDIFF
                    "--batch --jobs=9 <groups.jsonl >nine.jsonl; cmp one.jsonl nine.jsonl",
          0, "");
    check(CLAIMDIFF "--batch --threads=3 --jobs=2 groups.jsonl >three.jsonl; "
                    "cmp one.jsonl three.jsonl",
          0, "");
}

static void what_was_killed_goes_on(void **state)
{
    (void)state;
    need_jansson();
    check(CLAIMDIFF
          "--batch groups.jsonl -o whole.jsonl; head -c 20000 whole.jsonl >part.jsonl; " CLAIMDIFF
          "--batch --resume --output=part.jsonl groups.jsonl; "
          "cmp whole.jsonl part.jsonl",
          0, "");
    check(CLAIMDIFF "--batch --resume -o fresh.jsonl groups.jsonl; cmp whole.jsonl fresh.jsonl", 0,
          "");
}

/* Its input is still open when it is told to stop. */
static void told_to_stop_it_leaves_whole_lines(void **state)
{
    (void)state;
    need_jansson();
    check("rm -f pipe; mkfifo pipe; { cat groups.jsonl; exec sleep 20; } >pipe & "
          "feeder=$!; " CLAIMDIFF
          "--batch --jobs=3 -o stopped.jsonl <pipe & sleep 0.5; kill $!; wait $!; status=$?; "
          "kill $feeder; exit $status",
          143, "");
    check("[ -s stopped.jsonl ] && [ \"$(tail -c 1 stopped.jsonl | tr '\\n' x)\" = x ]", 0, "");
    check(CLAIMDIFF "--batch groups.jsonl -o whole.jsonl; " CLAIMDIFF
                    "--batch --resume -o stopped.jsonl groups.jsonl; cmp whole.jsonl stopped.jsonl",
          0, "");
}

static void killed_outright_it_goes_on(void **state)
{
    (void)state;
    need_jansson();
    check("rm -f pipe; mkfifo pipe; { cat groups.jsonl; exec sleep 20; } >pipe & "
          "feeder=$!; " CLAIMDIFF
          "--batch --jobs=3 -o killed.jsonl <pipe & sleep 0.5; kill -KILL $!; wait $! 2>/dev/null; "
          "kill $feeder; " CLAIMDIFF "--batch groups.jsonl -o whole.jsonl; " CLAIMDIFF
          "--batch --resume -o killed.jsonl groups.jsonl; cmp whole.jsonl killed.jsonl",
          0, "");
}

static void options_that_make_no_sense(void **state)
{
    (void)state;
    check(CLAIMDIFF "--batch --resume groups.jsonl", 2, "--resume needs --batch and --output");
    check(CLAIMDIFF "--batch --dump=claims groups.jsonl", 2, "--batch goes with neither");
    check(CLAIMDIFF "--batch --jobs=0 groups.jsonl", 2, "--jobs: \"0\"");
    check(CLAIMDIFF "--batch groups.jsonl groups.jsonl", 2, "--batch takes one file of groups");
    need_jansson();
    check(CLAIMDIFF "--batch missing.jsonl", 2, "claimdiff: missing.jsonl: No such file");
    check(CLAIMDIFF "--batch groups.jsonl -o nowhere/x", 2, "claimdiff: nowhere/x: No such file");
    check(CLAIMDIFF "--batch groups.jsonl -o /dev/full", 2, "claimdiff: /dev/full: No space left");
}

static void a_report_may_go_to_a_file(void **state)
{
    (void)state;
    check("echo 'Nine miners died on Monday.' >a.txt; echo 'Twelve miners died on Monday.' "
          ">b.txt; " CLAIMDIFF "-o out.txt a.txt b.txt; [ $? = 1 ] && cat out.txt",
          0, "CONTRADICTIONS: 1");
    check(CLAIMDIFF "-o /dev/full a.txt b.txt", 2, "claimdiff: /dev/full: No space left");
    check(CLAIMDIFF "-o - a.txt b.txt", 1, "CONTRADICTIONS: 1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_group_is_a_line_in_order),
        cmocka_unit_test(a_bad_group_is_a_line_that_says_why),
        cmocka_unit_test(what_a_line_is_called_by_is_harmless),
        cmocka_unit_test(threads_change_nothing),
        cmocka_unit_test(what_was_killed_goes_on),
        cmocka_unit_test(told_to_stop_it_leaves_whole_lines),
        cmocka_unit_test(killed_outright_it_goes_on),
        cmocka_unit_test(options_that_make_no_sense),
        cmocka_unit_test(a_report_may_go_to_a_file),
    };
    return cmocka_run_group_tests(tests, setup, NULL);
}
