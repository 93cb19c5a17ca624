/*
 * The report as text: the articles, each with a letter, then contradictions,
 * agreements and additions. A finding shows its reason and confidence, each
 * claim with its place, source and words, the words that decided marked, and
 * the explanation; additions are listed by article.
 */
#include "text.h"

#include "sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Two articles that are less likely on one event are said to be doubtful. */
#define SAME_EVENT_DOUBTED 0.5

/* Articles beyond the 26th share the last letter; their names tell them apart. */
static char letter(size_t article)
{
    return article < 26 ? (char)('A' + article) : 'Z';
}

static const char *name_of(const claimdiff_article *article)
{
    const char *name = claimdiff_article_name(article);
    return name ? name : "";
}

static void put_line(page *out, const char *lead, const buffer *text, style as)
{
    paragraph p = { .lead = lead, .lead_style = as, .style = as };
    p.text = text->bytes ? text->bytes : "";
    p.length = text->length;
    layout__paragraph(out, &p);
    if (text->failed) out->text.failed = true;
}

/* ---- Articles ------------------------------------------------------------ */

/* "German", "another language" */
static const char *name_of_language(const char *tag)
{
    static const char *const names[][2] = {
        { "de", "German" },     { "es", "Spanish" }, { "fr", "French" },  { "id", "Indonesian" },
        { "it", "Italian" },    { "nl", "Dutch" },   { "pl", "Polish" },  { "ro", "Romanian" },
        { "pt", "Portuguese" }, { "sv", "Swedish" }, { "tr", "Turkish" }, { "el", "Greek" },
        { "he", "Hebrew" },     { "bn", "Bengali" }, { "ta", "Tamil" },   { "th", "Thai" },
        { "ja", "Japanese" },   { "zh", "Chinese" }, { "ko", "Korean" },
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(names[i][0], tag)) return names[i][1];
    return "another language";
}

static void add_article(page *out, const claimdiff_article *article, size_t index)
{
    const char *language = claimdiff_article_language(article);
    char lead[] = { letter(index), ' ', ' ', '\0' };
    size_t claims = claimdiff_article_claim_count(article);
    const char *date = claimdiff_article_date(article);
    buffer line = { 0 };

    buffer__put(&line, name_of(article));
    buffer__format(&line, "  (%zu %s", claims, claims == 1 ? "claim" : "claims");
    if (date) buffer__format(&line, ", %.20s", date);
    buffer__put(&line, ")");
    if (language && strcmp(language, "en"))
        buffer__format(&line, "  not English (%s?)", name_of_language(language));
    put_line(out, lead, &line, STYLE_PLAIN);
    buffer__free(&line);
}

/* "A and C may be on different events (0.2)." */
static void add_doubt(page *out, const claimdiff_report *report, size_t a, size_t b)
{
    const double one = claimdiff_report_same_event(report, a, b);
    buffer line = { 0 };
    if (one < 0.0 || one >= SAME_EVENT_DOUBTED) return;
    if (claimdiff_report_article_count(report) > 2)
        buffer__format(&line, "%c and %c may be", letter(a), letter(b));
    else buffer__put(&line, "These articles may be");
    buffer__format(&line, " on different events (%.1f that it is one).", one);
    put_line(out, "", &line, STYLE_PLAIN);
    buffer__free(&line);
}

static void add_articles(page *out, const claimdiff_report *report)
{
    const size_t count = claimdiff_report_article_count(report);
    const size_t unread = claimdiff_report_limits(report)->articles_unread;
    for (size_t i = 0; i < count; i++) add_article(out, claimdiff_report_article(report, i), i);
    for (size_t b = 0; b < count; b++)
        for (size_t a = 0; a < b; a++) add_doubt(out, report, a, b);
    if (!unread) return;
    buffer line = { 0 };
    buffer__put(&line, "Claims that are not in English are not compared; see --any-language.");
    put_line(out, "", &line, STYLE_PLAIN);
    buffer__free(&line);
}

/* ---- One claim ----------------------------------------------------------- */

/* "herald.txt:3, source: the coast guard" */
static void add_place(page *out, const claimdiff_article *article, size_t index,
                      const claimdiff_claim *claim)
{
    char lead[] = "    A  ";
    const char *text = claimdiff_article_text(article, NULL);
    size_t number;
    buffer line = { 0 };

    lead[4] = letter(index);
    claimdiff_article_locate(article, claim->span.begin, &number, NULL);
    buffer__put(&line, name_of(article));
    buffer__format(&line, ":%zu", number);
    if (claim->source.end > claim->source.begin) {
        buffer__put(&line, ", source: ");
        buffer__add(&line, text + claim->source.begin, claim->source.end - claim->source.begin);
    }
    put_line(out, lead, &line, STYLE_DIM);
    buffer__free(&line);
}

