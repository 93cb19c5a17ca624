/* Fields of a table out of texts of unknown origin. */
#ifndef CSV_H
#define CSV_H

#include "buffer.h"

/* Adds a field in quotation marks, made harmless: controls are replaced, and what a spreadsheet
 * would calculate ("=1+1") begins with an apostrophe. */
void csv__text(buffer *out, const char *text, size_t length);

#endif
