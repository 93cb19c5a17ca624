/* x86 with AMX: tdpbusd multiplies 16 rows of 64 unsigned activations by 16 rows of 64
 * signed weights and adds them to 16 x 16 sums in one step, exactly; the blocks of a weights
 * file lie as it wants them. All else is as with AVX-512. The registers are laid out for a
 * number of rows, which takes as long as a product of 16 rows: once for all whole tiles of
 * 32 rows, once for the rest. */
#include "kernels.h"

#ifdef KERNELS_AMX
#include <immintrin.h>
#include <string.h>

#ifdef __clang__
#pragma clang attribute push(                                                                      \
    __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,amx-tile,amx-int8"))),              \
    apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx512f,avx512bw,avx512vl,avx512dq,amx-tile,amx-int8")
#endif

#define W 16
#define VMAX(a, b) ((vf)_mm512_max_ps((__m512)(a), (__m512)(b)))
#define VMIN(a, b) ((vf)_mm512_min_ps((__m512)(a), (__m512)(b)))
#define KERNELS_NAME amx
#define KERNELS_OWN_PRODUCT
enum { TILE_ROWS = 32, TILE_BLOCKS = 2, KEY_VECTORS = 4, STEP = 64, HALF = 16 };

static void product(const weights_matrix *m, const kernels_rows *x, kernels_after after, float *y);

#include "kernels_impl.h"

/* Compilers do not see that the instructions read memory. */
#define WRITTEN() __asm__ volatile("" ::: "memory")

/* Registers 0 to 3: sums of the first and the second 16 rows, each by two blocks; 4 and 5:
 * activations of those rows; 6 and 7: weights of the blocks. */
static void lay_out(size_t rows)
{
    struct {
        uint8_t palette, start, zero[14];
        uint16_t bytes[16];
        uint8_t rows[16];
    } layout = { .palette = 1 };
    const size_t upper = rows < HALF ? rows : HALF, lower = rows - upper;
    const size_t of[8] = { upper, upper, lower, lower, upper, lower, HALF, HALF };
    for (size_t i = 0; i < 8; i++) {
        layout.rows[i] = (uint8_t)of[i];
        layout.bytes[i] = of[i] ? STEP : 0;
    }
    WRITTEN();
    _tile_loadconfig(&layout);
}

/* What is multiplied: activations with `stride` bytes from row to row, and of two blocks of
 * weights, `apart` bytes from each other, 64 columns. */
typedef struct factors {
    const uint8_t *x;
    size_t stride;
    const int8_t *weights;
    size_t apart;
} factors;

static inline void add_products(factors f, bool tall, bool wide)
{
    _tile_loadd(4, f.x, f.stride);
    _tile_loadd(6, f.weights, STEP);
    _tile_dpbusd(0, 4, 6);
    if (tall) {
        _tile_loadd(5, f.x + HALF * f.stride, f.stride);
        _tile_dpbusd(2, 5, 6);
    }
    if (!wide) return;
    _tile_loadd(7, f.weights + f.apart, STEP);
    _tile_dpbusd(1, 4, 7);
    if (tall) _tile_dpbusd(3, 5, 7);
}

/* The last columns, fewer than 64, with zeros behind them. */
static void add_rest(factors f, size_t rows, size_t blocks, size_t cols)
{
    uint8_t x[TILE_ROWS * STEP] = { 0 };
    int8_t w[TILE_BLOCKS * HALF * STEP] = { 0 };
    for (size_t i = 0; i < rows; i++) memcpy(x + i * STEP, f.x + i * f.stride, cols);
    for (size_t b = 0; b < blocks; b++)
        memcpy(w + b * HALF * STEP, f.weights + b * f.apart, cols * HALF);
    WRITTEN();
    add_products((factors){ x, STEP, w, HALF * STEP }, rows > HALF, blocks > 1);
}

static void store_sums(int32_t *acc, bool tall, bool wide)
{
    const size_t row = (wide ? 2 : 1) * HALF;
    _tile_stored(0, acc, row * sizeof *acc);
    if (wide) _tile_stored(1, acc + HALF, row * sizeof *acc);
    if (!tall) return;
    _tile_stored(2, acc + HALF * row, row * sizeof *acc);
    if (wide) _tile_stored(3, acc + HALF * row + HALF, row * sizeof *acc);
}

/* acc (rows, 16 * blocks) = x (rows, cols) times a panel of blocks. */
static void tile(const int8_t *panel, const uint8_t *x, size_t cols, size_t rows, size_t blocks,
                 int32_t *acc)
{
    const bool tall = rows > HALF, wide = blocks > 1;
    factors f = { x, cols, panel, cols * HALF };
    _tile_zero(0);
    if (wide) _tile_zero(1);
    if (tall) _tile_zero(2);
    if (tall && wide) _tile_zero(3);
    for (size_t k = 0; k + STEP <= cols; k += STEP, f.x += STEP, f.weights += STEP * HALF)
        add_products(f, tall, wide);
    if (cols % STEP) add_rest(f, rows, blocks, cols % STEP);
    store_sums(acc, tall, wide);
}

/* All outputs of the rows begin .. end - 1, so many in a tile. */
static void multiply(const weights_matrix *m, const kernels_rows *x, place at, kernels_after after,
                     float *y)
{
    int32_t acc[TILE_ROWS * TILE_BLOCKS * LANES];
    const size_t blocks = m->rows / LANES, end = at.row + at.rows;
    const size_t rows = at.rows < TILE_ROWS ? at.rows : TILE_ROWS;
    lay_out(rows);
    for (size_t b = 0; b < blocks; b += TILE_BLOCKS) {
        const size_t wide = blocks - b < TILE_BLOCKS ? blocks - b : TILE_BLOCKS;
        const int8_t *panel = m->data + b * LANES * m->cols;
        for (size_t row = at.row; row < end; row += rows) {
            tile(panel, x->bytes + row * m->cols, m->cols, rows, wide, acc);
            finish_tile(m, x, acc, (place){ row, rows, b * LANES, wide * LANES }, after, y);
        }
    }
}

static void product(const weights_matrix *m, const kernels_rows *x, kernels_after after, float *y)
{
    const size_t rest = x->rows % TILE_ROWS, whole = x->rows - rest;
    if (whole) multiply(m, x, (place){ 0, whole, 0, 0 }, after, y);
    if (rest) multiply(m, x, (place){ whole, rest, 0, 0 }, after, y);
    _tile_release();
}

#ifdef __clang__
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif
#else
typedef int kernels_amx_is_not_built;
#endif
