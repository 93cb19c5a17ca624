/* A line ends with "\n"; its begins are kept, so that a place is found by halving. */
#include "lines.h"

bool lines__index(lines *out, arena *a, const char *text, size_t length)
{
    size_t count = 1, at = 0;
    for (size_t i = 0; i < length; i++) count += text[i] == '\n';
    size_t *begins = arena__array(a, count, sizeof *begins);
    if (!begins) return false;
    begins[at++] = 0;
    for (size_t i = 0; i < length; i++)
        if (text[i] == '\n') begins[at++] = i + 1;
    *out = (lines){ text, length, begins, count };
    return true;
}

static size_t line_of(const lines *in, size_t offset)
{
    size_t low = 0, high = in->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (in->begins[middle] <= offset) low = middle;
        else high = middle;
    }
    return low;
}

void lines__locate(const lines *in, size_t offset, size_t *line, size_t *column)
{
    if (offset > in->length) offset = in->length;
    size_t at = line_of(in, offset), before = 0;
    for (size_t i = in->begins[at]; column && i < offset; i++)
        before += ((unsigned char)in->text[i] & 0xC0) != 0x80;
    if (line) *line = at + 1;
    if (column) *column = before + 1;
}
