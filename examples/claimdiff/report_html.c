/*
 * The page is complete without its script: claims link to their findings, findings to their
 * claims. report.js adds filters, the panel with a claim's findings, and the lines between
 * counterparts; report.css the looks. Both are compiled in, and the page allows nothing else
 * (Content-Security-Policy).
 *
 * Ids: a0c3 is a claim (article 0, claim 3), f7 a finding.
 */
#include "report_html.h"
#include "claim_index.h"
#include "html.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

extern const unsigned char report_js[];

typedef struct document {
    buffer *out;
    const claimdiff_report *report;
    const groups *found;
    unsigned kinds;
    const claim_index *of_claims;
} document;

static void put(const document *d, const char *html)
{
    buffer__put(d->out, html);
}

static void put_span(const document *d, const claimdiff_article *article, claimdiff_span span)
{
    size_t length;
    const char *text = words__span(article, span, &length);
    html__text(d->out, text, length);
}

static bool is_shown(const document *d, const claimdiff_finding *finding)
{
    return d->kinds & 1u << finding->kind;
}

/* ---- Head and summary -------------------------------------------------------------- */

static void put_headline(const document *d, const claimdiff_article *article)
{
    const claimdiff_span headline = claimdiff_article_headline(article);
    if (headline.end > headline.begin)
        put_span(d, article, headline);
    else
        html__string(d->out, words__name(article));
}

static void put_head(const document *d)
{
    put(d, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
           "style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; "
           "form-action 'none'\">\n<title>");
    put_headline(d, claimdiff_report_article(d->report, 0));
    put(d, " \xe2\x80\x93 claimdiff</title>\n<style>\n");
    put(d, (const char *)report_css);
    put(d, "</style>\n</head>\n<body>\n"
           "<a class=\"skip\" href=\"#articles\">To the articles</a>\n<header>\n<h1>");
    buffer__format(d->out, "What %zu articles say", claimdiff_report_article_count(d->report));
    put(d, "</h1>\n<ul class=\"list\">\n");
}

static void put_article_line(const document *d, size_t index)
{
    const claimdiff_article *article = claimdiff_report_article(d->report, index);
    const char *outlet = claimdiff_article_outlet(article), *date = claimdiff_article_date(article);
    const size_t claims = claimdiff_article_claim_count(article);
    buffer__format(d->out, "<li><b class=\"letter\">%c</b> <a href=\"#article%zu\">",
                   words__letter(index), index);
    put_headline(d, article);
    put(d, "</a> <span class=\"about\">");
    if (outlet) {
        html__string(d->out, outlet);
        put(d, ", ");
    }
    if (date) buffer__format(d->out, "%.20s, ", date);
    html__string(d->out, words__name(article));
    buffer__format(d->out, ", %zu %s</span></li>\n", claims, claims == 1 ? "claim" : "claims");
}

static void put_summary(const document *d)
{
    static const claimdiff_kind order[] = { CLAIMDIFF_KIND_CONTRADICTION, CLAIMDIFF_KIND_TENSION,
                                            CLAIMDIFF_KIND_AGREEMENT, CLAIMDIFF_KIND_ADDITION };
    put_head(d);
    for (size_t i = 0; i < claimdiff_report_article_count(d->report); i++) put_article_line(d, i);
    put(d, "</ul>\n<p class=\"counts\">");
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        const size_t count = groups__count(d->found, order[i]);
        if (!(d->kinds & 1u << order[i])) continue;
        buffer__format(d->out,
                       "<span class=\"%s\"><span class=\"sign\" aria-hidden=\"true\">%s</span>",
                       claimdiff_kind_string(order[i]), words__sign(order[i]));
        buffer__format(d->out, " <b>%zu</b> %s</span> ", count, words__kind(order[i], count != 1));
    }
    put(d, "</p>\n<p class=\"about\">");
    put(d, words__judged(d->report));
    if (claimdiff_report_one_event(d->report) >= 0.0) {
        put(d, " ");
        words__percent(d->out, claimdiff_report_one_event(d->report));
        put(d, " sure that they are on one event.");
    }
    put(d, "</p>\n</header>\n");
}

/* ---- Filters ------------------------------------------------------------------------ */

static void put_kind_filter(const document *d, claimdiff_kind kind)
{
    if (!(d->kinds & 1u << kind)) return;
    buffer__format(
        d->out, "<label class=\"%s\"><input type=\"checkbox\" name=\"kind\" value=\"%s\" checked>",
        claimdiff_kind_string(kind), claimdiff_kind_string(kind));
    buffer__format(d->out, " <span class=\"sign\" aria-hidden=\"true\">%s</span> %s</label>\n",
                   words__sign(kind), words__kind(kind, true));
}

