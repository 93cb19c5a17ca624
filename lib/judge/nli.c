/* Claims through the judge's network: read once, each behind its context (told.h), judged
 * in pairs, and read with words left out to find those that decided. */
#include "nli.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "leaving.h"
#include "told.h"

/* Of the labels of texts that stand alone, to make them calibrated: expected
 * calibration error on nli/dev, 300 pairs a set, 0.065 without and 0.037 with it
 * (train/evaluate.py --tool, 2026-11-27). The relation stage has its own calibration. */
#define TEMPERATURE 1.25

#define TRIED_MAX 10  /* words of a side that are left out in turn */
#define PER_UNIT 0.03 /* probability that a further word must take away to be shown */

/* ---- reading ------------------------------------------------------------------- */

#define TOKEN_BYTES 4 /* of a claim, about, with the space */

/* About what the state of a claim takes. */
static size_t bytes_of(const model *m, const claim *c)
{
    const claimdiff_span s = c->stated.span;
    return ((s.end - s.begin) / TOKEN_BYTES + 2) * model__config(m)->width * sizeof(float);
}

static bool read_claims(const model *m, arena *a, const told_claim *claims, size_t count,
                        model_state *out)
{
    model_side *sides = arena__array(a, count, sizeof *sides);
    if (!sides) return false;
    for (size_t i = 0; i < count; i++) {
        const claim *c = claims[i].claim;
        told__context(&sides[i], claims[i].in, c);
        if (!told__words(&sides[i].claim, a, &claims[i], c->stated.span)) return false;
    }
    return model__read(m, a, sides, count, out);
}

/* A claim that may be read. */
struct nli_slot {
    const model_state *state; /* NULL: not read */
    size_t half;              /* that holds it; KEPT: the article does */
};

enum { KEPT = 2 };

void nli__open(nli *out, const model *m, const corpus *of)
{
    memset(out, 0, sizeof *out);
    out->model = m;
    out->of = of;
    for (size_t i = 0; i < 2; i++) arena__init(&out->halves[i], of->arena->allocator);
}

void nli__free(nli *n)
{
    for (size_t i = 0; i < 2; i++) arena__free(&n->halves[i]);
}

bool nli__take(nli *n, const model_state *kept)
{
    const corpus *of = n->of;
    const size_t first = n->count;
    while (n->count < of->bag_count && of->bags[n->count].article == of->bags[first].article) {
        const size_t index = of->bags[n->count].index;
        if (!array__grow(of->arena, (void **)&n->slots, &n->count, &n->capacity, sizeof *n->slots))
            return false;
        if (kept && kept[index].count)
            n->slots[n->count - 1] = (struct nli_slot){ &kept[index], KEPT };
    }
    return true;
}

const model_state *nli__state(const nli *n, size_t bag)
{
    return n->slots[bag].state;
}

/* Lets the older half go and fills that. */
static void turn_over(nli *n)
{
    n->newer = 1 - n->newer;
    arena__free(&n->halves[n->newer]);
    for (size_t i = 0; i < n->count; i++)
        if (n->slots[i].half == n->newer) n->slots[i].state = NULL;
}

static told_claim claim_of(const nli *n, size_t bag)
{
    const claim_bag *b = &n->of->bags[bag];
    return (told_claim){ .in = n->of->articles[b->article], .claim = b->claim };
}

bool nli__read(nli *n, arena *scratch, const bool *wanted)
{
    if (n->halves[n->newer].total > NLI_KEPT / 2) turn_over(n);
    arena *a = &n->halves[n->newer];
    size_t *bags = arena__array(scratch, n->count, sizeof *bags), count = 0;
    told_claim *claims = arena__array(scratch, n->count, sizeof *claims);
    if (!bags || !claims) return false;
    for (size_t i = 0; i < n->count; i++) {
        if (!wanted[i] || n->slots[i].state) continue;
        claims[count] = claim_of(n, i);
        bags[count++] = i;
    }
    model_state *states = arena__array(a, count, sizeof *states);
    a->pool = scratch->pool;
    if (!states || !read_claims(n->model, a, claims, count, states)) return false;
    for (size_t i = 0; i < count; i++)
        n->slots[bags[i]] = (struct nli_slot){ &states[i], n->newer };
    return true;
}

static void tell_beside(told_claim *c, const told_claim *other, const nli_anew *anew)
{
    c->beside = other;
    c->anew = &anew->words;
}

bool nli__read_anew(const nli *n, arena *a, nli_anew *claims, size_t count)
{
    told_claim *told = arena__array(a, count, sizeof *told);
    told_claim *beside = arena__array(a, count, sizeof *beside);
    model_state *states = arena__array(a, count, sizeof *states);
    if (!told || !beside || !states) return false;
    for (size_t i = 0; i < count; i++) {
        told[i] = claim_of(n, claims[i].bag);
        beside[i] = claim_of(n, claims[i].beside);
        tell_beside(&told[i], &beside[i], &claims[i]);
    }
    if (!read_claims(n->model, a, told, count, states)) return false;
    for (size_t i = 0; i < count; i++) claims[i].state = states[i];
    return true;
}

