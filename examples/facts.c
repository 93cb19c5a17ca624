/* The sheet of facts: which values two articles state of the same things. */
#include <claimdiff.h>
#include <stdio.h>
#include <string.h>

static const char *const texts[] = {
    "Nine miners died in the Oakhurst mine on Monday. The mine had 90 workers.",
    "Twelve miners died in the Oakhurst mine on Monday. The mine had 90 workers.",
};

static void print_fact(const claimdiff_report *report, const claimdiff_fact *fact)
{
    printf("%s: %s\n", claimdiff_verdict_string(fact->verdict), fact->label);
    for (size_t i = 0; i < fact->cell_count; i++) {
        const claimdiff_cell *cell = fact->cells[i];
        const char *text =
            claimdiff_article_text(claimdiff_report_article(report, cell->article), NULL);
        printf("    article %zu: %.*s\n", cell->article, (int)(cell->span.end - cell->span.begin),
               text + cell->span.begin);
    }
}

int main(void)
{
    claimdiff_engine_options rules = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine = NULL;
    claimdiff_article *pair[2] = { NULL, NULL };
    claimdiff_report *report = NULL;
    int status = 2;

    rules.model = CLAIMDIFF_NO_MODEL; /* by rules alone, in milliseconds */
    if (claimdiff_engine_new(&engine, &rules, NULL)) goto cleanup;
    for (size_t i = 0; i < 2; i++)
        if (claimdiff_article_new(&pair[i], engine, texts[i], strlen(texts[i]), NULL, NULL))
            goto cleanup;
    if (claimdiff_compare(&report, pair, 2, NULL, NULL)) goto cleanup;
    for (size_t i = 0; i < claimdiff_report_fact_count(report); i++)
        print_fact(report, claimdiff_report_fact(report, i));
    status = 0;
cleanup:
    claimdiff_report_free(report);
    claimdiff_article_free(pair[0]);
    claimdiff_article_free(pair[1]);
    claimdiff_engine_free(engine);
    return status;
}
