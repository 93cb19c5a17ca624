/* Every build of the arithmetic against plain loops, at odd sizes, and against
 * the plain build bit for bit. */
#include "fixture.h"
#include <math.h>
#include "model/kernels.h"

enum { ROWS = 21, WIDE = 96, DEEP = 208 };

static float input[ROWS * DEEP];

static void fill(float *x, size_t count, uint32_t seed)
{
    for (size_t i = 0; i < count; i++) x[i] = 3.0f * fixture_float(&seed) * fixture_float(&seed);
}

static kernels_rows quantized(const kernels *k, size_t rows, size_t cols)
{
    static uint8_t bytes[ROWS * DEEP];
    static float scales[ROWS];
    static int32_t zeros[ROWS];
    kernels_rows out = { bytes, scales, zeros, rows, cols };
    k->quantize(input, &out);
    return out;
}

static void test_quantize_is_within_half_a_step(void **state)
{
    const kernels *list[KERNELS_MAX];
    (void)state;
    kernels__list(list);
    fill(input, ROWS * DEEP, 1);
    for (size_t n = 0; n < KERNELS_MAX && list[n]; n++) {
        kernels_rows q = quantized(list[n], ROWS, DEEP);
        for (size_t i = 0; i < ROWS * DEEP; i++) {
            float back = q.scales[i / DEEP] * (float)((int)q.bytes[i] - q.zeros[i / DEEP]);
            assert_true(fabsf(back - input[i]) <= q.scales[i / DEEP] * 1.001f);
        }
    }
}

static void test_quantize_takes_any_float(void **state)
{
    const float strange[] = { 0.0f, 1e38f, -1e38f, INFINITY, -INFINITY, NAN, 1e-40f };
    const kernels *list[KERNELS_MAX];
    (void)state;
    kernels__list(list);
    for (size_t n = 0; n < KERNELS_MAX && list[n]; n++) {
        for (size_t i = 0; i < 7; i++) {
            for (size_t d = 0; d < 32; d++) input[d] = d % 3 ? strange[i] : (float)d;
            kernels_rows q = quantized(list[n], 1, 32);
            assert_in_range(q.zeros[0], 0, 255);
        }
    }
}

/* A matrix of random bytes in the blocked layout. */
static int8_t blocked[WIDE * DEEP];
static float scales[WIDE], bias[WIDE];
static int32_t sums[WIDE];

static weights_matrix matrix(size_t rows, size_t cols, uint32_t seed)
{
    memset(sums, 0, sizeof sums);
    for (size_t r = 0; r < rows; r++) {
        scales[r] = 0.01f + fabsf(fixture_float(&seed)) * 0.02f;
        bias[r] = fixture_float(&seed);
        for (size_t c = 0; c < cols; c++) {
            int8_t v = (int8_t)((int)(fixture_random(&seed) % 255) - 127);
            if (r % 5 == 0) v = v < 0 ? -127 : 127;
            blocked[((r / 16 * cols / 4 + c / 4) * 16 + r % 16) * 4 + c % 4] = v;
            sums[r] += v;
        }
    }
    return (weights_matrix){ blocked, scales, sums, bias, rows, cols };
}

static double expected(const weights_matrix *m, const kernels_rows *q, size_t row, size_t out)
{
    int32_t sum = 0;
    for (size_t c = 0; c < m->cols; c++)
        sum += m->data[((out / 16 * m->cols / 4 + c / 4) * 16 + out % 16) * 4 + c % 4] *
               ((int)q->bytes[row * m->cols + c] - q->zeros[row]);
    return (double)sum * (double)m->scales[out] * (double)q->scales[row] + (double)m->bias[out];
}

static void check_product(const kernels *k, size_t rows, size_t outs, size_t cols)
{
    static float y[3][ROWS * WIDE];
    weights_matrix m = matrix(outs, cols, (uint32_t)(rows + outs + cols));
    fill(input, rows * cols, (uint32_t)rows);
    if (rows > 1) memset(input, 0, cols * sizeof *input);
    kernels_rows q = quantized(k, rows, cols);
    fill(y[2], rows * outs, 9);
    float before = y[2][rows * outs - 1];
    k->product(&m, &q, KERNELS_STORE, y[0]);
    k->product(&m, &q, KERNELS_GELU, y[1]);
    k->product(&m, &q, KERNELS_ADD, y[2]);
    for (size_t i = 0; i < rows * outs; i++) {
        double want = expected(&m, &q, i / outs, i % outs), near = 1e-5 * (fabs(want) + 1.0);
        assert_true(fabs((double)y[0][i] - want) < near);
        assert_true(fabs((double)y[1][i] - 0.5 * want * (1.0 + erf(want * 0.7071067811865476))) <
                    4e-5 * (1.0 + fabs(want)));
    }
    double last = expected(&m, &q, rows - 1, outs - 1);
    assert_true(fabs((double)y[2][rows * outs - 1] - last - (double)before) <
                1e-5 * (fabs(last) + 1.0));
}