/* The script fills the list of sources. */
static void put_filters(const document *d)
{
    put(d, "<form id=\"filters\" aria-label=\"Filters\" hidden>\n");
    put_kind_filter(d, CLAIMDIFF_KIND_CONTRADICTION);
    put_kind_filter(d, CLAIMDIFF_KIND_TENSION);
    put_kind_filter(d, CLAIMDIFF_KIND_AGREEMENT);
    put_kind_filter(d, CLAIMDIFF_KIND_ADDITION);
    put(d,
        "<label>Source <select name=\"source\"><option value=\"\">all</option></select></label>\n"
        "<label>Confidence from <input type=\"range\" name=\"confidence\" min=\"0\" max=\"1\" "
        "step=\"0.05\" value=\"0\"> <output>0</output></label>\n"
        "<button type=\"button\" id=\"theme\">Light or dark</button>\n"
        "<span id=\"shown\" role=\"status\"></span>\n</form>\n");
}

/* ---- The sheet of facts, and who says what --------------------------------------------- */

static void put_columns(const document *d, const char *first)
{
    put(d, "<thead><tr>");
    put(d, first);
    for (size_t i = 0; i < claimdiff_report_article_count(d->report); i++)
        buffer__format(d->out, "<th scope=\"col\">%c</th>", words__letter(i));
    put(d, "</tr></thead>\n<tbody>\n");
}

static void put_values(const document *d, const claimdiff_fact *fact, size_t article)
{
    put(d, "<td>");
    for (size_t i = 0; i < fact->cell_count; i++) {
        const claimdiff_cell *cell = fact->cells[i];
        if (cell->article != article) continue;
        buffer__format(d->out, "<a class=\"value v%zu\" href=\"#a%zuc%zu\">", cell->variant % 4,
                       article, cell->index);
        put_span(d, claimdiff_report_article(d->report, article), cell->span);
        put(d, "</a> ");
    }
    put(d, "</td>");
}

static void put_facts(const document *d)
{
    const size_t count = claimdiff_report_fact_count(d->report);
    if (!count) return;
    buffer__format(d->out,
                   "<section id=\"facts\">\n<h2>Facts: %zu</h2>\n<div class=\"wide\"><table>\n",
                   count);
    put_columns(d, "<th scope=\"col\">Verdict</th><th scope=\"col\">Of what</th>");
    for (size_t i = 0; i < count; i++) {
        const claimdiff_fact *fact = claimdiff_report_fact(d->report, i);
        const char *verdict = claimdiff_verdict_string(fact->verdict);
        buffer__format(d->out, "<tr class=\"%s\"><td title=\"%s\">%s</td><th scope=\"row\">",
                       verdict, words__verdict(fact->verdict), verdict);
        html__string(d->out, fact->label);
        put(d, "</th>");
        for (size_t a = 0; a < claimdiff_report_article_count(d->report); a++)
            put_values(d, fact, a);
        put(d, "</tr>\n");
    }
    put(d, "</tbody>\n</table></div>\n</section>\n");
}

static void put_says(const document *d, const group *g, size_t article)
{
    const claimdiff_finding *finding = g->finding;
    put(d, "<td>");
    for (size_t i = 0; i < g->side_count; i++) {
        const claimdiff_side *side = g->sides[i];
        if (side->article != article) continue;
        buffer__format(d->out, "<a class=\"%s\" href=\"#a%zuc%zu\" aria-label=\"%s\">%s</a> ",
                       claimdiff_kind_string(finding->kind), article, side->index,
                       words__kind(finding->kind, false), words__sign(finding->kind));
    }
    put(d, "</td>");
}

/* A row for each finding but the additions; only of more than two articles. */
static void put_matrix(const document *d)
{
    const size_t articles = claimdiff_report_article_count(d->report);
    if (articles < 3) return;
    put(d, "<section id=\"matrix\">\n<h2>Who says what</h2>\n<div class=\"wide\"><table>\n");
    put_columns(d, "<th scope=\"col\">Claim</th>");
    for (size_t i = 0; i < d->found->count; i++) {
        const group *g = &d->found->items[i];
        if (g->finding->kind == CLAIMDIFF_KIND_ADDITION || !is_shown(d, g->finding)) continue;
        const claimdiff_side *first = g->sides[0];
        buffer__format(d->out, "<tr><th scope=\"row\"><a href=\"#f%zu\">", g->index);
        put_span(d, claimdiff_report_article(d->report, first->article), first->claim->span);
        put(d, "</a></th>");
        for (size_t a = 0; a < articles; a++) put_says(d, g, a);
        put(d, "</tr>\n");
    }
    put(d, "</tbody>\n</table></div>\n</section>\n");
}

