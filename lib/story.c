/* The story handle. Of the order in which articles come its reports tell little: words weigh what
 * they did when a claim came (pair/corpus.c), and of more than three articles each is compared
 * with what the others state, once a fact (pair/index.c, report/group.c). */
#include "story.h"

#include <string.h>

#include "base/sized.h"
#include "base/status.h"

#define CANDIDATES_MAX 1000
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
    if (out->candidates > CANDIDATES_MAX) return "options.candidates is more than 1000";
    if (out->threads > POOL_THREADS_MAX) return "options.threads is more than 64";
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

bool story__compare(claimdiff_story *s, size_t article, size_t most)
{
    pipeline *p = &s->pipeline;
    return pipeline__compare(p, article, most) &&
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
        rows[i] = s->pipeline.same_event.items[i];
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
    const bool good =
        show_articles(report, s) &&
        findings__add(report, &scratch, &s->ledger, &s->wanted, since) &&
        facts__add(report, &s->ledger.sheet, s->wanted.min_confidence, since);
    arena__free(&scratch);
    if (good) return report;
    claimdiff_report_free(report);
    return NULL;
}
