/* Which build of the arithmetic runs here, asked of the processor each time a
 * model is opened, so that nothing is kept between calls. */
#include "kernels.h"

#if defined(KERNELS_ARM) && defined(__linux__)
#include <sys/auxv.h>
#define HAS_DOT_PRODUCT (1ul << 20) /* HWCAP_ASIMDDP */
static bool has_dot_product(void)
{
    return (getauxval(AT_HWCAP) & HAS_DOT_PRODUCT) != 0;
}
#elif defined(KERNELS_ARM)
static bool has_dot_product(void)
{
#ifdef __ARM_FEATURE_DOTPROD
    return true;
#else
    return false;
#endif
}
#endif

void kernels__list(const kernels *out[KERNELS_MAX])
{
    size_t n = 0;
#ifdef KERNELS_X86
    if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq"))
        out[n++] = &kernels__avx512;
    if (__builtin_cpu_supports("avx2")) out[n++] = &kernels__avx2;
#endif
#ifdef KERNELS_ARM
    if (has_dot_product()) out[n++] = &kernels__neon;
#endif
    out[n++] = &kernels__plain;
    if (n < KERNELS_MAX) out[n] = NULL;
}
