/* Candidate pairs of texts that stand alone, without a judge: reads lines of premise TAB
 * hypothesis, writes for each the pairs of their claims (docs/dump.md, --dump=pairs),
 * premise first, and an empty line. With the encoder that CLAIMDIFF_MODEL names, if it
 * does. For train/ and the scripts here. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pairs.h"

#define LINE_BYTES 65536

static bool write_pairs(str *out, const claimdiff_engine *engine, claimdiff_article *const pair[2])
{
    const pipeline_task task = { .directed = true };
    pipeline p;
    pipeline__init(&p, engine, &task);
    bool done = pipeline__take(&p, pair, 2) && pipeline__compare(&p, 1, SIZE_MAX) &&
                pairs__write(out, &p);
    pipeline__free(&p);
    return done && !out->failed;
}

/* A passage that cannot be read has no pairs. */
static bool print_pairs(const claimdiff_engine *engine, const char *premise, const char *hypothesis)
{
    claimdiff_article *pair[2] = { NULL, NULL };
    bool done = true;
    str out;
    str__init(&out, &engine->allocator);
    if (!article__new_passage(&pair[0], engine, premise, strlen(premise), 0, NULL) &&
        !article__new_passage(&pair[1], engine, hypothesis, strlen(hypothesis), 1, NULL))
        done = write_pairs(&out, engine, pair);
    puts(done && out.bytes ? out.bytes : "");
    str__free(&out);
    claimdiff_article_free(pair[0]);
    claimdiff_article_free(pair[1]);
    return done;
}

int main(void)
{
    static char line[LINE_BYTES];
    claimdiff_engine *engine;
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    const char *path = getenv("CLAIMDIFF_MODEL");
    bool good = true;
    options.model = path && *path ? path : CLAIMDIFF_NO_MODEL;
    options.judge = CLAIMDIFF_NO_MODEL;
    if (claimdiff_engine_new(&engine, &options, NULL)) return 2;
    while (good && fgets(line, sizeof line, stdin)) {
        char *tab = strchr(line, '\t');
        line[strcspn(line, "\r\n")] = '\0';
        if (tab) *tab = '\0';
        good = tab && print_pairs(engine, line, tab + 1);
    }
    claimdiff_engine_free(engine);
    return good ? 0 : 2;
}
