/*
 * The report as text: the summary, the sheet of facts, then contradictions,
 * agreements and additions. A finding shows its reason and confidence, each
 * claim with its place, source and words, the words that decided marked, and
 * the explanation; additions are listed by article.
 */
#include "text.h"
#include "columns.h"
#include "groups.h"
#include "matrix.h"
#include "sheet.h"
#include "summary.h"
#include "words.h"

#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#define CONTEXT_BYTES 400   /* of a sentence that is shown around a claim */
#define AGREEMENTS_SHOWN 30 /* the surest, without --all */
#define ADDITIONS_SHOWN 5   /* of each article, without --all */

/* ---- One claim ----------------------------------------------------------- */

/* "herald.txt:3, source: the coast guard" */
static void add_place(page *out, const claimdiff_article *article, size_t index,
                      const claimdiff_claim *claim)
{
    char lead[] = "    A  ";
    size_t number;
    buffer line = { 0 };

    lead[4] = words__letter(index);
    claimdiff_article_locate(article, claim->span.begin, &number, NULL);
    buffer__put(&line, words__name(article));
    buffer__format(&line, ":%zu", number);
    if (*claim->source_name) {
        buffer__put(&line, ", source: ");
        buffer__put(&line, claim->source_name);
    }
    layout__line(out, lead, &line, STYLE_DIM);
    buffer__free(&line);
}

/* Where words lie in what is quoted, from its begin; empty: not in it. */
static marked mark_of(claimdiff_span words, claimdiff_span quoted, style as)
{
    size_t begin = words.begin > quoted.begin ? words.begin : quoted.begin;
    size_t end = words.end < quoted.end ? words.end : quoted.end;
    if (begin >= end) return (marked){ 0, 0, as };
    return (marked){ begin - quoted.begin, end - quoted.begin, as };
}

/* The marks of a side in what is quoted, (*count) of them, to be freed; NULL when out of memory.
 * What is not of the claim is dim. */
static marked *marks_of(const claimdiff_side *side, claimdiff_span quoted, style decided,
                        size_t *count)
{
    const claimdiff_span claim = side->claim->span;
    marked *marks = malloc((side->evidence_count + side->added_count + 2) * sizeof *marks);
    if (!marks) return NULL;
    marks[0] = mark_of((claimdiff_span){ quoted.begin, claim.begin }, quoted, STYLE_DIM);
    marks[1] = mark_of((claimdiff_span){ claim.end, quoted.end }, quoted, STYLE_DIM);
    *count = 2;
    for (size_t i = 0; i < side->evidence_count; i++)
        marks[(*count)++] = mark_of(side->evidence[i], quoted, decided);
    for (size_t i = 0; i < side->added_count; i++)
        marks[(*count)++] = mark_of(side->added[i], quoted, STYLE_ADDS);
    return marks;
}

/* The sentence of a claim, where that is all the context it has room for; else the claim. */
static claimdiff_span quoted_of(const claimdiff_claim *claim, style decided)
{
    const claimdiff_span sentence = claim->sentence;
    const bool whole = sentence.begin <= claim->span.begin && sentence.end >= claim->span.end &&
                       sentence.end - sentence.begin <= CONTEXT_BYTES;
    return decided == STYLE_DIFFERS && whole ? sentence : claim->span;
}

/* ---- Contradictions and agreements --------------------------------------- */

/* A contradiction is shown in its sentence. */
static void add_side(page *out, const claimdiff_report *report, const claimdiff_side *side,
                     style decided)
{
    const claimdiff_article *article = claimdiff_report_article(report, side->article);
    const claimdiff_span quoted = quoted_of(side->claim, decided);
    paragraph frame = { .lead = "       " };
    marked *marks = marks_of(side, quoted, decided, &frame.mark_count);
    if (!marks) {
        out->text.failed = true;
        return;
    }
    frame.marks = marks;
    frame.text = words__span(article, quoted, &frame.length);
    add_place(out, article, side->article, side->claim);
    layout__paragraph(out, &frame);
    free(marks);
}

