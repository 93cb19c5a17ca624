/* Pairs that leave the judge that ships on the way: what is reported is what the whole network
 * would report; a judge that no table is fitted to loses none. */
#include "fixture.h"
#include "engine.h"
#include "judge/leaving.h"
#include "pipeline.h"

#define JUDGE "models/judge.cdm"
#define WIDTH 768

enum { CHECKSUM_AT = 24 }; /* model/weights.h */

static const char *const story[2] = { "examples/articles/stadium/gazette.txt",
                                      "examples/articles/stadium/star.txt" };

static void test_the_tables_are_of_the_judge_that_ships(void **state)
{
    (void)state;
    model *judge = fixture_open(JUDGE), *other = fixture_open(TINY_JUDGE);
    const weights_config *c = model__config(judge);
    const leaving_layers layers = leaving__layers(judge), none = leaving__layers(other);
    assert_int_equal(c->width, WIDTH);
    assert_true(layers.first > c->split);
    assert_true(layers.first <= layers.last && layers.last < c->layers);
    assert_int_equal(none.first + none.last, 0);
    model__free(judge);
    model__free(other);
}

/* A small judge that gives itself out for the one that ships. */
static void test_a_file_may_tell_any_checksum(void **state)
{
    (void)state;
    size_t size, whole;
    unsigned char *small = fixture_read(TINY_JUDGE, &size), *judge = fixture_read(JUDGE, &whole);
    const char *build = getenv("BUILD");
    char path[512];
    snprintf(path, sizeof path, "%s/tests/model/leaving.cdm", build ? build : "build");
    memcpy(small + CHECKSUM_AT, judge + CHECKSUM_AT, sizeof(uint64_t));
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(small, 1, size, f), size);
    assert_int_equal(fclose(f), 0);
    model *m = fixture_open(path);
    assert_int_equal(leaving__layers(m).first, 0);
    model__free(m);
    remove(path);
    free(small);
    free(judge);
}

static void test_what_has_more_hope_stays_longer(void **state)
{
    (void)state;
    static const float nothing[WIDTH];
    model *judge = fixture_open(JUDGE);
    const leaving_layers layers = leaving__layers(judge);
    for (size_t after = layers.first; after <= layers.last; after++)
        for (int i = 1; i < 99; i++)
            assert_true(leaving__leaves(0.01 * i, after, nothing) ||
                        !leaving__leaves(0.01 * (i + 1), after, nothing));
    model__free(judge);
}

/* One comparison with pairs that leave, and one without. */
typedef struct twice {
    claimdiff_engine *engine;
    claimdiff_article *articles[2];
    pipeline some, whole;
} twice;

static void pass(void *ctx, const nli_pair *pair, size_t layers, const float *mean)
{
    (void)ctx, (void)pair, (void)layers, (void)mean;
}

static void compare(pipeline *p, const twice *t, const nli_look *look)
{
    const pipeline_task task = { .network = t->engine->judge };
    pipeline__init(p, t->engine, &task);
    p->network.look = look;
    assert_true(pipeline__take(p, t->articles, 2));
    assert_true(pipeline__compare(p, 1, SIZE_MAX));
}

static void open_twice(twice *t)
{
    static const nli_look passing = { pass, NULL };
    claimdiff_engine_options networks = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    networks.model = MINILM;
    networks.judge = JUDGE;
    assert_int_equal(claimdiff_engine_new(&t->engine, &networks, NULL), CLAIMDIFF_OK);
    for (size_t i = 0; i < 2; i++) {
        size_t size;
        unsigned char *bytes = fixture_read(story[i], &size);
        assert_int_equal(claimdiff_article_new(&t->articles[i], t->engine, (const char *)bytes,
                                               size, NULL, NULL),
                         CLAIMDIFF_OK);
        free(bytes);
    }
    compare(&t->some, t, NULL);
    compare(&t->whole, t, &passing);
}

static void close_twice(twice *t)
{
    pipeline__free(&t->some);
    pipeline__free(&t->whole);
    for (size_t i = 0; i < 2; i++) claimdiff_article_free(t->articles[i]);
    claimdiff_engine_free(t->engine);
}

static void test_what_leaves_would_not_be_reported(void **state)
{
    (void)state;
    twice t;
    size_t left = 0, asked = 0;
    open_twice(&t);
    assert_int_equal(t.some.cases.count, t.whole.cases.count);
    for (size_t i = 0; i < t.whole.cases.count; i++) {
        const relation *some = &t.some.relations.items[i], *whole = &t.whole.relations.items[i];
        asked += t.whole.cases.asked[i];
        left += t.whole.cases.asked[i] && !t.some.cases.asked[i];
        assert_true(t.whole.cases.asked[i] || !t.some.cases.asked[i]);
        assert_int_equal(relation__agrees(some), relation__agrees(whole));
        assert_int_equal(relation__contradicts(some), relation__contradicts(whole));
    }
    assert_true(left * 4 > asked);
    close_twice(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_tables_are_of_the_judge_that_ships),
        cmocka_unit_test(test_a_file_may_tell_any_checksum),
        cmocka_unit_test(test_what_has_more_hope_stays_longer),
        cmocka_unit_test(test_what_leaves_would_not_be_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
