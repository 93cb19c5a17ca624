/* The allocator hook, where the caller gives none. Nothing else in the library
 * calls malloc. */
#ifndef CLAIMDIFF_BASE_MEMORY_H
#define CLAIMDIFF_BASE_MEMORY_H

#include <stddef.h>

#include "claimdiff.h"

/* The C library's malloc, realloc and free. */
extern const claimdiff_allocator memory__default;

#endif
