/* Prints every candidate pair of two or more articles with its features, for
 * fitting the relation stage: pairs FILE FILE ... > TSV; with the encoder that
 * CLAIMDIFF_MODEL names, if it does.
 * Columns: article and byte span of a, of b, candidate score, contradiction,
 * its reason, agreement, then the features in the order of relation_feature. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "article/article.h"
#include "engine.h"
#include "judge/relation.h"
#include "pair/index.h"

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
        text = realloc(text, length + got);
        if (!text) break;
        memcpy(text + length, block, got);
        length += got;
    }
    fclose(file);
    if (text && claimdiff_article_new(&article, engine, text, length, NULL, &error))
        fprintf(stderr, "%s: %s\n", path, error.message);
    free(text);
    return article;
}

static void print_side(const corpus *of, size_t bag)
{
    const claim_bag *b = &of->bags[bag];
    printf("%zu\t%zu\t%zu\t", b->article, b->claim->stated.span.begin, b->claim->stated.span.end);
}

static void print_pairs(const corpus *of, const candidate_list *candidates, arena *a)
{
    for (size_t i = 0; i < candidates->count; i++) {
        relation r;
        pair_view p;
        double features[FEATURE_COUNT];
        if (!relation__judge(&r, a, of, &candidates->items[i])) return;
        if (!view__init(&p, a, of, r.a, r.b)) return;
        relation__features(features, &p, &candidates->items[i]);
        print_side(of, r.a);
        print_side(of, r.b);
        printf("%.4f\t%.4f\t%s\t%.4f", candidates->items[i].score, r.contradiction,
               r.contradiction > 0 ? claimdiff_reason_string(r.reason) : "-", r.agreement);
        for (size_t k = 0; k < FEATURE_COUNT; k++) printf("\t%.5f", features[k]);
        puts("");
    }
}

int main(int argc, char **argv)
{
    claimdiff_engine *engine;
    claimdiff_article *articles[16] = { NULL };
    const analysis *analyses[16];
    size_t count = 0;
    arena a;
    corpus of;
    embedding e;
    candidate_list candidates = { 0 };
    claimdiff_options options = CLAIMDIFF_OPTIONS_INIT;
    options.model = getenv("CLAIMDIFF_MODEL");
    if (argc < 3 || argc > 17 || claimdiff_engine_new(&engine, &options, NULL)) return 2;
    for (int i = 1; i < argc; i++) {
        articles[count] = read_article(engine, argv[i]);
        if (!articles[count]) return 2;
        analyses[count] = &articles[count]->analysis;
        count++;
    }
    arena__init(&a, &memory__default);
    if (corpus__init(&of, &a, analyses, count) && embedding__claims(&e, &a, engine->encoder, &of) &&
        index__candidates(&candidates, &a, &of, &e, engine->options.candidates))
        print_pairs(&of, &candidates, &a);
    arena__free(&a);
    for (size_t i = 0; i < count; i++) claimdiff_article_free(articles[i]);
    claimdiff_engine_free(engine);
    return 0;
}
