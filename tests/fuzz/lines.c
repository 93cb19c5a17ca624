/* Compares groups of articles, a line of JSON each, as --batch does. */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

#include "../../examples/claimdiff/batch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[64];
    char *files[] = { path };
    options o = { .jobs = 1, .output = "/dev/null", .files = files, .file_count = 1 };
    FILE *lines = tmpfile();
    if (!lines) abort();
    o.batch = true;
    o.max_bytes = (size_t)1 << 20;
    o.kinds = 0xF;
    if (fwrite(data, 1, size, lines) != size || fflush(lines)) abort();
    snprintf(path, sizeof path, "/dev/fd/%d", fileno(lines));
    batch__run(fuzz__engine(CLAIMDIFF_NO_MODEL, NULL), &o);
    fclose(lines);
    return 0;
}
