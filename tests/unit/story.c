/* Stories from inside: how much is compared, who speaks for whom, and what a file with a right
 * checksum may hold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "model/weights.h"
#include "story.h"

enum { HEAD = 28, SUM_AT = 20 };

static claimdiff_engine *new_engine(void)
{
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    options.model = CLAIMDIFF_NO_MODEL;
    assert_int_equal(claimdiff_engine_new(&engine, &options, NULL), CLAIMDIFF_OK);
    return engine;
}

static claimdiff_story *new_story(const claimdiff_engine *engine)
{
    claimdiff_story *story;
    assert_int_equal(claimdiff_story_new(&story, engine, NULL, NULL), CLAIMDIFF_OK);
    return story;
}

static void add(claimdiff_story *story, const char *text)
{
    claimdiff_article *article;
    assert_int_equal(
        claimdiff_article_new(&article, story->engine, text, strlen(text), NULL, NULL),
        CLAIMDIFF_OK);
    assert_int_equal(claimdiff_story_add(NULL, story, article, NULL), CLAIMDIFF_OK);
}

/* The i-th article of an event: three claims of all, and one of its own. */
static void add_numbered(claimdiff_story *story, size_t i)
{
    char text[400];
    snprintf(text, sizeof text,
             "Nine miners died when a shaft collapsed on Monday.\n\nThe governor visited the mine "
             "at Velm.\n\nA fund will help the families.\n\nWitness %zu saw smoke over hill %zu.\n",
             i, 3 * i);
    add(story, text);
}

static void an_article_costs_the_same_however_many_there_are(void **state)
{
    enum { MANY = 60, EARLY = 25 };
    (void)state;
    claimdiff_engine *engine = new_engine();
    claimdiff_story *story = new_story(engine);
    size_t early = 0;
    for (size_t i = 0; i < MANY; i++) {
        add_numbered(story, i);
        if (i == EARLY) early = story->pipeline.candidates.count;
    }
    assert_in_range(story->pipeline.candidates.count, 1, early + early / 4);
    assert_in_range(story->ledger.relations.count, 1, MANY * 96);
    claimdiff_story_free(story);
    claimdiff_engine_free(engine);
}

static void of_a_group_four_claims_speak(void **state)
{
    enum { MANY = 8 };
    (void)state;
    claimdiff_engine *engine = new_engine();
    claimdiff_story *story = new_story(engine);
    size_t silent = 0;
    for (size_t i = 0; i < MANY; i++) add(story, "Nine miners died when a shaft collapsed.");
    const corpus *of = &story->pipeline.space.of;
    for (size_t i = 0; i < of->bag_count; i++) silent += of->bags[i].spoken_for != 0;
    assert_int_equal(of->bag_count, MANY);
    assert_int_equal(silent, MANY - 4);
    assert_int_equal(story->ledger.groups.groups.count, 1);
    assert_int_equal(story->ledger.groups.groups.items[0].bags.count, MANY);
    claimdiff_story_free(story);
    claimdiff_engine_free(engine);
}

/* It contradicts the four that speak for the others. */
static void one_that_disagrees_stands_apart(void **state)
{
    (void)state;
    claimdiff_engine *engine = new_engine();
    claimdiff_story *story = new_story(engine);
    for (size_t i = 0; i < 5; i++) add(story, "The council approved the plan for the harbour.");
    add(story, "The council rejected the plan for the harbour.");
    size_t contradictions = 0;
    for (size_t i = 0; i < story->ledger.relations.count; i++)
        contradictions += ledger__contradicts(&story->ledger.relations.items[i]);
    assert_int_equal(contradictions, 4);
    claimdiff_story_free(story);
    claimdiff_engine_free(engine);
}

/* Loads what was made wrong, with a right checksum; all that its reports tell is written. */
static void load_wrong(const claimdiff_engine *engine, char *bytes, size_t length)
{
    claimdiff_story *story;
    claimdiff_report *report;
    char *json;
    const uint64_t sum = weights__checksum(bytes + HEAD, length - HEAD);
    memcpy(bytes + SUM_AT, &sum, sizeof sum);
    if (claimdiff_story_load(&story, engine, bytes, length, NULL, NULL)) return;
    assert_int_equal(claimdiff_story_report(&report, story, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_report_json(&json, NULL, report, NULL), CLAIMDIFF_OK);
    claimdiff_string_free(engine, json);
    claimdiff_report_free(report);
    claimdiff_story_free(story);
}

static void any_byte_may_be_wrong(void **state)
{
    static const unsigned char wrong[] = { 0x00, 0x01, 0x7F, 0x80, 0xFF };
    (void)state;
    claimdiff_engine *engine = new_engine();
    claimdiff_story *story = new_story(engine);
    char *bytes;
    size_t length;
    add(story, "Nine miners died on Monday, police said. Korvo denied it.");
    add(story, "Twelve miners died on Monday.");
    assert_int_equal(claimdiff_story_save(&bytes, &length, story, NULL), CLAIMDIFF_OK);
    for (size_t i = HEAD; i < length; i++) {
        const char right = bytes[i];
        bytes[i] = (char)wrong[i % sizeof wrong];
        load_wrong(engine, bytes, length);
        bytes[i] = right;
    }
    claimdiff_string_free(engine, bytes);
    claimdiff_story_free(story);
    claimdiff_engine_free(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_article_costs_the_same_however_many_there_are),
        cmocka_unit_test(of_a_group_four_claims_speak),
        cmocka_unit_test(one_that_disagrees_stands_apart),
        cmocka_unit_test(any_byte_may_be_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
