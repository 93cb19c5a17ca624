/* Natural-language inference: what the judge's network says of pairs of claims. */
#ifndef CLAIMDIFF_JUDGE_NLI_H
#define CLAIMDIFF_JUDGE_NLI_H

#include "model/model.h"
#include "pair/corpus.h"
#include "reword.h"

/* Claims that the network has read. Their states stay, so that a claim is read once for all
 * pairs that it stands in, as long as they take no more than NLI_KEPT bytes, some 900 claims:
 * beyond that the older half of them goes, to be read again where it is needed. */
enum { NLI_KEPT = 64 << 20 };
typedef struct nli {
    const model *model;
    const corpus *of;
    arena halves[2]; /* hold the states */
    size_t newer;    /* the half that is being filled */
    struct nli_slot *slots; /* (count), by bag */
    size_t count, capacity;
    const struct nli_look *look; /* NULL: pairs may leave */
} nli;

/* Probabilities that the claim of bag b follows from that of bag a, is left open,
 * contradicts it; and that two articles which say so agree on a fact. */
typedef struct nli_score {
    double label[3]; /* by claimdiff_label */
    double agreement;
    bool left; /* it left on the way (leaving.h): it comes to nothing */
} nli_score;

/* A claim as it is told beside another: with what it has in common with that in its words. */
typedef struct nli_anew {
    size_t bag, beside;
    reword_list words;
    model_state state; /* of nli__read_anew */
} nli_anew;

typedef struct nli_pair {
    size_t a, b; /* bags that were read */
    const nli_anew *anew; /* one of the two beside the other; NULL: as they stand */
    double prior; /* that it comes to a finding, so far; NLI_STAYS: it is read to the end */
} nli_pair;
#define NLI_STAYS 1.0

/* Looks at the pairs that could leave, none of which does then; for train/. */
typedef struct nli_look {
    void (*at)(void *ctx, const nli_pair *pair, size_t layers, const float *mean);
    void *ctx;
} nli_look;

/* An empty one, for the claims of a corpus, which must outlive it. */
void nli__open(nli *out, const model *m, const corpus *of);
void nli__free(nli *n);

/* Takes the next article of the corpus; kept: what nli__keep has made of its claims, or NULL.
 * False: out of memory. */
bool nli__take(nli *n, const model_state *kept);

/* Reads those claims of the bags that are wanted, (bag_count), which are not read. False: out
 * of memory. */
bool nli__read(nli *n, arena *scratch, const bool *wanted);

/* What it has made of the claim of a bag, or NULL: until the next reading. */
const model_state *nli__state(const nli *n, size_t bag);

/* Reads an article's claims for any number of comparisons, as many as take about room bytes:
 * (claims.count), a count of 0: not read. NULL: out of memory. */
const model_state *nli__keep(arena *a, const model *m, const analysis *in, size_t room);

/* Reads claims as they are told beside others: sets their states, in a. False: out of memory. */
bool nli__read_anew(const nli *n, arena *a, nli_anew *claims, size_t count);

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
