/* Structs of plain words to those of claimdiff.h, which JavaScript shall not know byte by
 * byte. Memory is the C library's, so that one function frees it all. */
#include "bridge.h"

#include "../page.h"

#include <stdlib.h>

static claimdiff_engine *engine;
static claimdiff_error last;
static bridge_failure failure;

const bridge_failure *bridge__failure(void)
{
    failure = (bridge_failure){ last.status, last.article, last.offset,
                                claimdiff_status_string(last.status), last.message };
    return &failure;
}

const char *bridge__version(void)
{
    return claimdiff_version();
}

claimdiff_status bridge__start(const char *model, const char *judge)
{
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    options.model = model;
    options.judge = judge;
    return claimdiff_engine_new(&engine, &options, &last);
}

claimdiff_article *bridge__read(const bridge_article *given)
{
    claimdiff_article *article;
    claimdiff_article_options options = CLAIMDIFF_ARTICLE_OPTIONS_INIT;
    options.lenient = given->lenient != 0;
    options.max_bytes = given->max_bytes;
    options.name = given->name;
    options.outlet = given->outlet;
    options.date = given->date;
    claimdiff_article_new(&article, engine, given->text, given->length, &options, &last);
    return article;
}

/* JavaScript's: false cancels. */
__attribute__((import_module("claimdiff"), import_name("progress"))) int
bridge__progress(size_t done, size_t total);

static bool tell(void *ctx, size_t done, size_t total)
{
    (void)ctx;
    return bridge__progress(done, total) != 0;
}

static claimdiff_compare_options options_of(const bridge_comparison *wished)
{
    claimdiff_compare_options options = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    options.kinds = wished->kinds;
    options.min_confidence = wished->min_confidence;
    options.candidates = wished->candidates;
    options.threads = 1;
    options.max_pairs = wished->max_pairs;
    options.any_language = wished->any_language != 0;
    options.effort = wished->effort;
    options.progress = tell;
    return options;
}

claimdiff_report *bridge__compare(claimdiff_article *const *articles, size_t count,
                                  const bridge_comparison *wished)
{
    claimdiff_report *report;
    const claimdiff_compare_options options = options_of(wished);
    claimdiff_compare(&report, articles, count, &options, &last);
    return report;
}

claimdiff_story *bridge__new_story(const bridge_comparison *wished)
{
    claimdiff_story *story;
    const claimdiff_compare_options options = options_of(wished);
    claimdiff_story_new(&story, engine, &options, &last);
    return story;
}

claimdiff_story *bridge__load_story(const char *bytes, size_t length,
                                    const bridge_comparison *wished)
{
    claimdiff_story *story;
    const claimdiff_compare_options options = options_of(wished);
    claimdiff_story_load(&story, engine, bytes, length, &options, &last);
    return story;
}

claimdiff_report *bridge__add(claimdiff_story *story, claimdiff_article *article)
{
    claimdiff_report *changes;
    claimdiff_story_add(&changes, story, article, &last);
    return changes;
}

claimdiff_report *bridge__report(claimdiff_story *story)
{
    claimdiff_report *report;
    claimdiff_story_report(&report, story, &last);
    return report;
}

char *bridge__save(claimdiff_story *story, size_t *length)
{
    char *bytes;
    claimdiff_story_save(&bytes, length, story, &last);
    return bytes;
}

size_t bridge__article_count(const claimdiff_story *story)
{
    return claimdiff_story_article_count(story);
}

const char *bridge__article_text(const claimdiff_story *story, size_t index, size_t *length)
{
    return claimdiff_article_text(claimdiff_story_article(story, index), length);
}

void bridge__free_story(claimdiff_story *story)
{
    claimdiff_story_free(story);
}

char *bridge__json(const claimdiff_report *report)
{
    char *json;
    claimdiff_report_json(&json, NULL, report, &last);
    return json;
}

char *bridge__page(const claimdiff_report *report)
{
    char *page = claimdiff_page(report);
    if (!page) last.status = CLAIMDIFF_ERR_MEMORY;
    return page;
}

claimdiff_status bridge__judge(bridge_judgement *out, const bridge_pair *pair)
{
    claimdiff_judgement made = CLAIMDIFF_JUDGEMENT_INIT;
    const claimdiff_status status =
        claimdiff_judge(&made, engine, pair->premise, pair->premise_length, pair->hypothesis,
                        pair->hypothesis_length, &last);
    if (status) return status;
    for (size_t i = 0; i < 3; i++) out->probability[i] = made.probability[i];
    out->label = claimdiff_label_string(made.label);
    out->reason = made.reason ? claimdiff_reason_string(made.reason) : NULL;
    out->decided_by = made.decided_by;
    return CLAIMDIFF_OK;
}

void bridge__free_report(claimdiff_report *report)
{
    claimdiff_report_free(report);
}

void bridge__free_article(claimdiff_article *article)
{
    claimdiff_article_free(article);
}

void *bridge__allocate(size_t size)
{
    return malloc(size);
}

void bridge__release(void *memory)
{
    free(memory);
}
