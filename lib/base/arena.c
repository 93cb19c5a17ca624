/* The arena hands out zeroed memory from blocks that double in size up to
 * 1 MiB. With CLAIMDIFF_NO_ARENA each request is a block of its own, so that
 * the address sanitizer sees every overrun. */
#include "arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#define BLOCK_MIN ((size_t)4096)
#define BLOCK_MAX ((size_t)1 << 20)

struct arena_block {
    arena_block *next;
    size_t size; /* usable bytes in data */
    alignas(max_align_t) unsigned char data[];
};

void arena__init(arena *a, const claimdiff_allocator *allocator)
{
    memset(a, 0, sizeof *a);
    a->allocator = allocator;
}

void arena__free(arena *a)
{
    while (a->blocks) {
        arena_block *next = a->blocks->next;
        a->allocator->free(a->allocator->ctx, a->blocks);
        a->blocks = next;
    }
    a->used = a->total = 0;
}

static bool add_block(arena *a, size_t need)
{
    size_t size = a->blocks ? a->blocks->size * 2 : BLOCK_MIN;
    if (size > BLOCK_MAX) size = BLOCK_MAX;
#ifdef CLAIMDIFF_NO_ARENA
    size = need;
#endif
    if (size < need) size = need;
    if (size > SIZE_MAX - sizeof(arena_block)) return false;
    arena_block *block = a->allocator->malloc(a->allocator->ctx, sizeof(arena_block) + size);
    if (!block) return false;
    block->next = a->blocks;
    block->size = size;
    a->blocks = block;
    a->used = 0;
    a->total += sizeof(arena_block) + size;
    return true;
}

void *arena__alloc(arena *a, size_t size)
{
    const size_t align = alignof(max_align_t);
    if (size > SIZE_MAX - align) goto fail;
    size_t need = (size + align - 1) / align * align;
#ifdef CLAIMDIFF_NO_ARENA
    if (!add_block(a, need)) goto fail;
#else
    if ((!a->blocks || a->blocks->size - a->used < need) && !add_block(a, need)) goto fail;
#endif
    void *p = a->blocks->data + a->used;
    a->used += need;
    memset(p, 0, need);
    return p;
fail:
    a->failed = true;
    return NULL;
}

void *arena__array(arena *a, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) {
        a->failed = true;
        return NULL;
    }
    return arena__alloc(a, count * size);
}

char *arena__copy(arena *a, const char *text, size_t length)
{
    char *p = arena__alloc(a, length + 1);
    if (p && length) memcpy(p, text, length);
    return p;
}
