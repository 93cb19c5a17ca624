/* Limits of a comparison, by the public interface: what they leave out is told, nothing is said
 * that may be false, and memory does not grow with what is found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <claimdiff.h>

/* Bytes that are in use, and the most that ever were. It has no lock: one thread alone. */
typedef struct meter {
    size_t live, peak;
} meter;

static void *meter_realloc(void *ctx, void *ptr, size_t old_size, size_t size)
{
    meter *m = ctx;
    size_t *block = ptr ? (size_t *)ptr - 2 : NULL;
    (void)old_size;
    if (block) m->live -= *block;
    block = realloc(block, size + 2 * sizeof *block);
    if (!block) abort();
    *block = size;
    m->live += size;
    if (m->live > m->peak) m->peak = m->live;
    return block + 2;
}

static void *meter_malloc(void *ctx, size_t size)
{
    return meter_realloc(ctx, NULL, 0, size);
}

static void meter_free(void *ctx, void *ptr)
{
    size_t *block = ptr ? (size_t *)ptr - 2 : NULL;
    if (block) ((meter *)ctx)->live -= *block;
    free(block);
}

static claimdiff_report *compare(claimdiff_article *pair[2], const claimdiff_engine *engine,
                                 const char *a, const char *b)
{
    const char *const texts[2] = { a, b };
    claimdiff_compare_options alone = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    claimdiff_report *report;
    alone.threads = 1;
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(
            claimdiff_article_new(&pair[i], engine, texts[i], strlen(texts[i]), NULL, NULL),
            CLAIMDIFF_OK);
    assert_int_equal(claimdiff_compare(&report, pair, 2, &alone, NULL), CLAIMDIFF_OK);
    return report;
}

static void drop(claimdiff_report *report, claimdiff_article *pair[2])
{
    claimdiff_report_free(report);
    for (size_t i = 0; i < 2; i++) claimdiff_article_free(pair[i]);
}

/* The text of so many pieces. To be freed. */
static char *repeat(const char *piece, size_t count)
{
    const size_t size = strlen(piece);
    char *text = malloc(size * count + 1);
    assert_non_null(text);
    for (size_t i = 0; i < count; i++) memcpy(text + i * size, piece, size);
    text[size * count] = '\0';
    return text;
}

/* More claims than a search goes through: some of them are found, and it is told. */
static void a_sentence_said_a_thousand_times_is_agreed_with(void **state)
{
    (void)state;
    char *text = repeat("The mayor closed the bridge on Monday.\n", 1100);
    claimdiff_engine *engine;
    claimdiff_article *pair[2];
    size_t agreements = 0;
    assert_int_equal(claimdiff_engine_new(&engine, NULL, NULL), CLAIMDIFF_OK);
    claimdiff_report *report = compare(pair, engine, text, text);
    for (size_t i = 0; i < claimdiff_report_finding_count(report); i++) {
        const claimdiff_finding *f = claimdiff_report_finding(report, i);
        agreements += f->kind == CLAIMDIFF_KIND_AGREEMENT;
        assert_string_not_equal(f->explanation, "No other article says so.");
    }
    assert_true(agreements > 0);
    assert_true(claimdiff_report_limits(report)->searches_cut > 0);
    drop(report, pair);
    claimdiff_engine_free(engine);
    free(text);
}

static void figures_beyond_the_limit_are_left_out_and_told(void **state)
{
    (void)state;
    char *list = repeat("12 boats, 14 cars and ", 60);
    char text[2048];
    claimdiff_engine *engine;
    claimdiff_article *pair[2];
    snprintf(text, sizeof text, "The storm destroyed %s3 houses.", list);
    assert_int_equal(claimdiff_engine_new(&engine, NULL, NULL), CLAIMDIFF_OK);
    claimdiff_report *report = compare(pair, engine, text, text);
    assert_true(claimdiff_report_limits(report)->values_cut > 0);
    for (size_t i = 0; i < claimdiff_article_claim_count(pair[0]); i++)
        assert_in_range(claimdiff_article_claim(pair[0], i)->quantity_count, 0, 32);
    drop(report, pair);
    claimdiff_engine_free(engine);
    free(list);
}

