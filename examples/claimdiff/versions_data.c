/* Spans are bytes of the text as it was given, as in a report. */
#include "versions_data.h"
#include "csv.h"
#include "json_text.h"
#include "words.h"

#include <string.h>

/* ---- JSON --------------------------------------------------------------------- */

static void put_text(buffer *out, const edition *e, claimdiff_span span)
{
    size_t length;
    const char *text = words__span(e->article, span, &length);
    json_text__string(out, text, length);
}

/* {"span":[0,9],"line":1,"text":"Nine died"} */
static void put_passage(buffer *out, const edition *e, claimdiff_span span)
{
    size_t line;
    claimdiff_article_locate(e->article, span.begin, &line, NULL);
    buffer__format(out, "{\"span\":[%zu,%zu],\"line\":%zu,\"text\":", span.begin, span.end, line);
    put_text(out, e, span);
    buffer__put(out, "}");
}

static void put_kinds(buffer *out, unsigned in)
{
    const char *between = "";
    buffer__put(out, "\"in\":[");
    for (size_t i = 0; i < CHANGE_KINDS; i++) {
        if (!(in & 1u << i)) continue;
        buffer__format(out, "%s\"%s\"", between, versions__kind(i));
        between = ",";
    }
    buffer__put(out, "]");
}

static void put_edits(buffer *out, const versions *v, const change *c)
{
    buffer__put(out, ",\"edits\":[");
    for (size_t i = 0; i < c->edit_count; i++) {
        const edit *e = &c->edits[i];
        buffer__put(out, i ? ",{" : "{");
        put_kinds(out, e->in);
        buffer__put(out, ",\"old\":");
        put_passage(out, &v->old, e->old);
        buffer__put(out, ",\"new\":");
        put_passage(out, &v->new, e->new);
        buffer__put(out, "}");
    }
    buffer__put(out, "]");
}

static void put_change(buffer *out, const versions *v, const change *c)
{
    buffer__format(out, "{\"change\":\"%s\",", versions__change(c->kind));
    put_kinds(out, c->in);
    if (c->note != CLAIMDIFF_NONE) buffer__format(out, ",\"correction\":%zu", c->note);
    if (c->old) {
        buffer__put(out, ",\"old\":");
        put_passage(out, &v->old, c->old->span);
    }
    if (c->new) {
        buffer__put(out, ",\"new\":");
        put_passage(out, &v->new, c->new->span);
    }
    if (c->kind == CHANGE_CHANGED) put_edits(out, v, c);
    buffer__put(out, "}");
}

static void put_edition(buffer *out, const char *key, const edition *e)
{
    const char *name = words__name(e->article), *date = claimdiff_article_date(e->article);
    buffer__format(out, "\"%s\":{\"name\":", key);
    json_text__string(out, name, strlen(name));
    if (date) buffer__format(out, ",\"date\":\"%.20s\"", date);
    buffer__put(out, ",\"headline\":");
    put_text(out, e, claimdiff_article_headline(e->article));
    buffer__put(out, "},\n");
}

void versions_data__json(buffer *out, const versions *v)
{
    buffer__put(out, "{\"schema\":\"claimdiff-versions/1\",\n");
    put_edition(out, "old", &v->old);
    put_edition(out, "new", &v->new);
    buffer__format(out, "\"unchanged\":%zu,\n\"corrections\":[", v->unchanged);
    for (size_t i = 0; i < v->note_count; i++) {
        buffer__put(out, i ? ",\n" : "\n");
        put_passage(out, &v->new, v->notes[i]->span);
    }
    buffer__put(out, "],\n\"changes\":[");
    for (size_t i = 0; i < v->change_count; i++) {
        buffer__put(out, i ? ",\n" : "\n");
        put_change(out, v, &v->changes[i]);
    }
    buffer__put(out, "]}\n");
}

/* ---- CSV ---------------------------------------------------------------------- */

/* The line and the words of a passage, which may be none. */
static void put_row_side(buffer *out, const edition *e, const claimdiff_span *span)
{
    size_t line, length = 0;
    const char *text = "";
    if (span) {
        claimdiff_article_locate(e->article, span->begin, &line, NULL);
        buffer__format(out, ",%zu,", line);
        text = words__span(e->article, *span, &length);
    } else
        buffer__put(out, ",,");
    csv__text(out, text, length);
}

/* The words of all edits on one side, "; " between them. */
static void put_row_edits(buffer *out, const versions *v, const change *c, bool of_new)
{
    buffer joined = { 0 };
    for (size_t i = 0; i < c->edit_count; i++) {
        size_t length;
        const claimdiff_span span = of_new ? c->edits[i].new : c->edits[i].old;
        const char *text = words__span((of_new ? &v->new : &v->old)->article, span, &length);
        if (length && joined.length) buffer__put(&joined, "; ");
        buffer__add(&joined, text, length);
    }
    buffer__put(out, ",");
    csv__text(out, joined.bytes ? joined.bytes : "", joined.length);
    if (joined.failed) out->failed = true;
    buffer__free(&joined);
}

static void put_row(buffer *out, const versions *v, const change *c)
{
    const char *between = ",";
    buffer__put(out, versions__change(c->kind));
    for (size_t i = 0; i < CHANGE_KINDS; i++) {
        if (!(c->in & 1u << i)) continue;
        buffer__format(out, "%s%s", between, versions__kind(i));
        between = " ";
    }
    buffer__put(out, *between == ',' ? ",," : ",");
    if (c->note != CLAIMDIFF_NONE) buffer__format(out, "%zu", c->note + 1);
    put_row_side(out, &v->old, c->old ? &c->old->span : NULL);
    put_row_edits(out, v, c, false);
    put_row_side(out, &v->new, c->new ? &c->new->span : NULL);
    put_row_edits(out, v, c, true);
    buffer__put(out, "\r\n");
}

void versions_data__csv(buffer *out, const versions *v)
{
    buffer__put(out, "change,in,correction,old line,old,old words,new line,new,new words\r\n");
    for (size_t i = 0; i < v->note_count; i++) {
        buffer__format(out, "correction,,%zu", i + 1);
        put_row_side(out, &v->old, NULL);
        buffer__put(out, ",\"\"");
        put_row_side(out, &v->new, &v->notes[i]->span);
        buffer__put(out, ",\"\"\r\n");
    }
    for (size_t i = 0; i < v->change_count; i++) put_row(out, v, &v->changes[i]);
}