const model_state *nli__keep(arena *a, const model *m, const analysis *in, size_t room)
{
    const claim_list *list = &in->claims;
    model_state *out = arena__array(a, list->count, sizeof *out);
    model_state *states = arena__array(a, list->count, sizeof *states);
    told_claim *claims = arena__array(a, list->count, sizeof *claims);
    size_t count = 0;
    if (!out || !states || !claims) return NULL;
    for (size_t i = 0; i < list->count; i++) {
        const size_t bytes = bytes_of(m, &list->items[i]);
        if (list->items[i].stated.fragment || bytes > room) continue;
        room -= bytes;
        claims[count++] = (told_claim){ .in = in, .claim = &list->items[i] };
    }
    if (!read_claims(m, a, claims, count, states)) return NULL;
    for (size_t i = 0; i < count; i++) out[claims[i].claim - list->items] = states[i];
    return out;
}

/* ---- judging ------------------------------------------------------------------- */

static nli_score score_of(const float *logits, double temperature)
{
    nli_score s;
    double sum = 0.0, most = (double)logits[0];
    for (size_t i = 1; i < 3; i++) most = (double)logits[i] > most ? (double)logits[i] : most;
    for (size_t i = 0; i < 3; i++)
        sum += s.label[i] = exp(((double)logits[i] - most) / temperature);
    for (size_t i = 0; i < 3; i++) s.label[i] /= sum;
    s.agreement = 1.0 / (1.0 + exp(-(double)logits[MODEL_AGREEMENT]));
    return s;
}

/* Weights may be any bytes: what answers with no number has no opinion. */
static nli_score opinion(const float *logits, double temperature)
{
    const nli_score none = { .label[CLAIMDIFF_LABEL_NEUTRAL] = 1.0 };
    for (size_t i = 0; i < MODEL_OUTPUTS; i++)
        if (!isfinite(logits[i])) return none;
    return score_of(logits, temperature);
}

static bool is_anew(const nli_pair *p, size_t bag)
{
    return p->anew && p->anew->bag == bag;
}

static const model_state *state_in(const nli *n, const nli_pair *p, size_t bag)
{
    return is_anew(p, bag) ? &p->anew->state : nli__state(n, bag);
}

static model_pair sides_of(const nli *n, nli_pair p)
{
    return (model_pair){ .sides = { state_in(n, &p, p.a), state_in(n, &p, p.b) } };
}

/* Pairs that the network is asked about. */
typedef struct question {
    const model *model;
    const model_pair *pairs; /* (count) */
    size_t count;
    double temperature; /* of the labels */
    const model_watch *watch; /* or NULL */
} question;

static bool ask(const question *q, arena *scratch, nli_score *out)
{
    float *logits = arena__array(scratch, q->count * MODEL_OUTPUTS, sizeof *logits);
    if (!logits || !model__judge(q->model, scratch, q->pairs, q->count, q->watch, logits))
        return false;
    for (size_t i = 0; i < q->count; i++)
        out[i] = opinion(logits + i * MODEL_OUTPUTS, q->temperature);
    return true;
}

/* Pairs that are looked at on the way; which left. */
typedef struct looked_at {
    const nli *n;
    const nli_pair *pairs;
    bool *left;
} looked_at;

static bool leaves(void *ctx, size_t number, size_t layers, const float *mean)
{
    const looked_at *all = ctx;
    const nli_pair *pair = &all->pairs[number];
    const nli_look *look = all->n->look;
    if (pair->prior >= NLI_STAYS) return false;
    if (look) look->at(look->ctx, pair, layers, mean);
    else all->left[number] = leaving__leaves(pair->prior, layers, mean);
    return all->left[number];
}

bool nli__judge(const nli *n, arena *scratch, const nli_pair *pairs, size_t count, nli_score *out)
{
    const leaving_layers layers =
        n->look ? leaving__upper(n->model) : leaving__layers(n->model);
    looked_at all = { n, pairs, arena__array(scratch, count, sizeof *all.left) };
    const model_watch watch = { leaves, &all, layers.first, layers.last };
    model_pair *list = arena__array(scratch, count, sizeof *list);
    if (!list || !all.left) return false;
    for (size_t i = 0; i < count; i++) list[i] = sides_of(n, pairs[i]);
    const question q = { n->model, list, count, 1.0, layers.first ? &watch : NULL };
    if (!ask(&q, scratch, out)) return false;
    for (size_t i = 0; i < count; i++) out[i].left = all.left[i];
    return true;
}

