/* Words that were cut at line ends. */
#ifndef HYPHEN_H
#define HYPHEN_H

#include "buffer.h"
#include "runs.h"

/* Adds the text to *out with words put together again that a hyphen cuts at a line end, as
 * in text out of a PDF: "investi-\ngation" -> "investigation"; the hyphen stays where the
 * text writes the word with one elsewhere: "well-\nknown" -> "well-known". */
void hyphen__rejoin(const char *text, size_t length, buffer *out, run_list *runs);

#endif
