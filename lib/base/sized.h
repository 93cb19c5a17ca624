/* Structs that programs fill: each begins with its size, as the program knows it. */
#ifndef CLAIMDIFF_BASE_SIZED_H
#define CLAIMDIFF_BASE_SIZED_H

#include <stdbool.h>
#include <stddef.h>

/* Copies given, which may be NULL, over *out, which holds the defaults and `known` bytes:
 * as much as both know. False: its size is not set. */
bool sized__read(void *out, size_t known, const void *given);

#endif
