/* The man page and the completion name the options that --help names, and no others. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>

#include "../process.h"

#define NAMES "grep -o -e '--[a-z][a-z-]*' | sort -u"
#define HELP "$BUILD/claimdiff --help | " NAMES " >$BUILD/tests/options; "

static void same_options(const char *file, const char *make_plain)
{
    process_result said = process__run(HELP "%s %s | " NAMES " | diff $BUILD/tests/options - 2>&1",
                                       make_plain, file);
    if (said.status) fail_msg("--help (<) and %s (>) differ:\n%s", file, said.output);
    free(said.output);
}

static void the_manual_has_every_option(void **state)
{
    (void)state;
    same_options("docs/man/claimdiff.1", "sed 's/\\\\-/-/g'");
}

static void the_completion_has_every_option(void **state)
{
    (void)state;
    same_options("completions/claimdiff.bash", "grep -v '^#'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_manual_has_every_option),
        cmocka_unit_test(the_completion_has_every_option),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
