/* ARM with the dot product instructions: sdot multiplies 16 signed bytes and
 * adds them to 4 sums. Activations are taken as signed, less 128; the 128
 * comes back through the weight sums. */
#include "kernels.h"

#ifdef KERNELS_ARM
#include <arm_neon.h>
#include <string.h>

#ifdef __clang__
#pragma clang attribute push(__attribute__((target("dotprod"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("arch=armv8.2-a+dotprod")
#endif

#define W 4
#define VMAX(a, b) ((vf)vmaxq_f32((float32x4_t)(a), (float32x4_t)(b)))
#define VMIN(a, b) ((vf)vminq_f32((float32x4_t)(a), (float32x4_t)(b)))
#define KERNELS_NAME neon
#define KERNELS_SIGNED 1
enum { TILE_ROWS = 4, TILE_BLOCKS = 1, KEY_VECTORS = 4 };

static inline __attribute__((always_inline)) void
tile_of(const int8_t *panel, const uint8_t *x, size_t cols, const size_t rows, int32_t *acc)
{
    int32x4_t sum[TILE_ROWS][4];
#pragma GCC unroll 4
    for (size_t i = 0; i < rows; i++)
#pragma GCC unroll 4
        for (size_t n = 0; n < 4; n++) sum[i][n] = vdupq_n_s32(0);
    for (size_t k = 0; k < cols; k += 4) {
        int8x16_t w[4];
#pragma GCC unroll 4
        for (size_t n = 0; n < 4; n++) w[n] = vld1q_s8(panel + k * 16 + n * 16);
#pragma GCC unroll 4
        for (size_t i = 0; i < rows; i++) {
            uint32_t four;
            memcpy(&four, x + i * cols + k, sizeof four);
            const int8x16_t a = vreinterpretq_s8_u32(vdupq_n_u32(four ^ 0x80808080u));
#pragma GCC unroll 4
            for (size_t n = 0; n < 4; n++) sum[i][n] = vdotq_s32(sum[i][n], w[n], a);
        }
    }
#pragma GCC unroll 4
    for (size_t i = 0; i < rows; i++)
#pragma GCC unroll 4
        for (size_t n = 0; n < 4; n++) vst1q_s32(acc + i * 16 + n * 4, sum[i][n]);
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
typedef int kernels_neon_is_not_built;
#endif
