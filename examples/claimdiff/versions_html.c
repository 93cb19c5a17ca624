/* A page without a script. The looks are those of the report's page. */
#include "versions_html.h"
#include "html.h"
#include "report_html.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

/* ---- Pieces ------------------------------------------------------------------- */

static void put_span(buffer *out, const edition *e, claimdiff_span span)
{
    size_t length;
    const char *text = words__span(e->article, span, &length);
    html__text(out, text, length);
}

/* "line 12" before the sentence itself */
static void put_line(buffer *out, const edition *e, claimdiff_span span)
{
    size_t line;
    claimdiff_article_locate(e->article, span.begin, &line, NULL);
    buffer__format(out, "<span class=\"about\">line %zu</span> ", line);
}

/* A sentence, what its edits took away in <del>, what they brought in <ins>. */
static void put_marked(buffer *out, const edition *e, const change *c, bool of_new)
{
    const passage *p = of_new ? c->new : c->old;
    const char *mark = of_new ? "ins" : "del";
    size_t at = p->span.begin;
    put_line(out, e, p->span);
    for (size_t i = 0; i < c->edit_count; i++) {
        const claimdiff_span span = of_new ? c->edits[i].new : c->edits[i].old;
        if (span.begin == span.end) continue;
        put_span(out, e, (claimdiff_span){ at, span.begin });
        buffer__format(out, "<%s>", mark);
        put_span(out, e, span);
        buffer__format(out, "</%s>", mark);
        at = span.end;
    }
    put_span(out, e, (claimdiff_span){ at, p->span.end });
}

static void put_edition(buffer *out, const char *title, const edition *e)
{
    const claimdiff_span headline = claimdiff_article_headline(e->article);
    const char *date = claimdiff_article_date(e->article);
    buffer__format(out, "<li><b class=\"letter\">%s</b> ", title);
    put_span(out, e, headline);
    buffer__put(out, " <span class=\"about\">");
    html__string(out, words__name(e->article));
    if (date) buffer__format(out, ", %.20s", date);
    buffer__put(out, "</span></li>\n");
}

/* ---- Sections -------------------------------------------------------------------- */

static void put_head(buffer *out, const versions *v)
{
    buffer__put(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                     "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n<title>");
    put_span(out, &v->new, claimdiff_article_headline(v->new.article));
    buffer__put(out, " \xe2\x80\x93 claimdiff</title>\n<style>\n");
    buffer__put(out, (const char *)report_css);
    buffer__put(out, "</style>\n</head>\n<body>\n<header>\n<h1>What was changed between two "
                     "editions</h1>\n<ul class=\"list\">\n");
    put_edition(out, "old", &v->old);
    put_edition(out, "new", &v->new);
    buffer__put(out, "</ul>\n</header>\n<main>\n");
}

static void put_notes(buffer *out, const versions *v)
{
    if (!v->note_count) return;
    buffer__format(out, "<section id=\"corrections\">\n<h2>Corrections: %zu</h2>\n<ol>\n",
                   v->note_count);
    for (size_t i = 0; i < v->note_count; i++) {
        buffer__format(out, "<li class=\"finding contradiction\" id=\"n%zu\"><blockquote>", i);
        put_line(out, &v->new, v->notes[i]->span);
        put_span(out, &v->new, v->notes[i]->span);
        buffer__put(out, "</blockquote></li>\n");
    }
    buffer__put(out, "</ol>\n</section>\n");
}

static void put_row(buffer *out, const versions *v, const change *c)
{
    static const char *const classes[] = { "contradiction", "addition", "tension" };
    const char *between = "";
    buffer__format(out, "<tr class=\"%s\"><th scope=\"row\">%s <span class=\"about\">",
                   classes[c->kind], versions__change(c->kind));
    for (size_t i = 0; i < CHANGE_KINDS; i++) {
        if (!(c->in & 1u << i)) continue;
        buffer__format(out, "%s%s", between, versions__kind(i));
        between = ", ";
    }
    if (c->note != CLAIMDIFF_NONE)
        buffer__format(out, " <a href=\"#n%zu\">corrected by %zu</a>", c->note, c->note + 1);
    buffer__put(out, "</span></th><td dir=\"auto\">");
    if (c->old) put_marked(out, &v->old, c, false);
    buffer__put(out, "</td><td dir=\"auto\">");
    if (c->new) put_marked(out, &v->new, c, true);
    buffer__put(out, "</td></tr>\n");
}

void versions_html__put(buffer *out, const versions *v)
{
    put_head(out, v);
    put_notes(out, v);
    buffer__format(out,
                   "<section id=\"changes\">\n<h2>Changes: %zu</h2>\n<p class=\"about\">%zu "
                   "sentences are as before.</p>\n",
                   v->change_count, v->unchanged);
    buffer__put(out,
                "<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">Change</th>"
                "<th scope=\"col\">Old</th><th scope=\"col\">New</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < v->change_count; i++) put_row(out, v, &v->changes[i]);
    buffer__put(out, "</tbody>\n</table></div>\n</section>\n</main>\n"
                     "<footer><p class=\"about\">Made by claimdiff ");
    buffer__put(out, claimdiff_version());
    buffer__put(out, ".</p></footer>\n</body>\n</html>\n");
}
