/* Two long texts, made of the articles of folders, that what is measured is cut out of. */
#ifndef TEXTS_H
#define TEXTS_H

#include <claimdiff.h>

enum { TEXT_BYTES = 1 << 20 };

typedef struct text {
    char bytes[TEXT_BYTES];
    size_t length;
    claimdiff_article *whole; /* by rules alone: where its sentences are */
} text;

extern text texts[2];

/* Adds the first article (*.txt) of the folder to one and the second to the other. Ends the
 * program, by its name, where they cannot be had. */
void texts__add(const char *program, const char *folder);

/* Says on stderr what is wrong, and ends the program. */
void texts__fail(const char *program, const char *what, const char *why);

#endif
