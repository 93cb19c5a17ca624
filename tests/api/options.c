/* Options of an older and a newer header, impossible ones, and what each does. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include <claimdiff.h>

static const char text[] = "Nine miners died on Monday.";

static claimdiff_engine *new_engine(void)
{
    claimdiff_engine *engine;
    assert_int_equal(claimdiff_engine_new(&engine, NULL, NULL), CLAIMDIFF_OK);
    return engine;
}

static claimdiff_status try_text(const claimdiff_article_options *options, const char *bytes,
                                 size_t length, claimdiff_error *error)
{
    claimdiff_engine *engine = new_engine();
    claimdiff_article *article;
    claimdiff_status status =
        claimdiff_article_new(&article, engine, bytes, length, options, error);
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
    claimdiff_article_options options = CLAIMDIFF_ARTICLE_OPTIONS_INIT;
    options.size = offsetof(claimdiff_article_options, max_bytes);
    options.max_bytes = 1; /* beyond its size: not to be read */
    options.date = "nonsense";
    assert_int_equal(try_text(&options, text, strlen(text), NULL), CLAIMDIFF_OK);
}

static void a_newer_struct_is_read_as_far_as_it_is_known(void **state)
{
    (void)state;
    struct {
        claimdiff_article_options known;
        char unknown[64];
    } options = { CLAIMDIFF_ARTICLE_OPTIONS_INIT, "" };
    memset(options.unknown, 0x5a, sizeof options.unknown);
    options.known.size = sizeof options;
    options.known.max_bytes = 5;
    claimdiff_error error;
    assert_int_equal(try_text(&options.known, text, 9, &error), CLAIMDIFF_ERR_TOO_LARGE);
    assert_string_equal(error.message, "too large: 9 bytes, and the limit is 5");
}

static void a_struct_without_a_size_is_an_argument_error(void **state)
{
    (void)state;
    claimdiff_engine_options engine = { 0 };
    claimdiff_article_options article = { 0 };
    claimdiff_engine *none;
    assert_int_equal(claimdiff_engine_new(&none, &engine, NULL), CLAIMDIFF_ERR_ARGUMENT);
    assert_null(none);
    assert_int_equal(try_text(&article, text, strlen(text), NULL), CLAIMDIFF_ERR_ARGUMENT);
}

/* The judge fills as much of an older program's struct as that has, and no more. */
static void a_judgement_is_filled_as_far_as_it_reaches(void **state)
{
    (void)state;
    claimdiff_engine *engine = new_engine();
    claimdiff_judgement older = CLAIMDIFF_JUDGEMENT_INIT;
    struct {
        claimdiff_judgement known;
        char unknown[8];
    } newer = { CLAIMDIFF_JUDGEMENT_INIT, "later" };
    older.size = offsetof(claimdiff_judgement, reason);
    older.decided_by = text;
    newer.known.size = sizeof newer;
    assert_int_equal(claimdiff_judge(&older, engine, text, 27, "It rained.", 10, NULL),
                     CLAIMDIFF_OK);
    assert_int_equal(claimdiff_judge(&newer.known, engine, text, 27, "It rained.", 10, NULL),
                     CLAIMDIFF_OK);
    assert_ptr_equal(older.decided_by, text);
    assert_int_equal(older.size, offsetof(claimdiff_judgement, reason));
    assert_int_equal(older.label, CLAIMDIFF_LABEL_NEUTRAL);
    assert_non_null(newer.known.decided_by);
    assert_string_equal(newer.unknown, "later");
    older.size = 0;
    assert_int_equal(claimdiff_judge(&older, engine, text, 27, text, 27, NULL),
                     CLAIMDIFF_ERR_ARGUMENT);
    claimdiff_engine_free(engine);
}

/* ---- Values --------------------------------------------------------------------- */

static void *refuse(void *ctx, size_t size)
{
    (void)ctx;
    (void)size;
    return NULL;
}

