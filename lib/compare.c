/* The one call: articles with their claims in, a report with findings out. */
#include <string.h>

#include "base/sized.h"
#include "base/status.h"
#include "pair/same_event.h"
#include "pipeline.h"
#include "report/facts.h"
#include "report/findings.h"

#define CANDIDATES_MAX 1000
#define KINDS_ALL                                                                \
    (1u << CLAIMDIFF_KIND_AGREEMENT | 1u << CLAIMDIFF_KIND_ADDITION |            \
     1u << CLAIMDIFF_KIND_CONTRADICTION | 1u << CLAIMDIFF_KIND_TENSION)

static const char *read_options(claimdiff_compare_options *out,
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

static claimdiff_report *new_report(claimdiff_article *const *articles, size_t count)
{
    const claimdiff_engine *engine = articles[0]->engine;
    claimdiff_report *report = engine->allocator.malloc(engine->allocator.ctx, sizeof *report);
    if (!report) return NULL;
    memset(report, 0, sizeof *report);
    arena__init(&report->arena, &engine->allocator);
    report->encoder = engine->encoder ? model__name(engine->encoder) : NULL;
    report->judge = engine->judge ? model__name(engine->judge) : NULL;
    report_article *shown = arena__array(&report->arena, count, sizeof *shown);
    if (!shown) {
        claimdiff_report_free(report);
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        const claimdiff_article *a = articles[i];
        shown[i] = (report_article){ a, &a->analysis, &a->lines, a->name, a->outlet, a->date,
                                     a->language };
    }
    report->articles = shown;
    report->article_count = count;
    return report;
}

/* What the pipeline tells beside the relations. */
static bool take_over(claimdiff_report *report, const pipeline *p)
{
    report->limits = p->limits;
    report->same_event = same_event__find(&report->arena, &p->corpus, &p->candidates);
    return report->same_event;
}

claimdiff_status claimdiff_compare(claimdiff_report **out, claimdiff_article *const *articles,
                                   size_t count, const claimdiff_compare_options *options,
                                   claimdiff_error *error)
{
    claimdiff_compare_options wanted;
    pipeline p;
    pool hands;
    if (!out) return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, "out is NULL");
    *out = NULL;
    claimdiff_status status = pipeline__check(articles, count, error);
    if (status) return status;
    const char *fault = read_options(&wanted, options);
    if (fault) return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, fault);
    const claimdiff_engine *engine = articles[0]->engine;
    pool__init(&hands, wanted.threads);
    hands.tell = wanted.progress;
    hands.ctx = wanted.ctx;
    const pipeline_task task = { .articles = articles,
                                 .count = count,
                                 .network = engine->judge,
                                 .candidates = wanted.candidates,
                                 .max_pairs = wanted.max_pairs,
                                 .english_only = !wanted.any_language,
                                 .pool = &hands };
    pipeline__init(&p, engine);
    claimdiff_report *report = new_report(articles, count);
    bool done = report && pool__tell(&hands, 0) && pipeline__run(&p, &task) &&
                take_over(report, &p) &&
                findings__add(report, &p.arena, &p.corpus, &p.relations, &wanted) &&
                facts__add(report, &p.arena, &p.corpus, &p.relations, wanted.min_confidence) &&
                pool__tell(&hands, POOL_TOTAL);
    pipeline__free(&p);
    if (!done) {
        claimdiff_report_free(report);
        return status__fail(error, hands.cancelled ? CLAIMDIFF_ERR_CANCELLED : CLAIMDIFF_ERR_MEMORY,
                            CLAIMDIFF_NONE, 0, NULL);
    }
    *out = report;
    return CLAIMDIFF_OK;
}
