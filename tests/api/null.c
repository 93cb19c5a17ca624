/* Every function of the header takes NULL, and an index past the end, and says
 * so instead of crashing. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include <claimdiff.h>

#define PAST ((size_t)-1)

static const char text[] = "Nine miners died on Monday, police said. The mine was closed.";
static const char other[] = "Twelve miners died on Monday, police said. It had 90 workers.";

typedef struct fixture {
    claimdiff_engine *engine;
    claimdiff_article *pair[2];
    claimdiff_report *report;
} fixture;

static int setup(void **state)
{
    static fixture f;
    if (claimdiff_engine_new(&f.engine, NULL, NULL)) return -1;
    if (claimdiff_article_new(&f.pair[0], f.engine, text, strlen(text), NULL, NULL)) return -1;
    if (claimdiff_article_new(&f.pair[1], f.engine, other, strlen(other), NULL, NULL)) return -1;
    if (claimdiff_compare(&f.report, f.pair, 2, NULL, NULL)) return -1;
    *state = &f;
    return 0;
}

static int teardown(void **state)
{
    fixture *f = *state;
    claimdiff_report_free(f->report);
    claimdiff_article_free(f->pair[0]);
    claimdiff_article_free(f->pair[1]);
    claimdiff_engine_free(f->engine);
    return 0;
}

/* ---- NULL -------------------------------------------------------------------- */

static void free_takes_null(void **state)
{
    (void)state;
    claimdiff_engine_free(NULL);
    claimdiff_article_free(NULL);
    claimdiff_report_free(NULL);
    claimdiff_string_free(NULL, NULL);
}

static void engine_new_without_result_is_an_argument_error(void **state)
{
    (void)state;
    claimdiff_error error;
    assert_int_equal(claimdiff_engine_new(NULL, NULL, &error), CLAIMDIFF_ERR_ARGUMENT);
    assert_int_equal(error.status, CLAIMDIFF_ERR_ARGUMENT);
    assert_int_equal(claimdiff_engine_new(NULL, NULL, NULL), CLAIMDIFF_ERR_ARGUMENT);
}

static void article_new_takes_no_null(void **state)
{
    fixture *f = *state;
    claimdiff_article *article = f->pair[0];
    claimdiff_error error;
    assert_int_equal(claimdiff_article_new(NULL, f->engine, text, 5, NULL, &error),
                     CLAIMDIFF_ERR_ARGUMENT);
    assert_int_equal(claimdiff_article_new(&article, NULL, text, 5, NULL, &error),
                     CLAIMDIFF_ERR_ARGUMENT);
    assert_null(article);
    article = f->pair[0];
    assert_int_equal(claimdiff_article_new(&article, f->engine, NULL, 5, NULL, &error),
                     CLAIMDIFF_ERR_ARGUMENT);
    assert_null(article);
}

static void compare_takes_no_null(void **state)
{
    fixture *f = *state;
    claimdiff_report *report = f->report;
    claimdiff_article *broken[2] = { f->pair[0], NULL };
    claimdiff_error error;
    assert_int_equal(claimdiff_compare(NULL, f->pair, 2, NULL, &error), CLAIMDIFF_ERR_ARGUMENT);
    assert_int_equal(claimdiff_compare(&report, NULL, 2, NULL, &error), CLAIMDIFF_ERR_ARGUMENT);
    assert_null(report);
    assert_int_equal(claimdiff_compare(&report, broken, 2, NULL, &error), CLAIMDIFF_ERR_ARGUMENT);
    assert_int_equal(error.article, 1);
    assert_null(report);
}

static void compare_needs_two(void **state)
{
    fixture *f = *state;
    claimdiff_report *report;
    claimdiff_error error;
    assert_int_equal(claimdiff_compare(&report, f->pair, 1, NULL, &error), CLAIMDIFF_ERR_TOO_FEW);
    assert_int_equal(claimdiff_compare(&report, f->pair, 0, NULL, NULL), CLAIMDIFF_ERR_TOO_FEW);
    assert_null(report);
    assert_true(strlen(error.message) > 0);
}

static void json_and_judge_take_no_null(void **state)
{
    fixture *f = *state;
    char *json = NULL;
    size_t length = 7;
    claimdiff_judgement judgement = CLAIMDIFF_JUDGEMENT_INIT;
    assert_int_equal(claimdiff_report_json(NULL, NULL, f->report, NULL), CLAIMDIFF_ERR_ARGUMENT);
    assert_int_equal(claimdiff_report_json(&json, &length, NULL, NULL), CLAIMDIFF_ERR_ARGUMENT);
    assert_null(json);
    assert_int_equal(length, 0);
    assert_int_equal(claimdiff_judge(NULL, f->engine, text, 5, text, 5, NULL),
                     CLAIMDIFF_ERR_ARGUMENT);
    assert_int_equal(claimdiff_judge(&judgement, NULL, text, 5, text, 5, NULL),
                     CLAIMDIFF_ERR_ARGUMENT);
    assert_int_equal(claimdiff_judge(&judgement, f->engine, NULL, 5, text, 5, NULL),
                     CLAIMDIFF_ERR_ARGUMENT);
    assert_int_equal(claimdiff_judge(&judgement, f->engine, text, 5, NULL, 5, NULL),
                     CLAIMDIFF_ERR_ARGUMENT);
}

