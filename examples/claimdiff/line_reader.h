/* Lines from a file or a pipe, that can be told to stop while it waits for more. */
#ifndef LINE_READER_H
#define LINE_READER_H

#include "buffer.h"

typedef struct line_reader {
    int file;
    buffer ahead;    /* read and not yet given */
    size_t at, seen; /* in it: where the next line begins, how far no line end is */
    bool ended;
    int error; /* errno, or 0 */
} line_reader;

/* The next line without its end in *line, replacing what it held; false: there is none, or
 * stop says true, or there was an error. */
bool line_reader__next(line_reader *r, buffer *line, bool (*stop)(void));

void line_reader__free(line_reader *r);

#endif
