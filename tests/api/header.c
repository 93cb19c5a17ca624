/* The header alone compiles as C11 and as C++ without a warning, a C++ program
 * links, and its example is the README's program. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../articles.h"
#include "../process.h"

#define STRICT "-Wall -Wextra -Wpedantic -Werror -fsyntax-only include/claimdiff.h 2>&1"

static void assert_runs(process_result result)
{
    if (result.status != 0) fail_msg("%s", result.output);
    free(result.output);
}

static void compiles_as_c(void **state)
{
    (void)state;
    assert_runs(process__run("${CC:-cc} -std=c11 -x c " STRICT));
}

static void compiles_as_cplusplus(void **state)
{
    (void)state;
    assert_runs(process__run("${CXX:-c++} -std=c++11 -x c++ " STRICT));
}

static void links_from_cplusplus(void **state)
{
    (void)state;
    assert_runs(process__run(
        "printf '#include <claimdiff.h>\\n"
        "int main() { return claimdiff_version()[0] != 48; }\\n' > $BUILD/tests/link.cc && "
        "${CXX:-c++} $SANITIZE -Iinclude $BUILD/tests/link.cc $BUILD/libclaimdiff.a "
        "-lutf8proc -lm -ldl -lpthread -o $BUILD/tests/link 2>&1 && $BUILD/tests/link"));
}

/* ---- The program ------------------------------------------------------------- */

/* From the first line that begins with the prefix to the first that is the
 * prefix and a closing brace, the prefix cut off each line. */
static char *program_in(const char *path, const char *prefix)
{
    size_t length, skip = strlen(prefix);
    char *text = articles__read(path, &length), *out = calloc(length + 1, 1), *end = out;
    char *line = strstr(text, "#include <claimdiff.h>\n");
    assert_non_null(out);
    assert_non_null(line);
    for (line -= skip; *line; line = strchr(line, '\n') + 1) {
        size_t bytes = strcspn(line, "\n") + 1, cut = bytes > skip ? skip : bytes - 1;
        memcpy(end, line + cut, bytes - cut);
        end += bytes - cut;
        if (line[cut] == '}') break;
    }
    free(text);
    return out;
}

static void the_program_is_the_same_everywhere(void **state)
{
    (void)state;
    char *program = program_in("examples/minimal.c", "");
    char *header = program_in("include/claimdiff.h", " *     ");
    char *readme = program_in("README.md", "");
    assert_string_equal(header, program);
    assert_string_equal(readme, program);
    free(program);
    free(header);
    free(readme);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compiles_as_c),
        cmocka_unit_test(compiles_as_cplusplus),
        cmocka_unit_test(links_from_cplusplus),
        cmocka_unit_test(the_program_is_the_same_everywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