static void getters_of_null_give_nothing(void **state)
{
    (void)state;
    size_t length = 7, line = 7, column = 7;
    assert_string_equal(claimdiff_article_text(NULL, &length), "");
    assert_int_equal(length, 0);
    assert_null(claimdiff_article_name(NULL));
    assert_null(claimdiff_article_outlet(NULL));
    assert_null(claimdiff_article_date(NULL));
    assert_null(claimdiff_article_language(NULL));
    claimdiff_article_locate(NULL, 3, &line, &column);
    claimdiff_article_locate(NULL, 3, NULL, NULL);
    assert_int_equal(claimdiff_article_headline(NULL).end, 0);
    assert_int_equal(claimdiff_article_in_file(NULL, (claimdiff_span){ 3, 4 }).begin, 3);
    assert_int_equal(claimdiff_article_claim_count(NULL), 0);
    assert_null(claimdiff_article_claim(NULL, 0));
    assert_int_equal(claimdiff_default_model(NULL, 0, CLAIMDIFF_MODEL_JUDGE), 0);
    assert_int_equal(claimdiff_default_model(NULL, 9, CLAIMDIFF_MODEL_JUDGE), 0);
    assert_int_equal(claimdiff_default_model(NULL, 0, (claimdiff_model)2), 0);
    assert_null(claimdiff_report_limits(NULL));
    assert_null(claimdiff_report_encoder(NULL));
    assert_int_equal(claimdiff_report_article_count(NULL), 0);
    assert_null(claimdiff_report_article(NULL, 0));
    assert_float_equal(claimdiff_report_same_event(NULL, 0, 1), -1.0, 0.0);
    assert_float_equal(claimdiff_report_one_event(NULL), -1.0, 0.0);
    assert_int_equal(claimdiff_report_fact_count(NULL), 0);
    assert_null(claimdiff_report_fact(NULL, 0));
    assert_int_equal(claimdiff_report_finding_count(NULL), 0);
    assert_null(claimdiff_report_finding(NULL, 0));
}

/* ---- Past the end --------------------------------------------------------------- */

static void claims_past_the_end_are_null(void **state)
{
    fixture *f = *state;
    size_t count = claimdiff_article_claim_count(f->pair[0]);
    assert_true(count > 0);
    assert_non_null(claimdiff_article_claim(f->pair[0], count - 1));
    assert_null(claimdiff_article_claim(f->pair[0], count));
    assert_null(claimdiff_article_claim(f->pair[0], PAST));
}

static void findings_past_the_end_are_null(void **state)
{
    fixture *f = *state;
    size_t count = claimdiff_report_finding_count(f->report);
    assert_true(count > 0);
    assert_null(claimdiff_report_finding(f->report, count));
    assert_null(claimdiff_report_finding(f->report, PAST));
    assert_null(claimdiff_report_fact(f->report, claimdiff_report_fact_count(f->report)));
    assert_null(claimdiff_report_fact(f->report, PAST));
    assert_null(claimdiff_report_article(f->report, 2));
    assert_float_equal(claimdiff_report_same_event(f->report, 0, 2), -1.0, 0.0);
    assert_float_equal(claimdiff_report_same_event(f->report, PAST, 0), -1.0, 0.0);
}

static void an_offset_past_the_end_is_the_end(void **state)
{
    fixture *f = *state;
    size_t line, column;
    claimdiff_article_locate(f->pair[0], PAST, &line, &column);
    assert_int_equal(line, 1);
    assert_int_equal(column, strlen(text) + 1);
}

/* ---- Spellings -------------------------------------------------------------------- */

static void no_enum_value_is_without_a_name(void **state)
{
    (void)state;
    assert_string_equal(claimdiff_reason_string(CLAIMDIFF_REASON_UNMATCHED), "unmatched");
    assert_string_equal(claimdiff_kind_string(CLAIMDIFF_KIND_CONTRADICTION), "contradiction");
    assert_string_equal(claimdiff_label_string((claimdiff_label)3), "unknown");
    assert_string_equal(claimdiff_degree_string(CLAIMDIFF_DEGREE_SHARED), "shared");
    assert_string_equal(claimdiff_degree_string((claimdiff_degree)3), "unknown");
    assert_string_equal(claimdiff_kind_string(CLAIMDIFF_KIND_TENSION), "tension");
    assert_string_equal(claimdiff_kind_string((claimdiff_kind)99), "unknown");
    assert_string_equal(claimdiff_reason_string((claimdiff_reason)99), "unknown");
    assert_string_equal(claimdiff_value_kind_string(CLAIMDIFF_VALUE_TIME), "time");
    assert_string_equal(claimdiff_value_kind_string((claimdiff_value_kind)99), "unknown");
    assert_string_equal(claimdiff_verdict_string(CLAIMDIFF_VERDICT_EXTENT), "extent");
    assert_string_equal(claimdiff_verdict_string((claimdiff_verdict)99), "unknown");
    assert_string_equal(claimdiff_polarity_string((claimdiff_polarity)2), "unknown");
    assert_string_equal(claimdiff_modality_string((claimdiff_modality)6), "unknown");
    assert_string_equal(claimdiff_bound_string((claimdiff_bound)5), "unknown");
    assert_string_equal(claimdiff_mention_type_string((claimdiff_mention_type)4), "unknown");
    assert_non_null(claimdiff_status_string((claimdiff_status)99));
    assert_string_equal(claimdiff_version(), CLAIMDIFF_VERSION_STRING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(free_takes_null),
        cmocka_unit_test(engine_new_without_result_is_an_argument_error),
        cmocka_unit_test(article_new_takes_no_null),
        cmocka_unit_test(compare_takes_no_null),
        cmocka_unit_test(compare_needs_two),
        cmocka_unit_test(json_and_judge_take_no_null),
        cmocka_unit_test(getters_of_null_give_nothing),
        cmocka_unit_test(claims_past_the_end_are_null),
        cmocka_unit_test(findings_past_the_end_are_null),
        cmocka_unit_test(an_offset_past_the_end_is_the_end),
        cmocka_unit_test(no_enum_value_is_without_a_name),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
