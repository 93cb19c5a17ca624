/* The three checklists of CONTRIBUTING.md, followed: what they say holds fails where it is broken.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../process.h"

/* A folder with the word lists and the gold of one pair in it, which is ours to change. */
#define FOLDER                                                                                     \
    "top=$PWD; d=$BUILD/checklists; rm -rf \"$d\"; mkdir -p \"$d/tests/corpus\" \"$d/gold\"; "     \
    "cp lib/lang/*.txt lib/lang/en/*.txt \"$d\"; cp tests/corpus/pairs.txt \"$d/tests/corpus\"; "  \
    "cp -r tests/gold/dev/01-ceasefire \"$d/gold\"; build=$(cd \"$BUILD\" && pwd); cd \"$d\"; "

#define COMPILE "\"$build/mklexicon\" made *.txt"

static void check(const char *command, int status, const char *words)
{
    process_result said = process__run(FOLDER "{ %s; } 2>&1", command);
    if (said.status != status || !strstr(said.output, words))
        fail_msg("%s: %d: %s", command, said.status, said.output);
    free(said.output);
}

static void a_word_is_a_line(void **state)
{
    (void)state;
    check("printf 'glorps\\tway\\n' >>changes.txt; " COMPILE " && grep -c glorps made.c", 0, "1\n");
    check("printf 'glorps\\tsideways\\n' >>changes.txt; " COMPILE, 1, "sideways");
    check("printf 'Glorps\\tway\\n' >>changes.txt; " COMPILE, 1, "Glorps");
    check("tail -n 1 changes.txt >twice; cat twice >>changes.txt; " COMPILE, 1, "changes.txt");
}

/* A reason of the rules, and its pairs. */
static void a_rule_has_its_minimal_pair(void **state)
{
    (void)state;
    check("\"$build/tests/corpus/pairs\"", 0, "");
    check("sed -i 's/^contradiction antonym$/*contradiction/' tests/corpus/pairs.txt; "
          "\"$build/tests/corpus/pairs\"",
          2, "no minimal pair of reason antonym");
}

static void a_gold_pair_keeps_to_its_form(void **state)
{
    (void)state;
    process_result python = process__run("python3 -c 'import json' 2>&1");
    free(python.output);
    if (python.status) skip();
    check("python3 \"$top/tests/gold/check.py\" gold", 0, "");
    check("sed -i '1s/^/x/' gold/01-ceasefire/a.txt; python3 \"$top/tests/gold/check.py\" gold", 1,
          "01-ceasefire");
}

/* Every path that the page names is there. */
static void its_paths_lead_somewhere(void **state)
{
    (void)state;
    process_result lost =
        process__run("grep -o '`[a-z][A-Za-z0-9_.*/-]*/[A-Za-z0-9_.*-]*`' CONTRIBUTING.md | tr -d "
                     "'`' | sort -u | "
                     "while read -r path; do ls $path >/dev/null 2>&1 || echo \"$path\"; done");
    assert_string_equal(lost.output, "");
    free(lost.output);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_is_a_line),
        cmocka_unit_test(a_rule_has_its_minimal_pair),
        cmocka_unit_test(a_gold_pair_keeps_to_its_form),
        cmocka_unit_test(its_paths_lead_somewhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
