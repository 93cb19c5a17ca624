/* Lists of runs. Two mappings in a row (bytes to UTF-8, UTF-8 to the text of a page) become
 * one by cutting each piece of the second where a piece of the first ends. */
#include "runs.h"

#include <stdlib.h>
#include <string.h>

void runs__free(run_list *list)
{
    free(list->items);
    memset(list, 0, sizeof *list);
}

/* Whether a piece goes on where the last one ends, as evenly as that. */
static bool goes_on(const claimdiff_run *last, const claimdiff_run *piece)
{
    return last->text + last->text_length == piece->text &&
           last->file + last->file_length == piece->file &&
           last->text_length * piece->file_length == last->file_length * piece->text_length;
}

void runs__add(run_list *list, claimdiff_run piece)
{
    if (list->failed || !piece.text_length) return;
    claimdiff_run *last = list->count ? &list->items[list->count - 1] : NULL;
    if (last && goes_on(last, &piece)) {
        last->text_length += piece.text_length;
        last->file_length += piece.file_length;
        return;
    }
    if (list->count == list->capacity) {
        size_t capacity = list->capacity ? list->capacity * 2 : 64;
        claimdiff_run *items = realloc(list->items, capacity * sizeof *items);
        list->failed = !items;
        if (!items) return;
        list->items = items;
        list->capacity = capacity;
    }
    list->items[list->count++] = piece;
}

/* The last run that begins at or before the offset, or the first one. */
static size_t find(const run_list *list, size_t offset)
{
    size_t low = 0, high = list->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (list->items[middle].text <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Where an offset within a run lies in the file. */
static size_t file_of(const claimdiff_run *run, size_t offset)
{
    return run->file + (offset - run->text) * run->file_length / run->text_length;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* A piece that is the same bytes in UTF-8, cut where inner is. */
static void add_verbatim(run_list *to, const claimdiff_run *piece, const run_list *inner)
{
    size_t at = piece->file, end = piece->file + piece->file_length;
    for (size_t i = find(inner, at); i < inner->count && at < end; i++) {
        const claimdiff_run *in = &inner->items[i];
        size_t stop = least(end, in->text + in->text_length);
        if (in->text > at) at = least(in->text, end);
        if (at >= stop) continue;
        size_t file = file_of(in, at);
        runs__add(to, (claimdiff_run){ piece->text + (at - piece->file), stop - at, file,
                                       file_of(in, stop) - file, at });
        at = stop;
    }
}

/* A piece that is other bytes in UTF-8 (an entity), as a whole. */
static void add_whole(run_list *to, const claimdiff_run *piece, const run_list *inner)
{
    const claimdiff_run *first = &inner->items[find(inner, piece->file)];
    size_t end = piece->file + piece->file_length;
    const claimdiff_run *last = &inner->items[find(inner, end ? end - 1 : 0)];
    claimdiff_run out = *piece;
    out.file = file_of(first, piece->file);
    out.file_length = file_of(last, end) - out.file;
    runs__add(to, out);
}

void runs__compose(run_list *list, const run_list *inner)
{
    run_list out = { 0 };
    for (size_t i = 0; inner->count && i < list->count; i++) {
        const claimdiff_run *piece = &list->items[i];
        if (piece->text_length == piece->file_length)
            add_verbatim(&out, piece, inner);
        else
            add_whole(&out, piece, inner);
    }
    out.failed = out.failed || list->failed || inner->failed;
    free(list->items);
    *list = out;
}

void runs__count_lines(run_list *list, const char *utf8, size_t length)
{
    size_t at = 0, line = 1;
    for (size_t i = 0; i < list->count; i++) {
        claimdiff_run *run = &list->items[i];
        if (run->line < at) at = 0, line = 1;
        for (; at < run->line && at < length; at++) line += utf8[at] == '\n';
        run->line = line;
    }
}
