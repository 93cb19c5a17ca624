/* A line ends with "\n"; its begins are kept, so that a place is found by halving, and so is
 * the run that it lies in. What was put between runs (a line end between two paragraphs of a
 * page) counts as the end of the run before. */
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
    *out = (lines){ text, length, begins, count, NULL, 0 };
    return true;
}

bool lines__are_runs(const claimdiff_run *runs, size_t count, size_t length)
{
    size_t end = 0;
    for (size_t i = 0; i < count; i++) {
        const claimdiff_run *r = &runs[i];
        if (r->text < end || r->text > length) return false;
        if (!r->text_length || r->text_length > length - r->text) return false;
        if (r->file_length > (size_t)-1 - r->file) return false;
        end = r->text + r->text_length;
    }
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

/* The last run that begins at or before the offset, or the first one. */
static const claimdiff_run *run_at(const lines *in, size_t offset)
{
    size_t low = 0, high = in->run_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (in->runs[middle].text <= offset) low = middle;
        else high = middle;
    }
    return &in->runs[low];
}

/* How far into its run an offset lies, 0 to its length. */
static size_t into(const claimdiff_run *run, size_t offset)
{
    size_t far = offset > run->text ? offset - run->text : 0;
    return far < run->text_length ? far : run->text_length;
}

static size_t line_in_file(const lines *in, size_t offset)
{
    if (!in->run_count) return line_of(in, offset) + 1;
    const claimdiff_run *run = run_at(in, offset);
    return run->line + line_of(in, run->text + into(run, offset)) - line_of(in, run->text);
}

void lines__locate(const lines *in, size_t offset, size_t *line, size_t *column)
{
    if (offset > in->length) offset = in->length;
    size_t before = 0;
    for (size_t i = in->begins[line_of(in, offset)]; column && i < offset; i++)
        before += ((unsigned char)in->text[i] & 0xC0) != 0x80;
    if (line) *line = line_in_file(in, offset);
    if (column) *column = before + 1;
}

/* In doubles, for lengths may not be multiplied in size_t; exact below 2^26 each. */
static size_t share(const claimdiff_run *run, size_t far)
{
    if (run->file_length == run->text_length || far == 0) return far;
    if (far == run->text_length) return run->file_length;
    return (size_t)((double)far * (double)run->file_length / (double)run->text_length);
}

claimdiff_span lines__in_file(const lines *in, claimdiff_span span)
{
    if (!in->run_count) return span;
    const claimdiff_run *first = run_at(in, span.begin);
    const claimdiff_run *last = run_at(in, span.end > span.begin ? span.end - 1 : span.begin);
    claimdiff_span out = { first->file + share(first, into(first, span.begin)),
                           last->file + share(last, into(last, span.end)) };
    if (out.end < out.begin) out.end = out.begin;
    return out;
}
