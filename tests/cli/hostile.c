/* What strangers write is inert wherever the tool prints it: text, titles, outlets, ids and names
 * of files with control characters, escape sequences, turns of the direction of writing, markup and
 * formulas, in every form of report. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../process.h"

#define FILES "$BUILD/tests/hostile"
#define TOOL "tree=$PWD && cd " FILES " && ../../claimdiff --model=none --judge-model=none "

/* In printf's spelling, which puts the bytes into texts and names: a bell, the title of a terminal,
 * colour in one and in two bytes, delete, and all that turns the direction. */
#define NASTY                                                                                      \
    "\\a\\033]0;own\\007\\033[31m\\302\\2331m\\177\\b\\342\\200\\256\\342\\200\\216\\342\\200"     \
    "\\217\\342\\200\\252\\342\\201\\246\\342\\201\\251\\330\\234<b>&\\047"

/* In JSON's, and where more is escaped a quotation mark. */
#define NASTY_JSON                                                                                 \
    "=1+1|\\u0007\\u001b]0;own\\u0007\\u001b[31m\\u009b1m\\u007f\\b\\u202e\\u200e\\u200f\\u202a"   \
    "\\u2066\\u2069\\u061c<b>&'\\\""

static const char record[] =
    "{\"id\":\"" NASTY_JSON "\",\"title\":\"Mine " NASTY_JSON " fire\",\"outlet\":\"" NASTY_JSON
    "\",\"name\":\"" NASTY_JSON "\",\"date\":\"2026-05-14\",\"text\":\"Twelve miners died in the "
    "Oakhurst " NASTY_JSON " mine on Monday, police said.\\n\\nCorrection: " NASTY_JSON
    " an earlier version said that nine miners died.\\n\\nThe mine had 85 " NASTY_JSON
    " workers.\"}";

static int write_file(const char *name, const char *text)
{
    char path[512];
    snprintf(path, sizeof path, "%s/tests/hostile/%s", process__build(), name);
    FILE *file = fopen(path, "w");
    if (!file) return 1;
    fputs(text, file);
    return fclose(file);
}

static int setup(void **state)
{
    (void)state;
    char group[8192];
    process_result made = process__run(
        "rm -rf " FILES " && mkdir -p " FILES " && cd " FILES " && "
        "printf 'Nine miners died in the " NASTY
        " Oakhurst mine on Monday, police said.\\n\\nThe " NASTY
        " mine had 90 workers.\\n' >\"$(printf 'bad" NASTY ".txt')\" && "
        "printf '<html><head><title>Mine " NASTY " fire</title><meta property=\"og:site_name\" "
        "content=\"" NASTY "\"></head><body><article><h1>Mine " NASTY "</h1><p>Ten miners died in "
        "the " NASTY
        " Oakhurst mine on Monday, police said in a long statement.</p><p>The mine had "
        "70 workers, said Ida " NASTY " Brenner of the union.</p></article></body></html>' "
        ">\"$(printf 'page" NASTY ".html')\" && printf '" NASTY "\tb\nno " NASTY " tab\n' >pairs");
    free(made.output);
    snprintf(group, sizeof group, "{\"id\":\"%s\",\"articles\":[%s,%s]}\n{\"id\":\"%s\"}\n",
             NASTY_JSON, record, record, NASTY_JSON);
    return made.status || write_file("one.json", record) || write_file("groups", group);
}

static bool is_direction(const unsigned char *at)
{
    const bool general = at[0] == 0xe2 && at[1] == 0x80 &&
                         (at[2] == 0x8e || at[2] == 0x8f || (at[2] >= 0xaa && at[2] <= 0xae));
    const bool isolate = at[0] == 0xe2 && at[1] == 0x81 && at[2] >= 0xa6 && at[2] <= 0xa9;
    return general || isolate || (at[0] == 0xd8 && at[1] == 0x9c);
}

static void check_inert(const char *run, const char *text)
{
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        const bool is_line_end = at[0] == '\n' || (at[0] == '\r' && at[1] == '\n');
        const bool control = (*at < 0x20 && *at != '\t' && !is_line_end) || *at == 0x7f;
        const bool c1 = at[0] == 0xc2 && at[1] < 0xa0;
        if (control || c1 || is_direction(at))
            fail_msg("%s: byte %zu, %02x, of\n%.80s", run, (size_t)((const char *)at - text), *at,
                     (const char *)at);
    }
}

/* The names of both kinds are marked up in a page, and one begins as a formula does. */
static void check_is_text(const char *run, const char *text)
{
    if (strstr(run, "=html") && strstr(text, "<b>&")) fail_msg("%s: markup", run);
    if (strstr(run, "=csv") && strstr(text, ",\"=1+1")) fail_msg("%s: a formula", run);
}

static void no_form_of_report_lets_it_through(void **state)
{
    (void)state;
    static const char *const runs[] = {
        "bad* one.json",
        "bad* page*",
        "--format=text --width=40 --all bad* one.json page*",
        "--format=html bad* one.json",
        "--format=html bad* one.json page*",
        "--format=csv bad* one.json page*",
        "--format=json bad* one.json page*",
        "--side-by-side --color=never bad* one.json",
        "--versions bad* one.json",
        "--versions --format=html bad* page*",
        "--versions --format=json bad* one.json",
        "--dump=claims bad*",
        "--dump=claims page*",
        "--dump=tokens one.json",
        "--dump=pairs bad* one.json",
        "--jobs=1 --batch groups",
        "bad* bad*/none",
        "--judge --judge-model=\"$tree\"/tests/model/data/tiny-judge.cdm pairs",
        "--date=\"$(printf '" NASTY "')\" bad* one.json",
        "--output=\"$(printf 'none/" NASTY "')\" bad* one.json",
    };
    process_result none = process__run("grep -c WITH $BUILD/gen/tool_packages.h");
    const bool reads_all = atoi(none.output) == 2;
    free(none.output);
    if (!reads_all) skip();
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        process_result said = process__run(TOOL "%s 2>&1", runs[i]);
        check_inert(runs[i], said.output);
        check_is_text(runs[i], said.output);
        assert_true(said.length > 0);
        free(said.output);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_form_of_report_lets_it_through),
    };
    return cmocka_run_group_tests(tests, setup, NULL);
}
