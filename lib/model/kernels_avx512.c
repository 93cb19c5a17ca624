/* x86 with AVX-512 and VNNI: vpdpbusd multiplies 64 unsigned activations by
 * signed weights and adds them to 16 sums in one step, exactly. */
#include "kernels.h"

#ifdef KERNELS_X86
#include <immintrin.h>
#include <string.h>

#ifdef __clang__
#pragma clang attribute push(                                                                      \
    __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")
#endif

#define W 16
#define VMAX(a, b) ((vf)_mm512_max_ps((__m512)(a), (__m512)(b)))
#define VMIN(a, b) ((vf)_mm512_min_ps((__m512)(a), (__m512)(b)))
#define KERNELS_NAME avx512
enum { TILE_ROWS = 8, TILE_BLOCKS = 3, KEY_VECTORS = 4 };

/* rows and blocks are constants where this is inlined: 24 sums in registers. */
static inline __attribute__((always_inline)) void tile_of(const int8_t *panel, const uint8_t *x,
                                                          size_t cols, const size_t rows,
                                                          const size_t blocks, int32_t *acc)
{
    __m512i sum[TILE_ROWS][TILE_BLOCKS];
#pragma GCC unroll 8
    for (size_t i = 0; i < rows; i++)
#pragma GCC unroll 3
        for (size_t b = 0; b < blocks; b++) sum[i][b] = _mm512_setzero_si512();
    for (size_t k = 0; k < cols; k += 4) {
        __m512i w[TILE_BLOCKS];
#pragma GCC unroll 3
        for (size_t b = 0; b < blocks; b++) w[b] = _mm512_loadu_si512(panel + (b * cols + k) * 16);
#pragma GCC unroll 8
        for (size_t i = 0; i < rows; i++) {
            int32_t four;
            memcpy(&four, x + i * cols + k, sizeof four);
            const __m512i a = _mm512_set1_epi32(four);
#pragma GCC unroll 3
            for (size_t b = 0; b < blocks; b++) sum[i][b] = _mm512_dpbusd_epi32(sum[i][b], a, w[b]);
        }
    }
#pragma GCC unroll 8
    for (size_t i = 0; i < rows; i++)
#pragma GCC unroll 3
        for (size_t b = 0; b < blocks; b++)
            _mm512_storeu_si512(acc + (i * blocks + b) * 16, sum[i][b]);
}

#define TILE_CASE(rows)                                                                            \
    case rows:                                                                                     \
        if (blocks == 3) tile_of(panel, x, cols, rows, 3, acc);                                    \
        else if (blocks == 2) tile_of(panel, x, cols, rows, 2, acc);                               \
        else tile_of(panel, x, cols, rows, 1, acc);                                                \
        break;

/* acc (rows, 16 * blocks) = x (rows, cols) times a panel of blocks. */
static void tile(const int8_t *panel, const uint8_t *x, size_t cols, size_t rows, size_t blocks,
                 int32_t *acc)
{
    switch (rows) {
        TILE_CASE(1)
        TILE_CASE(2)
        TILE_CASE(3)
        TILE_CASE(4)
        TILE_CASE(5)
        TILE_CASE(6)
        TILE_CASE(7)
        TILE_CASE(8)
    default: break;
    }
}

#include "kernels_impl.h"

#ifdef __clang__
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif
#else
typedef int kernels_avx512_is_not_built;
#endif
