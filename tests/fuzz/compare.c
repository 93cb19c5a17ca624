/* Compares two articles by rules and words. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz__compare(fuzz__engine(CLAIMDIFF_NO_MODEL, NULL), data, size);
    return 0;
}
