/* Lines of a text, and the places that people count in them: of the text itself, or of the
 * file that it was taken out of. */
#ifndef CLAIMDIFF_TEXT_LINES_H
#define CLAIMDIFF_TEXT_LINES_H

#include "base/arena.h"

typedef struct lines {
    const char *text; /* (length) */
    size_t length;
    const size_t *begins; /* (count) offsets of the first byte of each line */
    size_t count;         /* 1 or more */
    const claimdiff_run *runs; /* (run_count) where the text stood in its file; none: it is it */
    size_t run_count;
} lines;

/* False: out of memory. */
bool lines__index(lines *out, arena *a, const char *text, size_t length);

/* Whether the runs stand in order, are not empty, and lie in a text of this length. */
bool lines__are_runs(const claimdiff_run *runs, size_t count, size_t length);

/* Line and column of a byte offset, both from 1; the column counts code points. An
 * offset past the end counts as the end. line and column may be NULL. With runs it is the
 * line of the file. */
void lines__locate(const lines *in, size_t offset, size_t *line, size_t *column);

/* The bytes of the file that became this span of the text. */
claimdiff_span lines__in_file(const lines *in, claimdiff_span span);

#endif