static void an_allocator_has_all_three_functions(void **state)
{
    (void)state;
    claimdiff_allocator half = { refuse, NULL, NULL, NULL };
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    options.allocator = &half;
    assert_int_equal(claimdiff_engine_new(&engine, &options, NULL), CLAIMDIFF_ERR_ARGUMENT);
    assert_null(engine);
}

/* Compares two texts that contradict each other and add something; check may be NULL. */
static claimdiff_status compare_with(const claimdiff_compare_options *options,
                                     void (*check)(const claimdiff_report *))
{
    static const char other[] = "Twelve miners died on Monday. It rained all week in the valley.";
    claimdiff_engine *engine = new_engine();
    claimdiff_article *pair[2];
    claimdiff_report *report;
    assert_int_equal(claimdiff_article_new(&pair[0], engine, text, strlen(text), NULL, NULL),
                     CLAIMDIFF_OK);
    assert_int_equal(claimdiff_article_new(&pair[1], engine, other, strlen(other), NULL, NULL),
                     CLAIMDIFF_OK);
    claimdiff_status status = claimdiff_compare(&report, pair, 2, options, NULL);
    assert_true((report != NULL) == (status == CLAIMDIFF_OK));
    if (check) check(report);
    claimdiff_report_free(report);
    claimdiff_article_free(pair[0]);
    claimdiff_article_free(pair[1]);
    claimdiff_engine_free(engine);
    return status;
}

