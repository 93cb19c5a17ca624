/* poll wakes up now and then to ask whether to stop: a signal may reach another thread. */
#include "line_reader.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#define WAIT_MS 100

void line_reader__free(line_reader *r)
{
    buffer__free(&r->ahead);
}

/* Reads more, once there is more. */
static void fill(line_reader *r, bool (*stop)(void))
{
    char bytes[1 << 16];
    struct pollfd wait = { .fd = r->file, .events = POLLIN };
    while (!stop() && poll(&wait, 1, WAIT_MS) <= 0) continue;
    if (stop()) return;
    ssize_t n = read(r->file, bytes, sizeof bytes);
    if (n < 0 && errno == EINTR) return;
    if (n > 0) buffer__add(&r->ahead, bytes, (size_t)n);
    if (n < 0) r->error = errno;
    if (r->ahead.failed) r->error = ENOMEM;
    r->ended = n <= 0;
}

/* Drops what was given, before more is added. */
static void drop(line_reader *r)
{
    r->ahead.length -= r->at;
    if (r->at && r->ahead.length) memmove(r->ahead.bytes, r->ahead.bytes + r->at, r->ahead.length);
    r->seen -= r->at;
    r->at = 0;
}

bool line_reader__next(line_reader *r, buffer *line, bool (*stop)(void))
{
    const char *end = NULL;
    while (!stop() && !r->error) {
        const size_t left = r->ahead.length - r->seen;
        end = left ? memchr(r->ahead.bytes + r->seen, '\n', left) : NULL;
        r->seen = r->ahead.length;
        if (end || r->ended) break;
        drop(r);
        fill(r, stop);
    }
    const size_t length = end ? (size_t)(end - r->ahead.bytes) - r->at : r->ahead.length - r->at;
    if (r->error || stop() || (!end && !length)) return false;
    line->length = 0;
    buffer__add(line, r->ahead.bytes + r->at, length);
    r->at += length + (end != NULL);
    r->seen = r->at;
    if (line->failed) r->error = ENOMEM;
    return !line->failed;
}
