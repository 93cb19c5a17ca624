/* Articles in JSON. */
#ifndef RECORDS_H
#define RECORDS_H

#include "source.h"

#ifdef CLAIMDIFF_WITH_JANSSON
#include <jansson.h>

/* Adds the article that an object tells of: "text", and "name", "title", "outlet", "date",
 * "url" where they are known; number is its place in the file `path`, from 1. What is wrong
 * is put into wrong (size bytes); then false. */
bool records__add(source_list *list, const json_t *record, const char *path, size_t number,
                  char *wrong, size_t size);
#endif

/* Whether the text begins with a JSON object or array, or may, where memory is short. */
bool records__are_in(const char *text, size_t length);

/* Adds the articles of a JSON text: one object or several (JSON Lines), an array, or an
 * object with the array "articles". False: it is none; said on standard error. */
bool records__read(source_list *list, const char *path, const char *text, size_t length);

#endif
