/* Files are mapped with mmap: pages are shared by every process that uses the
 * same weights and read when touched. A file changed in place by someone else while
 * it is mapped harms the process, as with every mapped file; who fears that has it read. */
#include "file.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include "base/status.h"

/* why: of errno; 0: it is no file, or an empty one. */
static claimdiff_status cannot_read(claimdiff_error *error, int why)
{
    char message[96] = "no file with anything in it";
    if (why && strerror_r(why, message, sizeof message))
        snprintf(message, sizeof message, "error %d", why);
    return status__fail(error, CLAIMDIFF_ERR_MODEL, CLAIMDIFF_NONE, 0, message);
}

/* Reads all of a stream, which begins at its first byte. */
static claimdiff_status read_all(file *out, const claimdiff_allocator *allocator, FILE *stream,
                                 claimdiff_error *error)
{
    long size = -1;
    if (fseek(stream, 0, SEEK_END) == 0) size = ftell(stream);
    if (size <= 0 || fseek(stream, 0, SEEK_SET) != 0) return cannot_read(error, 0);
    out->block = allocator->malloc(allocator->ctx, (size_t)size + 64);
    if (!out->block) return status__fail(error, CLAIMDIFF_ERR_MEMORY, CLAIMDIFF_NONE, 0, NULL);
    unsigned char *at = (unsigned char *)out->block + (64 - (uintptr_t)out->block % 64) % 64;
    out->bytes = at;
    out->size = (size_t)size;
    if (fread(at, 1, out->size, stream) == out->size) return CLAIMDIFF_OK;
    file__close(out, allocator);
    return cannot_read(error, 0);
}

#if defined(__unix__) || defined(__APPLE__)
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* The handle of a file with something in it; -1: errno, or 0, is in *why. */
static int open_regular(const char *path, size_t *size, int *why)
{
    struct stat info;
    /* O_NONBLOCK: a FIFO would wait for its writer. */
    const int handle = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    *why = errno;
    if (handle < 0) return -1;
    *why = 0;
    if (fstat(handle, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0 &&
        (uintmax_t)info.st_size <= SIZE_MAX) {
        *size = (size_t)info.st_size;
        return handle;
    }
    close(handle);
    return -1;
}

static claimdiff_status map(file *out, int handle, size_t size, claimdiff_error *error)
{
    void *bytes = mmap(NULL, size, PROT_READ, MAP_SHARED, handle, 0);
    const int why = errno;
    if (bytes == MAP_FAILED && why == ENOMEM)
        return status__fail(error, CLAIMDIFF_ERR_MEMORY, CLAIMDIFF_NONE, 0, NULL);
    if (bytes == MAP_FAILED) return cannot_read(error, why);
    out->bytes = bytes;
    out->size = size;
    return CLAIMDIFF_OK;
}

claimdiff_status file__open(file *out, const claimdiff_allocator *allocator, const char *path,
                            bool copied, claimdiff_error *error)
{
    size_t size = 0;
    int why;
    memset(out, 0, sizeof *out);
    const int handle = open_regular(path, &size, &why);
    if (handle < 0) return cannot_read(error, why);
    FILE *stream = copied ? fdopen(handle, "rb") : NULL;
    const claimdiff_status status = stream   ? read_all(out, allocator, stream, error)
                                    : copied ? cannot_read(error, errno)
                                             : map(out, handle, size, error);
    if (stream) fclose(stream);
    else close(handle);
    return status;
}

void file__close(file *f, const claimdiff_allocator *allocator)
{
    union {
        const void *read;
        void *any;
    } p = { f->bytes };
    if (f->block) allocator->free(allocator->ctx, f->block);
    else if (f->bytes) munmap(p.any, f->size);
    memset(f, 0, sizeof *f);
}
#else
claimdiff_status file__open(file *out, const claimdiff_allocator *allocator, const char *path,
                            bool copied, claimdiff_error *error)
{
    (void)copied;
    memset(out, 0, sizeof *out);
    FILE *stream = fopen(path, "rb");
    if (!stream) return cannot_read(error, errno);
    const claimdiff_status status = read_all(out, allocator, stream, error);
    fclose(stream);
    return status;
}

void file__close(file *f, const claimdiff_allocator *allocator)
{
    if (f->block) allocator->free(allocator->ctx, f->block);
    memset(f, 0, sizeof *f);
}
#endif
