/* Options and article info of an older and a newer header, impossible options,
 * and what each option does. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include <claimdiff.h>

static const char text[] = "Nine miners died on Monday.";

static claimdiff_status try_text(const claimdiff_options *options, const char *bytes, size_t length,
                                 claimdiff_error *error)
{
    claimdiff_engine *engine;
    claimdiff_article *article;
    assert_int_equal(claimdiff_engine_new(&engine, options, NULL), CLAIMDIFF_OK);
    claimdiff_status status = claimdiff_article_new(&article, engine, bytes, length, NULL, error);
    assert_true((article != NULL) == (status == CLAIMDIFF_OK));
    claimdiff_article_free(article);
    claimdiff_engine_free(engine);
    return status;
}

/* ---- Sizes -------------------------------------------------------------------- */

/* A program built against a header that ended before max_bytes. */
static void an_older_struct_leaves_newer_fields_at_their_defaults(void **state)
{
    (void)state;
    claimdiff_options options = CLAIMDIFF_OPTIONS_INIT;
    options.size = offsetof(claimdiff_options, max_bytes);
    options.max_bytes = 1; /* beyond its size: not to be read */
    options.lenient = true;
    assert_int_equal(try_text(&options, text, strlen(text), NULL), CLAIMDIFF_OK);
}

static void a_newer_struct_is_read_as_far_as_it_is_known(void **state)
{
    (void)state;
    struct {
        claimdiff_options known;
        char unknown[64];
    } options = { CLAIMDIFF_OPTIONS_INIT, "" };
    memset(options.unknown, 0x5a, sizeof options.unknown);
    options.known.size = sizeof options;
    options.known.max_bytes = 5;
    assert_int_equal(try_text(&options.known, text, strlen(text), NULL), CLAIMDIFF_ERR_TOO_LARGE);
}

