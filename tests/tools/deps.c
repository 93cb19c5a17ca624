/* tools/deps where it may not install: it says what is missing and whom to ask.
 * Its PATH holds nothing but stand-ins, so that no compiler and no sudo is found. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../process.h"

#define BIN "bin=$BUILD/deps-bin; rm -rf $bin; mkdir -p $bin; "
#define STAND_IN(name, script)                                                                     \
    "printf '#!/bin/sh\\n" script "\\n' >$bin/" name "; chmod +x $bin/" name "; "
#define RUN(argument) "PATH=$bin CC=none /bin/sh tools/deps " argument " 2>&1"

static void check_says(const char *command, int status, const char *expected)
{
    process_result said = process__run("%s", command);
    if (said.status != status || !strstr(said.output, expected))
        fail_msg("%d: %s", said.status, said.output);
    free(said.output);
}

static void nothing_missing_is_nothing_done(void **state)
{
    (void)state;
    process_result said = process__run("sh tools/deps test 2>&1");
    assert_int_equal(said.status, 0);
    assert_string_equal(said.output, "");
    free(said.output);
}

static void without_sudo_it_says_what_to_ask_for(void **state)
{
    (void)state;
    check_says(BIN STAND_IN("id", "echo 1000") STAND_IN("apt-get", "echo installs") RUN(""), 1,
               "please ask the administrator for: apt-get install gcc libc6-dev make "
               "libutf8proc-dev pkg-config libgumbo-dev libjansson-dev\n");
    check_says(BIN STAND_IN("id", "echo 1000") STAND_IN("apt-get", "echo installs") RUN("test"), 1,
               "libutf8proc-dev libcmocka-dev g++ pkg-config libgumbo-dev libjansson-dev\n");
}

static void with_sudo_it_installs(void **state)
{
    (void)state;
    check_says(BIN STAND_IN("id", "echo 1000") STAND_IN("sudo", "echo as root: $*")
                   STAND_IN("apt-get", "") RUN(""),
               0, "as root: apt-get update");
}

/* sudo is there, and not for this user. */
static void where_installing_fails_it_says_what_is_missing(void **state)
{
    (void)state;
    check_says(BIN STAND_IN("id", "echo 1000") STAND_IN("sudo", "echo no; exit 1")
                   STAND_IN("apt-get", "") RUN(""),
               1, "please have the administrator do: apt-get install gcc libc6-dev make ");
}

static void without_apt_it_says_the_names(void **state)
{
    (void)state;
    check_says(BIN RUN(""), 1,
               "no apt-get here; please install what Debian calls gcc libc6-dev make "
               "libutf8proc-dev pkg-config libgumbo-dev libjansson-dev\n");
}

/* A compiler that has every header, and no pkg-config. */
static void what_is_only_wished_for_stops_nothing(void **state)
{
    (void)state;
    check_says(BIN STAND_IN("none", "") STAND_IN("make", "") RUN(""), 0,
               "please install what Debian calls pkg-config\n"
               "tools/deps: without these, claimdiff reads no web pages and no JSON\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_missing_is_nothing_done),
        cmocka_unit_test(without_sudo_it_says_what_to_ask_for),
        cmocka_unit_test(with_sudo_it_installs),
        cmocka_unit_test(where_installing_fails_it_says_what_is_missing),
        cmocka_unit_test(without_apt_it_says_the_names),
        cmocka_unit_test(what_is_only_wished_for_stops_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
