/* Writes JSON that is valid and plain enough for a terminal whatever the texts hold:
 * controls (C0, DEL, C1) and what turns the direction of writing are escaped, invalid
 * bytes become U+FFFD. */
#include "json.h"

#include <string.h>

#include "utf8.h"

/* A comma, unless this is the first item, the value of a key or the first of a line. */
static void separate(str *s)
{
    char last = s->length ? s->bytes[s->length - 1] : '[';
    if (!strchr("[{:\n", last)) str__put(s, ",");
}

void json__open(str *s, const char *bracket)
{
    separate(s);
    str__put(s, bracket);
}

/* Marks, embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX 9). */
static bool turns_writing(long c)
{
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069);
}

static void add_escaped(str *s, long c)
{
    if (c == '"' || c == '\\') {
        str__format(s, "\\%c", (int)c);
    } else if (c == '\n') {
        str__put(s, "\\n");
    } else if (c < 0x20 || (c >= 0x7f && c < 0xa0) || turns_writing(c)) {
        str__format(s, "\\u%04x", (unsigned)c);
    } else {
        char bytes[4];
        str__add(s, bytes, utf8__encode(c, bytes));
    }
}

void json__text(str *s, const char *text, size_t length)
{
    separate(s);
    str__put(s, "\"");
    for (size_t i = 0, size; i < length; i += size) {
        long c = utf8__decode(text + i, length - i, &size);
        add_escaped(s, c < 0 ? 0xfffd : c);
    }
    str__put(s, "\"");
}

void json__string(str *s, const char *text)
{
    if (text) {
        json__text(s, text, strlen(text));
    } else {
        separate(s);
        str__put(s, "null");
    }
}

void json__key(str *s, const char *key)
{
    json__string(s, key);
    str__put(s, ":");
}

void json__string_field(str *s, const char *key, const char *text)
{
    json__key(s, key);
    json__string(s, text);
}

void json__size_field(str *s, const char *key, size_t value)
{
    json__key(s, key);
    str__format(s, "%zu", value);
}

void json__bool_field(str *s, const char *key, bool value)
{
    json__key(s, key);
    str__put(s, value ? "true" : "false");
}

void json__decimal_field(str *s, const char *key, double value, int digits)
{
    json__key(s, key);
    str__decimal(s, value, digits);
}
