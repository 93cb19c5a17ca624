/* The words that a text begins with, for tests of what reads figures. */
#ifndef TESTS_FIRST_WORDS_H
#define TESTS_FIRST_WORDS_H

#include "base/arena.h"
#include "value/scan.h"

/* A scan of the whole text, which lives in the arena. Ends the test where it cannot be read. */
void first_words__read(scan *out, arena *a, const char *text);

#endif
