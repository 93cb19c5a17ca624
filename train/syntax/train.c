/* Trains the tagger, the parser and the labeller, and writes their tables:
 *
 *     train_syntax OUT.bin TREEBANK.conllu ...
 *
 * The features are those of the library itself. The parser and the labeller
 * learn on tags that a tagger gave which had not seen the sentence (three-fold),
 * and the parser with a dynamic oracle. Deterministic. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "syntax/model_table.h"
#include "syntax/parser.h"
#include "syntax/tagger.h"
#include "learner.h"
#include "treebank.h"

#define FOLDS 3
#define TAGGER_EPOCHS 6
#define JACKKNIFE_EPOCHS 3
#define PARSER_EPOCHS 8
#define LABELLER_EPOCHS 5
#define EXPLORE_AFTER 1 /* epochs before the parser follows its own mistakes */

typedef struct trainer {
    treebank bank;
    word *words;         /* (tokens) */
    unsigned char *tags; /* (tokens): as a tagger would give them */
    size_t *order;       /* (sentences): shuffled */
    uint32_t random;
    parser_state state;
    arena arena;
} trainer;

static uint32_t next_random(trainer *t)
{
    t->random ^= t->random << 13;
    t->random ^= t->random >> 17;
    t->random ^= t->random << 5;
    return t->random;
}

static void shuffle(trainer *t)
{
    for (size_t i = t->bank.sentences.count; i > 1; i--) {
        size_t k = next_random(t) % i, other = t->order[i - 1];
        t->order[i - 1] = t->order[k];
        t->order[k] = other;
    }
}

static size_t best_of(const float *scores, size_t count)
{
    size_t best = 0;
    for (size_t k = 1; k < count; k++)
        if (scores[k] > scores[best]) best = k;
    return best;
}

/* ---- tagger ------------------------------------------------------------------ */

/* Tags a sentence; learns from it if learn is set. Returns the mistakes. */
static size_t tag_sentence(trainer *t, learner *l, const gold_sentence *s, unsigned char *tags, bool learn)
{
    size_t wrong = 0;
    tag_state state = { t->words + s->begin, tags, s->end - s->begin, 0 };
    for (; state.at < state.count; state.at++) {
        uint32_t rows[TAGGER_FEATURES];
        float scores[TAG_MAX];
        size_t features = tagger__features(rows, &state), gold = t->bank.words.items[s->begin + state.at].tag;
        learner__score(l, scores, tagset__count, rows, features);
        size_t got = best_of(scores, tagset__count);
        tags[state.at] = (unsigned char)got;
        l->step += learn;
        if (got == gold) continue;
        wrong++;
        if (learn) learner__update(l, gold, got, rows, features);
    }
    return wrong;
}

/* Trains on the sentences outside a fold (FOLDS: on all), then averages. */
static void train_tagger(trainer *t, learner *l, size_t fold, int epochs)
{
    unsigned char *tags = calloc(t->bank.tokens.count, 1);
    for (int e = 0; tags && e < epochs; e++) {
        size_t wrong = 0;
        shuffle(t);
        for (size_t i = 0; i < t->bank.sentences.count; i++) {
            if (t->order[i] / 10 % FOLDS == fold) continue;
            wrong += tag_sentence(t, l, &t->bank.sentences.items[t->order[i]], tags, true);
        }
        fprintf(stderr, "tagger fold %zu epoch %d: %zu mistakes\n", fold, e, wrong);
    }
    learner__average(l);
    free(tags);
}

static bool jackknife(trainer *t)
{
    for (size_t fold = 0; fold < FOLDS; fold++) {
        learner l;
        if (!learner__init(&l, TAGGER_BITS)) return false;
        train_tagger(t, &l, fold, JACKKNIFE_EPOCHS);
        for (size_t i = 0; i < t->bank.sentences.count; i++) {
            const gold_sentence *s = &t->bank.sentences.items[i];
            if (i / 10 % FOLDS == fold) tag_sentence(t, &l, s, t->tags + s->begin, false);
        }
        learner__free(&l);
    }
    return true;
}