static void impossible_wishes_are_an_argument_error(void **state)
{
    (void)state;
    static const claimdiff_compare_options wrong[] = {
        { .size = 0 },
        { .size = sizeof wrong[0], .min_confidence = 1.5 },
        { .size = sizeof wrong[0], .min_confidence = -0.5 },
        { .size = sizeof wrong[0], .min_confidence = NAN },
        { .size = sizeof wrong[0], .kinds = 16 },
        { .size = sizeof wrong[0], .candidates = 1001 },
        { .size = sizeof wrong[0], .candidates = SIZE_MAX / 2 + 2 },
        { .size = sizeof wrong[0], .candidates = SIZE_MAX },
        { .size = sizeof wrong[0], .threads = 65 },
        { .size = sizeof wrong[0], .threads = SIZE_MAX },
        { .size = sizeof wrong[0], .effort = (claimdiff_effort)2 },
        { .size = sizeof wrong[0], .effort = (claimdiff_effort)-1 },
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(compare_with(&wrong[i], NULL), CLAIMDIFF_ERR_ARGUMENT);
}

static void candidates_may_be_a_thousand_and_threads_64(void **state)
{
    (void)state;
    claimdiff_compare_options options = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    options.threads = 64;
    options.candidates = 1;
    assert_int_equal(compare_with(&options, NULL), CLAIMDIFF_OK);
    options.candidates = 1000;
    assert_int_equal(compare_with(&options, NULL), CLAIMDIFF_OK);
}

/* The pairs that a judge was not asked about, with a budget of so many. */
static size_t unasked_of(size_t max_pairs)
{
    static const char *const texts[2] = {
        "Nine miners died on Monday. The mine was closed. Police came.",
        "Twelve miners died on Monday. The mine reopened. Police left."
    };
    claimdiff_engine_options models = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_compare_options options = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    claimdiff_engine *engine;
    claimdiff_article *pair[2];
    claimdiff_report *report;
    models.judge = "tests/model/data/tiny-judge.cdm";
    options.max_pairs = max_pairs;
    assert_int_equal(claimdiff_engine_new(&engine, &models, NULL), CLAIMDIFF_OK);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(
            claimdiff_article_new(&pair[i], engine, texts[i], strlen(texts[i]), NULL, NULL),
            CLAIMDIFF_OK);
    assert_int_equal(claimdiff_compare(&report, pair, 2, &options, NULL), CLAIMDIFF_OK);
    const size_t unasked = claimdiff_report_limits(report)->pairs_unasked;
    assert_int_equal(claimdiff_report_limits(report)->sentences_cut, 0);
    claimdiff_report_free(report);
    for (size_t i = 0; i < 2; i++) claimdiff_article_free(pair[i]);
    claimdiff_engine_free(engine);
    return unasked;
}

static void a_budget_bounds_the_pairs_and_is_told(void **state)
{
    (void)state;
    assert_int_equal(unasked_of(0), 0);
    const size_t all = unasked_of(1) + 1;
    assert_true(all > 2);
    assert_int_equal(unasked_of(2), all - 2);
    assert_int_equal(unasked_of(all), 0);
}

/* A sentence without an end is cut, and so is a claim longer than the network reads. */
static void what_is_too_long_is_counted(void **state)
{
    (void)state;
    static char endless[4000];
    claimdiff_engine_options models = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    claimdiff_article *article;
    claimdiff_report *report;
    strcpy(endless, "The storm hit");
    for (size_t i = 0; i < 300; i++) strcat(endless, " the towns");
    models.model = "tests/model/data/tiny-bert.cdm";
    assert_int_equal(claimdiff_engine_new(&engine, &models, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_article_new(&article, engine, endless, strlen(endless), NULL, NULL),
                     CLAIMDIFF_OK);
    claimdiff_article *twice[2] = { article, article };
    assert_int_equal(claimdiff_compare(&report, twice, 2, NULL, NULL), CLAIMDIFF_OK);
    assert_true(claimdiff_report_limits(report)->sentences_cut > 0);
    assert_true(claimdiff_report_limits(report)->claims_cut > 0);
    claimdiff_report_free(report);
    claimdiff_article_free(article);
    claimdiff_engine_free(engine);
}

static void articles_are_of_one_engine(void **state)
{
    (void)state;
    claimdiff_engine *engines[2] = { new_engine(), new_engine() };
    claimdiff_article *pair[2];
    claimdiff_report *report;
    claimdiff_error error;
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(
            claimdiff_article_new(&pair[i], engines[i], text, strlen(text), NULL, NULL),
            CLAIMDIFF_OK);
    assert_int_equal(claimdiff_compare(&report, pair, 2, NULL, &error), CLAIMDIFF_ERR_ARGUMENT);
    assert_null(report);
    assert_int_equal(error.article, 1);
    for (size_t i = 0; i < 2; i++) claimdiff_article_free(pair[i]);
    for (size_t i = 0; i < 2; i++) claimdiff_engine_free(engines[i]);
}

static void check_sure(const claimdiff_report *report)
{
    for (size_t i = 0; i < claimdiff_report_finding_count(report); i++)
        assert_true(claimdiff_report_finding(report, i)->confidence >= 0.99);
}

static void min_confidence_leaves_findings_out(void **state)
{
    (void)state;
    claimdiff_compare_options options = CLAIMDIFF_COMPARE_OPTIONS_INIT;
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
    claimdiff_compare_options options = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    compare_with(&options, check_all_kinds);
    options.kinds = 1u << CLAIMDIFF_KIND_ADDITION;
    compare_with(&options, check_additions);
}

/* Three articles on one fire, one of them in German. */
static void compare_a_german_one(bool any_language, void (*check)(const claimdiff_report *))
{
    static const char *const texts[] = {
        "Two people were hurt on Monday in a fire at the port of Oldersum, police said.",
        "Am Montag wurden im Hafen von Oldersum nach Angaben der Polizei zwei Menschen verletzt.",
        "A fire at the port of Oldersum on Monday left two people hurt, the police said.",
    };
    claimdiff_engine_options words = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_compare_options options = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    claimdiff_engine *engine;
    claimdiff_article *articles[3];
    claimdiff_report *report;
    words.model = CLAIMDIFF_NO_MODEL;
    options.any_language = any_language;
    assert_int_equal(claimdiff_engine_new(&engine, &words, NULL), CLAIMDIFF_OK);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(claimdiff_article_new(&articles[i], engine, texts[i], strlen(texts[i]),
                                               NULL, NULL),
                         CLAIMDIFF_OK);
    assert_string_equal(claimdiff_article_language(articles[1]), "de");
    assert_int_equal(claimdiff_compare(&report, articles, 3, &options, NULL), CLAIMDIFF_OK);
    check(report);
    claimdiff_report_free(report);
    for (size_t i = 0; i < 3; i++) claimdiff_article_free(articles[i]);
    claimdiff_engine_free(engine);
}

static size_t sides_in(const claimdiff_report *report, size_t article)
{
    size_t count = 0;
    for (size_t i = 0; i < claimdiff_report_finding_count(report); i++) {
        const claimdiff_finding *finding = claimdiff_report_finding(report, i);
        for (size_t k = 0; k < finding->side_count; k++)
            count += finding->sides[k]->article == article;
    }
    return count;
}

static void check_left_out(const claimdiff_report *report)
{
    assert_int_equal(claimdiff_report_limits(report)->articles_unread, 1);
    assert_int_equal(sides_in(report, 1), 0);
    assert_true(sides_in(report, 0) > 0 && sides_in(report, 2) > 0);
    assert_float_equal(claimdiff_report_same_event(report, 0, 1), -1.0, 0.0);
    assert_true(claimdiff_report_same_event(report, 0, 2) > 0.5);
    assert_float_equal(claimdiff_report_one_event(report),
                       claimdiff_report_same_event(report, 0, 2), 0.0);
}

static void check_compared(const claimdiff_report *report)
{
    assert_int_equal(claimdiff_report_limits(report)->articles_unread, 0);
    assert_true(sides_in(report, 1) > 0);
    assert_true(claimdiff_report_same_event(report, 0, 1) >= 0.0);
    assert_true(claimdiff_report_one_event(report) <= claimdiff_report_same_event(report, 0, 1));
}

static void other_languages_are_compared_on_demand(void **state)
{
    (void)state;
    compare_a_german_one(false, check_left_out);
    compare_a_german_one(true, check_compared);
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
    claimdiff_article_options options = CLAIMDIFF_ARTICLE_OPTIONS_INIT;
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
    claimdiff_engine *engine = new_engine();
    claimdiff_article *article;
    claimdiff_article_options options = CLAIMDIFF_ARTICLE_OPTIONS_INIT;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        options.date = bad[i];
        assert_int_equal(
            claimdiff_article_new(&article, engine, text, strlen(text), &options, NULL),
            CLAIMDIFF_ERR_DATE);
    }
    options.date = "2028-02-29";
    assert_int_equal(claimdiff_article_new(&article, engine, text, strlen(text), &options, NULL),
                     CLAIMDIFF_OK);
    assert_string_equal(claimdiff_article_date(article), "2028-02-29");
    claimdiff_article_free(article);
    claimdiff_engine_free(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_older_struct_leaves_newer_fields_at_their_defaults),
        cmocka_unit_test(a_newer_struct_is_read_as_far_as_it_is_known),
        cmocka_unit_test(a_struct_without_a_size_is_an_argument_error),
        cmocka_unit_test(a_judgement_is_filled_as_far_as_it_reaches),
        cmocka_unit_test(an_allocator_has_all_three_functions),
        cmocka_unit_test(impossible_wishes_are_an_argument_error),
        cmocka_unit_test(candidates_may_be_a_thousand_and_threads_64),
        cmocka_unit_test(a_budget_bounds_the_pairs_and_is_told),
        cmocka_unit_test(what_is_too_long_is_counted),
        cmocka_unit_test(articles_are_of_one_engine),
        cmocka_unit_test(min_confidence_leaves_findings_out),
        cmocka_unit_test(kinds_chooses_what_is_reported),
        cmocka_unit_test(bad_bytes_are_named_by_offset),
        cmocka_unit_test(a_text_of_white_space_is_empty),
        cmocka_unit_test(other_languages_are_compared_on_demand),
        cmocka_unit_test(lenient_reads_bad_bytes_as_spaces),
        cmocka_unit_test(a_date_is_a_day_of_the_calendar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
