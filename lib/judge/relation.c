/* The agreement score is a logistic regression over a few readable features;
 * contradictions come from the rules. A clash in a number, in time or in
 * polarity vetoes an agreement by its weight. */
#include "relation.h"

#include <math.h>
#include <string.h>

/* What is left of an agreement when one side negates what the other affirms;
 * set by hand on eval/dev and long, 2026-11-24. */
#define POLARITY_DISCOUNT 0.4

/* Log-odds that a pair agrees: bias, and slope of every feature. */
typedef struct regression {
    double bias;
    double slopes[FEATURE_COUNT];
} regression;

/* Fitted by train/relation.py on the candidate pairs of eval/seeds, dev and long,
 * 2026-11-24. By leave-one-story-out: F1 of pairs 0.71 without a model, 0.73 with
 * the embeddings of MiniLM; expected calibration error 0.009 and 0.004. */
static const regression by_words = {
    -6.22,
    {
        [FEATURE_MIN_COVER] = 0.12, [FEATURE_MAX_COVER] = 0.74, [FEATURE_MATCHED] = 1.73,
        [FEATURE_VALUES] = 0.83, [FEATURE_CLASH] = -0.54, [FEATURE_TIMES] = 1.26,
        [FEATURE_PREDICATE] = 0.67, [FEATURE_POLARITY] = -1.01, [FEATURE_MODALITY] = -0.07,
        [FEATURE_SOURCE] = 1.61, [FEATURE_WORDS] = 1.58, [FEATURE_BEST] = 2.36,
        [FEATURE_PLACE] = -3.16,
    },
};
static const regression by_meaning = {
    -4.68,
    {
        [FEATURE_MIN_COVER] = 0.13, [FEATURE_MAX_COVER] = 0.81, [FEATURE_MATCHED] = 0.67,
        [FEATURE_VALUES] = 1.11, [FEATURE_CLASH] = -0.09, [FEATURE_TIMES] = 1.30,
        [FEATURE_PREDICATE] = 0.66, [FEATURE_POLARITY] = -0.82, [FEATURE_MODALITY] = -0.34,
        [FEATURE_SOURCE] = 1.36, [FEATURE_WORDS] = 1.18, [FEATURE_COSINE] = 1.71,
        [FEATURE_BEST] = 1.99, [FEATURE_PLACE] = -3.24,
    },
};

/* That a hypothesis follows from a premise, fitted by train/passages.py on
 * nli/train (mnli, tenp, litl, snli, sanli), 2026-11-24. On nli/dev (mnli_taxinli,
 * tenp_base): expected calibration error 0.037 by words, 0.031 by meaning. */
static const regression passage_by_words = {
    -1.75,
    {
        [FEATURE_MIN_COVER] = 3.30, [FEATURE_MAX_COVER] = 0.86, [FEATURE_MATCHED] = -0.62,
        [FEATURE_VALUES] = 0.38, [FEATURE_CLASH] = -1.37, [FEATURE_TIMES] = 0.26,
        [FEATURE_PREDICATE] = 0.10, [FEATURE_POLARITY] = -0.99, [FEATURE_MODALITY] = -0.03,
        [FEATURE_SOURCE] = 0.34, [FEATURE_WORDS] = 0.05,
    },
};
static const regression passage_by_meaning = {
    -2.29,
    {
        [FEATURE_MIN_COVER] = 3.19, [FEATURE_MAX_COVER] = 0.14, [FEATURE_MATCHED] = -0.93,
        [FEATURE_VALUES] = 0.41, [FEATURE_CLASH] = -1.53, [FEATURE_TIMES] = 0.24,
        [FEATURE_PREDICATE] = 0.11, [FEATURE_POLARITY] = -0.89, [FEATURE_MODALITY] = -0.02,
        [FEATURE_SOURCE] = 0.42, [FEATURE_WORDS] = 0.11, [FEATURE_COSINE] = 2.17,
    },
};

static double at_most(double value, double limit)
{
    return value < limit ? value : limit;
}

