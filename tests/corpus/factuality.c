/* tests/corpus/factuality.txt: polarity and modality of one claim. */
#include "claims.h"

#include "claimdiff.h"

/* The first claim, or the first with the word in it; NULL: there is none. */
static const claimdiff_claim *claim_with(const claimdiff_article *article, const char *text,
                                         const char *word)
{
    for (size_t i = 0; i < claimdiff_article_claim_count(article); i++) {
        const claimdiff_claim *c = claimdiff_article_claim(article, i);
        const char *at = word ? strstr(text + c->span.begin, word) : text;
        if (at && (!word || (size_t)(at - text) < c->span.end)) return c;
    }
    return NULL;
}

static bool check(char **fields, size_t count)
{
    claimdiff_engine *engine;
    claimdiff_article *article;
    assert_true(count == 3 || count == 4);
    assert_int_equal(claimdiff_engine_new(&engine, NULL, NULL), CLAIMDIFF_OK);
    assert_int_equal(
        claimdiff_article_new(&article, engine, fields[0], strlen(fields[0]), NULL, NULL),
        CLAIMDIFF_OK);
    const claimdiff_claim *c = claim_with(article, fields[0], count > 3 ? fields[3] : NULL);
    bool ok = c && !strcmp(claimdiff_polarity_string(c->polarity), fields[1]) &&
              !strcmp(claimdiff_modality_string(c->modality), fields[2]);
    if (!ok)
        print_error("got %s %s\n", c ? claimdiff_polarity_string(c->polarity) : "no claim",
                    c ? claimdiff_modality_string(c->modality) : "");
    claimdiff_article_free(article);
    claimdiff_engine_free(engine);
    return ok;
}

static void claims_are_as_factual_as_written(void **state)
{
    (void)state;
    each_case("tests/corpus/factuality.txt", check);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(claims_are_as_factual_as_written) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
