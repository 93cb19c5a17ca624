/* One table for both, told apart by its first column. */
#include "report_csv.h"
#include "csv.h"
#include "words.h"

#include <stdio.h>
#include <string.h>

static const char head[] = "table,number,kind,reason,confidence,article,outlet,date,line,source,"
                           "claim,words,explanation\r\n";

/* A string that may be NULL, and the comma after it. */
static void put_field(buffer *out, const char *text)
{
    csv__text(out, text ? text : "", text ? strlen(text) : 0);
    buffer__put(out, ",");
}

static void put_span(buffer *out, const claimdiff_article *article, claimdiff_span span)
{
    size_t length;
    const char *text = words__span(article, span, &length);
    csv__text(out, text, length);
    buffer__put(out, ",");
}

/* From article to claim, which are the same for both tables. */
static void put_claim(buffer *out, const claimdiff_article *article, const claimdiff_claim *claim)
{
    size_t line;
    claimdiff_article_locate(article, claim->span.begin, &line, NULL);
    put_field(out, claimdiff_article_name(article));
    put_field(out, claimdiff_article_outlet(article));
    put_field(out, claimdiff_article_date(article));
    buffer__format(out, "%zu,", line);
    put_field(out, claim->source_name);
    put_span(out, article, claim->span);
}

/* The words that decided, "; " between them. */
static void put_evidence(buffer *out, const claimdiff_article *article, const claimdiff_side *side)
{
    buffer joined = { 0 };
    for (size_t i = 0; i < side->evidence_count; i++) {
        size_t length;
        const char *text = words__span(article, side->evidence[i], &length);
        if (i) buffer__put(&joined, "; ");
        buffer__add(&joined, text, length);
    }
    csv__text(out, joined.bytes ? joined.bytes : "", joined.length);
    buffer__put(out, ",");
    if (joined.failed) out->failed = true;
    buffer__free(&joined);
}

static void end_row(buffer *out, const char *note)
{
    csv__text(out, note, strlen(note));
    buffer__put(out, "\r\n");
}

static void put_finding(buffer *out, const claimdiff_report *report, size_t number)
{
    const claimdiff_finding *finding = claimdiff_report_finding(report, number);
    for (size_t i = 0; i < finding->side_count; i++) {
        const claimdiff_side *side = finding->sides[i];
        const claimdiff_article *article = claimdiff_report_article(report, side->article);
        buffer__format(out, "finding,%zu,%s,%s,%.3f,", number + 1,
                       claimdiff_kind_string(finding->kind),
                       claimdiff_reason_string(finding->reason), finding->confidence);
        put_claim(out, article, side->claim);
        put_evidence(out, article, side);
        end_row(out, finding->explanation);
    }
}

static void put_fact(buffer *out, const claimdiff_report *report, size_t number)
{
    const claimdiff_fact *fact = claimdiff_report_fact(report, number);
    for (size_t i = 0; i < fact->cell_count; i++) {
        const claimdiff_cell *cell = fact->cells[i];
        const claimdiff_article *article = claimdiff_report_article(report, cell->article);
        buffer__format(out, "fact,%zu,%s,%s,%.3f,", number + 1,
                       claimdiff_verdict_string(fact->verdict),
                       claimdiff_value_kind_string(fact->kind), fact->confidence);
        put_claim(out, article, cell->claim);
        put_span(out, article, cell->span);
        end_row(out, fact->label);
    }
}

void report_csv__put(buffer *out, const claimdiff_report *report, unsigned kinds)
{
    buffer__put(out, head);
    for (size_t i = 0; i < claimdiff_report_finding_count(report); i++)
        if (kinds & 1u << claimdiff_report_finding(report, i)->kind) put_finding(out, report, i);
    for (size_t i = 0; i < claimdiff_report_fact_count(report); i++) put_fact(out, report, i);
}
