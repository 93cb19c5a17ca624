/* The dump of candidate pairs, with a random network. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <claimdiff.h>

#include "model/weights.h"

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
    if (judge && !weights__are_for_here()) skip();
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

/* A line of the dump: its two claims, and how surely they and others agree. */
typedef struct pair {
    double claim[2]; /* by article */
    double shared, taken;
} pair;

/* The number that follows a key, from the key's place on. */
static double number_after(const char *line, const char *key)
{
    const char *at = strstr(line, key);
    assert_non_null(at);
    return strtod(at + strlen(key), NULL);
}

static pair read_pair(const char *line)
{
    const char *b = strstr(line, ",\"b\":");
    assert_non_null(b);
    const bool turned = number_after(line, "{\"a\":{\"article\":") > 0.5;
    pair p = { .shared = number_after(line, "\"shared\":"),
               .taken = number_after(line, "\"taken\":") };
    p.claim[turned] = number_after(line, "\"claim\":");
    p.claim[!turned] = number_after(b, "\"claim\":");
    const char *verbatim = strstr(line, "\"verbatim\":"), *end = strchr(line, '\n');
    assert_true(verbatim && verbatim < end);
    if (!strncmp(verbatim, "\"verbatim\":true", strlen("\"verbatim\":true"))) p.shared = 12.0;
    return p;
}

/* How surely one of the two agrees with another claim of the other article. */
static void who_agrees_with_others_is_told(void **state)
{
    pair pairs[32];
    size_t count = 0;
    dumped d;
    (void)state;
    open_dump(&d, JUDGE, true);
    for (const char *line = d.text; *line && count < 32; line = strchr(line, '\n') + 1)
        pairs[count++] = read_pair(line);
    assert_in_range(count, 3, 31);
    for (size_t i = 0; i < count; i++) {
        double best = 2.0;
        for (size_t k = 0; k < count; k++) {
            const bool a = fabs(pairs[i].claim[0] - pairs[k].claim[0]) < 0.5;
            const bool b = fabs(pairs[i].claim[1] - pairs[k].claim[1]) < 0.5;
            if (k != i && (a || b)) best = fmax(best, pairs[k].shared);
        }
        assert_true(fabs(pairs[i].taken - best) < 1e-4);
    }
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
        cmocka_unit_test(who_agrees_with_others_is_told),
        cmocka_unit_test(it_takes_no_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
