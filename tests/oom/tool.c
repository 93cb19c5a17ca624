/* The tool when its n-th allocation fails, for every n, whoever asks for it: the tool, the library,
 * gumbo, jansson, the C library. It ends by itself: with trouble, of which it says something, or
 * with what it prints when nothing fails. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../process.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(__GLIBC__)
#define CAN_REFUSE false
#elif defined(__has_feature)
#define CAN_REFUSE (!__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer))
#else
#define CAN_REFUSE true
#endif

#define FOLDER "$BUILD/tests/refused"

static int setup(void **state)
{
    (void)state;
    process_result made = process__run(
        "mkdir -p " FOLDER " && cd " FOLDER " && "
        "echo 'Nine people died on Monday when the ferry Maren hit the wall, police said.' >a.txt "
        "&& "
        "printf '{\"title\":\"Ferry\",\"text\":\"Twelve people died on Monday, the mayor said.\","
        "\"date\":\"2026-03-03\",\"outlet\":\"Post\"}' >one.json && "
        "printf '{\"id\":[\"7\"],\"articles\":[{\"text\":\"Nine people died on Monday.\"},"
        "{\"text\":\"Twelve people died on Monday.\",\"date\":\"2026-03-03\"}]}\\n' >groups && "
        "printf '<html><head><title>Ferry hits wall</title><meta property=\"og:site_name\" "
        "content=\"The Post\"><script type=\"application/ld+json\">{\"headline\":\"Ferry\","
        "\"datePublished\":\"2026-05-14\"}</script></head><body><article><p>Twelve people died on "
        "Monday when the ferry hit the wall, the mayor said.</p><p>The captain was hurt, said Ida "
        "Brenner, who saw it.</p></article></body></html>' >page.html");
    free(made.output);
    return made.status;
}

/* With what was said on standard error in the file err; n 0: nothing is refused. */
static process_result run(const char *arguments, size_t n)
{
    return process__run(
        "refuse=$(cd \"$BUILD\" && pwd)/tests/oom/refuse.so; cd " FOLDER " && "
        "REFUSE_AT=%zu LD_PRELOAD=\"$refuse\" ../../claimdiff --model=none %s 2>err",
        n, arguments);
}

/* The lines on standard error, of which the first says that something was refused. */
static int lines_said(void)
{
    process_result said = process__run("cd " FOLDER " && grep -q refused err && wc -l <err");
    const int lines = said.status ? 0 : atoi(said.output);
    free(said.output);
    return lines;
}

/* A group of --batch says in its line what is wrong. */
static bool says_trouble(const process_result *r, int lines)
{
    return r->status == 2 && (lines > 1 || strstr(r->output, "\"error\":"));
}

static void refuse_each(const char *arguments)
{
    process_result whole = run(arguments, 0);
    size_t troubles = 0;
    assert_in_range(whole.status, 0, 1);
    for (size_t n = 1, lines = 1; lines; n++) {
        process_result r = run(arguments, n);
        lines = (size_t)lines_said();
        const bool same = r.status == whole.status && strcmp(r.output, whole.output) == 0;
        if (!same && !says_trouble(&r, (int)lines))
            fail_msg("%s, allocation %zu: status %d:\n%s", arguments, n, r.status, r.output);
        troubles += !same;
        free(r.output);
    }
    assert_true(troubles > 10);
    free(whole.output);
}

static void whoever_asks_it_is_trouble_or_the_same(void **state)
{
    static const char *const runs[] = { "a.txt a.txt",
                                        "--format=html a.txt one.json",
                                        "a.txt page.html",
                                        "--format=csv a.txt page.html",
                                        "--jobs=1 --batch groups",
                                        "--versions --format=json a.txt one.json" };
    (void)state;
    if (!CAN_REFUSE) skip();
    process_result found = process__run("grep -c WITH $BUILD/gen/tool_packages.h");
    const bool reads_all = atoi(found.output) == 2;
    free(found.output);
    for (size_t i = 0; i < (reads_all ? sizeof runs / sizeof *runs : 1); i++) refuse_each(runs[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whoever_asks_it_is_trouble_or_the_same),
    };
    return cmocka_run_group_tests(tests, setup, NULL);
}
