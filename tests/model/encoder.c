/* Whole models against numbers saved from the reference (train/export/tiny.py),
 * and what must not change them: the build, the batch, the threads. */
#include "fixture.h"
#include <math.h>
#include <pthread.h>
#include "model/model.h"

enum { WIDE = 32 };

/* What a model says of saved rows: logits if it judges, embeddings if it embeds. */
typedef struct results {
    float logits[SAVED_ROWS * MODEL_OUTPUTS];
    float rows[SAVED_ROWS * WIDE];
} results;

/* The pairs of count rows, of sides in a row. */
static bool judge(const model *m, arena *a, const model_side *sides, size_t count, float *logits)
{
    model_pair pairs[SAVED_ROWS];
    model_state read[2 * SAVED_ROWS];
    memset(pairs, 0, sizeof pairs);
    for (size_t i = 0; i < 2 * count; i++) pairs[i / 2].sides[i % 2] = &read[i];
    return model__read(m, a, sides, 2 * count, read) &&
           model__judge(m, a, pairs, count, NULL, logits);
}

/* Rows at .. at + count. False when out of memory. */
static bool run(const model *m, const saved *s, size_t at, size_t count, results *out)
{
    arena a;
    memset(out, 0, sizeof *out);
    arena__init(&a, &memory__default);
    bool good = !model__judges(m) || judge(m, &a, s->sides + 2 * at, count, out->logits);
    if (good && model__width(m)) good = model__embed(m, &a, s->claims + at, count, out->rows);
    arena__free(&a);
    return good;
}

static void with_models(void (*test)(model *, const saved *))
{
    const char *const paths[][2] = { { TINY_BERT, "tests/model/data/tiny-bert.tsv" },
                                     { TINY_JUDGE, "tests/model/data/tiny-judge.tsv" },
                                     { TINY_DEEP, "tests/model/data/tiny-deep.tsv" },
                                     { TINY_BOTH, "tests/model/data/tiny-both.tsv" } };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        static saved s;
        model *m = fixture_open(paths[i][0]);
        fixture_saved(&s, paths[i][1]);
        test(m, &s);
        free(s.text);
        model__free(m);
    }
}

static void test_what_a_model_does_is_known(void **state)
{
    const struct {
        const char *path;
        size_t width;
        bool judges;
    } models[] = { { TINY_BERT, WIDE, false }, { TINY_JUDGE, 0, true }, { TINY_BOTH, WIDE, true } };
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        model *m = fixture_open(models[i].path);
        assert_int_equal(model__width(m), models[i].width);
        assert_int_equal(model__judges(m), models[i].judges);
        model__free(m);
    }
}

/* Eight bits on a width of 32 are coarse: a logit may be off by a tenth, but not
 * many of them (measured: 0.069 at most, 0.015 on average). */
static void check_logits(const saved *s, const float *logits)
{
    double sum = 0.0;
    for (size_t i = 0; i < s->count * MODEL_OUTPUTS; i++) {
        double off =
            fabs((double)logits[i] - (double)s->numbers[i / MODEL_OUTPUTS][i % MODEL_OUTPUTS]);
        assert_true(off < 0.1);
        sum += off;
    }
    assert_true(sum / (double)(s->count * MODEL_OUTPUTS) < 0.02);
}

/* The embeddings stand behind the logits, if there are any. */
static void check_embeddings(const saved *s, const float *rows, size_t skipped)
{
    for (size_t i = 0; i < s->count; i++) {
        double cosine = 0.0;
        for (size_t d = 0; d < WIDE; d++)
            cosine += (double)s->numbers[i][skipped + d] * (double)rows[i * WIDE + d];
        assert_true(cosine > 0.998);
    }
}

static void compare_to_reference(model *m, const saved *s)
{
    results out;
    const size_t outputs = model__judges(m) ? MODEL_OUTPUTS : 0;
    assert_int_equal(s->wide, outputs + model__width(m));
    fixture_check_ids(m, s);
    assert_true(run(m, s, 0, s->count, &out));
    if (model__judges(m)) check_logits(s, out.logits);
    if (model__width(m)) check_embeddings(s, out.rows, outputs);
}

static void test_numbers_are_those_of_the_reference(void **state)
{
    (void)state;
    with_models(compare_to_reference);
}

static void compare_builds(model *m, const saved *s)
{
    const kernels *list[KERNELS_MAX];
    results plain, other;
    kernels__list(list);
    model__use(m, &kernels__plain);
    assert_true(run(m, s, 0, s->count, &plain));
    for (size_t n = 0; n < KERNELS_MAX && list[n]; n++) {
        model__use(m, list[n]);
        assert_true(run(m, s, 0, s->count, &other));
        assert_memory_equal(&plain, &other, sizeof plain);
    }
}

