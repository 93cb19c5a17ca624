/* Filling a claimdiff_error. */
#ifndef CLAIMDIFF_BASE_STATUS_H
#define CLAIMDIFF_BASE_STATUS_H

#include "claimdiff.h"

/* Fills error (which may be NULL) and returns status. message NULL: the
 * status's own string. */
claimdiff_status status__fail(claimdiff_error *error, claimdiff_status status, size_t article,
                              size_t offset, const char *message);

/* Puts the file's path before the message, "judge.cdm: Permission denied"; of a path that is
 * too long its end. error may be NULL. */
void status__name_file(claimdiff_error *error, const char *path);

#endif
