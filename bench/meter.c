/* An allocator that counts, over the C library's. */
#include "meter.h"

#include <stdlib.h>
#include <string.h>

#define HEAD 16 /* bytes before each block, its size among them */

void *meter__malloc(void *ctx, size_t size)
{
    meter *m = ctx;
    char *block = malloc(size + HEAD);
    if (!block) return NULL;
    memcpy(block, &size, sizeof size);
    m->live += size;
    if (m->live > m->peak) m->peak = m->live;
    return block + HEAD;
}

void meter__free(void *ctx, void *ptr)
{
    meter *m = ctx;
    size_t size;
    if (!ptr) return;
    memcpy(&size, (char *)ptr - HEAD, sizeof size);
    m->live -= size;
    free((char *)ptr - HEAD);
}

void *meter__realloc(void *ctx, void *ptr, size_t old_size, size_t size)
{
    void *block = meter__malloc(ctx, size);
    if (block && ptr) memcpy(block, ptr, old_size < size ? old_size : size);
    if (block) meter__free(ctx, ptr);
    return block;
}
