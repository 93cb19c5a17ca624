/* The story handle. Of the order in which articles come its reports tell little: words weigh what
 * they did when a claim came (pair/corpus.c), and of more than three articles each is compared
 * with what the others state, once a fact (pair/index.c, report/group.c). */
#include "story.h"

#include <string.h>

#include "base/sized.h"
#include "base/status.h"
#include "report/same_event.h"

#define KINDS_ALL                                                                \
    (1u << CLAIMDIFF_KIND_AGREEMENT | 1u << CLAIMDIFF_KIND_ADDITION |            \
     1u << CLAIMDIFF_KIND_CONTRADICTION | 1u << CLAIMDIFF_KIND_TENSION)

/* ---- what claimdiff_compare does, too --------------------------------------------------- */

const char *story__read_options(claimdiff_compare_options *out,
                                const claimdiff_compare_options *given)
{
    static const claimdiff_compare_options defaults = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    *out = defaults;
    if (!sized__read(out, sizeof *out, given)) return "options.size is not set";
    if (!out->kinds) out->kinds = KINDS_ALL;
    if (out->kinds > KINDS_ALL) return "options.kinds has a bit that is no kind";
    if (!(out->min_confidence >= 0.0 && out->min_confidence <= 1.0))
        return "options.min_confidence is not between 0 and 1";
    if (out->candidates > STORY_CANDIDATES_MAX) return "options.candidates is more than 1000";
    if (out->threads > POOL_THREADS_MAX) return "options.threads is more than 64";
    if (out->effort != CLAIMDIFF_EFFORT_FULL && out->effort != CLAIMDIFF_EFFORT_FAST)
        return "options.effort is neither full nor fast";
    return NULL;
}

void story__init(claimdiff_story *out, const claimdiff_engine *engine,
                 const claimdiff_compare_options *wanted)
{
    memset(out, 0, sizeof *out);
    out->engine = engine;
    out->wanted = *wanted;
    pool__init(&out->pool, wanted->threads);
    out->pool.tell = wanted->progress;
    out->pool.ctx = wanted->ctx;
    const pipeline_task task = { .network = engine->judge,
                                 .candidates = wanted->candidates,
                                 .english_only = !wanted->any_language,
                                 .fast = wanted->effort == CLAIMDIFF_EFFORT_FAST,
                                 .pool = &out->pool };
    pipeline__init(&out->pipeline, engine, &task);
    ledger__open(&out->ledger, &out->pipeline.arena, &out->pipeline.space.of);
    arena__init(&out->arena, &engine->allocator);
}

void story__drop(claimdiff_story *s)
{
    ledger__close(&s->ledger);
    pipeline__free(&s->pipeline);
    arena__free(&s->arena);
}

bool story__take(claimdiff_story *s, claimdiff_article *const *articles, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        claimdiff_article **taken = ARRAY_PUSH(&s->articles, &s->arena);
        if (!taken) return false;
        *taken = articles[i];
    }
    pool__share(&s->pool, 0, POOL_TOTAL / 10); /* judge.c shares out the rest */
    return pipeline__take(&s->pipeline, articles, count);
}

static bool find_same_event(claimdiff_story *s, size_t article)
{
    pipeline *p = &s->pipeline;
    const same_event_task task = { .of = &p->space.of,
                                   .candidates = &p->candidates,
                                   .relations = &p->relations,
                                   .groups = &s->ledger.groups,
                                   .article = article,
                                   .judged = p->task.network != NULL };
    double *row = arena__array(&p->arena, article + 1, sizeof *row);
    const double **to = row ? ARRAY_PUSH(&s->same_event, &p->arena) : NULL;
    if (!to) return false;
    *to = row;
    return same_event__find(row, &p->round, &task);
}

bool story__compare(claimdiff_story *s, size_t article, size_t most)
{
    pipeline *p = &s->pipeline;
    return pipeline__compare(p, article, most) && find_same_event(s, article) &&
           ledger__book(&s->ledger, &p->round, &p->relations, article);
}

static claimdiff_report *new_report(const claimdiff_story *s)
{
    const claimdiff_engine *engine = s->engine;
    claimdiff_report *report = engine->allocator.malloc(engine->allocator.ctx, sizeof *report);
    if (!report) return NULL;
    memset(report, 0, sizeof *report);
    arena__init(&report->arena, &engine->allocator);
    report->encoder = engine->encoder ? model__name(engine->encoder) : NULL;
    report->judge = engine->judge ? model__name(engine->judge) : NULL;
    report->limits = pipeline__limits(&s->pipeline);
    report->article_count = s->articles.count;
    return report;
}

static bool show_articles(claimdiff_report *report, const claimdiff_story *s)
{
    const size_t count = s->articles.count;
    report_article *shown = arena__array(&report->arena, count, sizeof *shown);
    const double **rows = arena__array(&report->arena, count, sizeof *rows);
    if (!shown || !rows) return false;
    for (size_t i = 0; i < count; i++) {
        const claimdiff_article *a = s->articles.items[i];
        shown[i] = (report_article){ a, &a->analysis, &a->lines, a->name, a->outlet, a->date,
                                     a->language };
        rows[i] = s->same_event.items[i];
    }
    report->articles = shown;
    report->same_event = rows;
    return true;
}

