/* Growing string: doubles its buffer, fails sticky. */
#include "str.h"

#include "base/status.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void str__init(str *s, const claimdiff_allocator *allocator)
{
    memset(s, 0, sizeof *s);
    s->allocator = allocator;
}

void str__free(str *s)
{
    if (s->bytes) s->allocator->free(s->allocator->ctx, s->bytes);
    str__init(s, s->allocator);
}

static bool reserve(str *s, size_t more)
{
    if (s->failed) return false;
    if (more < s->capacity - s->length) return true;
    size_t capacity = s->capacity ? s->capacity : 256;
    while (capacity - s->length <= more) {
        if (capacity > (size_t)-1 / 2) goto fail;
        capacity *= 2;
    }
    char *bytes = s->bytes
                      ? s->allocator->realloc(s->allocator->ctx, s->bytes, s->capacity, capacity)
                      : s->allocator->malloc(s->allocator->ctx, capacity);
    if (!bytes) goto fail;
    s->bytes = bytes;
    s->capacity = capacity;
    return true;
fail:
    s->failed = true;
    return false;
}

void str__add(str *s, const char *bytes, size_t length)
{
    if (!reserve(s, length)) return;
    if (length) memcpy(s->bytes + s->length, bytes, length);
    s->length += length;
    s->bytes[s->length] = '\0';
}

void str__put(str *s, const char *text)
{
    str__add(s, text, strlen(text));
}

void str__format(str *s, const char *format, ...)
{
    char small[256];
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(small, sizeof small, format, args);
    va_end(args);
    if (n < 0) {
        s->failed = true;
    } else if ((size_t)n < sizeof small) {
        str__add(s, small, (size_t)n);
    } else if (reserve(s, (size_t)n)) {
        vsnprintf(s->bytes + s->length, (size_t)n + 1, format, again);
        s->length += (size_t)n;
    }
    va_end(again);
}

/* The locale's radix, which may be of several bytes, becomes a point. Returns the length. */
static size_t with_point(char *figure, size_t length)
{
    size_t kept = 0;
    for (size_t i = 0; i < length; i++) {
        const bool digit = figure[i] == '-' || (figure[i] >= '0' && figure[i] <= '9');
        if (digit) figure[kept++] = figure[i];
        else if (figure[kept - 1] != '.') figure[kept++] = '.';
    }
    return kept;
}

void str__decimal(str *s, double value, int digits)
{
    char buffer[400];
    int n = snprintf(buffer, sizeof buffer, "%.*f", digits, isfinite(value) ? value : 0.0);
    if (n < 0 || (size_t)n >= sizeof buffer) {
        s->failed = true;
        return;
    }
    size_t end = with_point(buffer, (size_t)n);
    if (digits > 0) {
        while (buffer[end - 1] == '0') end--;
        if (buffer[end - 1] == '.') end--;
    }
    str__add(s, buffer, end);
}

claimdiff_status str__hand_over(str *s, char **out, size_t *length, claimdiff_error *error)
{
    if (s->failed) {
        str__free(s);
        return status__fail(error, CLAIMDIFF_ERR_MEMORY, CLAIMDIFF_NONE, 0, NULL);
    }
    *out = s->bytes;
    if (length) *length = s->length;
    return CLAIMDIFF_OK;
}
