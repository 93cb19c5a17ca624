/* Stories through the header: adding, what an article changes, the whole, saving and loading. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <claimdiff.h>

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const char *const mine[] = {
    "VELM, May 14, 2026 - Nine miners died when a shaft collapsed on Monday, police said.\n\n"
    "The mine at Velm was built in 1931.\n",
    "Twelve miners were killed when a shaft of the Velm mine collapsed on Monday.\n\n"
    "Korvo, the owner, denied that it had ignored a warning.\n",
    "Nine miners died when the shaft collapsed on Monday, the governor said.\n\n"
    "The mine was built in 1931. A fund of $2 million will help the families.\n",
    "A fund of $3 million will help the families of the miners. The mine stays closed.\n",
};

static claimdiff_engine *new_engine(void)
{
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    options.model = CLAIMDIFF_NO_MODEL;
    assert_int_equal(claimdiff_engine_new(&engine, &options, NULL), CLAIMDIFF_OK);
    return engine;
}

static claimdiff_article *new_article(const claimdiff_engine *engine, const char *text)
{
    claimdiff_article *article;
    assert_int_equal(claimdiff_article_new(&article, engine, text, strlen(text), NULL, NULL),
                     CLAIMDIFF_OK);
    return article;
}

static claimdiff_story *new_story(const claimdiff_engine *engine)
{
    claimdiff_story *story;
    assert_int_equal(claimdiff_story_new(&story, engine, NULL, NULL), CLAIMDIFF_OK);
    return story;
}

/* What the text changes; to be freed. */
static claimdiff_report *add(claimdiff_story *story, const claimdiff_engine *engine,
                             const char *text)
{
    claimdiff_report *changes;
    claimdiff_article *article = new_article(engine, text);
    assert_int_equal(claimdiff_story_add(&changes, story, article, NULL), CLAIMDIFF_OK);
    assert_non_null(changes);
    return changes;
}

static void fill(claimdiff_story *story, const claimdiff_engine *engine, const char *const *texts,
                 size_t count)
{
    for (size_t i = 0; i < count; i++) claimdiff_report_free(add(story, engine, texts[i]));
}

static char *json_of(const claimdiff_report *report)
{
    char *json;
    assert_int_equal(claimdiff_report_json(&json, NULL, report, NULL), CLAIMDIFF_OK);
    return json;
}

/* The whole report as JSON, to be freed. */
static char *whole(claimdiff_story *story)
{
    claimdiff_report *report;
    assert_int_equal(claimdiff_story_report(&report, story, NULL), CLAIMDIFF_OK);
    char *json = json_of(report);
    claimdiff_report_free(report);
    return json;
}

static size_t count_kind(const claimdiff_report *report, claimdiff_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < claimdiff_report_finding_count(report); i++)
        count += claimdiff_report_finding(report, i)->kind == kind;
    return count;
}

static void a_story_of_two_is_a_comparison(void **state)
{
    (void)state;
    claimdiff_engine *engine = new_engine();
    claimdiff_story *story = new_story(engine);
    claimdiff_article *pair[2];
    claimdiff_report *compared;
    for (size_t i = 0; i < 2; i++) pair[i] = new_article(engine, mine[i]);
    assert_int_equal(claimdiff_compare(&compared, pair, 2, NULL, NULL), CLAIMDIFF_OK);
    fill(story, engine, mine, 2);
    char *expected = json_of(compared), *found = whole(story);
    assert_string_equal(found, expected);
    claimdiff_string_free(engine, expected);
    claimdiff_string_free(engine, found);
    claimdiff_report_free(compared);
    for (size_t i = 0; i < 2; i++) claimdiff_article_free(pair[i]);
    claimdiff_story_free(story);
    claimdiff_engine_free(engine);
}

static bool takes_part(const claimdiff_finding *f, size_t article)
{
    for (size_t k = 0; k < f->side_count; k++)
        if (f->sides[k]->article == article) return true;
    return false;
}

