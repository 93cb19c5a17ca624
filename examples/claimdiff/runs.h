/* Where a text that was taken out of a file stood in it, piece by piece. */
#ifndef RUNS_H
#define RUNS_H

#include <claimdiff.h>
#include <stdbool.h>
#include <stddef.h>

/* In the order of the text. While the list is made, `line` holds the offset that the run has
 * in the file as UTF-8; runs__count_lines makes it the line. */
typedef struct run_list {
    claimdiff_run *items; /* (count) */
    size_t count, capacity;
    bool failed; /* out of memory; sticky */
} run_list;

void runs__free(run_list *list);

/* Adds a piece at the end; a piece that goes on as the last one did makes that longer. */
void runs__add(run_list *list, claimdiff_run piece);

/* What stands at a place of the file as UTF-8 stood elsewhere in its bytes: leads the runs
 * of *list, which lead to UTF-8, on to the bytes that inner leads to. */
void runs__compose(run_list *list, const run_list *inner);

/* Gives each run its line, in the file as UTF-8. */
void runs__count_lines(run_list *list, const char *utf8, size_t length);

#endif
