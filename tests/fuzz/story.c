/* Loads a story whose length and checksum are made right, writes all that its report tells, adds
 * an article and saves it. The seeds are stories of the engine with the tiny networks. */
#include "fuzz.h"

#include "model/weights.h"

#include <stdlib.h>
#include <string.h>

enum { HEAD = 28, LENGTH_AT = 12, SUM_AT = 20 };

static void write_report(const claimdiff_engine *engine, const claimdiff_report *report)
{
    char *json;
    if (!claimdiff_report_json(&json, NULL, report, NULL)) claimdiff_string_free(engine, json);
}

static void go_on(const claimdiff_engine *engine, claimdiff_story *story)
{
    static const char text[] = "Nine miners died on Monday, police said. Korvo denied it.";
    claimdiff_article *article;
    claimdiff_report *report;
    char *bytes;
    size_t length;
    if (claimdiff_article_new(&article, engine, text, sizeof text - 1, NULL, NULL)) abort();
    if (claimdiff_story_add(&report, story, article, NULL)) abort();
    write_report(engine, report);
    claimdiff_report_free(report);
    if (claimdiff_story_report(&report, story, NULL)) abort();
    write_report(engine, report);
    claimdiff_report_free(report);
    if (claimdiff_story_save(&bytes, &length, story, NULL)) abort();
    claimdiff_string_free(engine, bytes);
}

static void load(const claimdiff_engine *engine, const char *bytes, size_t size)
{
    claimdiff_story *story;
    if (claimdiff_story_load(&story, engine, bytes, size, NULL, NULL)) return;
    go_on(engine, story);
    claimdiff_story_free(story);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *bytes = malloc(size + 1);
    if (!bytes) return 0;
    memcpy(bytes, data, size);
    if (size >= HEAD) {
        const uint64_t claimed = size, sum = weights__checksum(bytes + HEAD, size - HEAD);
        memcpy(bytes + LENGTH_AT, &claimed, sizeof claimed);
        memcpy(bytes + SUM_AT, &sum, sizeof sum);
    }
    load(fuzz__engine("tests/model/data/tiny-bert.cdm", "tests/model/data/tiny-judge.cdm"), bytes,
         size);
    free(bytes);
    return 0;
}