/* ---- parser ------------------------------------------------------------------ */

static int gold_head(const parser_state *s, const gold_word *gold, int i)
{
    if (i == s->count) return PARSER_NONE;
    return gold[i].head < 0 ? s->count : gold[i].head;
}

/* Gold arcs that can no longer be built after an action (Goldberg and Nivre 2012). */
static int cost(const parser_state *s, const gold_word *gold, parser_action action)
{
    int lost = 0, next = s->next, top = s->depth ? s->stack[s->depth - 1] : PARSER_NONE;
    int head = gold_head(s, gold, next);
    if (action == ACTION_LEFT || action == ACTION_REDUCE) {
        for (int i = next; i < s->count; i++) lost += gold_head(s, gold, i) == top;
        return lost + (action == ACTION_LEFT && gold_head(s, gold, top) > next);
    }
    if (action == ACTION_RIGHT) lost += head > next;
    for (int k = 0; k < s->depth; k++) {
        int i = s->stack[k];
        if (i == head && !(action == ACTION_RIGHT && i == top)) lost++;
        if (s->nodes[i].head == PARSER_NONE && gold_head(s, gold, i) == next) lost++;
    }
    return lost;
}

static void parse_sentence(trainer *t, learner *l, const gold_sentence *sent, bool explore, size_t *wrong)
{
    parser_state *s = &t->state;
    const gold_word *gold = t->bank.words.items + sent->begin;
    parser__init(s, t->words + sent->begin, t->tags + sent->begin, sent->end - sent->begin);
    while (!parser__done(s)) {
        uint32_t rows[PARSER_FEATURES];
        float scores[ACTION_COUNT];
        int costs[ACTION_COUNT], least = 1 << 30, got = -1, good = -1;
        size_t features = parser__features(rows, s);
        learner__score(l, scores, ACTION_COUNT, rows, features);
        for (int k = 0; k < ACTION_COUNT; k++) {
            if (!parser__allows(s, (parser_action)k)) continue;
            costs[k] = cost(s, gold, (parser_action)k);
            if (costs[k] < least) least = costs[k];
            if (got < 0 || scores[k] > scores[got]) got = k;
        }
        for (int k = 0; k < ACTION_COUNT; k++)
            if (parser__allows(s, (parser_action)k) && costs[k] == least && (good < 0 || scores[k] > scores[good]))
                good = k;
        l->step += 1;
        if (costs[got] > least) {
            learner__update(l, (size_t)good, (size_t)got, rows, features);
            (*wrong)++;
            if (!explore || next_random(t) % 10 == 0) got = good;
        }
        parser__apply(s, (parser_action)got);
    }
}

static void train_parser(trainer *t, learner *l)
{
    for (int e = 0; e < PARSER_EPOCHS; e++) {
        size_t wrong = 0;
        shuffle(t);
        for (size_t i = 0; i < t->bank.sentences.count; i++)
            parse_sentence(t, l, &t->bank.sentences.items[t->order[i]], e >= EXPLORE_AFTER, &wrong);
        fprintf(stderr, "parser epoch %d: %zu mistakes\n", e, wrong);
    }
    learner__average(l);
}

/* ---- labeller ---------------------------------------------------------------- */

/* The tree of the treebank, as the parser would have left it. */
static void set_gold_tree(parser_state *s, const gold_word *gold)
{
    for (int i = s->count - 1; i >= 0; i--)
        if (gold_head(s, gold, i) > i) parser__connect(s, gold_head(s, gold, i), i);
    for (int i = 0; i < s->count; i++)
        if (gold_head(s, gold, i) < i) parser__connect(s, gold_head(s, gold, i), i);
}