/* Two sides a row. */
static void add_rows(page *out, const claimdiff_report *report, const group *g, style decided)
{
    for (size_t i = 0; i < g->side_count; i += 2) {
        page left = columns__begin(out), right = columns__begin(out);
        add_side(&left, report, g->sides[i], decided);
        if (i + 1 < g->side_count) add_side(&right, report, g->sides[i + 1], decided);
        columns__end(out, &left, &right);
    }
}

static bool same_text(const claimdiff_report *report, const claimdiff_side *a,
                      const claimdiff_side *b)
{
    size_t x, y;
    const char *text =
        words__span(claimdiff_report_article(report, a->article), a->claim->span, &x);
    const char *other =
        words__span(claimdiff_report_article(report, b->article), b->claim->span, &y);
    return x == y && strncasecmp(text, other, x) == 0;
}

/* Whether the side behind it says the same: in a group the same value, else the same words. */
static bool is_said_again(const claimdiff_report *report, const group *g, size_t side)
{
    const claimdiff_side *a = g->sides[side], *b = g->sides[side + 1];
    return g->finding_count > 1 ? groups__same_words(report, a, b) : same_text(report, a, b);
}

/* Of sides that say the same, which stand together, the last one's sentence stands for all. */
static void add_sides(page *out, const claimdiff_report *report, const group *g, style decided)
{
    for (size_t i = 0; i < g->side_count; i++) {
        const claimdiff_side *side = g->sides[i];
        const bool is_last = i + 1 == g->side_count;
        if (!is_last && is_said_again(report, g, i))
            add_place(out, claimdiff_report_article(report, side->article), side->article,
                      side->claim);
        else
            add_side(out, report, side, decided);
    }
}

/* "different numbers, confidence 0.98", with what more there is to say of the kind. */
static void put_head(buffer *line, const group *g)
{
    const claimdiff_finding *finding = g->finding;
    if (finding->kind == CLAIMDIFF_KIND_AGREEMENT)
        buffer__format(line, "%s, ", claimdiff_degree_string(finding->degree));
    buffer__format(line, "%s, confidence %.2f", words__reason(finding->reason),
                   finding->confidence);
    if (finding->kind == CLAIMDIFF_KIND_AGREEMENT)
        buffer__format(line, ", %zu %s", finding->origins,
                       finding->origins == 1 ? "origin" : "origins");
    if (g->finding_count > 1) buffer__format(line, ", %zu pairs of claims", g->finding_count);
}

static void add_finding(page *out, const claimdiff_report *report, const options *o, const group *g,
                        size_t number)
{
    char lead[32];
    buffer line = { 0 };
    const style decided =
        g->finding->kind == CLAIMDIFF_KIND_AGREEMENT ? STYLE_SHARED : STYLE_DIFFERS;
    snprintf(lead, sizeof lead, "%2zu. ", number);
    put_head(&line, g);
    buffer__put(&out->text, "\n");
    layout__line(out, lead, &line, STYLE_BOLD);
    if (o->side_by_side && columns__have_room(out))
        add_rows(out, report, g, decided);
    else
        add_sides(out, report, g, decided);
    line.length = 0;
    groups__explain(&line, report, g);
    if (line.length) layout__line(out, "    => ", &line, STYLE_PLAIN);
    buffer__free(&line);
}

static void add_rest(page *out, size_t count)
{
    buffer line = { 0 };
    buffer__format(&line, "and %zu more; --all shows them", count);
    layout__line(out, "        ", &line, STYLE_DIM);
    buffer__free(&line);
}

