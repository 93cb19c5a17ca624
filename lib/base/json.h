/* JSON into a string: commas come by themselves. */
#ifndef CLAIMDIFF_BASE_JSON_H
#define CLAIMDIFF_BASE_JSON_H

#include "str.h"

/* A "{" or "["; it is closed with str__put. */
void json__open(str *s, const char *bracket);

/* A quoted text; controls are escaped, invalid bytes become U+FFFD. */
void json__text(str *s, const char *text, size_t length);

/* The same of a NUL-terminated text; NULL becomes null. */
void json__string(str *s, const char *text);

/* "key": the next thing is its value. */
void json__key(str *s, const char *key);

void json__string_field(str *s, const char *key, const char *text);
void json__size_field(str *s, const char *key, size_t value);
void json__bool_field(str *s, const char *key, bool value);
void json__decimal_field(str *s, const char *key, double value, int digits);

#endif
