/* A growing byte string for the output, so that nothing is half printed. */
#ifndef BUFFER_H
#define BUFFER_H

#include <stdbool.h>
#include <stddef.h>

typedef struct buffer {
    char *bytes;
    size_t length, capacity;
    bool failed; /* out of memory; sticky, later additions do nothing */
} buffer;

void buffer__free(buffer *b);
void buffer__add(buffer *b, const char *bytes, size_t length);
void buffer__put(buffer *b, const char *text);
void buffer__repeat(buffer *b, char c, size_t count);

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
/* printf into the buffer; at most 255 bytes a call. */
void buffer__format(buffer *b, const char *format, ...);

#endif
