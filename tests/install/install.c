/* A staged install into a folder with a space: minimal.c builds against it with pkg-config or
 * CMake alone, shared and static, and uninstall leaves nothing behind. */
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
#define STAGE "stage=\"$(cd $BUILD && pwd)/a stage\"; unset MAKEFLAGS MFLAGS MAKELEVEL; "
#define MAKE_FOR                                                                                   \
    "make -s BUILD=$BUILD ${CFLAGS:+CFLAGS=\"$CFLAGS\"} SANITIZE=\"$SANITIZE\" "                   \
    "PREFIX=/usr/local DESTDIR=\"$stage\" "
/* As if it were installed where it stands: a sysroot with a space is too much for pkg-config. */
#define PKG_CONFIG "PKG_CONFIG_PATH=\"$stage/pc\" pkg-config "
/* What pkg-config says has its spaces escaped, for a shell to read. */
#define COMPILE(before, flags)                                                                     \
    "mkdir -p \"$stage/pc\" && sed \"s|=/usr|=$stage/usr|\" "                                      \
    "\"$stage/usr/local/lib/pkgconfig/claimdiff.pc\" >\"$stage/pc/claimdiff.pc\" && "              \
    "eval \"${CC:-cc} $SANITIZE " before " examples/minimal.c $(" PKG_CONFIG flags " claimdiff)"   \
    " -o '$stage/minimal'\" && unset CLAIMDIFF_MODEL CLAIMDIFF_JUDGE; "

#define SAYS "The numbers differ: \"Nine\" against \"Twelve\" (… miners died).\n"

static void assert_runs(process_result result, const char *output)
{
    if (result.status != 0 || (output && strcmp(result.output, output) != 0))
        fail_msg("%s", result.output);
    free(result.output);
}

static int setup(void **state)
{
    (void)state;
    process_result result = process__run(STAGE "rm -rf \"$stage\" && " MAKE_FOR "install 2>&1");
    if (result.status) print_error("%s\n", result.output);
    free(result.output);
    return result.status;
}

static void builds_with_the_shared_library(void **state)
{
    (void)state;
    assert_runs(
        process__run(STAGE COMPILE("", "--cflags --libs") "LD_LIBRARY_PATH=\"$stage/usr/"
                                                          "local/lib\" \"$stage/minimal\" 2>&1"),
        SAYS);
}

/* As the README says it, the shared library being there, too. A sanitizer forbids -static. */
static void builds_with_the_static_library(void **state)
{
    (void)state;
    const char *sanitize = getenv("SANITIZE");
    if (sanitize && *sanitize) skip();
    assert_runs(process__run(STAGE COMPILE(
                    "-static",
                    "--cflags --static --libs") "! readelf -d \"$stage/minimal\" | grep NEEDED && "
                                                "\"$stage/minimal\" 2>&1"),
                SAYS);
}

/* The smallest project: both targets, and a version that does not fit is refused. */
static void builds_with_cmake(void **state)
{
    (void)state;
    if (system("command -v cmake >/dev/null") != 0) skip();
    assert_runs(process__run(STAGE "cmake -S tests/install/cmake -B \"$stage/cmake\" "
                                   "-DCMAKE_PREFIX_PATH=\"$stage/usr/local\" -DEXTRA=\"$SANITIZE\" "
                                   ">\"$stage/log\" 2>&1 && "
                                   "cmake --build \"$stage/cmake\" >>\"$stage/log\" 2>&1 || "
                                   "cat \"$stage/log\"; unset CLAIMDIFF_MODEL CLAIMDIFF_JUDGE; "
                                   "\"$stage/cmake/shared\" && \"$stage/cmake/static\"; "
                                   "rm -r \"$stage/cmake\" \"$stage/log\""),
                SAYS SAYS);
}

static void the_version_is_the_headers(void **state)
{
    (void)state;
    assert_runs(process__run(STAGE "export PKG_CONFIG_LIBDIR=\"$stage/usr/local/lib/pkgconfig\"; "
                                   "test \"claimdiff $(pkg-config --modversion claimdiff)\" = "
                                   "\"$(\"$stage/usr/local/bin/claimdiff\" --version)\""),
                "");
}

static void the_weights_are_where_it_says(void **state)
{
    (void)state;
    assert_runs(
        process__run(
            STAGE
            "cmp models/judge.cdm \"$stage$(PKG_CONFIG_LIBDIR=\"$stage/usr/local/lib/"
            "pkgconfig\" pkg-config --variable=modeldir claimdiff)/judge.cdm\" && "
            "unset CLAIMDIFF_MODEL CLAIMDIFF_JUDGE && printf 'Nine died.\n' >\"$stage/a.txt\" "
            "&& \"$stage/usr/local/bin/claimdiff\" --format=json \"$stage/a.txt\" "
            "\"$stage/a.txt\" | grep -c '\"judge\":\"network\"'; rm \"$stage/a.txt\""),
        "1\n");
}

/* Where the loader is told about the library, and by whom: root's ldconfig is a stand-in. */
static void a_program_is_told_where_the_library_is(void **state)
{
    (void)state;
    assert_runs(
        process__run("bin=$BUILD/loader-bin; rm -rf $bin; mkdir -p $bin; "
                     "printf '#!/bin/sh\\n[ \"$1\" != -p ] || echo \"$known\"\\n' >$bin/ldconfig; "
                     "chmod +x $bin/ldconfig; export PATH=$bin:$PATH; "
                     "known='libclaimdiff.so.0 (libc6,x86-64) => /a lib/libclaimdiff.so.0' "
                     "tools/loader '/a lib' libclaimdiff.so.0; "
                     "known= tools/loader '/a lib' libclaimdiff.so.0 | grep LD_LIBRARY"),
        "    with LD_LIBRARY_PATH=\"/a lib\" in its environment, or\n");
}

/* One file, where there is nothing else; without root to lock it in, with no library named. */
static void the_static_binary_needs_nothing(void **state)
{
    (void)state;
    const char *sanitize = getenv("SANITIZE");
    if (sanitize && *sanitize) skip();
    assert_runs(process__run(STAGE MAKE_FOR
                             "static-binary && cd \"$stage\" && mkdir cell && "
                             "cp \"$OLDPWD/$BUILD/static-binary/claimdiff\" cell && "
                             "printf 'Nine died at the caf\\351.\\n' >cell/a.txt && "
                             "if [ $(id -u) -eq 0 ]; then cd cell; chroot . /claimdiff "
                             "--judge-model=none a.txt a.txt; "
                             "else ! readelf -d cell/claimdiff | grep NEEDED; fi "
                             ">\"$stage/said\" 2>&1 || cat \"$stage/said\"; "
                             "rm -r \"$stage/cell\" \"$stage/said\""),
                "");
}

static void uninstall_leaves_nothing(void **state)
{
    (void)state;
    assert_runs(process__run(STAGE "rm -rf \"$stage/minimal\" \"$stage/pc\" && " MAKE_FOR
                                   "uninstall >&2 && "
                                   "find \"$stage\" ! -type d -o -name '*claimdiff*'"),
                "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(builds_with_the_shared_library),
        cmocka_unit_test(builds_with_the_static_library),
        cmocka_unit_test(builds_with_cmake),
        cmocka_unit_test(the_version_is_the_headers),
        cmocka_unit_test(the_weights_are_where_it_says),
        cmocka_unit_test(a_program_is_told_where_the_library_is),
        cmocka_unit_test(the_static_binary_needs_nothing),
        cmocka_unit_test(uninstall_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, setup, NULL);
}
