/* The one call: articles with their claims in, a report with findings out. */
#include "base/status.h"

#include <string.h>

#include "article.h"
#include "engine.h"
#include "judge/judge.h"
#include "pair/index.h"
#include "report/findings.h"

/* Everything between the articles and the judged pairs; freed with its arena. */
typedef struct comparison {
    bool directed; /* premise and hypothesis, not two sides */
    arena scratch;
    corpus corpus;
    embedding embedding;
    candidate_list candidates;
    relation_list relations;
} comparison;

static bool relate(comparison *c, const claimdiff_engine *engine, const model *network,
                   claimdiff_article *const *articles, size_t count)
{
    const analysis **analyses = arena__array(&c->scratch, count, sizeof *analyses);
    if (!analyses) return false;
    for (size_t i = 0; i < count; i++) analyses[i] = &articles[i]->analysis;
    return corpus__init(&c->corpus, &c->scratch, analyses, count) &&
           embedding__claims(&c->embedding, &c->scratch, engine->encoder, &c->corpus) &&
           index__candidates(&c->candidates, &c->scratch, &c->corpus, &c->embedding, engine->options.candidates) &&
           judge__all(&c->relations, &c->scratch, &(judge_task){ &c->corpus, &c->candidates, network, c->directed });
}

static void init_comparison(comparison *c, const claimdiff_engine *engine)
{
    memset(c, 0, sizeof *c);
    arena__init(&c->scratch, &engine->allocator);
}

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
    if (!engine) return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, "engine is NULL");
    if (count < 2) return status__fail(error, CLAIMDIFF_ERR_TOO_FEW, CLAIMDIFF_NONE, 0, NULL);
    if (!articles) return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, "articles is NULL");
    for (size_t i = 0; i < count; i++)
        if (!articles[i]) return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, i, 0, "an article is NULL");
    comparison c;
    init_comparison(&c, engine);
    claimdiff_report *report = new_report(engine, articles, count);
    bool done = report && relate(&c, engine, engine->judge, articles, count) &&
                findings__add(report, &c.scratch, &c.corpus, &c.relations);
    arena__free(&c.scratch);
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
static void sum_up(claimdiff_judgement *out, const comparison *c)
{
    double entailed = 1.0, contradicted = 0.0;
    size_t claims = 0;
    for (size_t h = 0; h < c->corpus.bag_count; h++) {
        double best = relation__unmatched(c->embedding.rows != NULL);
        if (c->corpus.bags[h].article == 0) continue;
        for (size_t i = 0; i < c->relations.count; i++) {
            const relation *r = &c->relations.items[i];
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
static bool judge_whole(claimdiff_judgement *out, bool *whole, comparison *c, const model *network,
                        claimdiff_article *const pair[2])
{
    nli_score score;
    model_text sides[2];
    for (size_t i = 0; i < 2; i++) sides[i] = (model_text){ pair[i]->text, pair[i]->length };
    *whole = false;
    if (!network) return true;
    if (!nli__passages(&score, whole, &c->scratch, network, sides[0], sides[1])) return false;
    if (*whole) memcpy(out->probability, score.label, sizeof score.label);
    return true;
}

/* By the network as a whole, where it can; of a contradiction that it sees the claims
 * are compared by the rules, for one may know the reason. Else claim by claim. */
static bool judge_passages(claimdiff_judgement *out, comparison *c, const claimdiff_engine *engine,
                           claimdiff_article *const pair[2])
{
    bool whole;
    claimdiff_judgement parts = { 0 };
    if (!judge_whole(out, &whole, c, engine->judge, pair)) return false;
    if (whole) pick_label(out);
    if (!whole || out->label == CLAIMDIFF_LABEL_CONTRADICTION) {
        if (!relate(c, engine, whole ? NULL : engine->judge, pair, 2)) return false;
        sum_up(&parts, c);
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
    comparison c;
    if (!out) return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, "out is NULL");
    memset(out, 0, sizeof *out);
    if (!engine) return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, "engine is NULL");
    claimdiff_status status = article__new_passage(&pair[0], engine, premise, premise_length, 0, error);
    if (!status) status = article__new_passage(&pair[1], engine, hypothesis, hypothesis_length, 1, error);
    if (status) goto cleanup;
    init_comparison(&c, engine);
    c.directed = true;
    if (!judge_passages(out, &c, engine, pair))
        status = status__fail(error, CLAIMDIFF_ERR_MEMORY, CLAIMDIFF_NONE, 0, NULL);
    arena__free(&c.scratch);
cleanup:
    claimdiff_article_free(pair[0]);
    claimdiff_article_free(pair[1]);
    return status;
}