/* ---- The articles ------------------------------------------------------------------------ */

/* Text between claims: an empty line ends the paragraph. */
static void put_between(const document *d, const char *text, size_t length)
{
    for (size_t i = 0, from = 0; i <= length; i++) {
        if (i < length && text[i] != '\n') continue;
        html__text(d->out, text + from, i - from);
        size_t lines = 0;
        while (i < length && strchr("\n\r \t", text[i])) lines += text[i++] == '\n';
        put(d, lines > 1 ? "</p>\n<p dir=\"auto\">" : lines ? " " : "");
        from = i;
        if (lines) i--;
    }
}

/* A link to its first finding, a contradiction where there is any; report.js shows all. */
static void put_claim(const document *d, size_t index, size_t number)
{
    const claimdiff_article *article = claimdiff_report_article(d->report, index);
    const claimdiff_claim *claim = claimdiff_article_claim(article, number);
    size_t count;
    const size_t *findings = claim_index__of(d->of_claims, index, number, &count);
    if (count) {
        const claimdiff_kind kind = claimdiff_report_finding(d->report, findings[0])->kind;
        buffer__format(d->out,
                       "<a class=\"claim %s\" id=\"a%zuc%zu\" href=\"#f%zu\" data-findings=\"",
                       claimdiff_kind_string(kind), index, number, findings[0]);
        for (size_t i = 0; i < count; i++) buffer__format(d->out, i ? " %zu" : "%zu", findings[i]);
        put(d, "\"><span class=\"hidden\">");
        put(d, words__kind(kind, false));
        put(d, ": </span>");
    } else
        buffer__format(d->out, "<span class=\"claim\" id=\"a%zuc%zu\">", index, number);
    put_span(d, article, claim->span);
    put(d, count ? "</a>" : "</span>");
}

/* The text from the begin up to the first claim; returns where that is. */
static size_t put_opening(const document *d, const claimdiff_article *article)
{
    size_t length;
    const char *text = claimdiff_article_text(article, &length);
    const claimdiff_claim *first = claimdiff_article_claim(article, 0);
    const claimdiff_span headline = claimdiff_article_headline(article);
    const size_t end = first ? first->span.begin : length;
    size_t at = 0;
    if (headline.end > headline.begin && headline.end <= end) {
        put_between(d, text, headline.begin);
        put(d, "<strong>");
        put_span(d, article, headline);
        put(d, "</strong>");
        at = headline.end;
    }
    put_between(d, text + at, end - at);
    return end;
}

static void put_article(const document *d, size_t index)
{
    const claimdiff_article *article = claimdiff_report_article(d->report, index);
    size_t length, at;
    const char *text = claimdiff_article_text(article, &length);
    buffer__format(d->out, "<article id=\"article%zu\" tabindex=\"0\" aria-label=\"%c, ", index,
                   words__letter(index));
    html__string(d->out, words__name(article));
    buffer__format(d->out, "\">\n<h3><b class=\"letter\">%c</b> ", words__letter(index));
    html__string(d->out, words__name(article));
    put(d, "</h3>\n<p dir=\"auto\">");
    at = put_opening(d, article);
    for (size_t i = 0; i < claimdiff_article_claim_count(article); i++) {
        const claimdiff_span span = claimdiff_article_claim(article, i)->span;
        put_between(d, text + at, span.begin - at);
        put_claim(d, index, i);
        at = span.end;
    }
    put_between(d, text + at, length - at);
    put(d, "</p>\n</article>\n");
}

/* ---- The findings ---------------------------------------------------------------------------- */

static const char *mark_at(const claimdiff_side *side, size_t offset)
{
    for (size_t i = 0; i < side->added_count; i++)
        if (offset >= side->added[i].begin && offset < side->added[i].end) return "ins";
    for (size_t i = 0; i < side->evidence_count; i++)
        if (offset >= side->evidence[i].begin && offset < side->evidence[i].end) return "mark";
    return NULL;
}

/* A claim with the words that decided, and those that it adds, marked. */
static void put_marked(const document *d, const claimdiff_article *article,
                       const claimdiff_side *side)
{
    claimdiff_span piece = side->claim->span;
    const size_t end = piece.end;
    while (piece.begin < end) {
        const char *mark = mark_at(side, piece.begin);
        for (piece.end = piece.begin + 1; piece.end < end && mark_at(side, piece.end) == mark;)
            piece.end++;
        if (mark) buffer__format(d->out, "<%s>", mark);
        put_span(d, article, piece);
        if (mark) buffer__format(d->out, "</%s>", mark);
        piece.begin = piece.end;
    }
}

