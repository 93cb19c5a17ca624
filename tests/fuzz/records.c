/* Reads articles in JSON, as the tool does. */
#include "fuzz.h"

#include "../../examples/claimdiff/records.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    source_list list = { 0 };
    records__read(&list, "records", (const char *)data, size);
    source__free_all(&list);
    return 0;
}
