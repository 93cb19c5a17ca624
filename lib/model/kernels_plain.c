/* The build that runs everywhere: no intrinsics, and where the compiler knows
 * vectors, vectors of four floats that it lowers to what the machine has. */
#include "kernels.h"

#if defined(__GNUC__) && !defined(KERNELS_SCALAR)
#define W 4
#else
#define W 1
#endif
#define KERNELS_NAME plain
enum { TILE_ROWS = 4, TILE_BLOCKS = 1, KEY_VECTORS = 2 };

/* acc (rows, 16 * blocks) = x (rows, cols) times a panel of blocks. */
static void tile(const int8_t *panel, const uint8_t *x, size_t cols, size_t rows, size_t blocks, int32_t *acc)
{
    (void)blocks;
    for (size_t i = 0; i < rows; i++) {
        int32_t sum[16] = { 0 };
        for (size_t k = 0; k < cols; k += 4) {
            const int8_t *w = panel + k * 16;
            const uint8_t *a = x + i * cols + k;
            for (size_t n = 0; n < 16; n++)
                sum[n] += w[4 * n] * a[0] + w[4 * n + 1] * a[1] + w[4 * n + 2] * a[2] + w[4 * n + 3] * a[3];
        }
        for (size_t n = 0; n < 16; n++) acc[i * 16 + n] = sum[n];
    }
}

#include "kernels_impl.h"
