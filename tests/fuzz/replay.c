/* Calls a fuzzer with each of the files named, for compilers that have no libFuzzer. */
#include "fuzz.h"

#include "../articles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        size_t length;
        char *bytes = articles__read(argv[i], &length);
        uint8_t *exact = malloc(length ? length : 1); /* so that sanitizers see its end */
        if (!exact) return 1;
        memcpy(exact, bytes, length);
        free(bytes);
        LLVMFuzzerTestOneInput(exact, length);
        free(exact);
    }
    printf("%d inputs\n", argc - 1);
    return 0;
}
