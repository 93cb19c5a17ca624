/* Paragraphs for a terminal: wrapped to a width in columns, with words marked. */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "buffer.h"

typedef enum style {
    STYLE_PLAIN,
    STYLE_DIM,
    STYLE_BOLD,
    STYLE_DIFFERS, /* the words that decided a contradiction */
    STYLE_SHARED,  /* the words that decided an agreement */
    STYLE_ADDS     /* the words that only one side has */
} style;

/* Output under way, and how it looks. */
typedef struct page {
    buffer text;
    size_t width; /* columns, LAYOUT_MIN_WIDTH or more */
    bool colour;  /* else marked words are underlined by a row of signs */
} page;

#define LAYOUT_MIN_WIDTH 20

/* Bytes begin .. end - 1 of a paragraph's text, within it, in a style. */
typedef struct marked {
    size_t begin, end;
    style style;
} marked;

typedef struct paragraph {
    const char *lead; /* ASCII, before the first line; later lines are indented by its length */
    style lead_style;
    const char *text; /* (length) bytes, any */
    size_t length;
    style style;
    const marked *marks; /* (mark_count), in any order; later ones win */
    size_t mark_count;
} paragraph;

/* Adds the paragraph with its line end. White space counts as one space. What
 * could command a terminal or reorder its line (controls, invalid bytes,
 * direction marks) is replaced or left out. */
void layout__paragraph(page *out, const paragraph *p);

/* Adds a text as a paragraph of one style behind its lead. */
void layout__line(page *out, const char *lead, const buffer *text, style as);

/* Adds a text to the line under way, made harmless in the same way. */
void layout__inline(page *out, const char *text, size_t length, style as);

/* The columns that a text takes, made harmless in the same way. */
size_t layout__columns(const char *text, size_t length);

/* Adds a text in exactly so many columns (4 or more), made harmless in the same way: cut
 * with "..." or filled with spaces. */
void layout__field(page *out, const char *text, size_t length, size_t columns);

/* Adds lines of tab-separated text, each field made harmless, line by line as
 * they are. */
void layout__table(page *out, const char *text, size_t length);

#endif
