/* Running commands from tests. */
#ifndef TESTS_PROCESS_H
#define TESTS_PROCESS_H

#include <stddef.h>

/* The folder of what was built: BUILD in the environment, else "build". */
const char *process__build(void);

typedef struct process_result {
    int status;   /* exit status, or -1 when it did not end by itself */
    char *output; /* standard output, NUL-terminated, to be freed */
    size_t length;
} process_result;

/* Runs a shell command made by printf, with $BUILD set. Standard error is the
 * test's own unless the command says otherwise. */
#if defined(__GNUC__)
__attribute__((format(printf, 1, 2)))
#endif
process_result process__run(const char *format, ...);

#endif
