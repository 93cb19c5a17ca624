/* A whole file in memory, read-only. */
#ifndef CLAIMDIFF_MODEL_FILE_H
#define CLAIMDIFF_MODEL_FILE_H

#include "base/arena.h"

typedef struct file {
    const void *bytes; /* 64-byte aligned */
    size_t size;
    void *block; /* what to free, where the file is not mapped */
} file;

/* Maps the file; copied, or where the system has no mmap: reads it. Fails with MODEL
 * (cannot be read, empty) or MEMORY. */
claimdiff_status file__open(file *out, const claimdiff_allocator *allocator, const char *path,
                            bool copied, claimdiff_error *error);
void file__close(file *f, const claimdiff_allocator *allocator);

#endif
