/* Reads a file or standard input whole, in growing steps: a pipe has no size. */
#include "input.h"
#include "message.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool input__is_stdin(const char *path)
{
    return strcmp(path, "-") == 0;
}

/* Makes room in *text for more bytes; a limit of max_bytes + 1. */
static bool grow(char **text, size_t *capacity, size_t max_bytes)
{
    size_t limit = max_bytes + 1 ? max_bytes + 1 : max_bytes;
    size_t larger = *capacity ? *capacity : 16384;
    larger = larger > limit / 2 ? limit : larger * 2;
    char *bytes = realloc(*text, larger);
    if (!bytes) {
        errno = ENOMEM;
        return false;
    }
    *text = bytes;
    *capacity = larger;
    return true;
}

static bool read_stream(FILE *stream, size_t max_bytes, char **text, size_t *length)
{
    size_t capacity = 0;
    while (*length <= max_bytes) {
        if (*length == capacity && !grow(text, &capacity, max_bytes)) return false;
        size_t got = fread(*text + *length, 1, capacity - *length, stream);
        *length += got;
        if (got == 0) return !ferror(stream);
    }
    return true;
}

static bool read_file(const char *path, size_t max_bytes, char **text, size_t *length)
{
    FILE *stream = fopen(path, "rb");
    if (!stream) return false;
    const bool good = read_stream(stream, max_bytes, text, length);
    const int why = errno;
    fclose(stream);
    errno = why;
    return good;
}

bool input__read(const char *path, size_t max_bytes, char **text, size_t *length)
{
    bool is_stdin = input__is_stdin(path);
    *text = NULL;
    *length = 0;
    const bool good = is_stdin ? read_stream(stdin, max_bytes, text, length)
                               : read_file(path, max_bytes, text, length);
    if (!good) {
        message__error(is_stdin ? INPUT_STDIN_NAME : path, "%s", strerror(errno));
        free(*text);
        *text = NULL;
    }
    return good;
}
