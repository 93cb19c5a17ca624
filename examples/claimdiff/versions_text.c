/* Corrections first, each with the changes that it speaks of by their number; then the changes
 * with both sentences, the words that came or went marked. */
#include "versions_text.h"
#include "words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Pieces ------------------------------------------------------------------- */

static void put_span(buffer *out, const edition *e, claimdiff_span span)
{
    size_t length;
    const char *text = words__span(e->article, span, &length);
    buffer__add(out, text, length);
}

/* "figure, quote"; nothing where none is. */
static void put_kinds(buffer *out, unsigned in)
{
    const char *between = "";
    for (size_t i = 0; i < CHANGE_KINDS; i++) {
        if (!(in & 1u << i)) continue;
        buffer__put(out, between);
        buffer__put(out, versions__kind(i));
        between = ", ";
    }
}

static void add_title(page *out, const char *title, size_t count)
{
    buffer line = { 0 };
    buffer__put(&line, title);
    if (count)
        buffer__format(&line, ": %zu", count);
    else
        buffer__put(&line, ": none");
    buffer__put(&out->text, "\n");
    layout__line(out, "", &line, STYLE_BOLD);
    buffer__free(&line);
}

/* "    -  monday.txt:3", "    +  tuesday.txt:3" */
static void add_place(page *out, const char *lead, const edition *e, claimdiff_span span)
{
    buffer line = { 0 };
    size_t number;
    claimdiff_article_locate(e->article, span.begin, &number, NULL);
    buffer__put(&line, words__name(e->article));
    buffer__format(&line, ":%zu", number);
    layout__line(out, lead, &line, STYLE_DIM);
    buffer__free(&line);
}

/* A stretch of an edition with what differs marked, (count) marks. */
static void add_marked(page *out, const edition *e, claimdiff_span span, const marked *marks,
                       size_t count)
{
    paragraph p = { .lead = "       ", .marks = marks, .mark_count = count };
    p.text = words__span(e->article, span, &p.length);
    layout__paragraph(out, &p);
}

/* ---- The head -------------------------------------------------------------------- */

static void add_edition(page *out, const char *lead, const edition *e)
{
    const claimdiff_span headline = claimdiff_article_headline(e->article);
    const char *date = claimdiff_article_date(e->article);
    buffer line = { 0 };
    if (headline.end > headline.begin) {
        put_span(&line, e, headline);
        layout__line(out, lead, &line, STYLE_BOLD);
        lead = "     ";
        line.length = 0;
    }
    buffer__put(&line, words__name(e->article));
    if (date) buffer__format(&line, " (%.20s)", date);
    layout__line(out, lead, &line, STYLE_PLAIN);
    buffer__free(&line);
}

static size_t count_of(const versions *v, change_kind kind, unsigned in)
{
    size_t count = 0;
    for (size_t i = 0; i < v->change_count; i++)
        count += v->changes[i].kind == kind && (!in || v->changes[i].in & in);
    return count;
}

/* "1 correction, 3 changed (2 figure, 1 quote), 2 added, 1 removed, 9 unchanged." */
static void add_counts(page *out, const versions *v)
{
    buffer line = { 0 };
    const char *before = " (";
    buffer__format(&line, "%zu %s, %zu changed", v->note_count,
                   v->note_count == 1 ? "correction" : "corrections",
                   count_of(v, CHANGE_CHANGED, 0));
    for (size_t i = 0; i < CHANGE_KINDS; i++) {
        const size_t count = count_of(v, CHANGE_CHANGED, 1u << i);
        if (!count) continue;
        buffer__format(&line, "%s%s %zu", before, versions__kind(i), count);
        before = ", ";
    }
    if (*before == ',') buffer__put(&line, ")");
    buffer__format(&line, ", %zu added, %zu removed, %zu as before.", count_of(v, CHANGE_ADDED, 0),
                   count_of(v, CHANGE_REMOVED, 0), v->unchanged);
    buffer__put(&out->text, "\n");
    layout__line(out, "", &line, STYLE_PLAIN);
    buffer__free(&line);
}

/* ---- Corrections --------------------------------------------------------------------- */

static void add_note(page *out, const versions *v, size_t index)
{
    const edition_note *note = v->notes[index];
    buffer line = { 0 };
    char lead[32];
    size_t about = 0;
    snprintf(lead, sizeof lead, "%2zu. ", index + 1);
    buffer__put(&out->text, "\n");
    add_place(out, lead, &v->new, note->span);
    add_marked(out, &v->new, note->span, NULL, 0);
    for (size_t i = 0, number = 0; i < v->change_count; i++) {
        number += v->changes[i].kind == CHANGE_CHANGED;
        if (v->changes[i].note != index) continue;
        buffer__put(&line, about++ ? ", " : "It speaks of: ");
        buffer__put(&line, versions__change(v->changes[i].kind));
        if (v->changes[i].kind == CHANGE_CHANGED) buffer__format(&line, " %zu", number);
    }
    if (!about) buffer__put(&line, "No change between the editions is what it speaks of.");
    layout__line(out, "    => ", &line, STYLE_PLAIN);
    buffer__free(&line);
}

