/* x86 with AVX2: vpmaddubsw adds two products in 16 bits and would saturate
 * on unsigned activations; with |activation - 128| and the sign moved to the
 * weight, at most 2 * 128 * 127 = 32512 comes together, so the sums are exact.
 * The 128 comes back through the weight sums. */
#include "kernels.h"

#ifdef KERNELS_X86
#include <immintrin.h>
#include <string.h>

#ifdef __clang__
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2")
#endif

#define W 8
#define VMAX(a, b) ((vf)_mm256_max_ps((__m256)(a), (__m256)(b)))
#define VMIN(a, b) ((vf)_mm256_min_ps((__m256)(a), (__m256)(b)))
#define KERNELS_NAME avx2
#define KERNELS_SIGNED 1
enum { TILE_ROWS = 4, TILE_BLOCKS = 1, KEY_VECTORS = 2 };

static inline __attribute__((always_inline)) void
tile_of(const int8_t *panel, const uint8_t *x, size_t cols, const size_t rows, int32_t *acc)
{
    const __m256i ones = _mm256_set1_epi16(1), top = _mm256_set1_epi8(-128);
    __m256i sum[TILE_ROWS][2];
#pragma GCC unroll 4
    for (size_t i = 0; i < rows; i++) sum[i][0] = sum[i][1] = _mm256_setzero_si256();
    for (size_t k = 0; k < cols; k += 4) {
        const __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)(panel + k * 16));
        const __m256i high =
            _mm256_loadu_si256((const __m256i *)(const void *)(panel + k * 16 + 32));
#pragma GCC unroll 4
        for (size_t i = 0; i < rows; i++) {
            int32_t four;
            memcpy(&four, x + i * cols + k, sizeof four);
            const __m256i a = _mm256_xor_si256(_mm256_set1_epi32(four), top),
                          size = _mm256_abs_epi8(a);
            const __m256i p = _mm256_maddubs_epi16(size, _mm256_sign_epi8(low, a));
            const __m256i q = _mm256_maddubs_epi16(size, _mm256_sign_epi8(high, a));
            sum[i][0] = _mm256_add_epi32(sum[i][0], _mm256_madd_epi16(p, ones));
            sum[i][1] = _mm256_add_epi32(sum[i][1], _mm256_madd_epi16(q, ones));
        }
    }
#pragma GCC unroll 4
    for (size_t i = 0; i < rows; i++) {
        _mm256_storeu_si256((__m256i *)(void *)(acc + i * 16), sum[i][0]);
        _mm256_storeu_si256((__m256i *)(void *)(acc + i * 16 + 8), sum[i][1]);
    }
}

/* acc (rows, 16) = x - 128 (rows, cols) times one block. */
static void tile(const int8_t *panel, const uint8_t *x, size_t cols, size_t rows, size_t blocks,
                 int32_t *acc)
{
    (void)blocks;
    switch (rows) {
    case 1: tile_of(panel, x, cols, 1, acc); break;
    case 2: tile_of(panel, x, cols, 2, acc); break;
    case 3: tile_of(panel, x, cols, 3, acc); break;
    case 4: tile_of(panel, x, cols, 4, acc); break;
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
typedef int kernels_avx2_is_not_built;
#endif
