/* Natural-language inference: what the judge's network says of pairs of claims. */
#ifndef CLAIMDIFF_JUDGE_NLI_H
#define CLAIMDIFF_JUDGE_NLI_H

#include "model/model.h"
#include "pair/corpus.h"

/* Claims that the network has read, each once. */
typedef struct nli {
    const model *model;
    const corpus *of;
    model_sides sides;
    size_t *side_of; /* (bag_count), side + 1, 0: not read */
} nli;

/* Probabilities that the claim of bag b follows from that of bag a, is left open,
 * contradicts it; and that two articles which say so agree on a fact. */
typedef struct nli_score {
    double label[3]; /* by claimdiff_label */
    double agreement;
} nli_score;

typedef struct nli_pair {
    size_t a, b; /* bags that were read */
} nli_pair;

/* What the network is told before a claim: the lead of its article (for a claim in
 * it, the headline), then what stands right before the claim, cut to a few words
 * each. False: out of memory. */
bool nli__context(model_text *out, arena *a, const analysis *in, const claim *c);

/* Reads the claims of the bags that are wanted, (bag_count). False: out of memory. */
bool nli__read(nli *out, arena *a, const model *m, const corpus *of, const bool *wanted);

/* Judges count pairs. False: out of memory. */
bool nli__judge(const nli *n, arena *scratch, const nli_pair *pairs, size_t count, nli_score *out);

/* The probabilities of one premise and one hypothesis that stand alone. *fits is
 * false, and nothing done, where one is longer than the network takes. False: out
 * of memory. */
bool nli__passages(nli_score *out, bool *fits, arena *scratch, const model *m, model_text premise,
                   model_text hypothesis);

/* The words of both claims without which the pair contradicts least: where words are
 * left out, the network's probability of a contradiction falls. Words that both
 * claims have are not tried. False: out of memory. */
typedef struct nli_words {
    token_range a, b; /* begin == end: none */
} nli_words;
bool nli__decisive(const nli *n, arena *scratch, nli_pair pair, const size_t *partner_a,
                   const size_t *partner_b, nli_words *out);

#endif
