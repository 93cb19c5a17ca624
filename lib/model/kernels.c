/* Which build of the arithmetic runs here, asked of the processor each time a
 * model is opened, so that nothing is kept between calls. */
#define _GNU_SOURCE /* syscall */
#include "kernels.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/status.h"

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

#ifdef KERNELS_AVXVNNI
#include <cpuid.h>

/* By number, for not every compiler that can build it knows the name. Its registers are
 * those of AVX2, which the system has to save. */
static bool has_avxvnni(void)
{
    unsigned a, b, c, d;
    return __builtin_cpu_supports("avx2") && __get_cpuid_count(7, 1, &a, &b, &c, &d) &&
           (a & (1u << 4)) != 0;
}
#endif

#ifdef KERNELS_X86
static bool has_avx512(void)
{
    return __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
}
#endif

#ifdef KERNELS_AMX
#include <sys/syscall.h>
#include <unistd.h>

/* A process has to ask Linux for AMX, since its signals take more stack from then on: that is
 * for the program to do. Here it is only seen whether it has. */
static bool has_amx(void)
{
    enum { GET_PERMISSION = 0x1022 }; /* ARCH_GET_XCOMP_PERM */
    const unsigned long tiles = 1ul << 18;
    unsigned long granted = 0;
    unsigned a, b, c, d;
    return has_avx512() && __get_cpuid_count(7, 0, &a, &b, &c, &d) && (d >> 24 & 3) == 3 &&
           syscall(SYS_arch_prctl, GET_PERMISSION, &granted) == 0 && (granted & tiles) != 0;
}
#endif

void kernels__list(const kernels *out[KERNELS_MAX])
{
    size_t n = 0;
#ifdef KERNELS_X86
#ifdef KERNELS_AMX
    if (has_amx()) out[n++] = &kernels__amx;
#endif
    if (has_avx512()) out[n++] = &kernels__avx512;
#ifdef KERNELS_AVXVNNI
    if (has_avxvnni()) out[n++] = &kernels__avxvnni;
#endif
    if (__builtin_cpu_supports("avx2")) out[n++] = &kernels__avx2;
#endif
#ifdef KERNELS_ARM
    if (has_dot_product()) out[n++] = &kernels__neon;
#endif
#ifdef KERNELS_WASM
    out[n++] = &kernels__wasm;
#endif
    out[n++] = &kernels__plain;
    if (n < KERNELS_MAX) out[n] = NULL;
}

static claimdiff_status refuse(const char *name, const kernels *const *list, claimdiff_error *error)
{
    char message[160];
    int length = snprintf(message, sizeof message,
                          "CLAIMDIFF_KERNELS: \"%.40s\" does not run here, but", name);
    for (size_t i = 0; i < KERNELS_MAX && list[i]; i++)
        length += snprintf(message + length, sizeof message - (size_t)length, "%s %s",
                           i ? "," : "", list[i]->name);
    return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, message);
}

claimdiff_status kernels__pick(const kernels **out, claimdiff_error *error)
{
    const kernels *list[KERNELS_MAX];
    const char *name = getenv("CLAIMDIFF_KERNELS");
    size_t i = 0;
    kernels__list(list);
    *out = list[0];
    if (!name || !*name) return CLAIMDIFF_OK;
    while (i < KERNELS_MAX && list[i] && strcmp(list[i]->name, name) != 0) i++;
    if (i == KERNELS_MAX || !list[i]) return refuse(name, list, error);
    *out = list[i];
    return CLAIMDIFF_OK;
}
