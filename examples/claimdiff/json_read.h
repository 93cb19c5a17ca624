/* JSON by jansson, all of it or nothing. */
#ifndef JSON_READ_H
#define JSON_READ_H

#ifdef CLAIMDIFF_WITH_JANSSON
#include <jansson.h>
#include <stdbool.h>

/* Before any other call, and before there are threads. */
void json_read__begin(void);

/* json_loadb; where memory was refused, NULL and an error that says so. */
json_t *json_read__load(const char *text, size_t length, size_t flags, json_error_t *error);

/* What json_dumps gave, or NULL. */
void json_read__give_back(char *text);

/* Whether memory was refused to this thread's last load. */
bool json_read__was_refused(void);
#endif

#endif
