/* Prints candidate pairs with their features, for fitting and measuring the
 * relation stage, with the encoder that CLAIMDIFF_MODEL names and the judge that
 * CLAIMDIFF_JUDGE names, if they do:
 *
 *   pairs FILE FILE ... > TSV     the candidate pairs of two or more articles
 *   pairs < TSV > TSV             a line of premise TAB hypothesis each; the
 *                                 likest pair of claims, or an empty line
 *   pairs --judge < TSV > TSV     the same input; probabilities of entailment,
 *                                 neutral, contradiction, and the features of
 *                                 the claim of the hypothesis that is least
 *                                 like the premise, or only the former
 *
 * Columns: article and byte span of a, of b, candidate score, contradiction,
 * its reason, agreement, then the features in the order of relation_feature, what
 * the network was asked (0, 1 or 2 ways), then what events have in common. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "article.h"
#include "engine.h"
#include "judge/judge.h"
#include "pair/event.h"
#include "pair/index.h"

#define ARTICLES_MAX 16
#define LINE_BYTES 65536

typedef struct pairing {
    arena arena;
    corpus of;
    embedding embedding;
    event_list events;
    candidate_list candidates;
} pairing;

static claimdiff_article *read_article(const claimdiff_engine *engine, const char *path)
{
    claimdiff_article *article = NULL;
    claimdiff_error error;
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    size_t length = 0, got;
    char block[4096];
    if (!file) return NULL;
    while ((got = fread(block, 1, sizeof block, file)) > 0) {
        char *grown = realloc(text, length + got);
        if (!grown) break;
        text = grown;
        memcpy(text + length, block, got);
        length += got;
    }
    fclose(file);
    if (text && claimdiff_article_new(&article, engine, text, length, NULL, &error))
        fprintf(stderr, "%s: %s\n", path, error.message);
    free(text);
    return article;
}

static bool find_pairs(pairing *p, const claimdiff_engine *engine, const analysis *const *analyses, size_t count)
{
    memset(p, 0, sizeof *p);
    arena__init(&p->arena, &memory__default);
    return corpus__init(&p->of, &p->arena, analyses, count) &&
           embedding__claims(&p->embedding, &p->arena, engine->encoder, &p->of) &&
           event__find(&p->events, &p->arena, &p->of) &&
           index__candidates(&p->candidates, &p->arena, &p->of, &p->embedding, engine->options.candidates);
}

static void print_side(const corpus *of, size_t bag)
{
    const claim_bag *b = &of->bags[bag];
    printf("%zu\t%zu\t%zu\t", b->article, b->claim->stated.span.begin, b->claim->stated.span.end);
}

static void print_case(const pairing *p, const judge_cases *all, size_t i, bool network)
{
    relation r;
    const relation_case *c = &all->items[i];
    relation__close(&r, c, network);
    print_side(&p->of, r.a);
    print_side(&p->of, r.b);
    printf("%.4f\t%.4f\t%s\t%.4f", c->pair.score, r.contradiction,
           r.contradiction > 0 ? claimdiff_reason_string(r.reason) : "-", r.agreement);
    for (size_t k = 0; k < FEATURE_COUNT; k++) printf("\t%.5f", c->features[k]);
    printf("\t%d", all->asked[i] + all->again[i]);
    event_likeness e = event__compare(&p->events, r.a, r.b);
    printf("\t%.4f\t%.4f\t%.0f\t%.0f", e.shared, e.apart, e.dates, e.values);
}

static bool weigh(judge_cases *out, pairing *p, const model *network, bool directed)
{
    return judge__weigh(out, &p->arena, &(judge_task){ &p->of, &p->candidates, network, directed });
}

static int print_articles(const claimdiff_engine *engine, char **paths, size_t count)
{
    claimdiff_article *articles[ARTICLES_MAX] = { NULL };
    const analysis *analyses[ARTICLES_MAX];
    pairing p;
    int status = 0;
    for (size_t i = 0; i < count && !status; i++) {
        articles[i] = read_article(engine, paths[i]);
        if (articles[i]) analyses[i] = &articles[i]->analysis;
        else status = 2;
    }
    if (!status) {
        judge_cases all = { 0 };
        if (!find_pairs(&p, engine, analyses, count) || !weigh(&all, &p, engine->judge, false)) status = 2;
        for (size_t i = 0; i < all.count && !status; i++) {
            print_case(&p, &all, i, engine->judge != NULL);
            puts("");
        }
        arena__free(&p.arena);
    }
    for (size_t i = 0; i < count; i++) claimdiff_article_free(articles[i]);
    return status;
}

static void print_passages(const claimdiff_engine *engine, const char *premise, const char *hypothesis)
{
    claimdiff_article *pair[2] = { NULL, NULL };
    pairing p;
    if (!article__new_passage(&pair[0], engine, premise, strlen(premise), 0, NULL) &&
        !article__new_passage(&pair[1], engine, hypothesis, strlen(hypothesis), 1, NULL)) {
        const analysis *analyses[2] = { &pair[0]->analysis, &pair[1]->analysis };
        judge_cases all = { 0 };
        size_t best = 0;
        if (find_pairs(&p, engine, analyses, 2) && weigh(&all, &p, NULL, true))
            for (size_t i = 1; i < all.count; i++)
                if (all.items[i].pair.score > all.items[best].pair.score) best = i;
        if (all.count) print_case(&p, &all, best, false);
        arena__free(&p.arena);
    }
    puts("");
    claimdiff_article_free(pair[0]);
    claimdiff_article_free(pair[1]);
}

/* The claim of the hypothesis whose best counterpart is the least like it. */
static const relation_case *weakest(const judge_cases *all)
{
    const relation_case *found = NULL;
    for (size_t i = 0; i < all->count; i++) {
        const candidate *c = &all->items[i].pair;
        bool best = true;
        for (size_t k = 0; k < all->count && best; k++)
            best = all->items[k].pair.b != c->b || all->items[k].pair.score <= c->score;
        if (best && (!found || c->score < found->pair.score)) found = &all->items[i];
    }
    return found;
}