static void count_units(double out[FEATURE_COUNT], const pair_view *p)
{
    for (size_t i = 0; i < p->a->unit_count; i++) {
        const unit *x = &p->a->units[i];
        bool matched = p->shared.partner_a[i] != OVERLAP_NONE;
        if (matched && x->quantity) out[FEATURE_VALUES] += 1.0;
        if (matched && x->timex) out[FEATURE_TIMES] += 1.0;
        for (size_t j = 0; x->quantity && !matched && j < p->b->unit_count; j++) {
            const quantity *y = p->b->units[j].quantity;
            if (y && p->shared.partner_b[j] == OVERLAP_NONE && quantity__compare(x->quantity, y) == QUANTITY_CONFLICT)
                out[FEATURE_CLASH] += 1.0;
        }
    }
    out[FEATURE_VALUES] = at_most(out[FEATURE_VALUES], 2.0);
    out[FEATURE_TIMES] = at_most(out[FEATURE_TIMES], 2.0);
    out[FEATURE_CLASH] = at_most(out[FEATURE_CLASH], 2.0);
}

static double place(const pair_view *p)
{
    double a = (double)p->a->claim->sentence / (double)p->in_a->text.sentences.count;
    double b = (double)p->b->claim->sentence / (double)p->in_b->text.sentences.count;
    return fabs(a - b);
}

void relation__features(double out[FEATURE_COUNT], const pair_view *p, const candidate *c)
{
    const claim *a = p->a->claim, *b = p->b->claim;
    double f = p->shared.forward, g = p->shared.backward;
    memset(out, 0, FEATURE_COUNT * sizeof *out);
    out[FEATURE_MIN_COVER] = f < g ? f : g;
    out[FEATURE_MAX_COVER] = f < g ? g : f;
    out[FEATURE_MATCHED] = log1p(p->shared.matched);
    count_units(out, p);
    out[FEATURE_PREDICATE] = view__words(p, a->predicate, b->predicate) == WORDS_SAME;
    out[FEATURE_POLARITY] = a->stated.polarity != b->stated.polarity;
    out[FEATURE_MODALITY] = (a->stated.modality == CLAIMDIFF_ASSERTED) != (b->stated.modality == CLAIMDIFF_ASSERTED);
    out[FEATURE_SOURCE] = p->same_source;
    out[FEATURE_WORDS] = c->words;
    out[FEATURE_COSINE] = c->cosine;
    out[FEATURE_BEST] = c->best;
    out[FEATURE_PLACE] = place(p);
}

void relation__passage_features(double out[FEATURE_COUNT], const pair_view *p, const candidate *c)
{
    relation__features(out, p, c);
    out[FEATURE_MIN_COVER] = p->shared.backward;
    out[FEATURE_MAX_COVER] = p->shared.forward;
    out[FEATURE_BEST] = out[FEATURE_PLACE] = 0.0;
}

static double probability(const regression *r, const double features[FEATURE_COUNT])
{
    double sum = r->bias;
    for (size_t i = 0; i < FEATURE_COUNT; i++) sum += r->slopes[i] * features[i];
    return 1.0 / (1.0 + exp(-sum));
}

static void score_likeness(relation *out, const pair_view *p, const candidate *c)
{
    double features[FEATURE_COUNT];
    relation__features(features, p, c);
    out->agreement = probability(c->embedded ? &by_meaning : &by_words, features);
    relation__passage_features(features, p, c);
    out->entailment = probability(c->embedded ? &passage_by_meaning : &passage_by_words, features);
}

double relation__unmatched(bool embedded)
{
    static const double nothing[FEATURE_COUNT];
    return probability(embedded ? &passage_by_meaning : &passage_by_words, nothing);
}

bool relation__judge(relation *out, arena *scratch, const corpus *of, const candidate *c)
{
    pair_view p;
    opinion o = { 0 };
    memset(out, 0, sizeof *out);
    out->a = c->a;
    out->b = c->b;
    if (!view__init(&p, scratch, of, c->a, c->b)) return false;
    out->forward = p.shared.forward;
    out->backward = p.shared.backward;
    score_likeness(out, &p, c);
    if (rule__polarity_clashes(&p)) {
        out->agreement *= POLARITY_DISCOUNT;
        out->entailment *= POLARITY_DISCOUNT;
    }
    out->decided_by = "overlap";
    out->reason = p.shared.forward > 0.95 && p.shared.backward > 0.95 ? CLAIMDIFF_REASON_VERBATIM
                                                                       : CLAIMDIFF_REASON_PARAPHRASE;
    size_t asked = rules__other_event(&p) ? 0 : rules__count;
    for (size_t i = 0; i < asked; i++) {
        if (!rules__table[i].find(&p, &o) || o.label != CLAIMDIFF_CONTRADICTION) continue;
        out->contradiction = o.score;
        out->agreement *= 1.0 - o.score;
        out->reason = o.reason;
        out->decided_by = rules__table[i].name;
        out->evidence_a = o.evidence_a;
        out->evidence_b = o.evidence_b;
        break;
    }
    return true;
}
