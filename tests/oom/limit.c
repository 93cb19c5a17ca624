/* The tool under a real limit on memory (ulimit -v), from what it needs to begin up to enough: it
 * ends by itself, with a report or with trouble (2), whatever it reads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../process.h"

#define KILOBYTES_LEAST 8000
#define KILOBYTES_MOST 400000

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0 /* these map terabytes of shadow */
#endif

static int status_under(size_t limit, const char *arguments, size_t *length)
{
    process_result r = process__run("ulimit -v %zu && exec \"$BUILD/claimdiff\" --model=none %s "
                                    "2>\"$BUILD/tests/limit/err\"",
                                    limit, arguments);
    *length = r.length;
    free(r.output);
    return r.status;
}

/* The least with which it can begin; the system's loader alone needs most of that. */
static size_t least_to_begin(void)
{
    size_t length, limit = KILOBYTES_LEAST;
    while (limit < KILOBYTES_MOST && status_under(limit, "--version", &length)) limit += 500;
    return limit;
}

/* Runs it with more and more memory, from too little up to enough. */
static void run_under_limits(size_t least, const char *arguments)
{
    size_t failed = 0, length;
    int status = 2;
    for (size_t more = 64; more < KILOBYTES_MOST && status == 2; more += more / 3) {
        status = status_under(least + more, arguments, &length);
        if (status < 0 || status > 2)
            fail_msg("%zu KB, %s: status %d", least + more, arguments, status);
        failed += status == 2;
    }
    assert_in_range(status, 0, 1);
    assert_true(failed > 0);
}

/* A text, a page and JSON with so many sentences, and a group of two articles. */
static void make_inputs(void)
{
    process_result r = process__run(
        "d=$BUILD/tests/limit; mkdir -p \"$d\" && cd \"$d\" && "
        "s='Nine people died on Monday when the ferry Maren hit the wall, police said. ' && "
        "t=$(for i in 1 2 3 4 5 6 7 8 9; do for j in 1 2 3 4 5 6 7 8 9; do echo \"$s$s\"; done; "
        "done) && "
        "o=$(echo $t) && echo \"$t\" >text && "
        "echo \"<html><body><article><p>$t</p><p>$s</p></article></body></html>\" >page.html && "
        "echo \"{\\\"text\\\":\\\"$o\\\"}\" >one.json && "
        "echo \"{\\\"articles\\\":[{\\\"text\\\":\\\"$o\\\"},{\\\"text\\\":\\\"$s\\\"}]}\" "
        ">groups");
    free(r.output);
    assert_int_equal(r.status, 0);
}

static void too_little_memory_is_trouble_and_no_crash(void **state)
{
    (void)state;
    if (SANITIZED) skip();
    static const char *const runs[] = {
        "\"$BUILD/tests/limit/text\" \"$BUILD/tests/limit/text\"",
        "--format=html \"$BUILD/tests/limit/page.html\" \"$BUILD/tests/limit/text\"",
        "--format=json \"$BUILD/tests/limit/one.json\" \"$BUILD/tests/limit/text\"",
        "--jobs=1 --batch \"$BUILD/tests/limit/groups\""
    };
    make_inputs();
    const size_t least = least_to_begin();
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) run_under_limits(least, runs[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(too_little_memory_is_trouble_and_no_crash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
