/* What the tool makes of files as they come: web pages, character sets, cut words, JSON,
 * folders, and files that are no article. */
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

#define FILES "$BUILD/tests/input"
#define TOOL "cd " FILES " && ../../claimdiff --model=none "
#define PAGE                                                                                       \
    "<!DOCTYPE html><html><head><title>Nine die in mine | Valley Post</title>\n"                   \
    "<meta property='og:site_name' content='Valley Post'>\n"                                       \
    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\","                               \
    "\"datePublished\":\"2026-03-03T08:00:00Z\"}</script></head>\n"                                \
    "<body><nav><ul><li><a href=/>Home</a></li><li>Forty voters met on Monday.</li></ul></nav>\n"  \
    "<div class='cookie-banner'><p>We and 200 partners store cookies on your device.</p></div>\n"  \
    "<article><h1>Nine die in Oakhurst mine</h1><p>By Ann Dell</p>\n"                              \
    "<p>Nine <b>mi</b>ners died in the caf&eacute; of the\n   Oakhurst mine on Monday, police"     \
    " said. &#8220;It was dark,&#8221; said Ida Brenner &amp; others.</p>\n"                       \
    "<div class=related><p>A bank closed its last branch on Friday.</p></div>\n"                   \
    "<ul><li><a href=a>Storm kills three in the valley on Sunday</a></li></ul>\n"                  \
    "<p>The mine was opened in 1911, and it closed twice before the fire of 1974.</p></article>\n" \
    "<footer><p>The Valley Post is printed in Oakhurst.</p></footer></body></html>\n"

static const char text[] = "Twelve miners died in the caf\xc3\xa9 of the Oakhurst mine on Monday, "
                           "police said.\n\nThe mine was opened in 1911.\n";