static void test_product_equals_plain_loops(void **state)
{
    const kernels *list[KERNELS_MAX];
    (void)state;
    kernels__list(list);
    for (size_t n = 0; n < KERNELS_MAX && list[n]; n++)
        for (size_t rows = 1; rows <= ROWS; rows++)
            for (size_t outs = 16; outs <= WIDE; outs += 16)
                check_product(list[n], rows, outs, 16 + 16 * (rows * 7 % 13));
}

static void test_norm_equals_plain_loops(void **state)
{
    const kernels *list[KERNELS_MAX];
    weights_norm norm = { scales, bias };
    (void)state;
    kernels__list(list);
    matrix(WIDE, 16, 3);
    for (size_t n = 0; n < KERNELS_MAX && list[n]; n++) {
        for (size_t width = 16; width <= WIDE; width += 16) {
            float x[3 * WIDE];
            fill(input, 3 * width, 4);
            memcpy(x, input, 3 * width * sizeof *x);
            list[n]->norm(&norm, 1e-5f, x, 3, width);
            double mean = 0.0, square = 0.0;
            for (size_t d = 0; d < width; d++) mean += (double)input[2 * width + d] / (double)width;
            for (size_t d = 0; d < width; d++)
                square += pow((double)input[2 * width + d] - mean, 2.0) / (double)width;
            for (size_t d = 0; d < width; d++) {
                double want = ((double)input[2 * width + d] - mean) / sqrt(square + 1e-5) *
                                  (double)scales[d] +
                              (double)bias[d];
                assert_true(fabs((double)x[2 * width + d] - want) < 1e-5);
            }
        }
    }
}

enum { TOKENS = 19, WIDTH = 32, HEADS = 2, REACH = 3 };

static double plain_score(const float *qkv, const float *relative, size_t head, size_t i, size_t j)
{
    double sum = 0.0;
    ptrdiff_t far = (ptrdiff_t)j - (ptrdiff_t)i;
    for (size_t d = 0; d < 16; d++)
        sum += (double)qkv[i * 3 * WIDTH + head * 16 + d] *
               (double)qkv[j * 3 * WIDTH + WIDTH + head * 16 + d];
    if (far > REACH) far = REACH;
    if (far < -REACH) far = -REACH;
    return sum +
           (relative ? (double)relative[(ptrdiff_t)(head * (2 * REACH + 1)) + far + REACH] : 0.0);
}

static void check_attention(const kernels *k, size_t tokens, const float *relative)
{
    static float qkv[TOKENS * 3 * WIDTH], out[TOKENS * WIDTH], scratch[32 * 36];
    fill(qkv, tokens * 3 * WIDTH, (uint32_t)tokens);
    const kernels_piece all = { qkv, tokens, true };
    kernels_attention job = { &all, 1, relative, out, scratch, WIDTH, HEADS, REACH };
    k->attention(&job);
    for (size_t i = 0; i < tokens; i++) {
        for (size_t d = 0; d < WIDTH; d++) {
            double sum = 0.0, want = 0.0;
            for (size_t j = 0; j < tokens; j++) {
                double e = exp(plain_score(qkv, relative, d / 16, i, j));
                sum += e;
                want += e * (double)qkv[j * 3 * WIDTH + 2 * WIDTH + d];
            }
            assert_true(fabs((double)out[i * WIDTH + d] - want / sum) < 2e-5);
        }
    }
}

/* The pieces of a sequence may lie anywhere, and queries that are not asked change nothing of
 * those that are. */