static void what_an_article_changes_has_part_of_it(void **state)
{
    (void)state;
    claimdiff_engine *engine = new_engine();
    claimdiff_story *story = new_story(engine);
    for (size_t i = 0; i < COUNT(mine); i++) {
        claimdiff_report *changes = add(story, engine, mine[i]);
        assert_int_equal(claimdiff_report_article_count(changes), i + 1);
        assert_true(claimdiff_report_finding_count(changes) > 0);
        for (size_t k = 0; k < claimdiff_report_finding_count(changes); k++)
            assert_true(takes_part(claimdiff_report_finding(changes, k), i));
        claimdiff_report_free(changes);
    }
    claimdiff_story_free(story);
    claimdiff_engine_free(engine);
}

/* The third article agrees on the dead with the first, and contradicts the second. */
static void changes_tell_agreements_contradictions_and_facts(void **state)
{
    (void)state;
    claimdiff_engine *engine = new_engine();
    claimdiff_story *story = new_story(engine);
    claimdiff_report *first = add(story, engine, mine[0]);
    assert_int_equal(count_kind(first, CLAIMDIFF_KIND_ADDITION),
                     claimdiff_report_finding_count(first));
    assert_float_equal(claimdiff_report_one_event(first), -1.0, 0.0);
    claimdiff_report_free(first);
    claimdiff_report *second = add(story, engine, mine[1]);
    assert_true(claimdiff_report_fact_count(second) > 0);
    assert_true(claimdiff_report_same_event(second, 0, 1) > 0.0);
    claimdiff_report_free(second);
    claimdiff_report *third = add(story, engine, mine[2]);
    assert_true(count_kind(third, CLAIMDIFF_KIND_AGREEMENT) > 0);
    claimdiff_report_free(third);
    claimdiff_story_free(story);
    claimdiff_engine_free(engine);
}

/* A claim that many articles have is one agreement of all of them. */
static void many_that_agree_are_one_group(void **state)
{
    enum { MANY = 12 };
    (void)state;
    claimdiff_engine *engine = new_engine();
    claimdiff_story *story = new_story(engine);
    claimdiff_report *report = NULL;
    for (size_t i = 0; i < MANY; i++) {
        claimdiff_report_free(report);
        report = add(story, engine, "Nine miners died when a shaft collapsed on Monday.");
    }
    assert_int_equal(claimdiff_report_finding_count(report), 1);
    assert_int_equal(claimdiff_report_finding(report, 0)->kind, CLAIMDIFF_KIND_AGREEMENT);
    assert_int_equal(claimdiff_report_finding(report, 0)->side_count, MANY);
    assert_int_equal(claimdiff_report_finding(report, 0)->origins, 1);
    assert_int_equal(claimdiff_report_fact(report, 0)->cell_count, MANY);
    assert_float_equal(claimdiff_report_same_event(report, 0, MANY - 1),
                       claimdiff_report_same_event(report, 0, 1), 1e-6);
    claimdiff_report_free(report);
    claimdiff_story_free(story);
    claimdiff_engine_free(engine);
}

