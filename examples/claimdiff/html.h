/* HTML out of texts of unknown origin. */
#ifndef HTML_H
#define HTML_H

#include "buffer.h"

/* Adds a text as HTML, in an element or an attribute: nothing in it is markup, and what
 * could hide in a page (controls, marks of direction) is replaced or left out. */
void html__text(buffer *out, const char *text, size_t length);

/* The same of a string. */
void html__string(buffer *out, const char *text);

#endif
