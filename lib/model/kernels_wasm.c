/* WebAssembly with SIMD: i32x4.dot_i16x8 multiplies eight numbers of 16 bits and adds them
 * in pairs, exactly; bytes are widened first, activations once for each block of outputs. */
#include "kernels.h"

#ifdef KERNELS_WASM
#include <string.h>
#include <wasm_simd128.h>

#define W 4
#define VMAX(a, b) ((vf)wasm_f32x4_pmax((v128_t)(b), (v128_t)(a)))
#define VMIN(a, b) ((vf)wasm_f32x4_pmin((v128_t)(b), (v128_t)(a)))
#define KERNELS_NAME wasm
enum { TILE_ROWS = 3, TILE_BLOCKS = 1, KEY_VECTORS = 2 };

/* acc (rows, 16) = x (rows, cols) times one block of 16 outputs. */
static void tile(const int8_t *panel, const uint8_t *x, size_t cols, size_t rows, size_t blocks,
                 int32_t *acc);

#include "kernels_impl.h"

enum { PIECE = 512, HALVES = 4 }; /* columns widened at a time; vectors of sums of 8 outputs */

/* Adds the products of count columns for 8 of the 16 outputs: in each vector two sums of one
 * output and two of the next. */
static inline __attribute__((always_inline)) void
add_half(const int8_t *w, int16_t (*x)[PIECE], size_t count, v128_t (*sum)[HALVES])
{
    v128_t s[TILE_ROWS][HALVES];
    memcpy(s, sum, sizeof s);
    for (size_t k = 0; k < count; k += 4, w += 64) {
        v128_t a[TILE_ROWS];
#pragma GCC unroll 3
        for (size_t i = 0; i < TILE_ROWS; i++) a[i] = wasm_v128_load64_splat(x[i] + k);
#pragma GCC unroll 4
        for (size_t n = 0; n < HALVES; n++) {
            const v128_t b = wasm_i16x8_load8x8(w + n * 8);
#pragma GCC unroll 3
            for (size_t i = 0; i < TILE_ROWS; i++)
                s[i][n] = wasm_i32x4_add(s[i][n], wasm_i32x4_dot_i16x8(a[i], b));
        }
    }
    memcpy(sum, s, sizeof s);
}

static void widen(const uint8_t *x, size_t count, int16_t *to)
{
    for (size_t n = 0; n < count; n += 8) wasm_v128_store(to + n, wasm_u16x8_load8x8(x + n));
}

/* Rows that the tile lacks are computed as its first one and left out. */
static void tile(const int8_t *panel, const uint8_t *x, size_t cols, size_t rows, size_t blocks,
                 int32_t *acc)
{
    int16_t part[TILE_ROWS][PIECE];
    v128_t sum[2][TILE_ROWS][HALVES];
    (void)blocks;
    memset(sum, 0, sizeof sum);
    for (size_t k = 0; k < cols; k += PIECE) {
        const size_t count = cols - k < PIECE ? cols - k : PIECE;
        for (size_t i = 0; i < TILE_ROWS; i++)
            widen(x + (i < rows ? i : 0) * cols + k, count, part[i]);
        for (size_t half = 0; half < 2; half++)
            add_half(panel + k * 16 + half * 32, part, count, sum[half]);
    }
    for (size_t i = 0; i < rows; i++) {
        for (size_t n = 0; n < 2 * HALVES; n += 2) {
            const v128_t *two = sum[n / HALVES][i] + n % HALVES;
            const v128_t even = wasm_i32x4_shuffle(two[0], two[1], 0, 2, 4, 6);
            const v128_t odd = wasm_i32x4_shuffle(two[0], two[1], 1, 3, 5, 7);
            wasm_v128_store(acc + i * 16 + n * 2, wasm_i32x4_add(even, odd));
        }
    }
}
#else
typedef int kernels_wasm_is_not_built;
#endif
