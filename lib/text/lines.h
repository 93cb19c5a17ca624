/* Lines of a text, and the places that people count in them. */
#ifndef CLAIMDIFF_TEXT_LINES_H
#define CLAIMDIFF_TEXT_LINES_H

#include "base/memory.h"

typedef struct lines {
    const char *text; /* (length) */
    size_t length;
    const size_t *begins; /* (count) offsets of the first byte of each line */
    size_t count;         /* 1 or more */
} lines;

/* False: out of memory. */
bool lines__index(lines *out, arena *a, const char *text, size_t length);

/* Line and column of a byte offset, both from 1; the column counts code points. An
 * offset past the end counts as the end. line and column may be NULL. */
void lines__locate(const lines *in, size_t offset, size_t *line, size_t *column);

#endif