static void add_findings(page *out, const claimdiff_report *report, const groups *found,
                         const options *o, claimdiff_kind kind)
{
    const size_t total = groups__count(found, kind);
    const bool some = kind == CLAIMDIFF_KIND_AGREEMENT && !o->all && total > AGREEMENTS_SHOWN;
    const size_t most = some ? AGREEMENTS_SHOWN : total;
    size_t number = 0;
    for (size_t i = 0; i < found->count && number < most; i++)
        if (found->items[i].finding->kind == kind)
            add_finding(out, report, o, &found->items[i], ++number);
    if (!some) return;
    buffer__put(&out->text, "\n");
    add_rest(out, total - most);
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
    buffer__put(out, claim->source_name);
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

static void add_additions(page *out, const claimdiff_report *report, const options *o, size_t index)
{
    const claimdiff_article *article = claimdiff_report_article(report, index);
    size_t total = count_additions(report, index), shown = 0;
    const size_t most = o->all ? total : ADDITIONS_SHOWN;
    buffer title = { 0 };
    char lead[] = { ' ', words__letter(index), ' ', ' ', '\0' };

    if (!total) return;
    buffer__format(&title, "%zu only in ", total);
    buffer__put(&title, words__name(article));
    buffer__put(&title, "; first what is newest and easiest to check");
    buffer__put(&out->text, "\n");
    layout__line(out, lead, &title, STYLE_BOLD);
    buffer__free(&title);
    for (size_t i = 0; shown < most && i < claimdiff_report_finding_count(report); i++) {
        const claimdiff_finding *finding = claimdiff_report_finding(report, i);
        if (finding->kind != CLAIMDIFF_KIND_ADDITION || finding->sides[0]->article != index)
            continue;
        add_addition(out, article, finding->sides[0]->claim);
        shown++;
    }
    if (shown < total) add_rest(out, total - shown);
}

/* ---- Sections ------------------------------------------------------------- */

static void add_section(page *out, const claimdiff_report *report, const groups *found,
                        const options *o, claimdiff_kind kind)
{
    static const char *const titles[] = { " AGREEMENTS", " ADDITIONS", " CONTRADICTIONS",
                                          " TENSIONS" };
    size_t count = groups__count(found, kind);
    buffer title = { 0 };

    buffer__put(&title, words__sign(kind));
    buffer__put(&title, titles[kind]);
    if (count)
        buffer__format(&title, ": %zu", count);
    else
        buffer__put(&title, ": none");
    buffer__put(&out->text, "\n");
    layout__line(out, "", &title, STYLE_BOLD);
    buffer__free(&title);

    if (kind != CLAIMDIFF_KIND_ADDITION) {
        add_findings(out, report, found, o, kind);
        return;
    }
    for (size_t i = 0; i < claimdiff_report_article_count(report); i++)
        add_additions(out, report, o, i);
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
    add_limit(&line, limits->values_cut, "claim with too many figures or dates",
              "claims with too many figures or dates");
    add_limit(&line, limits->pairs_unasked, "less likely pair of claims",
              "less likely pairs of claims");
    if (line.length) {
        buffer__put(&line, ".");
        buffer__put(&out->text, "\n");
        layout__line(out, "", &line, STYLE_DIM);
    }
    buffer__free(&line);
}

void text__report(page *out, const claimdiff_report *report, const options *o)
{
    static const claimdiff_kind order[] = { CLAIMDIFF_KIND_CONTRADICTION, CLAIMDIFF_KIND_TENSION,
                                            CLAIMDIFF_KIND_AGREEMENT, CLAIMDIFF_KIND_ADDITION };
    groups found;
    if (!groups__make(&found, report)) {
        out->text.failed = true;
        groups__free(&found);
        return;
    }
    summary__put(out, report, &found, o->kinds);
    if (o->kinds & 1u << CLAIMDIFF_KIND_CONTRADICTION || o->kinds & 1u << CLAIMDIFF_KIND_AGREEMENT)
        sheet__put(out, report);
    matrix__put(out, report, &found, o);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (o->kinds & 1u << order[i]) add_section(out, report, &found, o, order[i]);
    add_limits(out, claimdiff_report_limits(report));
    groups__free(&found);
}