static void write_file(const char *name, const char *bytes, size_t length)
{
    char path[512];
    snprintf(path, sizeof path, "%s/tests/input/%s", process__build(), name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

static int setup(void **state)
{
    (void)state;
    process_result made =
        process__run("rm -rf " FILES " && mkdir -p " FILES "/folder " FILES "/empty");
    free(made.output);
    if (made.status) return 1;
    write_file("page.html", PAGE, sizeof PAGE - 1);
    write_file("twelve.txt", text, sizeof text - 1);
    write_file("folder/b.txt", text, sizeof text - 1);
    write_file("folder/a.html", PAGE, sizeof PAGE - 1);
    write_file("folder/notes.docx", "PK\3\4", 4);
    made = process__run("cd " FILES " && for set in UTF-16 UTF-16BE ISO-8859-1; do "
                        "iconv -f UTF-8 -t $set twelve.txt >$set.txt; "
                        "iconv -f UTF-8 -t $set page.html >$set.html; done");
    free(made.output);
    return made.status;
}

/* Whether the tool was built with a package; a test without it is skipped. */
static void need(const char *package)
{
    process_result found = process__run("grep -qi %s $BUILD/gen/tool_packages.h", package);
    free(found.output);
    if (found.status) skip();
}

static void check(const char *arguments, int status, const char *words)
{
    process_result said = process__run(TOOL "%s 2>&1", arguments);
    if (said.status != status || !strstr(said.output, words))
        fail_msg("%s: status %d, no \"%s\" in:\n%s", arguments, said.status, words, said.output);
    free(said.output);
}

static void check_absent(const char *arguments, const char *words)
{
    process_result said = process__run(TOOL "%s 2>&1", arguments);
    if (strstr(said.output, words)) fail_msg("%s: \"%s\" in:\n%s", arguments, words, said.output);
    free(said.output);
}

/* ---- Web pages ------------------------------------------------------------------ */

static void the_article_is_read_and_nothing_else(void **state)
{
    (void)state;
    need("gumbo");
    check("--dump=sentences page.html", 0, "headline\tNine die in Oakhurst mine\n");
    check("--dump=sentences page.html", 0,
          "Nine miners died in the caf\xc3\xa9 of the Oakhurst mine on Monday, police said.\n");
    check("--dump=claims page.html", 0, "The mine was opened in 1911");
    static const char *const others[] = { "voters", "cookies", "branch", "Storm", "printed" };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        check_absent("--dump=sentences page.html", others[i]);
}

static void outlet_and_date_are_the_pages(void **state)
{
    (void)state;
    need("gumbo");
    check("--format=json page.html twelve.txt", 1, "\"outlet\":\"Valley Post\"");
    need("jansson");
    check("--format=json page.html twelve.txt", 1, "\"date\":\"2026-03-03\"");
    check("--date=2026-03-09 --format=json page.html twelve.txt", 1, "\"date\":\"2026-03-09\"");
}

static void a_page_is_known_by_what_it_holds(void **state)
{
    (void)state;
    need("gumbo");
    check("--dump=sentences - <page.html", 0, "headline\tNine die in Oakhurst mine\n");
}

static void a_page_without_an_article_is_refused(void **state)
{
    (void)state;
    static const char page[] =
        "<!DOCTYPE html><html><body><noscript>You need to enable JavaScript to "
        "run this app, or to read anything at all on this page of ours, which is "
        "sad.</noscript><div id=root></div></body></html>";
    need("gumbo");
    write_file("app.html", page, sizeof page - 1);
    check("app.html twelve.txt", 2, "app.html: no article in this page; if a script fills it");
}

static void a_deep_page_is_refused_at_once(void **state)
{
    (void)state;
    need("gumbo");
    process_result made =
        process__run("cd " FILES " && { echo '<html>'; yes '<div>' | head -n 200000; } "
                     ">deep.html");
    free(made.output);
    check("deep.html twelve.txt", 2, "nested too deeply");
}

/* ---- Places --------------------------------------------------------------------- */

/* The bytes of the file that the first claim of its article was made from; to be freed. */
static char *first_claim(const char *name)
{
    char format[64] = "\"in_file\":{\"begin\":%zu,\"end\":%zu}";
    size_t begin = 0, end = 0;
    process_result said =
        process__run(TOOL "--format=json %s twelve.txt 2>/dev/null; cat %s", name, name);
    const char *place = strstr(said.output, "\"in_file\"");
    assert_non_null(place);
    assert_int_equal(sscanf(place, format, &begin, &end), 2);
    char *bytes = calloc(1, end - begin + 2);
    process_result file = process__run("cat " FILES "/%s", name);
    assert_true(begin < end && end <= file.length);
    memcpy(bytes, file.output + begin, end - begin);
    free(said.output);
    free(file.output);
    return bytes;
}

static void claims_lead_back_to_the_bytes_of_the_page(void **state)
{
    (void)state;
    need("gumbo");
    char *bytes = first_claim("page.html");
    assert_string_equal(bytes,
                        "Nine <b>mi</b>ners died in the caf&eacute; of the\n   Oakhurst mine on "
                        "Monday, police said");
    free(bytes);
    bytes = first_claim("ISO-8859-1.html");
    assert_string_equal(bytes,
                        "Nine <b>mi</b>ners died in the caf&eacute; of the\n   Oakhurst mine on "
                        "Monday, police said");
    free(bytes);
    check("page.html twelve.txt", 1, "A  page.html:7, source: police");
    check("UTF-16.html twelve.txt", 1, "A  UTF-16.html:7, source: police");
}

/* ---- Character sets ---------------------------------------------------------------- */

static void other_character_sets_are_converted_and_said(void **state)
{
    (void)state;
    static const char *const sets[][2] = { { "UTF-16", "UTF-16LE" },
                                           { "UTF-16BE", "UTF-16BE" },
                                           { "ISO-8859-1", "WINDOWS-1252" } };
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        char arguments[128], said[128];
        snprintf(arguments, sizeof arguments, "--dump=claims %s.txt", sets[i][0]);
        snprintf(said, sizeof said, "claimdiff: %s.txt: read as %s\n", sets[i][0], sets[i][1]);
        check(arguments, 0, said);
        check(arguments, 0, "Twelve miners died in the caf\xc3\xa9 of the Oakhurst mine on Monday");
    }
    char *bytes = first_claim("ISO-8859-1.txt");
    assert_string_equal(
        bytes, "Twelve miners died in the caf\xe9 of the Oakhurst mine on Monday, police said");
    free(bytes);
}

static void a_page_may_name_its_own(void **state)
{
    (void)state;
    static const char page[] = "<html><head><meta charset=\"windows-1251\"></head><body><p>The "
                               "mayor \xcf\xf3\xf2 said that nine "
                               "miners died in the mine on Monday.</p><p>The mine was opened in "
                               "1911 and was closed twice.</p>";
    need("gumbo");
    write_file("cyrillic.html", page, sizeof page - 1);
    check("--dump=claims cyrillic.html", 0, "read as windows-1251");
    check("--dump=claims cyrillic.html", 0, "The mayor \xd0\x9f\xd1\x83\xd1\x82 said");
}

static void bytes_of_no_set_are_refused(void **state)
{
    (void)state;
    write_file("broken.txt", "A line.\nBad \x81 byte.\n", 20);
    check("broken.txt twelve.txt", 2, "neither UTF-8 nor WINDOWS-1252: byte offset 12; --lenient");
    check("--lenient --dump=sentences broken.txt", 0, "Bad   byte.");
}

/* ---- Cut words ----------------------------------------------------------------------- */

static void words_cut_at_line_ends_are_whole(void **state)
{
    (void)state;
    static const char cut[] = "The inves-\ntigation of the well-\nknown mine ended on Monday.\n\n"
                              "It is well-known that pages 4-\n5 burnt, Smith-\nJones said.\n";
    write_file("cut.txt", cut, sizeof cut - 1);
    check("--dump=sentences cut.txt", 0,
          "The investigation of the well-known mine ended on Monday.");
    check_absent("--dump=sentences cut.txt", "45");
    check_absent("--dump=sentences cut.txt", "SmithJones");
    char *bytes = first_claim("cut.txt");
    assert_string_equal(bytes, "The inves-\ntigation of the well-\nknown mine ended on Monday");
    free(bytes);
}

/* ---- JSON ---------------------------------------------------------------------------- */

static void json_gives_several_articles(void **state)
{
    (void)state;
    static const char lines[] =
        "{\"name\":\"a\",\"title\":\"Nine die\",\"text\":\"Nine miners died on Monday.\","
        "\"outlet\":\"Post\",\"date\":\"2026-03-03T10:00:00Z\"}\n"
        "{\"url\":\"http://b\",\"text\":\"Twelve miners died on Monday.\"}\n";
    static const char array[] = "[{\"text\":\"Nine miners died on Monday.\"},"
                                "{\"text\":\"Twelve miners died on Monday.\"}]";
    need("jansson");
    write_file("lines.jsonl", lines, sizeof lines - 1);
    write_file("array.json", array, sizeof array - 1);
    check("lines.jsonl", 1, "CONTRADICTIONS: 1");
    check("--format=json lines.jsonl", 1,
          "{\"name\":\"a\",\"outlet\":\"Post\",\"date\":\"2026-03-03\"");
    check("--dump=sentences lines.jsonl", 0, "headline\tNine die");
    check("lines.jsonl", 1, "B  http://b (1 claim)");
    check("array.json", 1, "B  array.json:2 (1 claim)");
    check("- <array.json", 1, "B  standard input:2 (1 claim)");
    check("twelve.txt array.json", 1, "C  array.json:2 (1 claim)");
}

static void json_that_holds_no_article_is_refused(void **state)
{
    (void)state;
    need("jansson");
    write_file("bad.json", "{\"text\":\"Nine died.\"}\n{\"text\":", 31);
    write_file("none.json", "{\"id\":7}", 8);
    write_file("date.json", "{\"text\":\"Nine died.\",\"date\":\"May\"}", 35);
    check("bad.json twelve.txt", 2, "claimdiff: bad.json: line 2: ");
    check("none.json twelve.txt", 2, "claimdiff: none.json: article 1: no \"text\"");
    check("date.json twelve.txt", 2, "article 1: \"date\" does not begin with YYYY-MM-DD");
}

/* ---- Folders, and what is no text ---------------------------------------------------- */

static void a_folder_gives_its_articles_by_name(void **state)
{
    (void)state;
    need("gumbo");
    check("folder", 1, "A  Nine die in Oakhurst mine\n   folder/a.html (");
    check("folder/", 1, "B  folder/b.txt (");
    check("empty twelve.txt", 2, "claimdiff: empty: no article in this folder");
}

static void other_files_are_refused_with_advice(void **state)
{
    (void)state;
    write_file("x.pdf", "%PDF-1.7\n", 9);
    write_file("x.gz", "\x1f\x8b\x08", 3);
    check("x.pdf twelve.txt", 2, "claimdiff: x.pdf: a PDF; take its text out first: pdftotext");
    check("folder/notes.docx twelve.txt", 2, "an Office document or a ZIP");
    check("x.gz twelve.txt", 2, "gunzip");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_article_is_read_and_nothing_else),
        cmocka_unit_test(outlet_and_date_are_the_pages),
        cmocka_unit_test(a_page_is_known_by_what_it_holds),
        cmocka_unit_test(a_page_without_an_article_is_refused),
        cmocka_unit_test(a_deep_page_is_refused_at_once),
        cmocka_unit_test(claims_lead_back_to_the_bytes_of_the_page),
        cmocka_unit_test(other_character_sets_are_converted_and_said),
        cmocka_unit_test(a_page_may_name_its_own),
        cmocka_unit_test(bytes_of_no_set_are_refused),
        cmocka_unit_test(words_cut_at_line_ends_are_whole),
        cmocka_unit_test(json_gives_several_articles),
        cmocka_unit_test(json_that_holds_no_article_is_refused),
        cmocka_unit_test(a_folder_gives_its_articles_by_name),
        cmocka_unit_test(other_files_are_refused_with_advice),
    };
    return cmocka_run_group_tests(tests, setup, NULL);
}
