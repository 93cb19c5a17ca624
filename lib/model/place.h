/* Where the weights are that nobody has named. */
#ifndef CLAIMDIFF_MODEL_PLACE_H
#define CLAIMDIFF_MODEL_PLACE_H

#include <stddef.h>

#include "claimdiff.h"

/* The path of the weights for a task, in out (size bytes, cut if longer), NUL-terminated;
 * returns its whole length, 0: there are none. */
size_t place__find(char *out, size_t size, claimdiff_model model);

#endif
