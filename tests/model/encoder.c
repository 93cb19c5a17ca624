/* Whole models against numbers saved from the reference (train/export/tiny.py),
 * and what must not change them: the build, the batch, the threads. */
#include "fixture.h"
#include <math.h>
#include <pthread.h>
#include "model/model.h"

enum { WIDE = 32 };

static void run(const model *m, const saved *s, float *out)
{
    arena a;
    arena__init(&a, &memory__default);
    if (model__judges(m))
        assert_true(model__classify(m, &a, s->first, s->second, s->count, out));
    else
        assert_true(model__embed(m, &a, s->first, s->count, out));
    arena__free(&a);
}

static void test_embeddings_are_those_of_the_reference(void **state)
{
    static saved s;
    float out[SAVED_ROWS * WIDE];
    model *m = fixture_open(TINY_BERT);
    (void)state;
    fixture_saved(&s, "tests/model/data/tiny-bert.tsv");
    assert_int_equal(model__width(m), s.wide);
    assert_false(model__judges(m));
    fixture_check_ids(m, &s);
    run(m, &s, out);
    for (size_t i = 0; i < s.count; i++) {
        double cosine = 0.0;
        for (size_t d = 0; d < s.wide; d++) cosine += (double)s.numbers[i][d] * (double)out[i * s.wide + d];
        assert_true(cosine > 0.998);
    }
    free(s.text);
    model__free(m);
}

static void test_logits_are_those_of_the_reference(void **state)
{
    static saved s;
    float out[SAVED_ROWS * WIDE];
    model *m = fixture_open(TINY_MPNET);
    (void)state;
    fixture_saved(&s, "tests/model/data/tiny-mpnet.tsv");
    assert_true(model__judges(m));
    assert_int_equal(model__width(m), 0);
    fixture_check_ids(m, &s);
    run(m, &s, out);
    for (size_t i = 0; i < s.count; i++)
        for (size_t l = 0; l < 3; l++) assert_true(fabs((double)out[i * 3 + l] - (double)s.numbers[i][l]) < 0.06);
    free(s.text);
    model__free(m);
}

static void with_models(void (*test)(model *, const saved *))
{
    const char *const paths[][2] = { { TINY_BERT, "tests/model/data/tiny-bert.tsv" },
                                     { TINY_MPNET, "tests/model/data/tiny-mpnet.tsv" } };
    for (size_t i = 0; i < 2; i++) {
        static saved s;
        model *m = fixture_open(paths[i][0]);
        fixture_saved(&s, paths[i][1]);
        test(m, &s);
        free(s.text);
        model__free(m);
    }
}

static size_t wide_of(const model *m)
{
    return model__judges(m) ? 3 : model__width(m);
}

static void compare_builds(model *m, const saved *s)
{
    const kernels *list[KERNELS_MAX];
    float plain[SAVED_ROWS * WIDE], other[SAVED_ROWS * WIDE];
    kernels__list(list);
    model__use(m, &kernels__plain);
    run(m, s, plain);
    for (size_t n = 0; n < KERNELS_MAX && list[n]; n++) {
        model__use(m, list[n]);
        run(m, s, other);
        assert_memory_equal(plain, other, s->count * wide_of(m) * sizeof *plain);
    }
}

static void test_every_build_gives_the_same_bits(void **state)
{
    (void)state;
    with_models(compare_builds);
}

static void compare_batches(model *m, const saved *s)
{
    float all[SAVED_ROWS * WIDE], one[WIDE];
    const size_t wide = wide_of(m);
    run(m, s, all);
    for (size_t i = 0; i < s->count; i++) {
        arena a;
        arena__init(&a, &memory__default);
        if (model__judges(m))
            assert_true(model__classify(m, &a, s->first + i, s->second + i, 1, one));
        else
            assert_true(model__embed(m, &a, s->first + i, 1, one));
        assert_memory_equal(one, all + i * wide, wide * sizeof *one);
        arena__free(&a);
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
    float out[SAVED_ROWS * WIDE];
} job;

static void *work(void *arg)
{
    job *j = arg;
    for (size_t i = 0; i < 5; i++) {
        arena a;
        arena__init(&a, &memory__default);
        bool good = model__judges(j->m) ? model__classify(j->m, &a, j->s->first, j->s->second, j->s->count, j->out)
                                        : model__embed(j->m, &a, j->s->first, j->s->count, j->out);
        arena__free(&a);
        if (!good) return NULL;
    }
    return arg;
}

static void compare_threads(model *m, const saved *s)
{
    enum { THREADS = 8 };
    static job jobs[THREADS];
    pthread_t threads[THREADS];
    float one[SAVED_ROWS * WIDE];
    run(m, s, one);
    for (size_t i = 0; i < THREADS; i++) {
        jobs[i].m = m;
        jobs[i].s = s;
        assert_int_equal(pthread_create(&threads[i], NULL, work, &jobs[i]), 0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        void *good;
        pthread_join(threads[i], &good);
        assert_non_null(good);
        assert_memory_equal(jobs[i].out, one, s->count * wide_of(m) * sizeof *one);
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

static void test_out_of_memory_leaks_nothing(void **state)
{
    const model_text text = { "Nine miners died on Monday.", 27 };
    bool done = false;
    (void)state;
    for (size_t n = 0; n < 500 && !done; n++) {
        budget b = { n, 0 };
        claimdiff_allocator allocator = { budget_malloc, budget_realloc, budget_free, &b };
        claimdiff_error error;
        float logits[3];
        model *m;
        arena a;
        arena__init(&a, &allocator);
        claimdiff_status status = model__open(&m, &allocator, TINY_MPNET, &error);
        if (status) {
            assert_int_equal(status, CLAIMDIFF_ERR_MEMORY);
            assert_null(m);
        } else {
            done = model__classify(m, &a, &text, &text, 1, logits);
        }
        arena__free(&a);
        model__free(m);
        assert_int_equal(b.live, 0);
    }
    assert_true(done);
}

static void test_a_missing_file_is_an_error(void **state)
{
    const char *const paths[] = { "tests/model/data/none.cdm", "tests/model/data", "tests/model/fixture.h", "" };
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        model *m;
        claimdiff_error error;
        assert_int_equal(model__open(&m, &memory__default, paths[i], &error), CLAIMDIFF_ERR_MODEL);
        assert_int_equal(error.status, CLAIMDIFF_ERR_MODEL);
        assert_null(m);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_embeddings_are_those_of_the_reference),
        cmocka_unit_test(test_logits_are_those_of_the_reference),
        cmocka_unit_test(test_every_build_gives_the_same_bits),
        cmocka_unit_test(test_a_batch_gives_what_single_texts_give),
        cmocka_unit_test(test_eight_threads_share_a_model),
        cmocka_unit_test(test_out_of_memory_leaks_nothing),
        cmocka_unit_test(test_a_missing_file_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
