/* Judges two passages, with a tiny network. */
#include "fuzz.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    size_t end, second = fuzz__split(text, size, &end);
    claimdiff_judgement out = CLAIMDIFF_JUDGEMENT_INIT;
    const claimdiff_engine *engine =
        fuzz__engine("tests/model/data/tiny-bert.cdm", "tests/model/data/tiny-judge.cdm");
    if (claimdiff_judge(&out, engine, text, end, text + second, size - second, NULL)) return 0;
    const double sum = out.probability[0] + out.probability[1] + out.probability[2];
    if (!(sum > 0.999 && sum < 1.001)) abort();
    return 0;
}
