/* Whole reports against the expected ones in tests/golden/CASE/. After a wanted
 * change `make golden-update` writes them anew. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>

#include "../process.h"

static void reports_are_as_expected(void **state)
{
    (void)state;
    process_result result = process__run(
        "for folder in tests/golden/*/; do "
        "tests/golden/run $(basename $folder) | diff -u $folder/expected - || failed=1; "
        "done; [ -z \"$failed\" ]");
    if (result.status) fail_msg("make golden-update, if this is wanted:\n%s", result.output);
    free(result.output);
}

/* The example in docs/report-format.md is the report of the case "json". */
static void the_documented_example_is_real(void **state)
{
    (void)state;
    process_result result = process__run(
        "sed -n '/^```json/,/^```$/p' docs/report-format.md | sed '1d; $d; "
        "s/\"\\(confidence\\|probability\\|all\\)\":[0-9.]*/\"\\1\":*/g' | "
        "diff -u - tests/golden/json/expected");
    if (result.status) fail_msg("docs/report-format.md:\n%s", result.output);
    free(result.output);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reports_are_as_expected),
        cmocka_unit_test(the_documented_example_is_real),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