static void test_every_build_gives_the_same_bits(void **state)
{
    (void)state;
    with_models(compare_builds);
}

static void compare_batches(model *m, const saved *s)
{
    results all, one;
    assert_true(run(m, s, 0, s->count, &all));
    for (size_t i = 0; i < s->count; i++) {
        assert_true(run(m, s, i, 1, &one));
        assert_memory_equal(one.logits, all.logits + i * MODEL_OUTPUTS,
                            MODEL_OUTPUTS * sizeof *one.logits);
        assert_memory_equal(one.rows, all.rows + i * WIDE, WIDE * sizeof *one.rows);
    }
}

static void test_a_batch_gives_what_single_texts_give(void **state)
{
    (void)state;
    with_models(compare_batches);
}

typedef struct job {
    const model *m;
    const saved *s;
    results out;
} job;

static void *work(void *arg)
{
    job *j = arg;
    for (size_t i = 0; i < 5; i++)
        if (!run(j->m, j->s, 0, j->s->count, &j->out)) return NULL;
    return arg;
}

static void compare_threads(model *m, const saved *s)
{
    enum { THREADS = 8 };
    static job jobs[THREADS];
    pthread_t threads[THREADS];
    results one;
    assert_true(run(m, s, 0, s->count, &one));
    for (size_t i = 0; i < THREADS; i++) {
        jobs[i].m = m;
        jobs[i].s = s;
        assert_int_equal(pthread_create(&threads[i], NULL, work, &jobs[i]), 0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        void *good;
        pthread_join(threads[i], &good);
        assert_non_null(good);
        assert_memory_equal(&jobs[i].out, &one, sizeof one);
    }
}

static void test_eight_threads_share_a_model(void **state)
{
    (void)state;
    with_models(compare_threads);
}

/* An allocator that fails from the n-th request on. */
typedef struct budget {
    size_t left, live;
} budget;

static void *budget_malloc(void *ctx, size_t size)
{
    budget *b = ctx;
    if (!b->left) return NULL;
    b->left--;
    b->live++;
    return malloc(size);
}

static void *budget_realloc(void *ctx, void *p, size_t old, size_t size)
{
    (void)old;
    return ((budget *)ctx)->left ? realloc(p, size) : NULL;
}

static void budget_free(void *ctx, void *p)
{
    if (p) ((budget *)ctx)->live--;
    free(p);
}

static bool judge_and_embed(const model *m, arena *a)
{
    const model_text text = { "Nine miners died on Monday.", 27 };
    const model_side sides[] = { { text, text, text, text }, { .claim = text } };
    float logits[MODEL_OUTPUTS], row[WIDE];
    return judge(m, a, sides, 1, logits) && model__embed(m, a, &text, 1, row) &&
           model__token_count(m, a, text) != SIZE_MAX;
}

static void test_out_of_memory_leaks_nothing(void **state)
{
    bool done = false;
    (void)state;
    for (size_t n = 0; n < 500 && !done; n++) {
        budget b = { n, 0 };
        claimdiff_allocator allocator = { budget_malloc, budget_realloc, budget_free, &b };
        claimdiff_error error;
        model *m;
        arena a;
        arena__init(&a, &allocator);
        claimdiff_status status = model__open(&m, &allocator, TINY_BOTH, false, &error);
        if (status) {
            assert_int_equal(status, CLAIMDIFF_ERR_MEMORY);
            assert_null(m);
        } else {
            done = judge_and_embed(m, &a);
        }
        arena__free(&a);
        model__free(m);
        assert_int_equal(b.live, 0);
    }
    assert_true(done);
}

static void test_a_missing_file_is_an_error(void **state)
{
    const char *const paths[] = { "tests/model/data/none.cdm", "tests/model/data",
                                  "tests/model/fixture.h", "" };
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        model *m;
        claimdiff_error error;
        assert_int_equal(model__open(&m, &memory__default, paths[i], false, &error),
                         CLAIMDIFF_ERR_MODEL);
        assert_int_equal(error.status, CLAIMDIFF_ERR_MODEL);
        assert_null(m);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_a_model_does_is_known),
        cmocka_unit_test(test_numbers_are_those_of_the_reference),
        cmocka_unit_test(test_every_build_gives_the_same_bits),
        cmocka_unit_test(test_a_batch_gives_what_single_texts_give),
        cmocka_unit_test(test_eight_threads_share_a_model),
        cmocka_unit_test(test_out_of_memory_leaks_nothing),
        cmocka_unit_test(test_a_missing_file_is_an_error),
    };
    tiles__ask();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