static void print_judged(const claimdiff_engine *engine, const char *premise, const char *hypothesis)
{
    claimdiff_article *pair[2] = { NULL, NULL };
    claimdiff_judgement j = { 0 };
    pairing p;
    claimdiff_judge(&j, engine, premise, strlen(premise), hypothesis, strlen(hypothesis), NULL);
    for (size_t k = 0; k < 3; k++) printf("%s%.5f", k ? "\t" : "", j.probability[k]);
    if (!article__new_passage(&pair[0], engine, premise, strlen(premise), 0, NULL) &&
        !article__new_passage(&pair[1], engine, hypothesis, strlen(hypothesis), 1, NULL)) {
        const analysis *analyses[2] = { &pair[0]->analysis, &pair[1]->analysis };
        judge_cases all = { 0 };
        const relation_case *c = NULL;
        if (find_pairs(&p, engine, analyses, 2) && weigh(&all, &p, NULL, true)) c = weakest(&all);
        if (c) {
            double features[FEATURE_COUNT];
            relation__passage_features(features, c);
            for (size_t k = 0; k < FEATURE_COUNT; k++) printf("\t%.5f", features[k]);
        }
        arena__free(&p.arena);
    }
    puts("");
    claimdiff_article_free(pair[0]);
    claimdiff_article_free(pair[1]);
}

typedef void printer(const claimdiff_engine *engine, const char *premise, const char *hypothesis);

static int print_lines(const claimdiff_engine *engine, printer *print)
{
    static char line[LINE_BYTES];
    while (fgets(line, sizeof line, stdin)) {
        char *tab = strchr(line, '\t');
        line[strcspn(line, "\r\n")] = '\0';
        if (!tab) return 2;
        *tab = '\0';
        print(engine, line, tab + 1);
    }
    return 0;
}

int main(int argc, char **argv)
{
    claimdiff_engine *engine;
    claimdiff_options options = CLAIMDIFF_OPTIONS_INIT;
    const char *path = getenv("CLAIMDIFF_MODEL");
    bool judge = argc == 2 && !strcmp(argv[1], "--judge");
    const char *judge_path = getenv("CLAIMDIFF_JUDGE");
    options.model = path && *path ? path : NULL;
    options.judge = judge_path && *judge_path ? judge_path : NULL;
    if ((argc == 2 && !judge) || argc > 1 + ARTICLES_MAX || claimdiff_engine_new(&engine, &options, NULL)) return 2;
    int status = argc > 2 ? print_articles(engine, argv + 1, (size_t)argc - 1)
                          : print_lines(engine, judge ? print_judged : print_passages);
    claimdiff_engine_free(engine);
    return status;
}
