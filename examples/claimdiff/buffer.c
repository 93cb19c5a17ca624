/* Growing byte string: doubles, fails sticky. */
#include "buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buffer__free(buffer *b)
{
    free(b->bytes);
    memset(b, 0, sizeof *b);
}

static bool reserve(buffer *b, size_t more)
{
    if (b->failed) return false;
    if (more <= b->capacity - b->length) return true;
    size_t capacity = b->capacity ? b->capacity : 4096;
    while (capacity - b->length < more && capacity <= (size_t)-1 / 2) capacity *= 2;
    char *bytes = capacity - b->length < more ? NULL : realloc(b->bytes, capacity);
    if (!bytes) {
        b->failed = true;
        return false;
    }
    b->bytes = bytes;
    b->capacity = capacity;
    return true;
}

void buffer__add(buffer *b, const char *bytes, size_t length)
{
    if (!length || !reserve(b, length)) return;
    memcpy(b->bytes + b->length, bytes, length);
    b->length += length;
}

void buffer__put(buffer *b, const char *text)
{
    buffer__add(b, text, strlen(text));
}

void buffer__repeat(buffer *b, char c, size_t count)
{
    if (!count || !reserve(b, count)) return;
    memset(b->bytes + b->length, c, count);
    b->length += count;
}

void buffer__format(buffer *b, const char *format, ...)
{
    char small[256];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(small, sizeof small, format, args);
    va_end(args);
    if (n < 0 || (size_t)n >= sizeof small)
        b->failed = true;
    else
        buffer__add(b, small, (size_t)n);
}
