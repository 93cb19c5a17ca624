/* A bar, or a count, in one line that is written over; from the first second on, ten times a
 * second at most. */
#include "progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define BAR_WIDTH 40

static double since(const struct timespec *then)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - then->tv_sec) + (double)(now.tv_nsec - then->tv_nsec) / 1e9;
}

void progress__begin(progress *p)
{
    memset(p, 0, sizeof *p);
    p->quiet = !isatty(STDERR_FILENO);
    clock_gettime(CLOCK_MONOTONIC, &p->begin);
}

void progress__show(progress *p, size_t done, size_t total)
{
    char bar[BAR_WIDTH + 1];
    if (p->quiet || since(&p->begin) < 1 || since(&p->shown) < 0.1) return;
    clock_gettime(CLOCK_MONOTONIC, &p->shown);
    p->visible = true;
    if (!total) {
        fprintf(stderr, "\r%zu done ", done);
        return;
    }
    double share = done < total ? (double)done / (double)total : 1;
    memset(bar, ' ', BAR_WIDTH);
    memset(bar, '=', (size_t)(share * BAR_WIDTH));
    bar[BAR_WIDTH] = '\0';
    fprintf(stderr, "\rcomparing [%s] %3.0f %% ", bar, share * 100);
}

void progress__end(progress *p)
{
    if (p->visible) fputs("\r\033[K", stderr);
    p->visible = false;
}