static void add_corrections(page *out, const versions *v)
{
    if (!v->note_count) return;
    add_title(out, "! CORRECTIONS", v->note_count);
    for (size_t i = 0; i < v->note_count; i++) add_note(out, v, i);
}

/* ---- Changed --------------------------------------------------------------------------- */

/* The marks of one side, to be freed; NULL when out of memory. */
static marked *marks_of(const change *c, bool of_new, size_t *count)
{
    marked *marks = malloc((c->edit_count + 1) * sizeof *marks);
    const size_t from = of_new ? c->new->span.begin : c->old->span.begin;
    *count = 0;
    for (size_t i = 0; marks && i < c->edit_count; i++) {
        const edit *e = &c->edits[i];
        const claimdiff_span span = of_new ? e->new : e->old, other = of_new ? e->old : e->new;
        const bool alone = other.begin == other.end;
        if (span.begin == span.end) continue;
        marks[(*count)++] =
            (marked){ span.begin - from, span.end - from, alone ? STYLE_ADDS : STYLE_DIFFERS };
    }
    return marks;
}

static void add_side(page *out, const versions *v, const change *c, bool of_new)
{
    const edition *e = of_new ? &v->new : &v->old;
    const passage *p = of_new ? c->new : c->old;
    size_t count;
    marked *marks = marks_of(c, of_new, &count);
    if (!marks) {
        out->text.failed = true;
        return;
    }
    add_place(out, of_new ? "    +  " : "    -  ", e, p->span);
    add_marked(out, e, p->span, marks, count);
    free(marks);
}

/* "figure: "Nine" is now "Twelve"", and likewise of words that are gone or new. */
static void add_edit(page *out, const versions *v, const edit *e)
{
    const bool gone = e->new.begin == e->new.end, fresh = e->old.begin == e->old.end;
    buffer line = { 0 };
    put_kinds(&line, e->in);
    if (!line.length) buffer__put(&line, "wording");
    buffer__put(&line, fresh ? ": new \"" : ": \"");
    put_span(&line, fresh ? &v->new : &v->old, fresh ? e->new : e->old);
    if (!gone && !fresh) {
        buffer__put(&line, "\" is now \"");
        put_span(&line, &v->new, e->new);
    }
    buffer__put(&line, gone ? "\" is gone" : "\"");
    layout__line(out, "    => ", &line, STYLE_PLAIN);
    buffer__free(&line);
}

static void add_changed(page *out, const versions *v, const change *c, size_t number)
{
    buffer line = { 0 };
    char lead[32];
    snprintf(lead, sizeof lead, "%2zu. ", number);
    put_kinds(&line, c->in);
    if (!line.length) buffer__put(&line, "wording");
    if (c->note != CLAIMDIFF_NONE) buffer__format(&line, ", corrected by %zu", c->note + 1);
    buffer__put(&out->text, "\n");
    layout__line(out, lead, &line, STYLE_BOLD);
    buffer__free(&line);
    add_side(out, v, c, false);
    add_side(out, v, c, true);
    for (size_t i = 0; i < c->edit_count; i++) add_edit(out, v, &c->edits[i]);
}

/* ---- Added and removed -------------------------------------------------------------------- */

/* "    12  The mayor resigned (attribution)" */
static void add_whole(page *out, const versions *v, const change *c)
{
    const edition *e = c->new ? &v->new : &v->old;
    const claimdiff_span span = c->new ? c->new->span : c->old->span;
    buffer line = { 0 };
    char lead[32];
    size_t number;
    claimdiff_article_locate(e->article, span.begin, &number, NULL);
    snprintf(lead, sizeof lead, "%6zu  ", number);
    put_span(&line, e, span);
    if (c->in) {
        buffer__put(&line, " [");
        put_kinds(&line, c->in);
        buffer__put(&line, "]");
    }
    if (c->note != CLAIMDIFF_NONE) buffer__format(&line, " corrected by %zu", c->note + 1);
    layout__line(out, lead, &line, STYLE_PLAIN);
    buffer__free(&line);
}

static void add_section(page *out, const versions *v, change_kind kind, const char *title)
{
    size_t number = 0;
    add_title(out, title, count_of(v, kind, 0));
    for (size_t i = 0; i < v->change_count; i++) {
        if (v->changes[i].kind != kind) continue;
        if (kind == CHANGE_CHANGED)
            add_changed(out, v, &v->changes[i], ++number);
        else
            add_whole(out, v, &v->changes[i]);
    }
}

void versions_text__put(page *out, const versions *v)
{
    add_edition(out, "OLD  ", &v->old);
    add_edition(out, "NEW  ", &v->new);
    add_counts(out, v);
    add_corrections(out, v);
    add_section(out, v, CHANGE_CHANGED, "~ CHANGED");
    add_section(out, v, CHANGE_ADDED, "+ ADDED");
    add_section(out, v, CHANGE_REMOVED, "- REMOVED");
}
