/* The dump of candidate pairs, with a random network. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include <claimdiff.h>

#define JUDGE "tests/model/data/tiny-judge.cdm"

static const char *const texts[] = {
    "Nine miners died in the Oakhurst mine on Monday, police said. The mine was closed.",
    "Twelve miners died in the Oakhurst mine on Monday. The mine was closed. \"It was dark,\" said "
    "a miner.",
};

typedef struct dumped {
    claimdiff_engine *engine;
    claimdiff_article *pair[2];
    char *text;
} dumped;

static void open_dump(dumped *d, const char *judge, bool all)
{
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    size_t length;
    options.judge = judge;
    assert_int_equal(claimdiff_engine_new(&d->engine, &options, NULL), CLAIMDIFF_OK);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(
            claimdiff_article_new(&d->pair[i], d->engine, texts[i], strlen(texts[i]), NULL, NULL),
            CLAIMDIFF_OK);
    assert_int_equal(claimdiff_pairs_dump(&d->text, &length, d->pair, 2, all, NULL), CLAIMDIFF_OK);
    assert_int_equal(length, strlen(d->text));
}

static void close_dump(dumped *d)
{
    claimdiff_string_free(d->engine, d->text);
    claimdiff_article_free(d->pair[0]);
    claimdiff_article_free(d->pair[1]);
    claimdiff_engine_free(d->engine);
}

static size_t count(const char *text, const char *part)
{
    size_t found = 0;
    while ((text = strstr(text, part)) != NULL) {
        text++;
        found++;
    }
    return found;
}

static void a_line_a_pair(void **state)
{
    dumped d;
    (void)state;
    open_dump(&d, NULL, false);
    assert_int_equal(count(d.text, "\n"), count(d.text, "{\"a\":{\"article\":"));
    assert_int_equal(count(d.text, "\n"), count(d.text, "}\n"));
    assert_non_null(strstr(
        d.text, "\"text\":\"Twelve miners died in the Oakhurst mine on Monday\",\"context\":\"\""));
    assert_non_null(strstr(d.text, "\"text\":\"\\\"It was dark,"));
    assert_non_null(strstr(d.text, "\"features\":{\"min_cover\":"));
    assert_non_null(strstr(d.text, "\"rule\":\"number\""));
    assert_non_null(strstr(d.text, "\"kind\":\"count\"},\"verdict\":\"conflict\"}"));
    assert_non_null(strstr(d.text, "\"verbatim\":true"));
    assert_null(strstr(d.text, "\"there\""));
    close_dump(&d);
}

static void all_but_the_same_words_can_be_asked_about(void **state)
{
    dumped d;
    (void)state;
    open_dump(&d, JUDGE, true);
    size_t verbatim = count(d.text, "\"verbatim\":true");
    assert_int_equal(count(d.text, "\"there\":{\"entailment\":"), count(d.text, "\n") - verbatim);
    assert_int_equal(count(d.text, "\"back\":{\"entailment\":"), count(d.text, "\n") - verbatim);
    close_dump(&d);
}

static void it_takes_no_null(void **state)
{
    dumped d;
    char *text = NULL;
    (void)state;
    open_dump(&d, NULL, false);
    assert_int_equal(claimdiff_pairs_dump(NULL, NULL, d.pair, 2, false, NULL),
                     CLAIMDIFF_ERR_ARGUMENT);
    assert_int_equal(claimdiff_pairs_dump(&text, NULL, NULL, 2, false, NULL),
                     CLAIMDIFF_ERR_ARGUMENT);
    assert_int_equal(claimdiff_pairs_dump(&text, NULL, d.pair, 1, false, NULL),
                     CLAIMDIFF_ERR_TOO_FEW);
    assert_null(text);
    close_dump(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_a_pair),
        cmocka_unit_test(all_but_the_same_words_can_be_asked_about),
        cmocka_unit_test(it_takes_no_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
