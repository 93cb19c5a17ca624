/* The tool when its n-th allocation fails, for every n, whoever asks for it: the tool, the library,
 * gumbo, jansson, the C library. It ends by itself: with trouble, of which it says something, or
 * with what it prints when nothing fails. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
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

#define MOST_PRINTED 100000
#define FOLDER "\"$BUILD/tests/refused\""

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

/* The path of what refuses has no space, at which the loader would cut it. What is said on standard
 * error, and in the file out what is printed; n 0: nothing is refused. */
static process_result run(const char *arguments, size_t n)
{
    return process__run("cd " FOLDER " && REFUSE_AT=%zu LD_PRELOAD=../oom/refuse.so "
                        "exec ../../claimdiff --model=none %s 2>&1 >out",
                        n, arguments);
}

/* To be freed. */
static char *printed(void)
{
    char path[512];
    size_t length;
    snprintf(path, sizeof path, "%s/tests/refused/out", process__build());
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *text = malloc(MOST_PRINTED + 1);
    assert_non_null(text);
    length = fread(text, 1, MOST_PRINTED, file);
    text[length] = '\0';
    fclose(file);
    return text;
}

/* Beside what refuses, the tool has said something, or a group of --batch has in its line. */
static bool says_trouble(const process_result *said, const char *text)
{
    const char *more = strstr(said->output, "refused\n");
    return said->status == 2 && ((more && more[8]) || strstr(text, "\"error\":"));
}

static void refuse_each(const char *arguments)
{
    process_result well = run(arguments, 0);
    char *whole = printed();
    size_t troubles = 0;
    bool refused = true;
    assert_in_range(well.status, 0, 1);
    for (size_t n = 1; refused; n++) {
        process_result said = run(arguments, n);
        char *text = printed();
        const bool same = said.status == well.status && strcmp(text, whole) == 0;
        if (!same && !says_trouble(&said, text))
            fail_msg("%s, allocation %zu: status %d: %s%s", arguments, n, said.status, said.output,
                     text);
        refused = strstr(said.output, "refused\n") != NULL;
        troubles += !same;
        free(said.output);
        free(text);
    }
    assert_true(troubles > 10);
    free(well.output);
    free(whole);
}

static void whoever_asks_it_is_trouble_or_the_same(void **state)
{
    static const char *const runs[] = { "a.txt a.txt", "--format=html a.txt one.json",
                                        "a.txt page.html", "--jobs=1 --batch groups",
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
