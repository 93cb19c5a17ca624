/* A program compiled against an older header has a shorter struct, one compiled against a
 * newer header a longer one: only the fields that both know are read. */
#include "sized.h"

#include <string.h>

bool sized__read(void *out, size_t known, const void *given)
{
    size_t size;
    if (!given) return true;
    memcpy(&size, given, sizeof size);
    if (size < sizeof size) return false;
    memcpy(out, given, size < known ? size : known);
    memcpy(out, &known, sizeof known);
    return true;
}