static void put_side(const document *d, const claimdiff_side *side)
{
    const claimdiff_article *article = claimdiff_report_article(d->report, side->article);
    const char *source = side->claim->source_name;
    size_t line;
    claimdiff_article_locate(article, side->claim->span.begin, &line, NULL);
    put(d, "<div class=\"side\" data-source=\"");
    html__string(d->out, source);
    buffer__format(d->out, "\"><a class=\"place\" href=\"#a%zuc%zu\"><b class=\"letter\">%c</b> ",
                   side->article, side->index, words__letter(side->article));
    html__string(d->out, words__name(article));
    buffer__format(d->out, ":%zu</a>", line);
    if (*source) {
        put(d, " <cite>");
        html__string(d->out, source);
        put(d, "</cite>");
    }
    put(d, "<blockquote dir=\"auto\">");
    put_marked(d, article, side);
    put(d, "</blockquote></div>\n");
}

static void put_why(const document *d, const group *g)
{
    buffer why = { 0 };
    groups__explain(&why, d->report, g);
    put(d, "<p class=\"why\">");
    html__text(d->out, why.bytes ? why.bytes : "", why.length);
    put(d, "</p>\n");
    if (why.failed) d->out->failed = true;
    buffer__free(&why);
}

static void put_finding(const document *d, const group *g)
{
    const claimdiff_finding *finding = g->finding;
    const char *kind = claimdiff_kind_string(finding->kind);
    buffer__format(
        d->out, "<li class=\"finding %s\" id=\"f%zu\" data-kind=\"%s\" data-confidence=\"%.3f\">\n",
        kind, g->index, kind, finding->confidence);
    buffer__format(d->out, "<h3><span class=\"sign\" aria-hidden=\"true\">%s</span> %s",
                   words__sign(finding->kind), words__kind(finding->kind, false));
    if (finding->kind != CLAIMDIFF_KIND_ADDITION)
        buffer__format(d->out, ": %s", words__reason(finding->reason));
    buffer__format(d->out, " <span class=\"about\">confidence %.2f", finding->confidence);
    if (finding->kind == CLAIMDIFF_KIND_AGREEMENT)
        buffer__format(d->out, ", %s, %zu %s", claimdiff_degree_string(finding->degree),
                       finding->origins, finding->origins == 1 ? "origin" : "origins");
    put(d, "</span></h3>\n");
    for (size_t i = 0; i < g->side_count; i++) put_side(d, g->sides[i]);
    if (finding->kind != CLAIMDIFF_KIND_ADDITION) put_why(d, g);
    put(d, "</li>\n");
}

static void put_document(const document *d)
{
    put_summary(d);
    put_filters(d);
    put(d, "<main>\n");
    put_facts(d);
    put_matrix(d);
    put(d, "<section id=\"articles\">\n<h2>The articles</h2>\n<div class=\"articles\">\n");
    for (size_t i = 0; i < claimdiff_report_article_count(d->report); i++) put_article(d, i);
    put(d, "</div>\n</section>\n<section id=\"findings\">\n<h2>The findings</h2>\n<ol>\n");
    for (size_t i = 0; i < d->found->count; i++)
        if (is_shown(d, d->found->items[i].finding)) put_finding(d, &d->found->items[i]);
    put(d, "</ol>\n</section>\n</main>\n"
           "<aside id=\"panel\" aria-live=\"polite\" aria-label=\"Findings of the claim\" "
           "hidden></aside>\n"
           "<svg id=\"lines\" aria-hidden=\"true\"></svg>\n<footer><p class=\"about\">Made by "
           "claimdiff ");
    put(d, claimdiff_version());
    put(d, ". It compares what is said, and does not know what is true.</p></footer>\n<script>\n");
    put(d, (const char *)report_js);
    put(d, "</script>\n</body>\n</html>\n");
}

void report_html__put(buffer *out, const claimdiff_report *report, unsigned kinds)
{
    groups found;
    claim_index of_claims = { 0 };
    const document d = { out, report, &found, kinds, &of_claims };
    if (groups__make(&found, report) && claim_index__init(&of_claims, report, &found, kinds))
        put_document(&d);
    else
        out->failed = true;
    claim_index__free(&of_claims);
    groups__free(&found);
}
