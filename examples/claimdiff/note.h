/* Telling a note of correction from news. */
#ifndef NOTE_H
#define NOTE_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a paragraph says that an earlier version of the article was wrong:
 * "Correction, 3 March: the ferry had 214 passengers." -> true,
 * "Correction officers went on strike." -> false */
bool note__is_correction(const char *text, size_t length);

#endif