/* Where words lie in a claim, from the claim's begin; empty: not in it. */
static marked mark_of(claimdiff_span words, claimdiff_span claim, style as)
{
    size_t begin = words.begin > claim.begin ? words.begin : claim.begin;
    size_t end = words.end < claim.end ? words.end : claim.end;
    if (begin >= end) return (marked){ 0, 0, as };
    return (marked){ begin - claim.begin, end - claim.begin, as };
}

/* The marks of a side in its claim, (*count) of them, to be freed; NULL when out of memory. */
static marked *marks_of(const claimdiff_side *side, style decided, size_t *count)
{
    const claimdiff_span claim = side->claim->span;
    marked *marks = malloc((side->evidence_count + side->added_count + 1) * sizeof *marks);
    if (!marks) return NULL;
    *count = 0;
    for (size_t i = 0; i < side->evidence_count; i++)
        marks[(*count)++] = mark_of(side->evidence[i], claim, decided);
    for (size_t i = 0; i < side->added_count; i++)
        marks[(*count)++] = mark_of(side->added[i], claim, STYLE_ADDS);
    return marks;
}

static void add_quote(page *out, const claimdiff_article *article,
                      const claimdiff_claim *claim, const paragraph *frame)
{
    paragraph p = *frame;
    p.text = claimdiff_article_text(article, NULL) + claim->span.begin;
    p.length = claim->span.end - claim->span.begin;
    layout__paragraph(out, &p);
}

/* ---- Contradictions and agreements --------------------------------------- */

static void add_side(page *out, const claimdiff_report *report, const claimdiff_side *side,
                     style decided)
{
    const claimdiff_article *article = claimdiff_report_article(report, side->article);
    paragraph frame = { .lead = "       " };
    marked *marks = marks_of(side, decided, &frame.mark_count);
    if (!marks) {
        out->text.failed = true;
        return;
    }
    frame.marks = marks;
    add_place(out, article, side->article, side->claim);
    add_quote(out, article, side->claim, &frame);
    free(marks);
}

static void add_finding(page *out, const claimdiff_report *report,
                        const claimdiff_finding *finding, size_t number)
{
    char lead[32];
    buffer line = { 0 };
    const style decided =
        finding->kind == CLAIMDIFF_KIND_CONTRADICTION ? STYLE_DIFFERS : STYLE_SHARED;
    snprintf(lead, sizeof lead, "%2zu. ", number);
    if (finding->kind == CLAIMDIFF_KIND_AGREEMENT)
        buffer__format(&line, "%s, ", claimdiff_degree_string(finding->degree));
    buffer__format(&line, "%s, confidence %.2f", claimdiff_reason_string(finding->reason),
                   finding->confidence);
    if (finding->kind == CLAIMDIFF_KIND_AGREEMENT)
        buffer__format(&line, ", %zu %s", finding->origins,
                       finding->origins == 1 ? "origin" : "origins");

    buffer__put(&out->text, "\n");
    put_line(out, lead, &line, STYLE_BOLD);
    for (size_t i = 0; i < finding->side_count; i++)
        add_side(out, report, finding->sides[i], decided);
    line.length = 0;
    buffer__put(&line, finding->explanation ? finding->explanation : "");
    if (line.length) put_line(out, "    => ", &line, STYLE_PLAIN);
    buffer__free(&line);
}

static void add_findings(page *out, const claimdiff_report *report,
                         claimdiff_kind kind)
{
    size_t number = 0;
    for (size_t i = 0; i < claimdiff_report_finding_count(report); i++) {
        const claimdiff_finding *finding = claimdiff_report_finding(report, i);
        if (finding->kind == kind) add_finding(out, report, finding, ++number);
    }
}

/* ---- Additions ------------------------------------------------------------ */

/* How many additions an article has. */
static size_t count_additions(const claimdiff_report *report, size_t index)
{
    size_t count = 0;
    for (size_t i = 0; i < claimdiff_report_finding_count(report); i++) {
        const claimdiff_finding *finding = claimdiff_report_finding(report, i);
        count += finding->kind == CLAIMDIFF_KIND_ADDITION && finding->sides[0]->article == index;
    }
    return count;
}

/* The claim's words; " (source)" after them where that stands elsewhere. */
static void put_claim(buffer *out, const claimdiff_article *article, const claimdiff_claim *claim)
{
    const char *text = claimdiff_article_text(article, NULL);
    claimdiff_span source = claim->source;
    buffer__add(out, text + claim->span.begin, claim->span.end - claim->span.begin);
    if (source.begin == source.end ||
        (source.begin >= claim->span.begin && source.end <= claim->span.end))
        return;
    buffer__put(out, " (");
    buffer__add(out, text + source.begin, source.end - source.begin);
    buffer__put(out, ")");
}

