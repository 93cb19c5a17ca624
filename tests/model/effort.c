/* Fast effort, with the networks that ship: the judge is asked about fewer pairs, and what it is
 * not asked about comes to no agreement. */
#include <claimdiff.h>

#include "fixture.h"

#define JUDGE "models/judge.cdm"

static const char *const stories[2][2] = {
    { "examples/articles/ferry/courier.txt", "examples/articles/ferry/herald.txt" },
    { "examples/articles/stadium/gazette.txt", "examples/articles/stadium/star.txt" },
};

/* Of a comparison; which claims agree with one of the other article. */
typedef struct outcome {
    size_t unasked, additions;
    bool agrees[2][64];
} outcome;

static claimdiff_article *read_article(const claimdiff_engine *engine, const char *path)
{
    claimdiff_article *article;
    size_t size;
    unsigned char *bytes = fixture_read(path, &size);
    assert_int_equal(
        claimdiff_article_new(&article, engine, (const char *)bytes, size, NULL, NULL),
        CLAIMDIFF_OK);
    free(bytes);
    return article;
}

static outcome outcome_of(const claimdiff_report *report)
{
    outcome out = { .unasked = claimdiff_report_limits(report)->pairs_unasked };
    for (size_t i = 0; i < claimdiff_report_finding_count(report); i++) {
        const claimdiff_finding *f = claimdiff_report_finding(report, i);
        out.additions += f->kind == CLAIMDIFF_KIND_ADDITION;
        for (size_t k = 0; f->kind == CLAIMDIFF_KIND_AGREEMENT && k < f->side_count; k++) {
            assert_true(f->sides[k]->index < 64);
            out.agrees[f->sides[k]->article][f->sides[k]->index] = true;
        }
    }
    return out;
}

static outcome compare(const claimdiff_engine *engine, const char *const paths[2],
                       claimdiff_effort effort)
{
    claimdiff_compare_options options = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    claimdiff_article *pair[2] = { read_article(engine, paths[0]),
                                   read_article(engine, paths[1]) };
    claimdiff_report *report;
    options.effort = effort;
    assert_int_equal(claimdiff_compare(&report, pair, 2, &options, NULL), CLAIMDIFF_OK);
    const outcome out = outcome_of(report);
    claimdiff_report_free(report);
    for (size_t i = 0; i < 2; i++) claimdiff_article_free(pair[i]);
    return out;
}

static void check_story(const claimdiff_engine *engine, const char *const paths[2])
{
    const outcome full = compare(engine, paths, CLAIMDIFF_EFFORT_FULL),
                  fast = compare(engine, paths, CLAIMDIFF_EFFORT_FAST);
    size_t agreeing = 0;
    assert_int_equal(full.unasked, 0);
    assert_true(fast.unasked > 0);
    assert_true(fast.additions >= full.additions);
    for (size_t article = 0; article < 2; article++)
        for (size_t claim = 0; claim < 64; claim++) {
            agreeing += fast.agrees[article][claim];
            assert_true(full.agrees[article][claim] || !fast.agrees[article][claim]);
        }
    assert_true(agreeing > 0);
}

static void fast_finds_some_of_what_full_does(void **state)
{
    (void)state;
    claimdiff_engine_options networks = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    networks.model = MINILM;
    networks.judge = JUDGE;
    assert_int_equal(claimdiff_engine_new(&engine, &networks, NULL), CLAIMDIFF_OK);
    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) check_story(engine, stories[i]);
    claimdiff_engine_free(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(fast_finds_some_of_what_full_does) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
