/* Compares two articles with networks, tiny ones. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz__compare(fuzz__engine("tests/model/data/tiny-bert.cdm", "tests/model/data/tiny-judge.cdm"),
                  data, size);
    return 0;
}
