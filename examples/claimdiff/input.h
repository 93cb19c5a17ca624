/* Reading article files. */
#ifndef INPUT_H
#define INPUT_H

#include <stdbool.h>
#include <stddef.h>

/* What "-" is called in reports and messages. */
#define INPUT_STDIN_NAME "standard input"

/* "-" is standard input. */
bool input__is_stdin(const char *path);

/* Reads a whole file into *text, (*length) bytes, to be freed, stopping one
 * byte above max_bytes. On failure prints a message and returns false. */
bool input__read(const char *path, size_t max_bytes, char **text, size_t *length);

#endif
