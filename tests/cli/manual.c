/* The man page and the completions name the options that --help names, and no others. */
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
    process_result said =
        process__run(HELP "%s %s | " NAMES " | diff $BUILD/tests/options - 2>&1", make_plain, file);
    if (said.status) fail_msg("--help (<) and %s (>) differ:\n%s", file, said.output);
    free(said.output);
}

static void the_manual_has_every_option(void **state)
{
    (void)state;
    same_options("docs/man/claimdiff.1", "sed 's/\\\\-/-/g'");
}

static void the_completions_have_every_option(void **state)
{
    (void)state;
    same_options("completions/claimdiff.bash", "grep -v '^#'");
    same_options("completions/_claimdiff", "grep -v '^#'");
    same_options("completions/claimdiff.fish", "sed '/^#/d; s/ -l / --/'");
}

/* Where the shells are; each reads its own without a complaint. */
static void the_shells_can_read_them(void **state)
{
    (void)state;
    process_result said = process__run(
        "for shell in 'bash claimdiff.bash' 'zsh _claimdiff' 'fish claimdiff.fish'; do "
        "set -- $shell; if command -v $1 >/dev/null; then $1 -n completions/$2; fi; "
        "done 2>&1");
    assert_int_equal(said.status, 0);
    assert_string_equal(said.output, "");
    free(said.output);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_manual_has_every_option),
        cmocka_unit_test(the_completions_have_every_option),
        cmocka_unit_test(the_shells_can_read_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
