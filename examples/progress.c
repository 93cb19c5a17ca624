/* Watching a comparison, and cancelling it: here after the first report of progress. */
#include <claimdiff.h>
#include <stdio.h>
#include <string.h>

static const char *const texts[] = {
    "Nine miners died in the Oakhurst mine on Monday.",
    "Twelve miners died in the Oakhurst mine on Monday.",
};

/* false cancels; ctx is what options.ctx was. */
static bool watch(void *ctx, size_t done, size_t total)
{
    const bool *go_on = ctx;
    if (done == total) puts("done");
    return *go_on;
}

int main(void)
{
    claimdiff_engine_options rules = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_compare_options options = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    claimdiff_engine *engine;
    claimdiff_article *pair[2];
    claimdiff_report *report;
    bool go_on = true;

    rules.model = CLAIMDIFF_NO_MODEL;
    if (claimdiff_engine_new(&engine, &rules, NULL)) return 2;
    for (size_t i = 0; i < 2; i++)
        if (claimdiff_article_new(&pair[i], engine, texts[i], strlen(texts[i]), NULL, NULL))
            return 2;
    options.threads = 2; /* none are started without weights; the report is the same */
    options.progress = watch;
    options.ctx = &go_on;
    puts(claimdiff_status_string(claimdiff_compare(&report, pair, 2, &options, NULL)));
    claimdiff_report_free(report);
    go_on = false;
    puts(claimdiff_status_string(claimdiff_compare(&report, pair, 2, &options, NULL)));
    claimdiff_report_free(report); /* NULL */
    claimdiff_article_free(pair[0]);
    claimdiff_article_free(pair[1]);
    claimdiff_engine_free(engine);
    return 0;
}
