/* Growth of arena arrays: the old items are left behind in the arena, which
 * costs at most as much again as the final array. */
#include "array.h"

#include <string.h>

bool array__grow(arena *a, void **items, size_t *count, size_t *capacity, size_t item_size)
{
    if (*count == *capacity) {
        size_t grown = *capacity ? *capacity * 2 : 8;
        void *moved = arena__array(a, grown, item_size);
        if (!moved) return false;
        if (*count) memcpy(moved, *items, *count * item_size);
        *items = moved;
        *capacity = grown;
    }
    ++*count;
    return true;
}