static void check_pieces(const kernels *k, size_t tokens, size_t dropped)
{
    static float qkv[TOKENS * 3 * WIDTH], apart[TOKENS * 3 * WIDTH], all[TOKENS * WIDTH],
        some[TOKENS * WIDTH], relative[HEADS * (2 * REACH + 1)], scratch[32 * 36];
    const size_t row = 3 * WIDTH, rest = tokens - dropped - 1;
    fill(qkv, tokens * row, (uint32_t)tokens);
    fill(relative, sizeof relative / sizeof *relative, 8);
    memcpy(apart, qkv + (1 + dropped) * row, rest * row * sizeof *qkv);
    memcpy(apart + rest * row, qkv, (1 + dropped) * row * sizeof *qkv);
    const float *front = apart + rest * row;
    const kernels_piece whole = { qkv, tokens, true },
                        pieces[] = { { front, 1, true }, { front, 0, true },
                                     { front + row, dropped, false }, { apart, rest, true } };
    kernels_attention job = { &whole, 1, relative, all, scratch, WIDTH, HEADS, REACH };
    k->attention(&job);
    job.pieces = pieces;
    job.piece_count = 4;
    job.out = some;
    k->attention(&job);
    assert_memory_equal(some, all, WIDTH * sizeof *some);
    assert_memory_equal(some + WIDTH, all + (1 + dropped) * WIDTH, rest * WIDTH * sizeof *some);
}

static void test_attention_is_the_same_in_pieces(void **state)
{
    const kernels *list[KERNELS_MAX];
    (void)state;
    kernels__list(list);
    for (size_t n = 0; n < KERNELS_MAX && list[n]; n++)
        for (size_t tokens = 1; tokens <= TOKENS; tokens++)
            for (size_t dropped = 0; dropped < tokens; dropped++)
                check_pieces(list[n], tokens, dropped);
}

static void test_attention_equals_plain_loops(void **state)
{
    const kernels *list[KERNELS_MAX];
    float relative[HEADS * (2 * REACH + 1)];
    (void)state;
    kernels__list(list);
    fill(relative, sizeof relative / sizeof *relative, 8);
    assert_true(kernels__attention_scratch(TOKENS, 16) <= 32 * 36);
    for (size_t n = 0; n < KERNELS_MAX && list[n]; n++) {
        for (size_t tokens = 1; tokens <= TOKENS; tokens++) {
            check_attention(list[n], tokens, NULL);
            check_attention(list[n], tokens, relative);
        }
    }
}

static void test_tanh_is_near(void **state)
{
    const kernels *list[KERNELS_MAX];
    (void)state;
    kernels__list(list);
    for (size_t n = 0; n < KERNELS_MAX && list[n]; n++) {
        float x[64];
        for (size_t i = 0; i < 64; i++) x[i] = ((float)i - 32.0f) * 0.4f;
        list[n]->tanh(x, 64);
        for (size_t i = 0; i < 64; i++)
            assert_true(fabs((double)x[i] - tanh(((double)i - 32.0) * (double)0.4f)) < 5e-7);
    }
}

/* Everything a build computes, in one array. */
static size_t everything(const kernels *k, float *out)
{
    static float scratch[32 * 36];
    const size_t rows = 13, cols = 96;
    weights_matrix m = matrix(WIDE, cols, 17);
    weights_norm norm = { scales, bias };
    float *at = out;
    fill(input, rows * cols, 5);
    kernels_rows q = quantized(k, rows, cols);
    for (size_t i = 0; i < rows * cols; i++) *at++ = (float)q.bytes[i];
    for (kernels_after after = KERNELS_STORE; after <= KERNELS_GELU; after++, at += rows * WIDE)
        k->product(&m, &q, after, at);
    k->norm(&norm, 1e-12f, at - rows * WIDE, rows, WIDE);
    const kernels_piece all = { at - rows * WIDE, rows, true };
    kernels_attention job = { &all, 1, NULL, at, scratch, WIDTH, HEADS, 0 };
    k->attention(&job);
    at += rows * WIDTH;
    memcpy(at, input, rows * cols * sizeof *at);
    k->tanh(at, rows * cols);
    return (size_t)(at - out) + rows * cols;
}

static void test_builds_agree_bit_for_bit(void **state)
{
    static float plain[8000], other[8000];
    const kernels *list[KERNELS_MAX];
    (void)state;
    kernels__list(list);
    size_t count = everything(&kernels__plain, plain);
    assert_true(count <= 8000);
    for (size_t n = 0; n < KERNELS_MAX && list[n]; n++) {
        assert_int_equal(everything(list[n], other), count);
        assert_memory_equal(plain, other, count * sizeof *plain);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quantize_is_within_half_a_step),
        cmocka_unit_test(test_quantize_takes_any_float),
        cmocka_unit_test(test_product_equals_plain_loops),
        cmocka_unit_test(test_norm_equals_plain_loops),
        cmocka_unit_test(test_attention_equals_plain_loops),
        cmocka_unit_test(test_attention_is_the_same_in_pieces),
        cmocka_unit_test(test_tanh_is_near),
        cmocka_unit_test(test_builds_agree_bit_for_bit),
    };
    tiles__ask();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
