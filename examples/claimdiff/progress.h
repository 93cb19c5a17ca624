/* How far the work is, on standard error when that is a terminal and it takes a while. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

typedef struct progress {
    struct timespec begin, shown; /* shown: when it was last shown */
    bool quiet;                   /* standard error is no terminal */
    bool visible;
} progress;

void progress__begin(progress *p);

/* done of total; total 0: not known, so many are counted. */
void progress__show(progress *p, size_t done, size_t total);

/* Wipes it away. */
void progress__end(progress *p);

#endif
