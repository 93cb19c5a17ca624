/* Reads an article and prints what each stage made of it; the first byte gives the options. */
#include "fuzz.h"

#include <stdlib.h>

static void look_at(const claimdiff_article *article)
{
    const claimdiff_engine *engine = fuzz__engine(CLAIMDIFF_NO_MODEL, NULL);
    size_t line, column, length;
    for (int stage = CLAIMDIFF_STAGE_SENTENCES; stage <= CLAIMDIFF_STAGE_CLAIMS; stage++) {
        char *dump;
        if (claimdiff_article_dump(&dump, NULL, article, (claimdiff_stage)stage, NULL)) abort();
        claimdiff_string_free(engine, dump);
    }
    claimdiff_article_text(article, &length);
    claimdiff_article_locate(article, length, &line, &column);
    if (claimdiff_article_headline(article).end > length) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    claimdiff_article *article;
    claimdiff_article_options options = CLAIMDIFF_ARTICLE_OPTIONS_INIT;
    if (!size) return 0;
    options.lenient = data[0] & 1;
    options.date = data[0] & 2 ? "2026-05-14" : NULL;
    if (claimdiff_article_new(&article, fuzz__engine(CLAIMDIFF_NO_MODEL, NULL),
                              (const char *)data + 1, size - 1, &options, NULL))
        return 0;
    look_at(article);
    claimdiff_article_free(article);
    return 0;
}
