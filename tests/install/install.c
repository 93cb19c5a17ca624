/* A staged install: minimal.c builds against it with pkg-config alone, shared
 * and static, and uninstall leaves no file behind. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../process.h"

/* The flags make was called with must not reach the inner make, its variables
 * stand in the environment. PREFIX is the default, so that nothing is built again. */
#define STAGE "stage=$(cd $BUILD && pwd)/stage; unset MAKEFLAGS MFLAGS MAKELEVEL; "
#define MAKE_FOR                                                                       \
    "make -s BUILD=$BUILD ${CFLAGS:+CFLAGS=\"$CFLAGS\"} SANITIZE=\"$SANITIZE\" " \
    "PREFIX=/usr/local DESTDIR=$stage "
#define PKG_CONFIG                                                                                 \
    "PKG_CONFIG_SYSROOT_DIR=$stage PKG_CONFIG_LIBDIR=$stage/usr/local/lib/pkgconfig pkg-config "

static void assert_runs(process_result result, const char *output)
{
    if (result.status != 0 || (output && strcmp(result.output, output) != 0))
        fail_msg("%s", result.output);
    free(result.output);
}

static int setup(void **state)
{
    (void)state;
    process_result result = process__run(STAGE "rm -rf $stage && " MAKE_FOR "install 2>&1");
    if (result.status) print_error("%s\n", result.output);
    free(result.output);
    return result.status;
}

static void builds_with_the_shared_library(void **state)
{
    (void)state;
    assert_runs(process__run(STAGE "${CC:-cc} $SANITIZE examples/minimal.c $(" PKG_CONFIG
                                   "--cflags --libs claimdiff) -o $stage/minimal 2>&1 && "
                                   "unset CLAIMDIFF_MODEL CLAIMDIFF_JUDGE; "
                                   "LD_LIBRARY_PATH=$stage/usr/local/lib $stage/minimal 2>&1"),
                "The numbers differ: \"Nine\" against \"Twelve\".\n");
}

static void builds_with_the_static_library(void **state)
{
    (void)state;
    assert_runs(process__run(STAGE "rm $stage/usr/local/lib/libclaimdiff.so && "
                                   "${CC:-cc} $SANITIZE examples/minimal.c $(" PKG_CONFIG
                                   "--static --cflags --libs claimdiff) -o $stage/minimal 2>&1 && "
                                   "$stage/minimal 2>&1"),
                "The numbers differ: \"Nine\" against \"Twelve\".\n");
}

static void the_version_is_the_headers(void **state)
{
    (void)state;
    assert_runs(process__run(STAGE "test \"claimdiff $(" PKG_CONFIG "--modversion claimdiff)\" = "
                                   "\"$($stage/usr/local/bin/claimdiff --version)\""),
                "");
}

static void the_weights_are_where_it_says(void **state)
{
    (void)state;
    assert_runs(
        process__run(
            STAGE "cmp models/judge.cdm $stage$(PKG_CONFIG_LIBDIR=$stage/usr/local/lib/pkgconfig "
                  "pkg-config --variable=modeldir claimdiff)/judge.cdm && "
                  "unset CLAIMDIFF_MODEL CLAIMDIFF_JUDGE && printf 'Nine died.\n' >$stage/a.txt && "
                  "$stage/usr/local/bin/claimdiff --format=json $stage/a.txt $stage/a.txt | "
                  "grep -c '\"judge\":\"network\"'; rm $stage/a.txt"),
        "1\n");
}

static void uninstall_leaves_nothing(void **state)
{
    (void)state;
    assert_runs(process__run(STAGE "rm -f $stage/minimal && " MAKE_FOR "uninstall >&2 && "
                                   "find $stage ! -type d"),
                "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(builds_with_the_shared_library),
        cmocka_unit_test(builds_with_the_static_library),
        cmocka_unit_test(the_version_is_the_headers),
        cmocka_unit_test(the_weights_are_where_it_says),
        cmocka_unit_test(uninstall_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, setup, NULL);
}
