/* Which weights an engine takes: those that are named, those of the environment, those
 * beside the program, or none; what articles keep of what they say. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include <claimdiff.h>

#include "../process.h"

#define ENCODER "tests/model/data/tiny-bert.cdm"
#define JUDGE "tests/model/data/tiny-judge.cdm"

static int no_environment(void **state)
{
    (void)state;
    setenv("CLAIMDIFF_MODEL", "none", 1);
    setenv("CLAIMDIFF_JUDGE", "none", 1);
    return 0;
}

/* Which networks an engine has that is made like this: bit 1 the encoder, 2 the judge. */
static int networks(const char *model, const char *judge)
{
    static const char text[] = "Nine miners died on Monday.";
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    claimdiff_article *article;
    claimdiff_report *report;
    options.model = model;
    options.judge = judge;
    assert_int_equal(claimdiff_engine_new(&engine, &options, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_article_new(&article, engine, text, strlen(text), NULL, NULL),
                     CLAIMDIFF_OK);
    claimdiff_article *twice[2] = { article, article };
    assert_int_equal(claimdiff_compare(&report, twice, 2, NULL, NULL), CLAIMDIFF_OK);
    int found =
        (claimdiff_report_encoder(report) ? 1 : 0) + (claimdiff_report_judge(report) ? 2 : 0);
    claimdiff_report_free(report);
    claimdiff_article_free(article);
    claimdiff_engine_free(engine);
    return found;
}

static void none_is_wished_for_or_there_is_none(void **state)
{
    (void)state;
    assert_int_equal(networks(NULL, NULL), 0);
    assert_int_equal(networks(CLAIMDIFF_NO_MODEL, NULL), 0);
    assert_int_equal(networks(ENCODER, CLAIMDIFF_NO_MODEL), 1);
    assert_int_equal(networks(CLAIMDIFF_NO_MODEL, JUDGE), 2);
    assert_int_equal(networks(ENCODER, JUDGE), 3);
}

static void the_environment_names_them(void **state)
{
    (void)state;
    char path[64];
    setenv("CLAIMDIFF_MODEL", ENCODER, 1);
    setenv("CLAIMDIFF_JUDGE", JUDGE, 1);
    assert_int_equal(claimdiff_default_model(path, sizeof path, CLAIMDIFF_MODEL_JUDGE),
                     strlen(JUDGE));
    assert_string_equal(path, JUDGE);
    assert_int_equal(networks(NULL, NULL), 3);
    /* a wish for no encoder is one for no network */
    assert_int_equal(networks(CLAIMDIFF_NO_MODEL, NULL), 0);
    assert_int_equal(networks(NULL, CLAIMDIFF_NO_MODEL), 1);
}

static void a_path_is_cut_to_its_place(void **state)
{
    (void)state;
    char path[6] = "xxxxx";
    setenv("CLAIMDIFF_JUDGE", JUDGE, 1);
    assert_int_equal(claimdiff_default_model(path, sizeof path, CLAIMDIFF_MODEL_JUDGE),
                     strlen(JUDGE));
    assert_string_equal(path, "tests");
    assert_int_equal(claimdiff_default_model(NULL, 0, CLAIMDIFF_MODEL_JUDGE), strlen(JUDGE));
    setenv("CLAIMDIFF_JUDGE", "none", 1);
    assert_int_equal(claimdiff_default_model(path, sizeof path, CLAIMDIFF_MODEL_JUDGE), 0);
    assert_string_equal(path, "");
}

static void weights_are_verified_where_it_is_asked_for(void **state)
{
    (void)state;
    claimdiff_error error;
    assert_int_equal(claimdiff_model_verify(ENCODER, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_model_verify(JUDGE, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_model_verify(NULL, NULL), CLAIMDIFF_ERR_ARGUMENT);
    assert_int_equal(claimdiff_model_verify("nowhere.cdm", &error), CLAIMDIFF_ERR_MODEL);
    assert_string_equal(error.message, "nowhere.cdm: No such file or directory");
}

static void an_error_names_the_file(void **state)
{
    (void)state;
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    claimdiff_error error;
    char path[400];
    setenv("CLAIMDIFF_MODEL", "nowhere.cdm", 1);
    assert_int_equal(claimdiff_engine_new(&engine, NULL, &error), CLAIMDIFF_ERR_MODEL);
    assert_string_equal(error.message, "nowhere.cdm: No such file or directory");
    static const char *const none[] = { "tests", "/dev/null", "/dev/zero" };
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        options.model = none[i];
        assert_int_equal(claimdiff_engine_new(&engine, &options, &error), CLAIMDIFF_ERR_MODEL);
        assert_memory_equal(error.message, none[i], strlen(none[i]));
        assert_string_equal(error.message + strlen(none[i]), ": no file with anything in it");
    }
    memset(path, 'x', sizeof path);
    strcpy(path + sizeof path - sizeof "/the-end.cdm", "/the-end.cdm");
    options.model = path;
    assert_int_equal(claimdiff_engine_new(&engine, &options, &error), CLAIMDIFF_ERR_MODEL);
    assert_memory_equal(error.message, "...xxx", 6);
    assert_non_null(strstr(error.message, "xxx/the-end.cdm: "));
    assert_true(strlen(error.message) < sizeof error.message);
}

/* The library and the tool look in models/ beside the build; a folder to copy has its own. */
static void a_build_has_the_weights_of_its_tree(void **state)
{
    (void)state;
    process_result result = process__run(
        "d=\"$(cd $BUILD && pwd)/weights of\"; rm -rf \"$d\"; "
        "mkdir -p \"$d/bin\" \"$d/share/claimdiff\"; cp $BUILD/claimdiff \"$d/bin\"; "
        "cp " JUDGE " \"$d/share/claimdiff/judge.cdm\"; unset CLAIMDIFF_MODEL CLAIMDIFF_JUDGE; "
        "cd \"$d\" && printf 'Nine died.\n' >a.txt && bin/claimdiff --model=none "
        "--judge-model=none a.txt a.txt && bin/claimdiff --format=json a.txt a.txt 2>&1; "
        "mv share/claimdiff bin/models; "
        "bin/claimdiff --format=json a.txt a.txt | grep -c tiny-judge");
    assert_int_equal(result.status, 0);
    assert_non_null(strstr(result.output, "without encoder and network"));
    assert_non_null(strstr(result.output, "\"network\":\"tiny-judge\""));
    free(result.output);
}

/* The report of two articles that keep so much of what a judge makes of their claims. */
static char *report_keeping(size_t keep_bytes)
{
    static const char *const texts[2] = {
        "Nine miners died on Monday. The mine was closed. Police came.",
        "Twelve miners died on Monday. The mine reopened. Police left."
    };
    claimdiff_engine_options models = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_article_options options = CLAIMDIFF_ARTICLE_OPTIONS_INIT;
    claimdiff_engine *engine;
    claimdiff_article *pair[2];
    claimdiff_report *report;
    char *json;
    models.judge = JUDGE;
    options.keep_bytes = keep_bytes;
    assert_int_equal(claimdiff_engine_new(&engine, &models, NULL), CLAIMDIFF_OK);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(
            claimdiff_article_new(&pair[i], engine, texts[i], strlen(texts[i]), &options, NULL),
            CLAIMDIFF_OK);
    assert_int_equal(claimdiff_compare(&report, pair, 2, NULL, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_report_json(&json, NULL, report, NULL), CLAIMDIFF_OK);
    char *copy = malloc(strlen(json) + 1);
    assert_non_null(copy);
    strcpy(copy, json);
    claimdiff_string_free(engine, json);
    claimdiff_report_free(report);
    for (size_t i = 0; i < 2; i++) claimdiff_article_free(pair[i]);
    claimdiff_engine_free(engine);
    return copy;
}

static void what_is_kept_changes_no_report(void **state)
{
    (void)state;
    char *without = report_keeping(0), *some = report_keeping(3000), *all = report_keeping(1 << 20);
    assert_string_equal(some, without);
    assert_string_equal(all, without);
    free(without);
    free(some);
    free(all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(none_is_wished_for_or_there_is_none, no_environment),
        cmocka_unit_test_setup(the_environment_names_them, no_environment),
        cmocka_unit_test_setup(a_path_is_cut_to_its_place, no_environment),
        cmocka_unit_test(weights_are_verified_where_it_is_asked_for),
        cmocka_unit_test_setup(an_error_names_the_file, no_environment),
        cmocka_unit_test_setup(a_build_has_the_weights_of_its_tree, no_environment),
        cmocka_unit_test_setup(what_is_kept_changes_no_report, no_environment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