bool nli__passages(nli_score *out, bool *fits, arena *scratch, const model *m, model_text premise,
                   model_text hypothesis)
{
    const model_side two[] = { { .claim = premise }, { .claim = hypothesis } };
    model_state states[2];
    const model_pair pair = { .sides = { &states[0], &states[1] } };
    const size_t room = model__config(m)->max_tokens - 2;
    const question q = { m, &pair, 1, TEMPERATURE, NULL };
    size_t left = model__token_count(m, scratch, premise),
           right = model__token_count(m, scratch, hypothesis);
    if (left == SIZE_MAX || right == SIZE_MAX) return false;
    *fits = left <= room && right <= room;
    if (!*fits) return true;
    return model__read(m, scratch, two, 2, states) && ask(&q, scratch, out);
}

/* ---- which words decided ---------------------------------------------------------- */

/* The rows of a unit's words in its claim's side: the tokens of the text before it,
 * and its own. */
static bool rows_of(const model *m, arena *scratch, const told_claim *c, token_range words,
                    size_t *at, size_t *count)
{
    const claimdiff_span own = reading__span(&c->in->reading, words);
    const claimdiff_span left = { c->claim->stated.span.begin, own.begin };
    model_text texts[2];
    *count = 0;
    if (own.begin < left.begin) return true; /* a linked subject, which is not in the claim */
    if (!told__words(&texts[0], scratch, c, left) || !told__words(&texts[1], scratch, c, own))
        return false;
    *at = model__token_count(m, scratch, texts[0]);
    *count = model__token_count(m, scratch, texts[1]);
    if (*at == SIZE_MAX || *count == SIZE_MAX) return false;
    *at += 1;
    return true;
}

/* Words that are left out on trial. */
typedef struct trial {
    token_range words;
    size_t units;
} trial;

typedef struct trial_list {
    trial items[TRIED_MAX];
    size_t count;
} trial_list;

static void push_trial(trial_list *list, const claim_bag *b, size_t first, size_t last)
{
    if (list->count == TRIED_MAX) return;
    token_range words = { b->units[first].token, unit__words(&b->units[last]).end };
    list->items[list->count++] = (trial){ words, last - first + 1 };
}

/* Runs of units that the other claim lacks, whole, and their units one by one. */
static void find_trials(trial_list *list, const claim_bag *b, const size_t *partner)
{
    list->count = 0;
    for (size_t i = 0, first; i < b->unit_count; i++) {
        for (first = i; i < b->unit_count && partner[i] == (size_t)-1;) i++;
        if (i - first > 1) push_trial(list, b, first, i - 1);
        for (size_t k = first; k < i; k++) push_trial(list, b, k, k);
    }
}

/* The side of a pair that is tried. */
typedef struct tried_side {
    const model_pair *whole;
    size_t which;
    const claim_bag *bag;
    const told_claim *told;
    const size_t *partner; /* of its units in the other claim */
} tried_side;

/* The trial of a side that takes most of the contradiction away, fewer words first. */
static bool decisive(const nli *n, arena *scratch, const tried_side *side, token_range *out)
{
    trial_list list;
    const model_pair *whole = side->whole;
    const size_t which = side->which;
    model_pair tries[TRIED_MAX] = { *whole };
    nli_score scores[TRIED_MAX];
    size_t of[TRIED_MAX], count = 0;
    const size_t rows = whole->sides[which]->count;
    find_trials(&list, side->bag, side->partner);
    for (size_t i = 0; i < list.count; i++) {
        model_pair p = *whole;
        if (!rows_of(n->model, scratch, side->told, list.items[i].words, &p.hidden_at[which],
                     &p.hidden_count[which]))
            return false;
        if (!p.hidden_count[which] || p.hidden_at[which] + p.hidden_count[which] >= rows) continue;
        tries[count] = p;
        of[count++] = i;
    }
    *out = (token_range){ 0, 0 };
    const question q = { n->model, tries, count, 1.0, NULL };
    if (!ask(&q, scratch, scores)) return false;
    double least = INFINITY;
    for (size_t i = 0; i < count; i++) {
        double left = scores[i].label[CLAIMDIFF_LABEL_CONTRADICTION] +
                      PER_UNIT * (double)list.items[of[i]].units;
        if (left >= least) continue;
        least = left;
        *out = list.items[of[i]].words;
    }
    return true;
}

bool nli__decisive(const nli *n, arena *scratch, nli_pair pair, const size_t *partner_a,
                   const size_t *partner_b, nli_words *out)
{
    const model_pair whole = sides_of(n, pair);
    const claim_bag *bags = n->of->bags;
    told_claim of_a = claim_of(n, pair.a), of_b = claim_of(n, pair.b);
    if (is_anew(&pair, pair.a)) tell_beside(&of_a, &of_b, pair.anew);
    if (is_anew(&pair, pair.b)) tell_beside(&of_b, &of_a, pair.anew);
    const tried_side a = { &whole, 0, &bags[pair.a], &of_a, partner_a },
                     b = { &whole, 1, &bags[pair.b], &of_b, partner_b };
    return decisive(n, scratch, &a, &out->a) && decisive(n, scratch, &b, &out->b);
}
