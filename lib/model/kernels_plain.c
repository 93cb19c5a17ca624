/* The build that runs everywhere: no intrinsics, and where the compiler knows
 * vectors, vectors of four floats that it lowers to what the machine has.
 *
 * There the whole-number products are made of floats: below 2^24 a float is
 * exact, and 512 products of a byte and a signed byte stay below it.
 *
 * Vectors are left where a float is computed as something wider (x87, s390x), for then gcc
 * makes no vector of one, and where the first byte of a number is not its lowest. */
#include "kernels.h"

#include <float.h>

#if defined(__GNUC__) && FLT_EVAL_METHOD == 0 && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define W 4
#else
#define W 1
#endif
#define KERNELS_NAME plain
enum { TILE_ROWS = 4, TILE_BLOCKS = 1, KEY_VECTORS = 2 };

/* acc (rows, 16) = x (rows, cols) times one block of 16 outputs. */
static void tile(const int8_t *panel, const uint8_t *x, size_t cols, size_t rows, size_t blocks,
                 int32_t *acc);

#include "kernels_impl.h"

#if W == 1
static void tile(const int8_t *panel, const uint8_t *x, size_t cols, size_t rows, size_t blocks,
                 int32_t *acc)
{
    (void)blocks;
    for (size_t i = 0; i < rows; i++) {
        int32_t sum[16] = { 0 };
        for (size_t k = 0; k < cols; k += 4) {
            const int8_t *w = panel + k * 16;
            const uint8_t *a = x + i * cols + k;
            for (size_t n = 0; n < 16; n++)
                sum[n] += w[4 * n] * a[0] + w[4 * n + 1] * a[1] + w[4 * n + 2] * a[2] +
                          w[4 * n + 3] * a[3];
        }
        memcpy(acc + i * 16, sum, sizeof sum);
    }
}
#else
enum { EXACT = 512 };

/* Adds the products of count columns, for 8 of the 16 outputs. */
static void add_half(const int8_t *w, float (*x)[EXACT], size_t count, int32_t *acc)
{
    vf sum[TILE_ROWS][2];
    for (size_t i = 0; i < TILE_ROWS; i++) sum[i][0] = sum[i][1] = set(0.0f);
    for (size_t k = 0; k < count; k += 4, w += 64) {
        vi low, high;
        memcpy(&low, w, sizeof low);
        memcpy(&high, w + sizeof low, sizeof high);
        for (int j = 0; j < 4; j++) {
            const vf a = TO_FLOAT((vi)((vu)low << (24 - 8 * j)) >> 24),
                     b = TO_FLOAT((vi)((vu)high << (24 - 8 * j)) >> 24);
#pragma GCC unroll 4
            for (size_t i = 0; i < TILE_ROWS; i++) {
                sum[i][0] += a * x[i][k + (size_t)j];
                sum[i][1] += b * x[i][k + (size_t)j];
            }
        }
    }
    for (size_t i = 0; i < TILE_ROWS; i++) {
        float lane[8];
        memcpy(lane, sum[i], sizeof lane);
        for (size_t n = 0; n < 8; n++) acc[i * 16 + n] += (int32_t)lane[n];
    }
}

static void widen(const uint8_t *x, size_t count, float *to)
{
    for (size_t n = 0; n < count; n += W) {
        vb four;
        memcpy(&four, x + n, sizeof four);
        store(to + n, TO_FLOAT(__builtin_convertvector(four, vi)));
    }
}

/* Rows that the tile lacks are computed as its first one and left out. */
static void tile(const int8_t *panel, const uint8_t *x, size_t cols, size_t rows, size_t blocks,
                 int32_t *acc)
{
    float part[TILE_ROWS][EXACT];
    int32_t all[TILE_ROWS * 16] = { 0 };
    (void)blocks;
    for (size_t k = 0; k < cols; k += EXACT) {
        const size_t count = cols - k < EXACT ? cols - k : EXACT;
        for (size_t i = 0; i < TILE_ROWS; i++)
            widen(x + (i < rows ? i : 0) * cols + k, count, part[i]);
        add_half(panel + k * 16, part, count, all);
        add_half(panel + k * 16 + 32, part, count, all + 8);
    }
    memcpy(acc, all, rows * 16 * sizeof *acc);
}
#endif
