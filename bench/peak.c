/* Loops of nothing but the instructions that multiply and add bytes, on as many sums as keep
 * them busy: what a product of matrices could reach if loads, scaling and the rest were free. */
#include "peak.h"

#include <stddef.h>
#include <string.h>
#include <time.h>

#include "model/kernels.h"

enum { ROUNDS = 1 << 20 };

static double cpu_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

#ifdef KERNELS_X86
#include <immintrin.h>

/* So that the compiler neither drops a sum nor keeps it elsewhere. */
#define KEEP(sum) __asm__ volatile("" : "+v"(sum))

__attribute__((target("avx512f,avx512vnni"))) static size_t spin_avx512(void)
{
    enum { SUMS = 12 };
    __m512i sums[SUMS], x = _mm512_set1_epi8(3), w = _mm512_set1_epi8(5);
#pragma GCC unroll 12
    for (size_t i = 0; i < SUMS; i++) sums[i] = _mm512_setzero_si512();
    for (size_t n = 0; n < ROUNDS; n++)
#pragma GCC unroll 12
        for (size_t i = 0; i < SUMS; i++) {
            sums[i] = _mm512_dpbusd_epi32(sums[i], x, w);
            KEEP(sums[i]);
        }
    return (size_t)ROUNDS * SUMS * 64;
}

#ifdef KERNELS_AMX
__attribute__((target("amx-tile,amx-int8"))) static size_t spin_amx(void)
{
    struct {
        uint8_t palette, start, zero[14];
        uint16_t bytes[16];
        uint8_t rows[16];
    } layout = { .palette = 1 };
    for (size_t i = 0; i < 8; i++) {
        layout.bytes[i] = 64;
        layout.rows[i] = 16;
    }
    __asm__ volatile("" ::: "memory"); /* the compiler does not see that it is read */
    _tile_loadconfig(&layout);
    _tile_zero(4);
    _tile_zero(5);
    for (size_t n = 0; n < ROUNDS; n++) {
        _tile_dpbusd(0, 4, 5);
        _tile_dpbusd(1, 4, 5);
        _tile_dpbusd(2, 4, 5);
        _tile_dpbusd(3, 4, 5);
    }
    _tile_release();
    return (size_t)ROUNDS * 4 * 16 * 16 * 64;
}
#endif

#ifdef KERNELS_AVXVNNI
__attribute__((target("avx2,avxvnni"))) static size_t spin_avxvnni(void)
{
    enum { SUMS = 12 };
    __m256i sums[SUMS], x = _mm256_set1_epi8(3), w = _mm256_set1_epi8(5);
#pragma GCC unroll 12
    for (size_t i = 0; i < SUMS; i++) sums[i] = _mm256_setzero_si256();
    for (size_t n = 0; n < ROUNDS; n++)
#pragma GCC unroll 12
        for (size_t i = 0; i < SUMS; i++) {
            sums[i] = _mm256_dpbusd_avx_epi32(sums[i], x, w);
            KEEP(sums[i]);
        }
    return (size_t)ROUNDS * SUMS * 32;
}
#endif

__attribute__((target("avx2"))) static size_t spin_avx2(void)
{
    enum { SUMS = 8 };
    const __m256i ones = _mm256_set1_epi16(1);
    __m256i sums[SUMS], x = _mm256_set1_epi8(3), w = _mm256_set1_epi8(5);
#pragma GCC unroll 12
    for (size_t i = 0; i < SUMS; i++) sums[i] = _mm256_setzero_si256();
    for (size_t n = 0; n < ROUNDS; n++)
#pragma GCC unroll 8
        for (size_t i = 0; i < SUMS; i++) {
            __m256i pairs = _mm256_maddubs_epi16(x, w);
            KEEP(pairs);
            sums[i] = _mm256_add_epi32(sums[i], _mm256_madd_epi16(pairs, ones));
            KEEP(sums[i]);
        }
    return (size_t)ROUNDS * SUMS * 32;
}
#endif

static const struct {
    const char *build;
    size_t (*spin)(void); /* returns the products it has made */
} loops[] = {
#ifdef KERNELS_X86
#ifdef KERNELS_AMX
    { "amx", spin_amx },
#endif
    { "avx512", spin_avx512 },
#ifdef KERNELS_AVXVNNI
    { "avxvnni", spin_avxvnni },
#endif
    { "avx2", spin_avx2 },
#endif
    { "", NULL },
};

double peak__products(const char *build)
{
    double most = 0.0;
    for (size_t i = 0; i < sizeof loops / sizeof *loops; i++) {
        if (!loops[i].spin || strcmp(loops[i].build, build) != 0) continue;
        for (size_t n = 0; n < 20; n++) {
            const double begin = cpu_seconds();
            const double rate = (double)loops[i].spin() / (cpu_seconds() - begin);
            if (rate > most) most = rate;
        }
    }
    return most;
}
