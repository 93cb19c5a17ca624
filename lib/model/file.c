/* Files are mapped with mmap: pages are shared by every process that uses the
 * same weights and read when touched. A file cut short by someone else while
 * it is mapped kills the process, as with every mapped file. */
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

#if defined(__unix__) || defined(__APPLE__)
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

claimdiff_status file__open(file *out, const claimdiff_allocator *allocator, const char *path,
                            claimdiff_error *error)
{
    struct stat info;
    void *bytes = MAP_FAILED;
    (void)allocator;
    memset(out, 0, sizeof *out);
    /* O_NONBLOCK: a FIFO would wait for its writer. */
    int handle = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (handle < 0) return cannot_read(error, errno);
    int why = 0;
    if (fstat(handle, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0 &&
        (uintmax_t)info.st_size <= SIZE_MAX) {
        bytes = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_SHARED, handle, 0);
        why = errno;
    }
    close(handle);
    if (bytes == MAP_FAILED) return cannot_read(error, why);
    out->bytes = bytes;
    out->size = (size_t)info.st_size;
    return CLAIMDIFF_OK;
}

void file__close(file *f, const claimdiff_allocator *allocator)
{
    (void)allocator;
    if (!f->bytes) return;
    union {
        const void *read;
        void *any;
    } p = { f->bytes };
    munmap(p.any, f->size);
}
#else
claimdiff_status file__open(file *out, const claimdiff_allocator *allocator, const char *path,
                            claimdiff_error *error)
{
    claimdiff_status status = CLAIMDIFF_OK;
    long size = -1;
    memset(out, 0, sizeof *out);
    FILE *stream = fopen(path, "rb");
    if (!stream) return cannot_read(error, errno);
    if (fseek(stream, 0, SEEK_END) == 0) size = ftell(stream);
    if (size <= 0 || fseek(stream, 0, SEEK_SET) != 0) {
        status = cannot_read(error, 0);
        goto cleanup;
    }
    out->block = allocator->malloc(allocator->ctx, (size_t)size + 64);
    if (!out->block) {
        status = status__fail(error, CLAIMDIFF_ERR_MEMORY, CLAIMDIFF_NONE, 0, NULL);
        goto cleanup;
    }
    unsigned char *at = (unsigned char *)out->block + (64 - (uintptr_t)out->block % 64) % 64;
    out->bytes = at;
    out->size = (size_t)size;
    if (fread(at, 1, out->size, stream) != out->size) {
        file__close(out, allocator);
        status = cannot_read(error, 0);
    }
cleanup:
    fclose(stream);
    return status;
}

void file__close(file *f, const claimdiff_allocator *allocator)
{
    if (f->block) allocator->free(allocator->ctx, f->block);
    memset(f, 0, sizeof *f);
}
#endif
