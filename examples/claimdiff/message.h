/* Messages on standard error: "claimdiff: FILE: what is wrong". */
#ifndef MESSAGE_H
#define MESSAGE_H

#include <stdio.h>

/* A name of unknown origin, made harmless for a terminal. */
void message__print(FILE *to, const char *text);

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
/* All of it is made harmless for a terminal; file may be NULL. */
void message__error(const char *file, const char *format, ...);

#endif
