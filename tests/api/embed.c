/* claimdiff_embed, options.model and options.judge, by the public header alone. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include <claimdiff.h>

#define MODEL "tests/model/data/tiny-bert.cdm"
#define JUDGE "tests/model/data/tiny-judge.cdm"

enum { WIDTH = 32 };

static const char *const texts[] = { "Nine miners died on Monday.", "", "No one was hurt." };
static const size_t lengths[] = { 27, 0, 16 };

static claimdiff_status open_engine(claimdiff_engine **engine, const char *model,
                                    claimdiff_error *error)
{
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    options.model = model;
    return claimdiff_engine_new(engine, &options, error);
}

static void rows_have_length_one_whatever_their_batch(void **state)
{
    (void)state;
    claimdiff_engine *engine;
    float all[3 * WIDTH], one[WIDTH];
    assert_int_equal(open_engine(&engine, MODEL, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_embed_width(engine), WIDTH);
    assert_int_equal(claimdiff_embed(all, engine, texts, lengths, 3, NULL), CLAIMDIFF_OK);
    for (size_t i = 0; i < 3; i++) {
        double sum = 0.0;
        for (size_t d = 0; d < WIDTH; d++)
            sum += (double)all[i * WIDTH + d] * (double)all[i * WIDTH + d];
        assert_true(sum > 0.9999 && sum < 1.0001);
        assert_int_equal(claimdiff_embed(one, engine, texts + i, lengths + i, 1, NULL),
                         CLAIMDIFF_OK);
        assert_memory_equal(one, all + i * WIDTH, sizeof one);
    }
    claimdiff_engine_free(engine);
}

static void bad_arguments_are_named(void **state)
{
    (void)state;
    claimdiff_engine *engine;
    float out[WIDTH];
    const char *const none[] = { NULL };
    assert_int_equal(open_engine(&engine, MODEL, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_embed(out, NULL, texts, lengths, 1, NULL), CLAIMDIFF_ERR_ARGUMENT);
    assert_int_equal(claimdiff_embed(NULL, engine, texts, lengths, 1, NULL),
                     CLAIMDIFF_ERR_ARGUMENT);
    assert_int_equal(claimdiff_embed(out, engine, NULL, lengths, 1, NULL), CLAIMDIFF_ERR_ARGUMENT);
    assert_int_equal(claimdiff_embed(out, engine, texts, NULL, 1, NULL), CLAIMDIFF_ERR_ARGUMENT);
    assert_int_equal(claimdiff_embed(out, engine, none, lengths, 1, NULL), CLAIMDIFF_ERR_ARGUMENT);
    assert_int_equal(claimdiff_embed(out, engine, none, lengths + 1, 1, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_embed(NULL, engine, NULL, NULL, 0, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_embed_width(NULL), 0);
    claimdiff_engine_free(engine);
}

static void without_a_model_there_is_no_embedding(void **state)
{
    (void)state;
    claimdiff_engine *engine;
    claimdiff_error error;
    float out[WIDTH];
    assert_int_equal(claimdiff_engine_new(&engine, NULL, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_embed_width(engine), 0);
    assert_int_equal(claimdiff_embed(out, engine, texts, lengths, 1, &error), CLAIMDIFF_ERR_MODEL);
    assert_int_equal(error.status, CLAIMDIFF_ERR_MODEL);
    claimdiff_engine_free(engine);
}

static void a_wrong_file_makes_no_engine(void **state)
{
    (void)state;
    const char *const wrong[] = { "none.cdm", "tests", "tests/api/embed.c", JUDGE };
    for (size_t i = 0; i < 4; i++) {
        claimdiff_engine *engine;
        claimdiff_error error;
        assert_int_equal(open_engine(&engine, wrong[i], &error), CLAIMDIFF_ERR_MODEL);
        assert_null(engine);
        assert_memory_equal(error.message, wrong[i], strlen(wrong[i]));
    }
}

static void a_file_that_does_not_judge_makes_no_engine(void **state)
{
    const char *const paths[] = { MODEL, "tests/api/embed.c", "nowhere.cdm" };
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        claimdiff_engine *engine;
        claimdiff_error error = { CLAIMDIFF_OK, 0, 0, "" };
        claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
        options.judge = paths[i];
        assert_int_equal(claimdiff_engine_new(&engine, &options, &error), CLAIMDIFF_ERR_MODEL);
        assert_null(engine);
        assert_memory_equal(error.message, paths[i], strlen(paths[i]));
    }
}

/* The names of both models stand in the report, and NULL where there is none. */
static void a_report_names_its_models(void **state)
{
    (void)state;
    for (int with = 0; with < 2; with++) {
        claimdiff_engine *engine;
        claimdiff_article *pair[2];
        claimdiff_report *report;
        claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
        options.model = with ? MODEL : NULL;
        options.judge = with ? JUDGE : NULL;
        assert_int_equal(claimdiff_engine_new(&engine, &options, NULL), CLAIMDIFF_OK);
        for (size_t i = 0; i < 2; i++)
            assert_int_equal(
                claimdiff_article_new(&pair[i], engine, texts[i * 2], lengths[i * 2], NULL, NULL),
                CLAIMDIFF_OK);
        assert_int_equal(claimdiff_compare(&report, pair, 2, NULL, NULL), CLAIMDIFF_OK);
        assert_int_equal(claimdiff_report_encoder(report) != NULL, with);
        assert_int_equal(claimdiff_report_judge(report) != NULL, with);
        assert_null(claimdiff_report_judge(NULL));
        claimdiff_report_free(report);
        claimdiff_article_free(pair[0]);
        claimdiff_article_free(pair[1]);
        claimdiff_engine_free(engine);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_have_length_one_whatever_their_batch),
        cmocka_unit_test(bad_arguments_are_named),
        cmocka_unit_test(without_a_model_there_is_no_embedding),
        cmocka_unit_test(a_wrong_file_makes_no_engine),
        cmocka_unit_test(a_file_that_does_not_judge_makes_no_engine),
        cmocka_unit_test(a_report_names_its_models),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
