/*
 * Paragraphs: bytes become cells (what is shown of one code point, how many
 * columns it takes, how it is marked), cells become lines, broken at spaces
 * and beside wide characters, in a word only where it is wider than the line.
 *
 * Marked words are coloured, or underlined by a row of signs below the line.
 * Widths are those of single code points: a terminal that joins emoji shows
 * them narrower.
 */
#include "layout.h"
#include "glyph.h"

#include <stdlib.h>
#include <string.h>

typedef struct cell {
    const char *bytes; /* (size) */
    unsigned char size, width;
    style style;
} cell;

/* No two of them look alike to the colour-blind, and none is told by colour alone. */
static const char *const colours[] = {
    [STYLE_PLAIN] = "",          [STYLE_DIM] = "\033[2m",
    [STYLE_BOLD] = "\033[1m",    [STYLE_DIFFERS] = "\033[1;4;33m",
    [STYLE_SHARED] = "\033[36m", [STYLE_ADDS] = "\033[3;35m",
};

static const char underlines[] = {
    [STYLE_PLAIN] = ' ',   [STYLE_DIM] = ' ',    [STYLE_BOLD] = ' ',
    [STYLE_DIFFERS] = '^', [STYLE_SHARED] = ' ', [STYLE_ADDS] = '+',
};

/* ---- Cells --------------------------------------------------------------- */

/* The cell at text[0 .. length), *size its bytes. */
static cell next_cell(const char *text, size_t length, size_t *size)
{
    const glyph g = glyph__next(text, length, size);
    return (cell){ g.bytes, g.size, g.width, STYLE_PLAIN };
}

static bool is_space(const cell *c)
{
    return c->size == 1 && *c->bytes == ' ';
}

/* The style of each byte of the paragraph, to be freed; NULL when out of memory. */
static unsigned char *styles_of(const paragraph *p)
{
    unsigned char *styles = malloc(p->length + 1);
    if (!styles) return NULL;
    memset(styles, (int)p->style, p->length + 1);
    for (size_t i = 0; i < p->mark_count; i++) {
        const marked *mark = &p->marks[i];
        memset(styles + mark->begin, (int)mark->style, mark->end - mark->begin);
    }
    return styles;
}

/* The paragraph's cells, (*count) of them, to be freed; NULL when out of memory. */
static cell *cells_of(const paragraph *p, size_t *count)
{
    cell *cells = calloc(p->length + 1, sizeof *cells);
    unsigned char *styles = styles_of(p);
    size_t n = 0;
    if (!cells || !styles) goto cleanup;
    for (size_t i = 0, size; i < p->length; i += size) {
        cell c = next_cell(p->text + i, p->length - i, &size);
        if (is_space(&c) && (n == 0 || is_space(&cells[n - 1]))) continue;
        c.style = (style)styles[i];
        cells[n++] = c;
    }
    if (n && is_space(&cells[n - 1])) n--;
    *count = n;
    free(styles);
    return cells;
cleanup:
    free(cells);
    free(styles);
    return NULL;
}

/* ---- Lines --------------------------------------------------------------- */

/* Where the line that begins at cell `begin` ends: "one two three", width 9 -> after "two". A
 * path breaks behind a slash. */
static size_t line_end(const cell *cells, size_t count, size_t begin, size_t width)
{
    size_t columns = 0, last_break = begin;
    for (size_t i = begin; i < count; i++) {
        if (is_space(&cells[i]) || cells[i].width == 2) last_break = i;
        if (columns + cells[i].width > width) return last_break > begin ? last_break : i;
        columns += cells[i].width;
        if (*cells[i].bytes == '/' && cells[i].size == 1) last_break = i + 1;
    }
    return count;
}

static void switch_style(page *out, style from, style to)
{
    if (!out->colour || from == to) return;
    if (from != STYLE_PLAIN) buffer__put(&out->text, "\033[0m");
    buffer__put(&out->text, colours[to]);
}