/* "111...1" and "222...2" of 320 digits are more than a double holds. */
static void figures_without_end_are_no_figures(void **state)
{
    (void)state;
    char *ones = repeat("1", 320), *twos = repeat("2", 320), texts[2][512];
    claimdiff_engine *engine;
    claimdiff_article *pair[2];
    snprintf(texts[0], sizeof texts[0], "The bank lost %s dollars on Monday.", ones);
    snprintf(texts[1], sizeof texts[1], "The bank lost %s dollars on Monday.", twos);
    assert_int_equal(claimdiff_engine_new(&engine, NULL, NULL), CLAIMDIFF_OK);
    claimdiff_report *report = compare(pair, engine, texts[0], texts[1]);
    assert_int_equal(claimdiff_article_claim(pair[0], 0)->quantity_count, 0);
    for (size_t i = 0; i < claimdiff_report_fact_count(report); i++)
        assert_int_not_equal(claimdiff_report_fact(report, i)->kind, CLAIMDIFF_VALUE_MONEY);
    drop(report, pair);
    claimdiff_engine_free(engine);
    free(ones);
    free(twos);
}

/* ---- with networks, of which the tests have tiny ones ----------------------------- */

/* The most memory that comparing the texts takes. */
static size_t peak_of(const char *a, const char *b)
{
    meter m = { 0, 0 };
    const claimdiff_allocator allocator = { meter_malloc, meter_realloc, meter_free, &m };
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    claimdiff_article *pair[2];
    options.allocator = &allocator;
    options.model = "tests/model/data/tiny-bert.cdm";
    options.judge = "tests/model/data/tiny-judge.cdm";
    assert_int_equal(claimdiff_engine_new(&engine, &options, NULL), CLAIMDIFF_OK);
    drop(compare(pair, engine, a, b), pair);
    claimdiff_engine_free(engine);
    assert_int_equal(m.live, 0);
    return m.peak;
}

static void memory_grows_with_the_claims_not_with_their_pairs(void **state)
{
    (void)state;
    char *texts[2][2];
    size_t peaks[2];
    for (size_t i = 0, claims = 40; i < 2; i++, claims *= 2) {
        texts[i][0] = repeat("The owner of the mill moved the bridge near the road.\n", claims);
        texts[i][1] = repeat("The owner of the mill did not move the bridge at all.\n", claims);
        peaks[i] = peak_of(texts[i][0], texts[i][1]);
        free(texts[i][0]);
        free(texts[i][1]);
    }
    assert_true(peaks[1] < 2 * peaks[0] + peaks[0] / 2);
}

/* What stands in the lead is told with each claim. */
static void a_long_word_is_not_copied_into_each_context(void **state)
{
    (void)state;
    enum { WORD = 1 << 18, CLAIMS = 60 };
    char *word = repeat("x", WORD);
    char *claims = repeat("Police said nine people were hurt.\n", CLAIMS);
    char *text = malloc(WORD + CLAIMS * 64);
    assert_non_null(text);
    sprintf(text, "The %s storm closed the bridge on Monday.\n%s", word, claims);
    const size_t plain = peak_of(claims, claims), with_word = peak_of(text, claims);
    assert_true(with_word < plain + 16 * (size_t)WORD);
    free(text);
    free(claims);
    free(word);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_said_a_thousand_times_is_agreed_with),
        cmocka_unit_test(figures_beyond_the_limit_are_left_out_and_told),
        cmocka_unit_test(figures_without_end_are_no_figures),
        cmocka_unit_test(memory_grows_with_the_claims_not_with_their_pairs),
        cmocka_unit_test(a_long_word_is_not_copied_into_each_context),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
