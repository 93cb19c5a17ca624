/* tests/corpus/claims.txt: a text and the claims it makes. */
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

#include "claimdiff.h"

#define LINE_BYTES 2048

static claimdiff_engine *engine;

/* "source | negative | words", the first two where there is something to say. */
static void describe(const claimdiff_article *article, const claimdiff_claim *c, char *out,
                     size_t size)
{
    const char *text = claimdiff_article_text(article, NULL);
    int n = 0;
    if (c->source.end > c->source.begin)
        n += snprintf(out, size, "%.*s | ", (int)(c->source.end - c->source.begin),
                      text + c->source.begin);
    if (c->polarity != CLAIMDIFF_POLARITY_POSITIVE)
        n += snprintf(out + n, size - (size_t)n, "negative | ");
    if (c->modality != CLAIMDIFF_MODALITY_ASSERTED)
        n += snprintf(out + n, size - (size_t)n, "%s | ", claimdiff_modality_string(c->modality));
    snprintf(out + n, size - (size_t)n, "%.*s", (int)(c->span.end - c->span.begin),
             text + c->span.begin);
}

/* The next line that is no comment; false at the end of the file. */
static bool read_line(FILE *file, char *line)
{
    do {
        if (!fgets(line, LINE_BYTES, file)) return false;
        line[strcspn(line, "\r\n")] = '\0';
    } while (line[0] == '#');
    return true;
}

/* Reads the expected lines of a case and compares them; says what differs. */
static bool check_claims(FILE *file, const claimdiff_article *article, const char *name)
{
    char line[LINE_BYTES], got[LINE_BYTES];
    size_t i = 0;
    bool good = true;
    while (read_line(file, line) && line[0]) {
        const claimdiff_claim *c = claimdiff_article_claim(article, i++);
        if (c) describe(article, c, got, sizeof got);
        if (!strcmp(line, "*") && !c) continue;
        if (c && !strcmp(line, got)) continue;
        print_error("%s\n  expected %s\n  got      %s\n", name, line, c ? got : "no more");
        good = false;
    }
    for (; i < claimdiff_article_claim_count(article); i++, good = false) {
        describe(article, claimdiff_article_claim(article, i), got, sizeof got);
        print_error("%s\n  too much %s\n", name, got);
    }
    return good;
}

/* A name and a text; "\n" in it becomes a line end. */
static bool read_case(FILE *file, char *name, char *text)
{
    do {
        if (!read_line(file, name)) return false;
    } while (!name[0]);
    if (!read_line(file, text)) return false;
    for (char *p = text; (p = strstr(p, "\\n")) != NULL;) p[0] = ' ', p[1] = '\n';
    return true;
}

static void texts_make_the_claims_written(void **state)
{
    (void)state;
    char name[LINE_BYTES], text[LINE_BYTES];
    int cases = 0, wrong = 0;
    FILE *file = fopen("tests/corpus/claims.txt", "r");
    assert_non_null(file);
    assert_int_equal(claimdiff_engine_new(&engine, NULL, NULL), CLAIMDIFF_OK);
    for (; read_case(file, name, text); cases++) {
        claimdiff_article *article;
        assert_int_equal(claimdiff_article_new(&article, engine, text, strlen(text), NULL, NULL),
                         CLAIMDIFF_OK);
        wrong += !check_claims(file, article, name);
        claimdiff_article_free(article);
    }
    fclose(file);
    claimdiff_engine_free(engine);
    assert_true(cases >= 25);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(texts_make_the_claims_written) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