claimdiff_report *story__report(claimdiff_story *s, size_t since)
{
    arena scratch;
    claimdiff_report *report = new_report(s);
    if (!report) return NULL;
    arena__init(&scratch, &s->engine->allocator);
    bool good = show_articles(report, s);
    if (good && s->articles.count)
        good = facts__add(report, &s->ledger.sheet, s->wanted.min_confidence, since) &&
               findings__add(report, &scratch, &s->ledger, &s->wanted, since);
    arena__free(&scratch);
    if (good) return report;
    claimdiff_report_free(report);
    return NULL;
}

/* ---- the handle ------------------------------------------------------------------------- */

static claimdiff_status wrong(claimdiff_error *error, size_t article, const char *message)
{
    return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, article, 0, message);
}

claimdiff_status claimdiff_story_new(claimdiff_story **out, const claimdiff_engine *engine,
                                     const claimdiff_compare_options *options,
                                     claimdiff_error *error)
{
    claimdiff_compare_options wanted;
    if (!out) return wrong(error, CLAIMDIFF_NONE, "out is NULL");
    *out = NULL;
    if (!engine) return wrong(error, CLAIMDIFF_NONE, "engine is NULL");
    const char *fault = story__read_options(&wanted, options);
    if (fault) return wrong(error, CLAIMDIFF_NONE, fault);
    claimdiff_story *story = engine->allocator.malloc(engine->allocator.ctx, sizeof *story);
    if (!story) return status__fail(error, CLAIMDIFF_ERR_MEMORY, CLAIMDIFF_NONE, 0, NULL);
    story__init(story, engine, &wanted);
    *out = story;
    return CLAIMDIFF_OK;
}

void claimdiff_story_free(claimdiff_story *story)
{
    if (!story) return;
    const claimdiff_allocator *memory = &story->engine->allocator;
    for (size_t i = 0; i < story->articles.count; i++)
        claimdiff_article_free(story->articles.items[i]);
    story__drop(story);
    memory->free(memory->ctx, story);
}

/* What is wrong with adding the article, or CLAIMDIFF_OK. */
static claimdiff_status check(const claimdiff_story *s, const claimdiff_article *article,
                              claimdiff_error *error)
{
    if (!s) return wrong(error, CLAIMDIFF_NONE, "story is NULL");
    if (s->spoiled) return status__fail(error, s->spoiled, CLAIMDIFF_NONE, 0, NULL);
    if (!article) return wrong(error, CLAIMDIFF_NONE, "article is NULL");
    if (article->engine != s->engine)
        return wrong(error, CLAIMDIFF_NONE, "the article is of another engine");
    for (size_t i = 0; i < s->articles.count; i++)
        if (s->articles.items[i] == article)
            return wrong(error, i, "the article is in the story already");
    return CLAIMDIFF_OK;
}

static bool add(claimdiff_story *s, claimdiff_article *article)
{
    const size_t number = s->articles.count;
    pool__stretch(&s->pool, 0, POOL_TOTAL);
    return pool__tell(&s->pool, 0) && story__take(s, &article, 1) &&
           story__compare(s, number, s->wanted.max_pairs ? s->wanted.max_pairs : SIZE_MAX) &&
           pool__tell(&s->pool, POOL_TOTAL);
}

/* The article is not the story's. */
static claimdiff_status spoil(claimdiff_story *s, size_t count, claimdiff_error *error)
{
    s->articles.count = count;
    s->spoiled = s->pool.cancelled ? CLAIMDIFF_ERR_CANCELLED : CLAIMDIFF_ERR_MEMORY;
    return status__fail(error, s->spoiled, CLAIMDIFF_NONE, 0, NULL);
}

claimdiff_status claimdiff_story_add(claimdiff_report **changes, claimdiff_story *story,
                                     claimdiff_article *article, claimdiff_error *error)
{
    if (changes) *changes = NULL;
    const claimdiff_status status = check(story, article, error);
    if (status) return status;
    const size_t number = story->articles.count;
    claimdiff_report *report = NULL;
    bool good = add(story, article);
    if (good && changes) good = (report = story__report(story, number)) != NULL;
    if (!good) return spoil(story, number, error);
    if (changes) *changes = report;
    return CLAIMDIFF_OK;
}

size_t claimdiff_story_article_count(const claimdiff_story *story)
{
    return story ? story->articles.count : 0;
}

const claimdiff_article *claimdiff_story_article(const claimdiff_story *story, size_t index)
{
    return index < claimdiff_story_article_count(story) ? story->articles.items[index] : NULL;
}

claimdiff_status claimdiff_story_report(claimdiff_report **out, claimdiff_story *story,
                                        claimdiff_error *error)
{
    if (out) *out = NULL;
    if (!out || !story)
        return wrong(error, CLAIMDIFF_NONE, out ? "story is NULL" : "out is NULL");
    if (story->spoiled) return status__fail(error, story->spoiled, CLAIMDIFF_NONE, 0, NULL);
    *out = story__report(story, 0);
    if (!*out) return status__fail(error, CLAIMDIFF_ERR_MEMORY, CLAIMDIFF_NONE, 0, NULL);
    return CLAIMDIFF_OK;
}
