/* The report as a web page and as a table: whole, and harmless whatever the articles hold. */
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

#define FILES "$BUILD/tests/formats"
#define TOOL "cd " FILES " && ../../claimdiff --model=none "
#define HOSTILE "hostile'\"><b>.txt"

static const char hostile[] =
    "Nine miners <script>alert(1)</script> died in the \"Oakhurst\" mine & shaft on Monday, police "
    "said.\n\n=HYPERLINK(\"http://x.example\") was closed on Friday, said <img src=x "
    "onerror=alert(2)>."
    "\n\nThe \x1b[31mmine\xe2\x80\xae opened in 1911 &lt;b&gt;.\n\nThe mine had 90 workers.\n";
static const char plain[] =
    "Mine fire kills twelve\n\nTwelve miners died in the Oakhurst mine on "
    "Monday, police said.\n\nIt rained all week in the valley.\n\nThe mine had 85 "
    "workers.\n";

static int write_file(const char *name, const char *bytes, size_t length)
{
    char path[512];
    snprintf(path, sizeof path, "%s/tests/formats/%s", process__build(), name);
    FILE *file = fopen(path, "wb");
    if (!file) return 1;
    fwrite(bytes, 1, length, file);
    return fclose(file);
}

static int setup(void **state)
{
    (void)state;
    process_result made = process__run("rm -rf " FILES " && mkdir -p " FILES);
    free(made.output);
    return write_file(HOSTILE, hostile, sizeof hostile - 1) ||
           write_file("plain.txt", plain, sizeof plain - 1);
}

/* What a format makes of the hostile article, and once or twice of the plain one. */
static char *report(const char *format, const char *more)
{
    process_result said = process__run(TOOL "--format=%s hostile*.txt plain.txt %s", format, more);
    assert_int_equal(said.status, 1);
    return said.output;
}

static size_t count(const char *text, const char *words)
{
    size_t n = 0;
    for (; (text = strstr(text, words)) != NULL; text += strlen(words)) n++;
    return n;
}

static void check_has(const char *text, const char *words)
{
    if (!strstr(text, words)) fail_msg("no \"%s\"", words);
}

static void a_page_is_whole_and_alone(void **state)
{
    (void)state;
    char *page = report("html", "");
    assert_int_equal(strncmp(page, "<!DOCTYPE html>", 15), 0);
    check_has(page, "</html>\n");
    check_has(page, "<title>");
    check_has(page, "default-src 'none'");
    assert_int_equal(count(page, "<script>"), 1);
    assert_int_equal(count(page, "<link"), 0);
    assert_int_equal(count(page, "<article id="), 2);
    free(page);
}

static void a_claim_leads_to_the_first_of_its_findings(void **state)
{
    static const char link[] = "\" href=\"#f";
    (void)state;
    char *page = report("html", "");
    size_t links = 0;
    for (const char *at = page; (at = strstr(at, link)); links++) {
        at += sizeof link - 1;
        char *end;
        const unsigned long first = strtoul(at, &end, 10);
        assert_int_equal(strncmp(end, "\" data-findings=\"", 17), 0);
        assert_int_equal(strtoul(end + 17, NULL, 10), first);
    }
    assert_true(links > 2);
    free(page);
}

static void claims_and_findings_lead_to_each_other(void **state)
{
    (void)state;
    char *page = report("html", "");
    check_has(page, "<a class=\"claim contradiction\" id=\"a0c0\" href=\"#f");
    check_has(page, "<li class=\"finding contradiction\" id=\"f0\" data-kind=\"contradiction\"");
    check_has(page, "href=\"#a1c0\"><b class=\"letter\">B</b> plain.txt:3</a> <cite>police</cite>");
    check_has(page, "<mark>Twelve</mark>");
    check_has(page, "<strong>Mine fire kills twelve</strong>");
    check_has(page, "<tr class=\"conflict\">");
    free(page);
}

static void the_articles_are_text_and_nothing_else(void **state)
{
    (void)state;
    char *page = report("html", "");
    check_has(page, "&lt;script&gt;alert(1)&lt;/script&gt;");
    check_has(page, "&amp;lt;b&amp;gt");
    check_has(page, "hostile&#39;&quot;&gt;&lt;b&gt;.txt");
    assert_null(strstr(page, "<script>alert"));
    assert_null(strstr(page, "<img"));
    assert_null(strchr(page, '\x1b'));
    assert_null(strstr(page, "\xe2\x80\xae"));
    free(page);
}

