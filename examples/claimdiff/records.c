/* Articles in JSON, by jansson. Without it, or on its errors, a message. */
#include "records.h"
#include "json_read.h"
#include "message.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef CLAIMDIFF_WITH_JANSSON

bool records__are_in(const char *text, size_t length)
{
    (void)text;
    (void)length;
    return false;
}

bool records__read(source_list *list, const char *path, const char *text, size_t length)
{
    (void)list;
    (void)text;
    (void)length;
    message__error(path, "JSON is not read: built without jansson; install libjansson-dev and "
                         "pkg-config, then make");
    return false;
}

#else

/* A string that is not empty, or NULL. */
static const char *string_of(const json_t *record, const char *key)
{
    const char *value = json_string_value(json_object_get(record, key));
    return value && *value ? value : NULL;
}

/* strndup of a value that may be missing; false: out of memory. */
static bool copy(char **out, const char *text, size_t most)
{
    *out = text ? strndup(text, most) : NULL;
    return *out || !text;
}

/* The text, its title before it where it does not begin with that; to be freed. */
static char *text_of(const char *title, const char *text)
{
    size_t size = title ? strlen(title) : 0;
    if (!size || strncmp(text, title, size) == 0) return strdup(text);
    char *both = malloc(size + strlen(text) + 3);
    if (both) sprintf(both, "%s\n\n%s", title, text);
    return both;
}

bool records__add(source_list *list, const json_t *record, const char *path, size_t number,
                  char *wrong, size_t size)
{
    const char *text = string_of(record, "text"), *title = string_of(record, "title");
    const char *name = string_of(record, "name"), *url = string_of(record, "url");
    const char *date = string_of(record, "date");
    char numbered[256];
    source *out;
    snprintf(numbered, sizeof numbered, "%s:%zu", path, number);
    snprintf(wrong, size, "article %zu: no \"text\"", number);
    if (!text) return false;
    snprintf(wrong, size, "article %zu: \"date\" does not begin with YYYY-MM-DD", number);
    if (date && !source__has_day(date)) return false;
    snprintf(wrong, size, "article %zu: %s", number, strerror(ENOMEM));
    out = source__add(list, name ? name : url ? url : numbered);
    if (!out) return false;
    out->text = text_of(title, text);
    out->length = out->text ? strlen(out->text) : 0;
    return out->text && copy(&out->outlet, string_of(record, "outlet"), SIZE_MAX) &&
           copy(&out->date, date, SOURCE_DAY);
}

bool records__are_in(const char *text, size_t length)
{
    size_t at = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    while (at < length && strchr(" \t\r\n", text[at]) && text[at]) at++;
    if (at >= length || (text[at] != '{' && text[at] != '[')) return false;
    json_error_t error;
    json_t *value = json_read__load(text + at, length - at, JSON_DISABLE_EOF_CHECK, &error);
    json_decref(value);
    return value != NULL || json_read__was_refused();
}

/* The articles of one value: an object, an array of them, an object with "articles". */
static bool add_value(source_list *list, const json_t *value, const char *path, size_t *number)
{
    const json_t *several = json_is_array(value) ? value : json_object_get(value, "articles");
    size_t count = json_is_array(several) ? json_array_size(several) : 1;
    for (size_t i = 0; i < count; i++) {
        const json_t *record = json_is_array(several) ? json_array_get(several, i) : value;
        char wrong[128];
        if (records__add(list, record, path, ++*number, wrong, sizeof wrong)) continue;
        message__error(path, "%s", wrong);
        return false;
    }
    return true;
}

bool records__read(source_list *list, const char *path, const char *text, size_t length)
{
    size_t at = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0, number = 0;
    bool good = true;
    while (good) {
        json_error_t error;
        while (at < length && text[at] && strchr(" \t\r\n", text[at])) at++;
        if (at == length) break;
        json_t *value = json_read__load(text + at, length - at, JSON_DISABLE_EOF_CHECK, &error);
        size_t line = 1;
        for (size_t i = 0; !value && i < at; i++) line += text[i] == '\n';
        if (!value) message__error(path, "line %zu: %s", line + (size_t)error.line - 1, error.text);
        good = value && add_value(list, value, path, &number);
        at += value ? (size_t)error.position : 0;
        json_decref(value);
    }
    if (good && !number) message__error(path, "no article in it");
    return good && number;
}

#endif
