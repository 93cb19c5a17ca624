/* x86 with AVX2 and AVX-VNNI, as processors of laptops have it: vpdpbusd multiplies 32
 * unsigned activations by signed weights and adds them to 8 sums in one step, exactly. */
#include "kernels.h"

#ifdef KERNELS_AVXVNNI
#include <immintrin.h>
#include <string.h>

#ifdef __clang__
#pragma clang attribute push(__attribute__((target("avx2,avxvnni"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,avxvnni")
#endif

#define W 8
#define VMAX(a, b) ((vf)_mm256_max_ps((__m256)(a), (__m256)(b)))
#define VMIN(a, b) ((vf)_mm256_min_ps((__m256)(a), (__m256)(b)))
#define KERNELS_NAME avxvnni
enum { TILE_ROWS = 6, TILE_BLOCKS = 1, KEY_VECTORS = 2 };

static inline __m256i load_weights(const int8_t *p)
{
    return _mm256_loadu_si256((const __m256i *)(const void *)p);
}

/* rows is a constant where this is inlined: 12 sums in registers. */
static inline __attribute__((always_inline)) void
tile_of(const int8_t *panel, const uint8_t *x, size_t cols, const size_t rows, int32_t *acc)
{
    __m256i sum[TILE_ROWS][2];
#pragma GCC unroll 6
    for (size_t i = 0; i < rows; i++) sum[i][0] = sum[i][1] = _mm256_setzero_si256();
    for (size_t k = 0; k < cols; k += 4) {
        const __m256i low = load_weights(panel + k * 16), high = load_weights(panel + k * 16 + 32);
#pragma GCC unroll 6
        for (size_t i = 0; i < rows; i++) {
            int32_t four;
            memcpy(&four, x + i * cols + k, sizeof four);
            const __m256i a = _mm256_set1_epi32(four);
            sum[i][0] = _mm256_dpbusd_avx_epi32(sum[i][0], a, low);
            sum[i][1] = _mm256_dpbusd_avx_epi32(sum[i][1], a, high);
        }
    }
#pragma GCC unroll 6
    for (size_t i = 0; i < rows; i++) {
        _mm256_storeu_si256((__m256i *)(void *)(acc + i * 16), sum[i][0]);
        _mm256_storeu_si256((__m256i *)(void *)(acc + i * 16 + 8), sum[i][1]);
    }
}

/* acc (rows, 16) = x (rows, cols) times one block. */
static void tile(const int8_t *panel, const uint8_t *x, size_t cols, size_t rows, size_t blocks,
                 int32_t *acc)
{
    (void)blocks;
    switch (rows) {
    case 1: tile_of(panel, x, cols, 1, acc); break;
    case 2: tile_of(panel, x, cols, 2, acc); break;
    case 3: tile_of(panel, x, cols, 3, acc); break;
    case 4: tile_of(panel, x, cols, 4, acc); break;
    case 5: tile_of(panel, x, cols, 5, acc); break;
    case 6: tile_of(panel, x, cols, 6, acc); break;
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
typedef int kernels_avxvnni_is_not_built;
#endif
