/* tools/weights: what a release has and models/SHA256SUMS names comes, and nothing else. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../process.h"

#define FOLDERS                                                                                    \
    "d=$BUILD/weights; rm -rf $d; mkdir -p $d/release $d/models; echo one >$d/release/a.cdm; "     \
    "echo two >$d/release/b.cdm; (cd $d/release && sha256sum *.cdm) >$d/models/SHA256SUMS; "

static void check(const char *command, int status, const char *output)
{
    process_result said = process__run(FOLDERS "{ %s; } 2>&1", command);
    if (said.status != status || strcmp(said.output, output) != 0)
        fail_msg("%s: %d: %s", command, said.status, said.output);
    free(said.output);
}

static void what_is_missing_comes(void **state)
{
    (void)state;
    check("tools/weights $d/release $d/models; cat $d/models/*.cdm", 0,
          "weights: a.cdm\nweights: b.cdm\none\ntwo\n");
    check(
        "cp $d/release/a.cdm $d/models; echo old >$d/models/b.cdm; "
        "tools/weights $d/release $d/models; cat $d/models/b.cdm; tools/weights nowhere $d/models",
        0, "weights: b.cdm\ntwo\n");
}

static void what_is_not_named_stays_away(void **state)
{
    (void)state;
    check("echo 2 >$d/release/b.cdm; cd $d; \"$OLDPWD\"/tools/weights release models; echo $?; "
          "ls models; ls -A models | grep -c part",
          1,
          "weights: a.cdm\nweights: b.cdm\n"
          "weights: release/b.cdm is not what models/SHA256SUMS names\n1\nSHA256SUMS\na.cdm\n0\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_missing_comes),
        cmocka_unit_test(what_is_not_named_stays_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
