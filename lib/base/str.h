/* A growing byte string for rendered output, held by the allocator. */
#ifndef CLAIMDIFF_BASE_STR_H
#define CLAIMDIFF_BASE_STR_H

#include "arena.h"

typedef struct str {
    const claimdiff_allocator *allocator;
    char *bytes; /* NUL-terminated once anything was added */
    size_t length, capacity;
    bool failed; /* out of memory; sticky, later additions do nothing */
} str;

void str__init(str *s, const claimdiff_allocator *allocator);
void str__free(str *s);
void str__add(str *s, const char *bytes, size_t length);
void str__put(str *s, const char *text);

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
/* printf into the string; numbers only in forms that no locale changes. */
void str__format(str *s, const char *format, ...);

/* Adds a double with up to `digits` decimals, '.' as the point whatever the locale. */
void str__decimal(str *s, double value, int digits);

/* Makes the string the caller's: *out and *length (may be NULL) are set. Fails with MEMORY
 * if an addition did, or s->failed was set; then nothing is left of it, and *out as it was. */
claimdiff_status str__hand_over(str *s, char **out, size_t *length, claimdiff_error *error);

#endif