/* "  12  The harbour was closed for a day (the mayor)" */
static void add_addition(page *out, const claimdiff_article *article, const claimdiff_claim *claim)
{
    char lead[32];
    size_t line;
    buffer text = { 0 };
    marked source = { claim->span.end - claim->span.begin, 0, STYLE_DIM };
    paragraph p = { .lead = lead, .lead_style = STYLE_DIM, .marks = &source, .mark_count = 1 };

    claimdiff_article_locate(article, claim->span.begin, &line, NULL);
    snprintf(lead, sizeof lead, "%6zu  ", line);
    put_claim(&text, article, claim);
    if (text.failed) {
        out->text.failed = true;
    } else {
        p.text = text.bytes;
        p.length = source.end = text.length;
        layout__paragraph(out, &p);
    }
    buffer__free(&text);
}

static void add_additions(page *out, const claimdiff_report *report, size_t index)
{
    const claimdiff_article *article = claimdiff_report_article(report, index);
    size_t total = count_additions(report, index);
    buffer title = { 0 };
    char lead[] = { ' ', letter(index), ' ', ' ', '\0' };

    if (!total) return;
    buffer__format(&title, "%zu only in ", total);
    buffer__put(&title, name_of(article));
    buffer__put(&title, "; first what is newest and easiest to check");
    buffer__put(&out->text, "\n");
    put_line(out, lead, &title, STYLE_BOLD);
    buffer__free(&title);
    for (size_t i = 0; i < claimdiff_report_finding_count(report); i++) {
        const claimdiff_finding *finding = claimdiff_report_finding(report, i);
        if (finding->kind == CLAIMDIFF_KIND_ADDITION && finding->sides[0]->article == index)
            add_addition(out, article, finding->sides[0]->claim);
    }
}

/* ---- Sections ------------------------------------------------------------- */

static size_t count_kind(const claimdiff_report *report, claimdiff_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < claimdiff_report_finding_count(report); i++)
        count += claimdiff_report_finding(report, i)->kind == kind;
    return count;
}

static void add_section(page *out, const claimdiff_report *report,
                        claimdiff_kind kind)
{
    static const char *const titles[] = { "AGREEMENTS", "ADDITIONS", "CONTRADICTIONS" };
    size_t count = count_kind(report, kind);
    buffer title = { 0 };

    buffer__put(&title, titles[kind]);
    if (count)
        buffer__format(&title, ": %zu", count);
    else
        buffer__put(&title, ": none");
    buffer__put(&out->text, "\n");
    put_line(out, "", &title, STYLE_BOLD);
    buffer__free(&title);

    if (kind != CLAIMDIFF_KIND_ADDITION) {
        add_findings(out, report, kind);
        return;
    }
    for (size_t i = 0; i < claimdiff_report_article_count(report); i++)
        add_additions(out, report, i);
}

static void add_note(page *out, const claimdiff_report *report)
{
    buffer note = { 0 };
    const bool encoder = claimdiff_report_encoder(report), judge = claimdiff_report_judge(report);
    buffer__put(&note,
                encoder ? "Judged by rules alone, without a network."
                : judge ? "Found by words alone, without an encoder."
                        : "Found by words and judged by rules alone, without encoder and network.");
    put_line(out, "", &note, STYLE_PLAIN);
    buffer__free(&note);
}

static void add_limit(buffer *line, size_t count, const char *one, const char *more)
{
    if (!count) return;
    buffer__format(line, "%s%zu %s", line->length ? ", " : "Left out by limits: ", count,
                   count == 1 ? one : more);
}

/* What the limits have left out, if anything. That claims have no counterpart the
 * additions show. */
static void add_limits(page *out, const claimdiff_limits *limits)
{
    buffer line = { 0 };
    add_limit(&line, limits->sentences_cut, "sentence parsed in pieces",
              "sentences parsed in pieces");
    add_limit(&line, limits->claims_cut, "end of a long claim", "ends of long claims");
    add_limit(&line, limits->contexts_cut, "end of a context", "ends of contexts");
    add_limit(&line, limits->searches_cut, "search for common words", "searches for common words");
    add_limit(&line, limits->pairs_unasked, "less likely pair of claims",
              "less likely pairs of claims");
    if (line.length) {
        buffer__put(&line, ".");
        buffer__put(&out->text, "\n");
        put_line(out, "", &line, STYLE_DIM);
    }
    buffer__free(&line);
}

void text__report(page *out, const claimdiff_report *report, unsigned kinds)
{
    static const claimdiff_kind order[] = { CLAIMDIFF_KIND_CONTRADICTION, CLAIMDIFF_KIND_AGREEMENT,
                                            CLAIMDIFF_KIND_ADDITION };
    add_articles(out, report);
    if (!claimdiff_report_encoder(report) || !claimdiff_report_judge(report)) add_note(out, report);
    if (kinds & 1u << CLAIMDIFF_KIND_CONTRADICTION || kinds & 1u << CLAIMDIFF_KIND_AGREEMENT)
        sheet__put(out, report);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (kinds & 1u << order[i]) add_section(out, report, order[i]);
    add_limits(out, claimdiff_report_limits(report));
}
