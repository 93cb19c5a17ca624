/* Lines that were laid out for half the width are put beside each other. */
#include "columns.h"

#include <string.h>

#define GAP 2
#define LEAST 34 /* columns of one, in which a sentence can be read */

bool columns__have_room(const page *out)
{
    return out->width >= 2 * LEAST + GAP;
}

page columns__begin(const page *out)
{
    page empty = { .width = (out->width - GAP) / 2, .colour = out->colour };
    return empty;
}

/* Columns that a line takes: "\033[1mNine\033[0m" -> 4 */
static size_t columns_of(const char *line, size_t length)
{
    size_t columns = 0;
    for (size_t at = 0, end; at < length; at = end) {
        const char *escape = memchr(line + at, '\033', length - at);
        end = escape ? (size_t)(escape - line) : length;
        columns += layout__columns(line + at, end - at);
        while (end < length && line[end] != 'm') end++;
        end += end < length;
    }
    return columns;
}

/* Takes the next line of a text; empty past its end. */
static const char *next_line(const buffer *text, size_t *at, size_t *length)
{
    const char *line = text->bytes ? text->bytes + *at : "";
    const char *end = *at < text->length ? memchr(line, '\n', text->length - *at) : NULL;
    *length = end ? (size_t)(end - line) : text->length - *at;
    *at += *length + (end != NULL);
    return *length ? line : "";
}

void columns__end(page *out, page *left, page *right)
{
    size_t a = 0, b = 0;
    out->text.failed = out->text.failed || left->text.failed || right->text.failed;
    while (!out->text.failed && (a < left->text.length || b < right->text.length)) {
        size_t left_length, right_length;
        const char *left_line = next_line(&left->text, &a, &left_length);
        const char *right_line = next_line(&right->text, &b, &right_length);
        const size_t used = columns_of(left_line, left_length);
        buffer__add(&out->text, left_line, left_length);
        if (right_length) {
            buffer__repeat(&out->text, ' ', used < left->width ? left->width - used + GAP : GAP);
            buffer__add(&out->text, right_line, right_length);
        }
        buffer__put(&out->text, "\n");
    }
    buffer__free(&left->text);
    buffer__free(&right->text);
}
