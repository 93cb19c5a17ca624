/* The only calls of the C library's malloc, realloc and free. */
#include "memory.h"

#include <stdlib.h>

static void *default_malloc(void *ctx, size_t size)
{
    (void)ctx;
    return malloc(size);
}

static void *default_realloc(void *ctx, void *ptr, size_t old_size, size_t size)
{
    (void)ctx;
    (void)old_size;
    return realloc(ptr, size);
}

static void default_free(void *ctx, void *ptr)
{
    (void)ctx;
    free(ptr);
}

const claimdiff_allocator memory__default = { default_malloc, default_realloc, default_free, NULL };
