/* The one call: articles with their claims in, a report with findings out. */
#include "base/status.h"

#include <string.h>

#include "pipeline.h"
#include "report/findings.h"

static claimdiff_report *new_report(const claimdiff_engine *engine, claimdiff_article *const *articles, size_t count)
{
    claimdiff_report *report = engine->allocator.malloc(engine->allocator.ctx, sizeof *report);
    if (!report) return NULL;
    memset(report, 0, sizeof *report);
    report->engine = engine;
    arena__init(&report->arena, &engine->allocator);
    const claimdiff_article **copy = arena__array(&report->arena, count, sizeof *copy);
    if (!copy) {
        claimdiff_report_free(report);
        return NULL;
    }
    for (size_t i = 0; i < count; i++) copy[i] = articles[i];
    report->articles = copy;
    report->article_count = count;
    return report;
}

void claimdiff_report_free(claimdiff_report *report)
{
    if (!report) return;
    const claimdiff_engine *engine = report->engine;
    arena__free(&report->arena);
    engine->allocator.free(engine->allocator.ctx, report);
}

claimdiff_status claimdiff_compare(claimdiff_report **out, const claimdiff_engine *engine,
                                   claimdiff_article *const *articles, size_t count, claimdiff_error *error)
{
    if (!out) return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, "out is NULL");
    *out = NULL;
    claimdiff_status status = pipeline__check(engine, articles, count, error);
    if (status) return status;
    pipeline p;
    pipeline__init(&p, engine);
    claimdiff_report *report = new_report(engine, articles, count);
    const pipeline_task task = { engine, articles, count, engine->judge, false, false };
    bool done = report && pipeline__run(&p, &task) && findings__add(report, &p.arena, &p.corpus, &p.relations);
    pipeline__free(&p);
    if (!done) {
        claimdiff_report_free(report);
        return status__fail(error, CLAIMDIFF_ERR_MEMORY, CLAIMDIFF_NONE, 0, NULL);
    }
    *out = report;
    return CLAIMDIFF_OK;
}

/* ---- one premise, one hypothesis ------------------------------------------ */

/* Probabilities of the whole texts from those of their claims: a contradiction
 * anywhere contradicts; entailment needs every claim of the hypothesis. */
static void sum_up(claimdiff_judgement *out, const pipeline *p)
{
    double entailed = 1.0, contradicted = 0.0;
    size_t claims = 0;
    for (size_t h = 0; h < p->corpus.bag_count; h++) {
        double best = relation__unmatched(p->embedding.rows != NULL);
        if (p->corpus.bags[h].article == 0) continue;
        for (size_t i = 0; i < p->relations.count; i++) {
            const relation *r = &p->relations.items[i];
            if (r->b != h) continue;
            double agrees = (1.0 - r->contradiction) * r->entailment;
            if (agrees > best) best = agrees;
            if (r->contradiction > contradicted) {
                contradicted = r->contradiction;
                out->reason = r->reason;
                out->decided_by = r->decided_by;
            }
        }
        if (best < entailed) entailed = best;
        claims++;
    }
    if (!claims) entailed = 0.0;
    entailed *= 1.0 - contradicted;
    out->probability[CLAIMDIFF_LABEL_ENTAILMENT] = entailed;
    out->probability[CLAIMDIFF_LABEL_CONTRADICTION] = contradicted;
    out->probability[CLAIMDIFF_LABEL_NEUTRAL] = 1.0 - entailed - contradicted;
}

static void pick_label(claimdiff_judgement *out)
{
    out->label = CLAIMDIFF_LABEL_NEUTRAL;
    if (out->probability[CLAIMDIFF_LABEL_ENTAILMENT] > out->probability[out->label]) out->label = CLAIMDIFF_LABEL_ENTAILMENT;
    if (out->probability[CLAIMDIFF_LABEL_CONTRADICTION] > out->probability[out->label]) out->label = CLAIMDIFF_LABEL_CONTRADICTION;
    if (out->label != CLAIMDIFF_LABEL_CONTRADICTION) out->reason = CLAIMDIFF_REASON_NONE;
    else if (out->reason == CLAIMDIFF_REASON_NONE) out->reason = CLAIMDIFF_REASON_MEANING;
}

/* Texts that the network takes whole it judges whole. */
static bool judge_whole(claimdiff_judgement *out, bool *whole, arena *scratch, const model *network,
                        claimdiff_article *const pair[2])
{
    nli_score score;
    model_text sides[2];
    for (size_t i = 0; i < 2; i++) sides[i] = (model_text){ pair[i]->text, pair[i]->length };
    *whole = false;
    if (!network) return true;
    if (!nli__passages(&score, whole, scratch, network, sides[0], sides[1])) return false;
    if (*whole) memcpy(out->probability, score.label, sizeof score.label);
    return true;
}

/* By the network as a whole, where it can; of a contradiction that it sees the claims
 * are compared by the rules, for one may know the reason. Else claim by claim. */
static bool judge_passages(claimdiff_judgement *out, pipeline *p, const claimdiff_engine *engine,
                           claimdiff_article *const pair[2])
{
    bool whole;
    claimdiff_judgement parts = { 0 };
    if (!judge_whole(out, &whole, &p->arena, engine->judge, pair)) return false;
    if (whole) pick_label(out);
    if (!whole || out->label == CLAIMDIFF_LABEL_CONTRADICTION) {
        const pipeline_task task = { engine, pair, 2, whole ? NULL : engine->judge, true, false };
        if (!pipeline__run(p, &task)) return false;
        sum_up(&parts, p);
        if (whole) memcpy(parts.probability, out->probability, sizeof parts.probability);
        *out = parts;
        pick_label(out);
    }
    if (out->label != CLAIMDIFF_LABEL_CONTRADICTION || out->reason == CLAIMDIFF_REASON_MEANING)
        out->decided_by = engine->judge ? "network" : "overlap";
    return true;
}

claimdiff_status claimdiff_judge(claimdiff_judgement *out, const claimdiff_engine *engine,
                                 const char *premise, size_t premise_length,
                                 const char *hypothesis, size_t hypothesis_length, claimdiff_error *error)
{
    claimdiff_article *pair[2] = { NULL, NULL };
    pipeline p;
    if (!out) return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, "out is NULL");
    memset(out, 0, sizeof *out);
    if (!engine) return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, "engine is NULL");
    claimdiff_status status = article__new_passage(&pair[0], engine, premise, premise_length, 0, error);
    if (!status) status = article__new_passage(&pair[1], engine, hypothesis, hypothesis_length, 1, error);
    if (status) goto cleanup;
    pipeline__init(&p, engine);
    if (!judge_passages(out, &p, engine, pair))
        status = status__fail(error, CLAIMDIFF_ERR_MEMORY, CLAIMDIFF_NONE, 0, NULL);
    pipeline__free(&p);
cleanup:
    claimdiff_article_free(pair[0]);
    claimdiff_article_free(pair[1]);
    return status;
}
