/* The compiler calls __sanitizer_cov_trace_pc at each basic block of the library, and the linker
 * leads its calls of the C library's block functions to those that begin with __wrap_. */
#include "counter.h"

#include <stddef.h>

#define BYTES_A_BLOCK 16 /* that such a function does in the time of a basic block */

static unsigned long long work;

unsigned long long counter__read(void)
{
    return work;
}

void __sanitizer_cov_trace_pc(void);
void __sanitizer_cov_trace_pc(void)
{
    work++;
}

#define WRAP(result, name, parameters, arguments, bytes) \
    result __real_##name parameters;                     \
    result __wrap_##name parameters;                     \
    result __wrap_##name parameters                      \
    {                                                    \
        work += (bytes) / BYTES_A_BLOCK;                 \
        return __real_##name arguments;                  \
    }

WRAP(void *, memcpy, (void *to, const void *from, size_t n), (to, from, n), n)
WRAP(void *, memmove, (void *to, const void *from, size_t n), (to, from, n), n)
WRAP(void *, memset, (void *to, int byte, size_t n), (to, byte, n), n)
WRAP(int, memcmp, (const void *a, const void *b, size_t n), (a, b, n), n)

size_t __real_strlen(const char *text);
size_t __wrap_strlen(const char *text);
size_t __wrap_strlen(const char *text)
{
    const size_t length = __real_strlen(text);
    work += length / BYTES_A_BLOCK;
    return length;
}
