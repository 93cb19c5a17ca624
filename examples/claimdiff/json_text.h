/* Texts of unknown origin in the JSON that the tool itself writes. */
#ifndef JSON_TEXT_H
#define JSON_TEXT_H

#include "buffer.h"

/* text[0 .. length) as a string in quotes: controls and what turns the direction of writing are
 * escaped, bytes that are no UTF-8 are U+FFFD, as in the library's reports. */
void json_text__string(buffer *out, const char *text, size_t length);

/* The same of a value that is JSON already and so keeps its quotes and escapes. */
void json_text__value(buffer *out, const char *json, size_t length);

#endif
