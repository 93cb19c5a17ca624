/* An allocator that counts: its three functions for claimdiff_allocator, with a
 * meter as their ctx. */
#ifndef METER_H
#define METER_H

#include <stddef.h>

typedef struct meter {
    size_t live, peak; /* bytes */
} meter;

void *meter__malloc(void *ctx, size_t size);
void *meter__realloc(void *ctx, void *ptr, size_t old_size, size_t size);
void meter__free(void *ctx, void *ptr);

#endif
