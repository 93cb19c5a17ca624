/* One premise, one hypothesis: the public judge of texts of a claim or a few. */
#include <string.h>

#include "base/status.h"
#include "pipeline.h"

/* Probabilities of the whole texts from those of their claims: a contradiction
 * anywhere contradicts; entailment needs every claim of the hypothesis. */
static void sum_up(claimdiff_judgement *out, const pipeline *p)
{
    double entailed = 1.0, contradicted = 0.0;
    size_t claims = 0;
    for (size_t h = 0; h < p->space.of.bag_count; h++) {
        double best = relation__unmatched(p->space.embedding.width > 0);
        if (p->space.of.bags[h].article == 0) continue;
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
    const double *probability = out->probability;
    out->label = CLAIMDIFF_LABEL_NEUTRAL;
    if (probability[CLAIMDIFF_LABEL_ENTAILMENT] > probability[out->label])
        out->label = CLAIMDIFF_LABEL_ENTAILMENT;
    if (probability[CLAIMDIFF_LABEL_CONTRADICTION] > probability[out->label])
        out->label = CLAIMDIFF_LABEL_CONTRADICTION;
    if (out->label != CLAIMDIFF_LABEL_CONTRADICTION) out->reason = CLAIMDIFF_REASON_NONE;
    else if (out->reason == CLAIMDIFF_REASON_NONE) out->reason = CLAIMDIFF_REASON_MEANING;
}

/* Texts that the network takes whole it judges whole. */
static bool judge_whole(claimdiff_judgement *out, bool *whole, pipeline *p, const model *network,
                        claimdiff_article *const pair[2])
{
    nli_score score;
    model_text sides[2];
    for (size_t i = 0; i < 2; i++) sides[i] = (model_text){ pair[i]->text, pair[i]->length };
    *whole = false;
    if (!network) return true;
    if (!nli__passages(&score, whole, &p->arena, network, sides[0], sides[1])) return false;
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
    if (!judge_whole(out, &whole, p, engine->judge, pair)) return false;
    if (whole) pick_label(out);
    if (!whole || out->label == CLAIMDIFF_LABEL_CONTRADICTION) {
        if (whole) p->task.network = NULL;
        if (!pipeline__take(p, pair, 2) || !pipeline__compare(p, 1, SIZE_MAX)) return false;
        sum_up(&parts, p);
        if (whole) memcpy(parts.probability, out->probability, sizeof parts.probability);
        *out = parts;
        pick_label(out);
    }
    if (out->label != CLAIMDIFF_LABEL_CONTRADICTION || out->reason == CLAIMDIFF_REASON_MEANING)
        out->decided_by = engine->judge ? "network" : "overlap";
    return true;
}

/* Sets as much of the caller's struct as both know, and leaves its size. */
static void hand_over(claimdiff_judgement *out, const claimdiff_judgement *made)
{
    const size_t size = out->size;
    memcpy(out, made, size < sizeof *made ? size : sizeof *made);
    out->size = size;
}

claimdiff_status claimdiff_judge(claimdiff_judgement *out, const claimdiff_engine *engine,
                                 const char *premise, size_t premise_length, const char *hypothesis,
                                 size_t hypothesis_length, claimdiff_error *error)
{
    claimdiff_article *pair[2] = { NULL, NULL };
    claimdiff_judgement made = { 0 };
    pipeline p;
    if (!out) return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, "out is NULL");
    if (out->size < sizeof out->size)
        return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0,
                            "out->size is not set");
    hand_over(out, &made);
    if (!engine)
        return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, "engine is NULL");
    claimdiff_status status =
        article__new_passage(&pair[0], engine, premise, premise_length, 0, error);
    if (!status)
        status = article__new_passage(&pair[1], engine, hypothesis, hypothesis_length, 1, error);
    if (status) goto cleanup;
    const pipeline_task task = { .network = engine->judge, .directed = true };
    pipeline__init(&p, engine, &task);
    if (judge_passages(&made, &p, engine, pair)) hand_over(out, &made);
    else status = status__fail(error, CLAIMDIFF_ERR_MEMORY, CLAIMDIFF_NONE, 0, NULL);
    pipeline__free(&p);
cleanup:
    claimdiff_article_free(pair[0]);
    claimdiff_article_free(pair[1]);
    return status;
}
