/* The man page and the completions name the options that --help names, and no others; each
 * function of the header has its page of section 3, and no other has one. */
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

static void each_function_has_its_page(void **state)
{
    (void)state;
    process_result said = process__run(
        "tr '\\n' ' ' <include/claimdiff.h | grep -o 'CLAIMDIFF_API [^;]*;' | "
        "grep -o 'claimdiff_[a-z0-9_]*(' | tr -d '(' | sort >$BUILD/tests/functions; "
        "(cd $BUILD/man3 && grep -lF '#include <claimdiff.h>' claimdiff_*.3) | sed 's/[.]3$//' | "
        "sort | diff $BUILD/tests/functions - && "
        "for name in $(cat $BUILD/tests/functions); do "
        "grep -qF \"$name(\" $BUILD/man3/$name.3 || echo no declaration: $name; "
        "grep -qF \"$name \" $BUILD/man3/claimdiff.3 || echo not listed: $name; done");
    assert_int_equal(said.status, 0);
    assert_string_equal(said.output, "");
    free(said.output);
}

/* Where man and groff are. */
static void pages_are_set_without_a_complaint(void **state)
{
    (void)state;
    process_result said =
        process__run("if command -v man groff >/dev/null; then for page in docs/man/claimdiff.1 "
                     "$BUILD/man3/claimdiff.3 $BUILD/man3/claimdiff_default_model.3; do "
                     "MANWIDTH=90 man -l --warnings -E UTF-8 $page 2>&1 >/dev/null; done; fi");
    assert_string_equal(said.output, "");
    free(said.output);
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
        cmocka_unit_test(each_function_has_its_page),
        cmocka_unit_test(pages_are_set_without_a_complaint),
        cmocka_unit_test(the_shells_can_read_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