static void an_older_article_info_has_no_date(void **state)
{
    (void)state;
    claimdiff_engine *engine;
    claimdiff_article *article;
    claimdiff_article_info info = CLAIMDIFF_ARTICLE_INFO_INIT;
    info.size = offsetof(claimdiff_article_info, date);
    info.name = "a.txt";
    info.date = "nonsense"; /* beyond its size: not to be read */
    assert_int_equal(claimdiff_engine_new(&engine, NULL, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_article_new(&article, engine, text, strlen(text), &info, NULL),
                     CLAIMDIFF_OK);
    assert_string_equal(claimdiff_article_name(article), "a.txt");
    assert_null(claimdiff_article_date(article));
    claimdiff_article_free(article);
    claimdiff_engine_free(engine);
}

/* ---- Values --------------------------------------------------------------------- */

static void *refuse(void *ctx, size_t size)
{
    (void)ctx;
    (void)size;
    return NULL;
}

static void impossible_options_are_an_argument_error(void **state)
{
    (void)state;
    claimdiff_allocator half = { refuse, NULL, NULL, NULL };
    claimdiff_options options = CLAIMDIFF_OPTIONS_INIT;
    claimdiff_engine *engine;
    options.allocator = &half;
    assert_int_equal(claimdiff_engine_new(&engine, &options, NULL), CLAIMDIFF_ERR_ARGUMENT);
    assert_null(engine);
    options.allocator = NULL;
    options.min_confidence = 1.5;
    assert_int_equal(claimdiff_engine_new(&engine, &options, NULL), CLAIMDIFF_ERR_ARGUMENT);
    options.min_confidence = -0.5;
    assert_int_equal(claimdiff_engine_new(&engine, &options, NULL), CLAIMDIFF_ERR_ARGUMENT);
    options.min_confidence = 0;
    options.kinds = 8;
    assert_int_equal(claimdiff_engine_new(&engine, &options, NULL), CLAIMDIFF_ERR_ARGUMENT);
    assert_null(engine);
}

/* The report of two texts that contradict each other and add something. */
static void compare_with(const claimdiff_options *options, void (*check)(const claimdiff_report *))
{
    static const char other[] = "Twelve miners died on Monday. It rained all week in the valley.";
    claimdiff_engine *engine;
    claimdiff_article *pair[2];
    claimdiff_report *report;
    assert_int_equal(claimdiff_engine_new(&engine, options, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_article_new(&pair[0], engine, text, strlen(text), NULL, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_article_new(&pair[1], engine, other, strlen(other), NULL, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_compare(&report, engine, pair, 2, NULL), CLAIMDIFF_OK);
    check(report);
    claimdiff_report_free(report);
    claimdiff_article_free(pair[0]);
    claimdiff_article_free(pair[1]);
    claimdiff_engine_free(engine);
}

static void check_sure(const claimdiff_report *report)
{
    for (size_t i = 0; i < claimdiff_report_finding_count(report); i++)
        assert_true(claimdiff_report_finding(report, i)->confidence >= 0.99);
}

static void min_confidence_leaves_findings_out(void **state)
{
    (void)state;
    claimdiff_options options = CLAIMDIFF_OPTIONS_INIT;
    options.min_confidence = 0.99;
    compare_with(&options, check_sure);
}

static void check_additions(const claimdiff_report *report)
{
    assert_true(claimdiff_report_finding_count(report) > 0);
    for (size_t i = 0; i < claimdiff_report_finding_count(report); i++)
        assert_int_equal(claimdiff_report_finding(report, i)->kind, CLAIMDIFF_KIND_ADDITION);
}

static void check_all_kinds(const claimdiff_report *report)
{
    size_t count = claimdiff_report_finding_count(report);
    assert_true(count >= 2);
    assert_int_equal(claimdiff_report_finding(report, 0)->kind, CLAIMDIFF_KIND_CONTRADICTION);
    assert_int_equal(claimdiff_report_finding(report, count - 1)->kind, CLAIMDIFF_KIND_ADDITION);
}

static void kinds_chooses_what_is_reported(void **state)
{
    (void)state;
    claimdiff_options options = CLAIMDIFF_OPTIONS_INIT;
    compare_with(&options, check_all_kinds);
    options.kinds = 1u << CLAIMDIFF_KIND_ADDITION;
    compare_with(&options, check_additions);
}

/* ---- Bad text ---------------------------------------------------------------------- */

static void bad_bytes_are_named_by_offset(void **state)
{
    (void)state;
    claimdiff_error error;
    assert_int_equal(try_text(NULL, "Nine \xff died.", 12, &error), CLAIMDIFF_ERR_UTF8);
    assert_int_equal(error.offset, 5);
    assert_int_equal(error.status, CLAIMDIFF_ERR_UTF8);
    assert_int_equal(try_text(NULL, "Nine died.\0.", 12, &error), CLAIMDIFF_ERR_NUL);
    assert_int_equal(error.offset, 10);
    assert_int_equal(try_text(NULL, "A cut \xe2\x82", 8, &error), CLAIMDIFF_ERR_UTF8);
    assert_int_equal(error.offset, 6);
}

static void a_text_of_white_space_is_empty(void **state)
{
    (void)state;
    assert_int_equal(try_text(NULL, "", 0, NULL), CLAIMDIFF_ERR_EMPTY);
    assert_int_equal(try_text(NULL, " \r\n\t\n", 5, NULL), CLAIMDIFF_ERR_EMPTY);
    assert_int_equal(try_text(NULL, "\xef\xbb\xbf\n", 4, NULL), CLAIMDIFF_ERR_EMPTY);
}

static void lenient_reads_bad_bytes_as_spaces(void **state)
{
    (void)state;
    claimdiff_options options = CLAIMDIFF_OPTIONS_INIT;
    options.lenient = true;
    assert_int_equal(try_text(&options, "Nine \xff died.", 12, NULL), CLAIMDIFF_OK);
    assert_int_equal(try_text(&options, "Nine died.\0.", 12, NULL), CLAIMDIFF_OK);
    assert_int_equal(try_text(&options, "\xff\0\xfe", 3, NULL), CLAIMDIFF_ERR_EMPTY);
}

static void a_date_is_a_day_of_the_calendar(void **state)
{
    (void)state;
    static const char *const bad[] = { "2026-13-01", "2026-02-30", "26-01-01", "2026-1-1",
                                       "2026-01-01T00:00", "", "yesterday" };
    claimdiff_engine *engine;
    claimdiff_article *article;
    claimdiff_article_info info = CLAIMDIFF_ARTICLE_INFO_INIT;
    assert_int_equal(claimdiff_engine_new(&engine, NULL, NULL), CLAIMDIFF_OK);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        info.date = bad[i];
        assert_int_equal(claimdiff_article_new(&article, engine, text, strlen(text), &info, NULL),
                         CLAIMDIFF_ERR_DATE);
    }
    info.date = "2028-02-29";
    assert_int_equal(claimdiff_article_new(&article, engine, text, strlen(text), &info, NULL), CLAIMDIFF_OK);
    assert_string_equal(claimdiff_article_date(article), "2028-02-29");
    claimdiff_article_free(article);
    claimdiff_engine_free(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_older_struct_leaves_newer_fields_at_their_defaults),
        cmocka_unit_test(a_newer_struct_is_read_as_far_as_it_is_known),
        cmocka_unit_test(an_older_article_info_has_no_date),
        cmocka_unit_test(impossible_options_are_an_argument_error),
        cmocka_unit_test(min_confidence_leaves_findings_out),
        cmocka_unit_test(kinds_chooses_what_is_reported),
        cmocka_unit_test(bad_bytes_are_named_by_offset),
        cmocka_unit_test(a_text_of_white_space_is_empty),
        cmocka_unit_test(lenient_reads_bad_bytes_as_spaces),
        cmocka_unit_test(a_date_is_a_day_of_the_calendar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
