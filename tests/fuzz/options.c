/* Reads a command line, an argument a line. */
#include "fuzz.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "../../examples/claimdiff/options.h"

#define ARGUMENTS_MOST 32

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char name[] = "claimdiff";
    char *argv[ARGUMENTS_MOST + 2] = { name };
    int argc = 1;
    options o;
    char *text = malloc(size + 1);
    if (!text) return 0;
    memcpy(text, data, size);
    text[size] = '\0';
    for (char *at = strtok(text, "\n"); at && argc <= ARGUMENTS_MOST; at = strtok(NULL, "\n"))
        argv[argc++] = at;
    optind = 0; /* begins anew */
    if (options__parse(&o, argc, argv) == OPTIONS_RUN) {
        char date[11];
        options__check_count(&o, o.file_count);
        for (size_t i = 0; i < o.file_count; i++) options__date(&o, i, date, sizeof date);
    }
    free(text);
    return 0;
}
