#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

claimdiff_engine *fuzz__engine(const char *model, const char *judge)
{
    static claimdiff_engine *engine;
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    options.model = model;
    options.judge = judge;
    if (!engine && claimdiff_engine_new(&engine, &options, NULL)) abort();
    return engine;
}

size_t fuzz__split(const char *text, size_t size, size_t *end)
{
    for (size_t i = 0; i + 3 <= size; i++) {
        if (memcmp(text + i, "\n=\n", 3)) continue;
        *end = i;
        return i + 3;
    }
    return *end = size / 2;
}

/* Every span of a claim lies in the text. */
static void check_claims(const claimdiff_article *article)
{
    size_t length;
    claimdiff_article_text(article, &length);
    for (size_t i = 0; i < claimdiff_article_claim_count(article); i++) {
        const claimdiff_claim *c = claimdiff_article_claim(article, i);
        if (c->span.begin >= c->span.end || c->span.end > length) abort();
        for (size_t k = 0; k < c->quantity_count; k++)
            if (c->quantities[k]->span.end > length) abort();
    }
}

static void compare_pair(const claimdiff_engine *engine, claimdiff_article *pair[2], unsigned bits)
{
    claimdiff_compare_options options = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    claimdiff_report *report;
    char *json;
    options.threads = 1;
    options.any_language = bits & 2;
    options.candidates = bits & 4 ? 2 : 0;
    options.max_pairs = bits & 8 ? 3 : 0;
    if (claimdiff_compare(&report, pair, 2, &options, NULL)) abort();
    if (claimdiff_report_json(&json, NULL, report, NULL)) abort();
    claimdiff_string_free(engine, json);
    claimdiff_report_free(report);
}

void fuzz__compare(const claimdiff_engine *engine, const uint8_t *data, size_t size)
{
    if (!size) return;
    const char *text = (const char *)data + 1;
    size_t end, second = fuzz__split(text, size - 1, &end);
    claimdiff_article *pair[2] = { NULL, NULL };
    claimdiff_article_options options = CLAIMDIFF_ARTICLE_OPTIONS_INIT;
    options.lenient = data[0] & 1;
    options.date = data[0] & 16 ? "2026-05-14" : NULL;
    claimdiff_article_new(&pair[0], engine, text, end, &options, NULL);
    claimdiff_article_new(&pair[1], engine, text + second, size - 1 - second, &options, NULL);
    if (pair[0]) check_claims(pair[0]);
    if (pair[0] && pair[1]) compare_pair(engine, pair, data[0]);
    claimdiff_article_free(pair[0]);
    claimdiff_article_free(pair[1]);
}
