/* Prints the claims of articles with the features that tell whether they stand alone, for
 * train/standing.py. Arguments: article files. Output, tab separated: a line with the names
 * of the features, then for each claim the file, begin, end and features. */
#include <stdio.h>
#include <stdlib.h>

#include "article.h"
#include "claim/standing.h"

static char *read_file(const char *path, size_t *length)
{
    FILE *in = fopen(path, "rb");
    char *bytes = NULL;
    if (!in) return NULL;
    if (!fseek(in, 0, SEEK_END)) {
        long size = ftell(in);
        rewind(in);
        bytes = size > 0 ? malloc((size_t)size) : NULL;
        *length = bytes ? fread(bytes, 1, (size_t)size, in) : 0;
    }
    fclose(in);
    return bytes;
}

static void print_claims(const char *path, const analysis *in)
{
    for (size_t i = 0; i < in->claims.count; i++) {
        const claim *c = &in->claims.items[i];
        double features[STANDING_COUNT];
        standing__features(features, in, c);
        printf("%s\t%zu\t%zu", path, c->stated.span.begin, c->stated.span.end);
        for (int f = 0; f < STANDING_COUNT; f++) printf("\t%.6g", features[f]);
        putchar('\n');
    }
}

static bool print_article(const claimdiff_engine *engine, const char *path)
{
    size_t length = 0;
    claimdiff_article *article = NULL;
    const claimdiff_article_options options = { .size = sizeof options, .lenient = true };
    char *bytes = read_file(path, &length);
    bool ok = bytes && !claimdiff_article_new(&article, engine, bytes, length, &options, NULL);
    if (ok) print_claims(path, &article->analysis);
    claimdiff_article_free(article);
    free(bytes);
    return ok;
}

int main(int argc, char **argv)
{
    claimdiff_engine *engine;
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    bool ok = true;
    options.model = CLAIMDIFF_NO_MODEL;
    if (claimdiff_engine_new(&engine, &options, NULL)) return 2;
    printf("file\tbegin\tend");
    for (int f = 0; f < STANDING_COUNT; f++)
        printf("\t%s", standing__feature_name((standing_feature)f));
    putchar('\n');
    for (int i = 1; i < argc && ok; i++) ok = print_article(engine, argv[i]);
    claimdiff_engine_free(engine);
    return ok ? 0 : 1;
}
