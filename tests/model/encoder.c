/* Whole models against numbers saved from the reference (train/export/tiny.py),
 * and what must not change them: the build, the batch, the threads. */
#include "fixture.h"
#include <math.h>
#include <pthread.h>
#include "model/model.h"

enum { ROWS = 16, NUMBERS = 32 };

/* The saved rows of one model. */
typedef struct saved {
    char *text;
    model_text first[ROWS], second[ROWS];
    const char *ids[ROWS];
    double numbers[ROWS][NUMBERS];
    size_t count, wide;
} saved;

/* "-0.12 1.5" -> numbers; strtod would ask the locale. */
static size_t parse_numbers(const char *at, const char *end, double *out)
{
    size_t n = 0;
    while (at < end && n < NUMBERS) {
        double sign = *at == '-' ? -1.0 : 1.0, value = 0.0, unit = 1.0;
        for (at += *at == '-'; at < end && *at >= '0' && *at <= '9'; at++) value = value * 10.0 + (*at - '0');
        for (at += at < end && *at == '.'; at < end && *at >= '0' && *at <= '9'; at++) value += (*at - '0') * (unit /= 10.0);
        out[n++] = sign * value;
        while (at < end && *at == ' ') at++;
    }
    return n;
}

static void read_saved(saved *s, const char *path)
{
    size_t size;
    memset(s, 0, sizeof *s);
    s->text = (char *)fixture_read(path, &size);
    for (char *at = s->text; at < s->text + size && s->count < ROWS; s->count++) {
        char *end = memchr(at, '\n', (size_t)(s->text + size - at)), *field[6] = { at };
        for (size_t i = 1; i < 5; i++) field[i] = (char *)memchr(field[i - 1], '\t', (size_t)(end - field[i - 1])) + 1;
        s->first[s->count] = (model_text){ field[1], (size_t)(field[2] - field[1] - 1) };
        s->second[s->count] = (model_text){ field[2], (size_t)(field[3] - field[2] - 1) };
        s->ids[s->count] = field[3];
        field[4][-1] = '\0';
        s->wide = parse_numbers(field[4], end, s->numbers[s->count]);
        at = end + 1;
    }
    assert_true(s->count > 5);
}

static model *opened(const char *path)
{
    model *m = NULL;
    claimdiff_error error = { CLAIMDIFF_OK, 0, 0, "" };
    if (model__open(&m, &memory__default, path, &error)) fail_msg("%s", error.message);
    return m;
}

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

static void check_ids(const model *m, const saved *s)
{
    uint32_t ids[64];
    char line[512];
    for (size_t i = 0; i < s->count; i++) {
        arena a;
        size_t at = 0;
        arena__init(&a, &memory__default);
        size_t n = model__tokens(m, &a, s->first[i], model__judges(m) ? &s->second[i] : NULL, ids);
        assert_in_range(n, 2, model__config(m)->max_tokens);
        for (size_t t = 0; t < n; t++)
            at += (size_t)snprintf(line + at, sizeof line - at, t ? " %u" : "%u", (unsigned)ids[t]);
        assert_string_equal(line, s->ids[i]);
        arena__free(&a);
    }
}

static void test_embeddings_are_those_of_the_reference(void **state)
{
    saved s;
    float out[ROWS * NUMBERS];
    model *m = opened(TINY_BERT);
    (void)state;
    read_saved(&s, "tests/model/data/tiny-bert.tsv");
    assert_int_equal(model__width(m), s.wide);
    assert_false(model__judges(m));
    check_ids(m, &s);
    run(m, &s, out);
    for (size_t i = 0; i < s.count; i++) {
        double cosine = 0.0;
        for (size_t d = 0; d < s.wide; d++) cosine += s.numbers[i][d] * (double)out[i * s.wide + d];
        assert_true(cosine > 0.998);
    }
    free(s.text);
    model__free(m);
}

static void test_logits_are_those_of_the_reference(void **state)
{
    saved s;
    float out[ROWS * NUMBERS];
    model *m = opened(TINY_MPNET);
    (void)state;
    read_saved(&s, "tests/model/data/tiny-mpnet.tsv");
    assert_true(model__judges(m));
    assert_int_equal(model__width(m), 0);
    check_ids(m, &s);
    run(m, &s, out);
    for (size_t i = 0; i < s.count; i++)
        for (size_t l = 0; l < 3; l++) assert_true(fabs((double)out[i * 3 + l] - s.numbers[i][l]) < 0.06);
    free(s.text);
    model__free(m);
}

static void with_models(void (*test)(model *, const saved *))
{
    const char *const paths[][2] = { { TINY_BERT, "tests/model/data/tiny-bert.tsv" },
                                     { TINY_MPNET, "tests/model/data/tiny-mpnet.tsv" } };
    for (size_t i = 0; i < 2; i++) {
        saved s;
        model *m = opened(paths[i][0]);
        read_saved(&s, paths[i][1]);
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
    float plain[ROWS * NUMBERS], other[ROWS * NUMBERS];
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
    float all[ROWS * NUMBERS], one[NUMBERS];
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
    float out[ROWS * NUMBERS];
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
    float one[ROWS * NUMBERS];
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
