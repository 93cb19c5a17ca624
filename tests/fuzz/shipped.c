/* Compares two articles with the networks that ship: few comparisons, but those that users make. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz__compare(fuzz__engine("models/minilm-l6-v2.cdm", "models/judge.cdm"), data, size);
    return 0;
}
