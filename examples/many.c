/* Many articles, named as arguments: for each fact who states which value, the conflicts first. */
#include <claimdiff.h>
#include <stdio.h>

enum { MOST = 64 };

/* The article in a file; NULL: it could not be read, which is said. */
static claimdiff_article *read_article(const claimdiff_engine *engine, const char *name)
{
    static char text[1 << 20];
    claimdiff_article_options options = CLAIMDIFF_ARTICLE_OPTIONS_INIT;
    claimdiff_article *article = NULL;
    claimdiff_error error;
    FILE *file = fopen(name, "rb");
    if (!file) {
        perror(name);
        return NULL;
    }
    const size_t length = fread(text, 1, sizeof text, file);
    fclose(file);
    options.name = name;
    if (claimdiff_article_new(&article, engine, text, length, &options, &error))
        fprintf(stderr, "%s: %s\n", name, error.message);
    return article;
}

static void print_fact(const claimdiff_report *report, const claimdiff_fact *fact)
{
    printf("%s: %s\n", claimdiff_verdict_string(fact->verdict), fact->label);
    for (size_t i = 0; i < fact->cell_count; i++) {
        const claimdiff_cell *cell = fact->cells[i];
        const claimdiff_article *article = claimdiff_report_article(report, cell->article);
        const char *text = claimdiff_article_text(article, NULL);
        printf("    %s: %.*s\n", claimdiff_article_name(article),
               (int)(cell->span.end - cell->span.begin), text + cell->span.begin);
    }
}

int main(int argc, char **argv)
{
    claimdiff_engine_options rules = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    claimdiff_article *articles[MOST];
    claimdiff_report *report = NULL;
    size_t count = 0;
    int status = 2;

    rules.model = CLAIMDIFF_NO_MODEL; /* without this line the weights are used */
    if (argc - 1 > MOST || claimdiff_engine_new(&engine, &rules, NULL)) return 2;
    for (; count < (size_t)argc - 1; count++) {
        articles[count] = read_article(engine, argv[count + 1]);
        if (!articles[count]) goto cleanup;
    }
    if (claimdiff_compare(&report, articles, count, NULL, NULL)) goto cleanup;
    for (size_t i = 0; i < claimdiff_report_fact_count(report); i++)
        print_fact(report, claimdiff_report_fact(report, i));
    status = 0;
cleanup:
    claimdiff_report_free(report);
    while (count) claimdiff_article_free(articles[--count]);
    claimdiff_engine_free(engine);
    return status;
}