static void more_than_two_have_a_matrix(void **state)
{
    (void)state;
    char *two = report("html", ""), *three = report("html", "plain.txt");
    assert_null(strstr(two, "Who says what"));
    check_has(three, "Who says what");
    check_has(three, "<th scope=\"col\">C</th>");
    free(two);
    free(three);
}

static void only_what_is_wanted_is_shown(void **state)
{
    (void)state;
    process_result said =
        process__run(TOOL "--format=html --only=additions hostile*.txt plain.txt");
    assert_int_equal(said.status, 0);
    assert_null(strstr(said.output, "<li class=\"finding contradiction"));
    check_has(said.output, "<li class=\"finding addition");
    free(said.output);
}

static void a_table_has_a_row_for_each_side(void **state)
{
    (void)state;
    char *table = report("csv", "");
    assert_int_equal(strncmp(table, "table,number,kind,reason,confidence,article,", 44), 0);
    check_has(table, ",contradiction,number,");
    check_has(table,
              ",\"plain.txt\",\"\",\"\",3,\"police\",\"Twelve miners died in the Oakhurst mine on "
              "Monday, police said\",\"Twelve\",");
    check_has(table, ",conflict,count,");
    check_has(table, "the \"\"Oakhurst\"\" mine & shaft");
    free(table);
}

static void a_table_calculates_nothing(void **state)
{
    (void)state;
    char *table = report("csv", "");
    check_has(table, ",\"'=HYPERLINK(\"\"http");
    assert_null(strstr(table, ",\"=HYPERLINK"));
    assert_null(strchr(table, '\x1b'));
    free(table);
}

/* A file name of all that is escaped, of a letter that is not, and of a byte that is no UTF-8. */
static const char odd_name[] =
    "odd\x01\x02\x03\x04\x05\x06\x07\x08\t\n\v\f\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19"
    "\x1a\x1b\x1c\x1d\x1e\x1f\"\\\x7f\xc2\x80\xc2\x85\xc2\x9b\xc2\x9f\xd8\x9c\xe2\x80\x8e\xe2\x80"
    "\x8f"
    "\xe2\x80\xaa\xe2\x80\xab\xe2\x80\xac\xe2\x80\xad\xe2\x80\xae\xe2\x81\xa6\xe2\x81\xa7\xe2\x81"
    "\xa8"
    "\xe2\x81\xa9\xc2\xa0\xc3\xa9\xff.txt";
static const char odd_in_json[] =
    "\"odd\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\u0008\\u0009\\n\\u000b\\u000c\\u000d"
    "\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a"
    "\\u001b\\u001c\\u001d\\u001e\\u001f\\\"\\\\\\u007f\\u0080\\u0085\\u009b\\u009f\\u061c\\u200e"
    "\\u200f\\u202a\\u202b\\u202c\\u202d\\u202e\\u2066\\u2067\\u2068\\u2069\xc2\xa0\xc3\xa9"
    "\xef\xbf\xbd.txt\"";

/* The library writes a report's JSON, the tool that of editions. */
static void all_json_escapes_the_same(void **state)
{
    static const char *const runs[] = { "", "--versions" };
    (void)state;
    assert_int_equal(write_file(odd_name, plain, sizeof plain - 1), 0);
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        process_result said = process__run(TOOL "%s --format=json odd* plain.txt", runs[i]);
        assert_int_equal(said.status, 0);
        check_has(said.output, odd_in_json);
        free(said.output);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_is_whole_and_alone),
        cmocka_unit_test(a_claim_leads_to_the_first_of_its_findings),
        cmocka_unit_test(claims_and_findings_lead_to_each_other),
        cmocka_unit_test(the_articles_are_text_and_nothing_else),
        cmocka_unit_test(more_than_two_have_a_matrix),
        cmocka_unit_test(only_what_is_wanted_is_shown),
        cmocka_unit_test(a_table_has_a_row_for_each_side),
        cmocka_unit_test(a_table_calculates_nothing),
        cmocka_unit_test(all_json_escapes_the_same),
    };
    return cmocka_run_group_tests(tests, setup, NULL);
}
