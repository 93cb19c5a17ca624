/* A tape of numbers and bytes that the same calls write and read, so that there is one
 * description of a format. What is read is never trusted: past the end, or out of the bounds
 * that the call gives, it is a zero, and the tape has failed for good. */
#ifndef CLAIMDIFF_BASE_TAPE_H
#define CLAIMDIFF_BASE_TAPE_H

#include <stdint.h>

#include "str.h"

typedef struct tape {
    str *out;            /* what is written; NULL: it is read */
    const char *at, *end; /* what is left to read */
    bool failed;
} tape;

void tape__write(tape *t, str *out);
void tape__read(tape *t, const char *bytes, size_t length);

/* A number of so many bytes, at most 8, the lowest first. */
void tape__fixed(tape *t, uint64_t *value, size_t bytes);

/* A number of up to `most`, in groups of seven bits, the lowest first (LEB128). */
void tape__size(tape *t, size_t *value, size_t most);

void tape__bool(tape *t, bool *value);

/* A number within these bounds, which are included: its 8 bytes, or its 4. */
void tape__double(tape *t, double *value, double least, double most);
void tape__float(tape *t, float *value, float least, float most);

/* Bytes behind their length; where they are read, they are those of the tape. */
void tape__bytes(tape *t, const char **bytes, size_t *length);

#endif
