/* Running commands from tests, through the shell. */
#include "process.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

const char *process__build(void)
{
    const char *build = getenv("BUILD");
    return build && *build ? build : "build";
}

static void read_all(FILE *stream, process_result *result)
{
    size_t capacity = 1 << 20, got;
    result->output = malloc(capacity + 1);
    result->length = 0;
    while (result->output && (got = fread(result->output + result->length, 1,
                                          capacity - result->length, stream)) > 0) {
        result->length += got;
        if (result->length < capacity) continue;
        capacity *= 2;
        result->output = realloc(result->output, capacity + 1);
    }
    if (result->output) result->output[result->length] = '\0';
}

process_result process__run(const char *format, ...)
{
    char command[4096];
    process_result result = { .status = -1 };
    va_list args;
    va_start(args, format);
    int n = vsnprintf(command, sizeof command, format, args);
    va_end(args);
    if (n < 0 || (size_t)n >= sizeof command) abort();

    setenv("BUILD", process__build(), 1);
    FILE *stream = popen(command, "r");
    if (!stream) abort();
    read_all(stream, &result);
    int status = pclose(stream);
    if (WIFEXITED(status)) result.status = WEXITSTATUS(status);
    return result;
}
