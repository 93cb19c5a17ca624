/* Where the result goes: standard output, or the file of --output. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "buffer.h"
#include "options.h"

#include <stdio.h>

/* Writes all of a rendered result. False: it could not be made or written, which was said. */
bool output__write(const buffer *text, const options *o);

/* Closes standard output. False: something printed there has not reached its place; said. */
bool output__close(void);

#endif
