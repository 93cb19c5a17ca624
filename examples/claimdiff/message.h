/* Messages on standard error: "claimdiff: FILE: what is wrong". */
#ifndef MESSAGE_H
#define MESSAGE_H

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
/* file (may be NULL) is made harmless for a terminal. */
void message__error(const char *file, const char *format, ...);

#endif