static void label_sentence(trainer *t, learner *l, const gold_sentence *sent, unsigned char *relations, size_t *wrong)
{
    parser_state *s = &t->state;
    const gold_word *gold = t->bank.words.items + sent->begin;
    parser__init(s, t->words + sent->begin, t->tags + sent->begin, sent->end - sent->begin);
    set_gold_tree(s, gold);
    for (int i = 0; i < s->count; i++) {
        uint32_t rows[LABELLER_FEATURES];
        float scores[DEP_COUNT];
        size_t got = DEP_DEP, features;
        relations[i] = DEP_ROOT;
        if (s->nodes[i].head == s->count) continue;
        features = labeller__features(rows, s, relations, i);
        learner__score(l, scores, DEP_COUNT, rows, features);
        for (size_t k = 0; k < DEP_COUNT; k++)
            if (k != DEP_ROOT && scores[k] > scores[got]) got = k;
        relations[i] = (unsigned char)got;
        l->step += 1;
        if (got == gold[i].relation) continue;
        learner__update(l, gold[i].relation, got, rows, features);
        (*wrong)++;
    }
}

static void train_labeller(trainer *t, learner *l)
{
    unsigned char *relations = calloc(t->bank.tokens.count, 1);
    for (int e = 0; relations && e < LABELLER_EPOCHS; e++) {
        size_t wrong = 0;
        shuffle(t);
        for (size_t i = 0; i < t->bank.sentences.count; i++)
            label_sentence(t, l, &t->bank.sentences.items[t->order[i]], relations, &wrong);
        fprintf(stderr, "labeller epoch %d: %zu mistakes\n", e, wrong);
    }
    learner__average(l);
    free(relations);
}

/* ---- all --------------------------------------------------------------------- */

static bool init(trainer *t, int count, char **paths)
{
    memset(t, 0, sizeof *t);
    t->random = 2463534242u;
    arena__init(&t->arena, &memory__default);
    for (int i = 0; i < count; i++)
        if (!treebank__read(&t->bank, &t->arena, paths[i])) return false;
    size_t tokens = t->bank.tokens.count, sentences = t->bank.sentences.count, longest = 0;
    t->words = arena__array(&t->arena, tokens, sizeof *t->words);
    t->tags = arena__array(&t->arena, tokens, sizeof *t->tags);
    t->order = arena__array(&t->arena, sentences, sizeof *t->order);
    if (!t->words || !t->tags || !t->order) return false;
    for (size_t i = 0; i < sentences; i++) {
        const gold_sentence *s = &t->bank.sentences.items[i];
        t->order[i] = i;
        if (s->end - s->begin > longest) longest = s->end - s->begin;
        word__init(t->words + s->begin, t->bank.tokens.items + s->begin, s->end - s->begin);
    }
    fprintf(stderr, "%zu sentences, %zu words\n", sentences, tokens);
    return parser__reserve(&t->state, &t->arena, longest);
}

static bool train_all(trainer *t, unsigned char *model)
{
    learner tagger, parser, labeller;
    if (!jackknife(t) || !learner__init(&tagger, TAGGER_BITS) || !learner__init(&parser, PARSER_BITS) ||
        !learner__init(&labeller, LABELLER_BITS))
        return false;
    train_tagger(t, &tagger, FOLDS, TAGGER_EPOCHS);
    learner__quantize(&tagger, model + TAGGER_AT);
    train_parser(t, &parser);
    learner__quantize(&parser, model + PARSER_AT);
    train_labeller(t, &labeller);
    learner__quantize(&labeller, model + LABELLER_AT);
    learner__free(&tagger);
    learner__free(&parser);
    learner__free(&labeller);
    return true;
}

int main(int argc, char **argv)
{
    trainer t;
    unsigned char *model = calloc(MODEL_BYTES, 1);
    if (argc < 3 || !model || !init(&t, argc - 2, argv + 2) || !train_all(&t, model)) return 1;
    FILE *out = fopen(argv[1], "wb");
    bool ok = out && fwrite(model, 1, MODEL_BYTES, out) == MODEL_BYTES;
    if (out) ok = fclose(out) == 0 && ok;
    arena__free(&t.arena);
    free(model);
    return ok ? 0 : 1;
}
