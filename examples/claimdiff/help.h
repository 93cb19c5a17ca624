/* What --help prints. */
#ifndef HELP_H
#define HELP_H

enum { HELP_PARTS = 2 }; /* for a string has 4095 characters at most */
extern const char *const help__parts[HELP_PARTS];

#endif