static void a_saved_story_goes_on_as_it_would_have(void **state)
{
    (void)state;
    claimdiff_engine *engine = new_engine();
    claimdiff_story *story = new_story(engine), *loaded;
    char *bytes, *again;
    size_t length, size;
    fill(story, engine, mine, 3);
    assert_int_equal(claimdiff_story_save(&bytes, &length, story, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_story_load(&loaded, engine, bytes, length, NULL, NULL),
                     CLAIMDIFF_OK);
    assert_int_equal(claimdiff_story_article_count(loaded), 3);
    assert_string_equal(claimdiff_article_text(claimdiff_story_article(loaded, 1), NULL), mine[1]);
    assert_int_equal(claimdiff_story_save(&again, &size, loaded, NULL), CLAIMDIFF_OK);
    assert_int_equal(size, length);
    assert_memory_equal(again, bytes, length);
    claimdiff_report *here = add(story, engine, mine[3]), *there = add(loaded, engine, mine[3]);
    char *expected = json_of(here), *found = json_of(there);
    assert_string_equal(found, expected);
    claimdiff_report_free(here);
    claimdiff_report_free(there);
    char *const strings[] = { bytes, again, expected, found };
    for (size_t i = 0; i < COUNT(strings); i++) claimdiff_string_free(engine, strings[i]);
    claimdiff_story_free(loaded);
    claimdiff_story_free(story);
    claimdiff_engine_free(engine);
}

static void check_unloadable(const claimdiff_engine *engine, const char *bytes, size_t length)
{
    claimdiff_error error = { 0 };
    claimdiff_story *story = (claimdiff_story *)&error;
    assert_int_equal(claimdiff_story_load(&story, engine, bytes, length, NULL, &error),
                     CLAIMDIFF_ERR_STORY);
    assert_null(story);
    assert_int_equal(error.status, CLAIMDIFF_ERR_STORY);
    assert_true(*error.message);
}

static void what_is_damaged_is_not_loaded(void **state)
{
    (void)state;
    claimdiff_engine *engine = new_engine();
    claimdiff_story *story = new_story(engine);
    char *bytes;
    size_t length;
    fill(story, engine, mine, 2);
    assert_int_equal(claimdiff_story_save(&bytes, &length, story, NULL), CLAIMDIFF_OK);
    check_unloadable(engine, NULL, 0);
    check_unloadable(engine, "", 0);
    for (size_t cut = 0; cut < length; cut += 7) check_unloadable(engine, bytes, cut);
    for (size_t i = 0; i < length; i += 3) {
        bytes[i] ^= 0x11;
        check_unloadable(engine, bytes, length);
        bytes[i] ^= 0x11;
    }
    claimdiff_string_free(engine, bytes);
    claimdiff_story_free(story);
    claimdiff_engine_free(engine);
}

/* A story of an engine with networks is none of one without. */
static void other_networks_are_told(void **state)
{
    (void)state;
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine, *alone = new_engine();
    options.model = "tests/model/data/tiny-bert.cdm";
    options.judge = "tests/model/data/tiny-judge.cdm";
    assert_int_equal(claimdiff_engine_new(&engine, &options, NULL), CLAIMDIFF_OK);
    claimdiff_story *story = new_story(engine), *loaded;
    char *bytes, *before, *after;
    size_t length;
    fill(story, engine, mine, 3);
    assert_int_equal(claimdiff_story_save(&bytes, &length, story, NULL), CLAIMDIFF_OK);
    check_unloadable(alone, bytes, length);
    assert_int_equal(claimdiff_story_load(&loaded, engine, bytes, length, NULL, NULL),
                     CLAIMDIFF_OK);
    before = whole(story);
    after = whole(loaded);
    assert_string_equal(after, before);
    claimdiff_string_free(engine, before);
    claimdiff_string_free(engine, after);
    claimdiff_string_free(engine, bytes);
    claimdiff_story_free(loaded);
    claimdiff_story_free(story);
    claimdiff_engine_free(engine);
    claimdiff_engine_free(alone);
}

static void wrong_arguments_are_told(void **state)
{
    (void)state;
    claimdiff_engine *engine = new_engine(), *other = new_engine();
    claimdiff_story *story = new_story(engine), *none = story;
    claimdiff_report *report;
    claimdiff_compare_options impossible = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    claimdiff_article *article = new_article(engine, mine[0]);
    claimdiff_article *foreign = new_article(other, mine[0]);
    char *bytes;
    size_t length;
    impossible.min_confidence = 2.0;
    const claimdiff_status wrong = CLAIMDIFF_ERR_ARGUMENT;
    assert_int_equal(claimdiff_story_new(NULL, engine, NULL, NULL), wrong);
    assert_int_equal(claimdiff_story_new(&none, NULL, NULL, NULL), wrong);
    assert_null(none);
    assert_int_equal(claimdiff_story_new(&none, engine, &impossible, NULL), wrong);
    impossible = (claimdiff_compare_options)CLAIMDIFF_COMPARE_OPTIONS_INIT;
    impossible.effort = (claimdiff_effort)2;
    assert_int_equal(claimdiff_story_new(&none, engine, &impossible, NULL), wrong);
    assert_int_equal(claimdiff_story_add(&report, NULL, article, NULL), wrong);
    assert_int_equal(claimdiff_story_add(&report, story, NULL, NULL), wrong);
    assert_int_equal(claimdiff_story_add(&report, story, foreign, NULL), wrong);
    assert_null(report);
    assert_int_equal(claimdiff_story_add(NULL, story, article, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_story_add(NULL, story, article, NULL), wrong);
    assert_int_equal(claimdiff_story_report(NULL, story, NULL), wrong);
    assert_int_equal(claimdiff_story_report(&report, NULL, NULL), wrong);
    assert_int_equal(claimdiff_story_save(&bytes, NULL, story, NULL), wrong);
    assert_int_equal(claimdiff_story_save(&bytes, &length, NULL, NULL), wrong);
    assert_int_equal(claimdiff_story_article_count(NULL), 0);
    assert_int_equal(claimdiff_story_article_count(story), 1);
    assert_null(claimdiff_story_article(story, 1));
    assert_ptr_equal(claimdiff_story_article(story, 0), article);
    claimdiff_article_free(foreign);
    claimdiff_story_free(NULL);
    claimdiff_story_free(story);
    claimdiff_engine_free(other);
    claimdiff_engine_free(engine);
}

static void nothing_is_a_story_too(void **state)
{
    (void)state;
    claimdiff_engine *engine = new_engine();
    claimdiff_story *story = new_story(engine), *loaded;
    claimdiff_report *report;
    char *bytes;
    size_t length;
    assert_int_equal(claimdiff_story_report(&report, story, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_report_finding_count(report), 0);
    claimdiff_report_free(report);
    assert_int_equal(claimdiff_story_save(&bytes, &length, story, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_story_load(&loaded, engine, bytes, length, NULL, NULL),
                     CLAIMDIFF_OK);
    assert_int_equal(claimdiff_story_article_count(loaded), 0);
    claimdiff_string_free(engine, bytes);
    claimdiff_story_free(loaded);
    claimdiff_story_free(story);
    claimdiff_engine_free(engine);
}

static bool stop(void *ctx, size_t done, size_t total)
{
    (void)ctx;
    (void)done;
    (void)total;
    return false;
}

static void a_cancelled_story_is_only_freed(void **state)
{
    (void)state;
    claimdiff_engine *engine = new_engine();
    claimdiff_compare_options options = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    claimdiff_story *story;
    claimdiff_report *report;
    claimdiff_article *article = new_article(engine, mine[0]);
    char *bytes;
    size_t length;
    options.progress = stop;
    assert_int_equal(claimdiff_story_new(&story, engine, &options, NULL), CLAIMDIFF_OK);
    const claimdiff_status cancelled = CLAIMDIFF_ERR_CANCELLED;
    assert_int_equal(claimdiff_story_add(&report, story, article, NULL), cancelled);
    assert_null(report);
    assert_int_equal(claimdiff_story_add(NULL, story, article, NULL), cancelled);
    assert_int_equal(claimdiff_story_report(&report, story, NULL), cancelled);
    assert_int_equal(claimdiff_story_save(&bytes, &length, story, NULL), cancelled);
    claimdiff_article_free(article);
    claimdiff_story_free(story);
    claimdiff_engine_free(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_story_of_two_is_a_comparison),
        cmocka_unit_test(what_an_article_changes_has_part_of_it),
        cmocka_unit_test(changes_tell_agreements_contradictions_and_facts),
        cmocka_unit_test(many_that_agree_are_one_group),
        cmocka_unit_test(a_saved_story_goes_on_as_it_would_have),
        cmocka_unit_test(what_is_damaged_is_not_loaded),
        cmocka_unit_test(other_networks_are_told),
        cmocka_unit_test(wrong_arguments_are_told),
        cmocka_unit_test(nothing_is_a_story_too),
        cmocka_unit_test(a_cancelled_story_is_only_freed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