static void add_cells(page *out, const cell *cells, size_t count)
{
    style now = STYLE_PLAIN;
    for (size_t i = 0; i < count; i++) {
        switch_style(out, now, cells[i].style);
        now = cells[i].style;
        buffer__add(&out->text, cells[i].bytes, cells[i].size);
    }
    switch_style(out, now, STYLE_PLAIN);
}

/* The row of signs below a line, where it has marked words. */
static void add_underline(page *out, const cell *cells, size_t count, size_t indent)
{
    size_t pending = indent; /* columns of blanks not yet written */
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        char sign = underlines[cells[i].style];
        if (sign == ' ') {
            pending += cells[i].width;
            continue;
        }
        buffer__repeat(&out->text, ' ', pending);
        buffer__repeat(&out->text, sign, cells[i].width);
        pending = 0;
        any = true;
    }
    if (any) buffer__put(&out->text, "\n");
}

static void add_lines(page *out, const cell *cells, size_t count, size_t indent)
{
    size_t room =
        out->width > indent + LAYOUT_MIN_WIDTH / 2 ? out->width - indent : LAYOUT_MIN_WIDTH / 2;
    size_t begin = 0;
    do {
        size_t end = line_end(cells, count, begin, room);
        if (begin > 0) buffer__repeat(&out->text, ' ', indent);
        add_cells(out, cells + begin, end - begin);
        buffer__put(&out->text, "\n");
        if (!out->colour) add_underline(out, cells + begin, end - begin, indent);
        begin = end < count && is_space(&cells[end]) ? end + 1 : end;
    } while (begin < count);
}

void layout__paragraph(page *out, const paragraph *p)
{
    size_t count, indent = strlen(p->lead);
    cell *cells = cells_of(p, &count);
    if (!cells) {
        out->text.failed = true;
        return;
    }
    if (indent) {
        switch_style(out, STYLE_PLAIN, p->lead_style);
        buffer__put(&out->text, p->lead);
        switch_style(out, p->lead_style, STYLE_PLAIN);
    }
    add_lines(out, cells, count, indent);
    free(cells);
}

void layout__line(page *out, const char *lead, const buffer *text, style as)
{
    paragraph p = { .lead = lead, .lead_style = as, .style = as };
    p.text = text->bytes ? text->bytes : "";
    p.length = text->length;
    layout__paragraph(out, &p);
    if (text->failed) out->text.failed = true;
}

void layout__inline(page *out, const char *text, size_t length, style as)
{
    switch_style(out, STYLE_PLAIN, as);
    for (size_t i = 0, size; i < length; i += size) {
        cell c = next_cell(text + i, length - i, &size);
        buffer__add(&out->text, c.bytes, c.size);
    }
    switch_style(out, as, STYLE_PLAIN);
}

size_t layout__columns(const char *text, size_t length)
{
    size_t columns = 0;
    for (size_t i = 0, size; i < length; i += size)
        columns += next_cell(text + i, length - i, &size).width;
    return columns;
}

void layout__field(page *out, const char *text, size_t length, size_t columns)
{
    const bool whole = layout__columns(text, length) <= columns;
    const size_t room = whole ? columns : columns - 3;
    size_t used = 0;
    for (size_t i = 0, size; i < length; i += size) {
        cell c = next_cell(text + i, length - i, &size);
        if (used + c.width > room) break;
        buffer__add(&out->text, c.bytes, c.size);
        used += c.width;
    }
    if (!whole) buffer__put(&out->text, "...");
    buffer__repeat(&out->text, ' ', room - used);
}

void layout__table(page *out, const char *text, size_t length)
{
    for (size_t begin = 0, i = 0; i < length; i++) {
        if (text[i] != '\t' && text[i] != '\n') continue;
        layout__inline(out, text + begin, i - begin, STYLE_PLAIN);
        buffer__add(&out->text, &text[i], 1);
        begin = i + 1;
    }
}
