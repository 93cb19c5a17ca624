/*
 * The report as JSON, schema "claimdiff-report/2" (docs/report-format.md):
 * one claim and one finding a line, so that reports can be compared by line.
 */
#include "base/json.h"
#include "report.h"

/* Decimals kept of a confidence and of a stated number. */
#define CONFIDENCE_DIGITS 3
#define NUMBER_DIGITS 6

/* Starts an object on a line of its own. */
static void open_line(str *s, const char *indent)
{
    json__open(s, "\n");
    str__format(s, "%s{", indent);
}

/* ---- Spans and times ---------------------------------------------------- */

static void add_begin_end(str *s, claimdiff_span span)
{
    json__size_field(s, "begin", span.begin);
    json__size_field(s, "end", span.end);
}

/* begin, end and the words between them. */
static void add_span(str *s, const char *text, claimdiff_span span)
{
    add_begin_end(s, span);
    json__key(s, "text");
    json__text(s, text + span.begin, span.end - span.begin);
}

/* An empty span becomes null. */
static void add_span_field(str *s, const char *key, const char *text, claimdiff_span span)
{
    json__key(s, key);
    if (span.begin == span.end) {
        str__put(s, "null");
        return;
    }
    str__put(s, "{");
    add_span(s, text, span);
    str__put(s, "}");
}

/* Minutes since 1970-01-01 00:00 as "YYYY-MM-DDThh:mm", in the proleptic
 * Gregorian calendar; days from era and day of era (H. Hinnant, "chrono-
 * Compatible Low-Level Date Algorithms"). */
static void add_minute_field(str *s, const char *key, long long minutes)
{
    long long day = minutes / 1440 - (minutes % 1440 < 0);
    int minute = (int)(minutes - day * 1440);
    long long shifted = day + 719468;
    long long era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int of_era = (int)(shifted - era * 146097);
    int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int march_month = (5 * of_year + 2) / 153;
    int of_month = of_year - (153 * march_month + 2) / 5 + 1;
    int month = march_month < 10 ? march_month + 3 : march_month - 9;
    long long year = era * 400 + year_of_era + (month <= 2);

    json__key(s, key);
    str__format(s, "\"%04lld-%02d-%02dT%02d:%02d\"", year, month, of_month, minute / 60,
                minute % 60);
}

/* ---- Articles and claims ------------------------------------------------- */

static void add_quantity(str *s, const char *text, const claimdiff_quantity *q)
{
    json__open(s, "{");
    add_span(s, text, q->span);
    json__decimal_field(s, "low", q->low, NUMBER_DIGITS);
    json__decimal_field(s, "high", q->high, NUMBER_DIGITS);
    json__string_field(s, "bound", claimdiff_bound_string(q->bound));
    json__string_field(s, "unit", q->unit ? q->unit : "");
    json__string_field(s, "noun", q->noun ? q->noun : "");
    str__put(s, "}");
}

static void add_timex(str *s, const char *text, const claimdiff_timex *t)
{
    json__open(s, "{");
    add_span(s, text, t->span);
    json__string_field(s, "norm", t->norm ? t->norm : "");
    if (t->known) {
        add_minute_field(s, "from", t->begin);
        add_minute_field(s, "until", t->end);
    } else {
        json__string_field(s, "from", NULL);
        json__string_field(s, "until", NULL);
    }
    str__put(s, "}");
}

static void add_mention(str *s, const char *text, const claimdiff_mention *m)
{
    json__open(s, "{");
    add_span(s, text, m->span);
    json__string_field(s, "type", claimdiff_mention_type_string(m->type));
    json__size_field(s, "entity", m->entity);
    str__put(s, "}");
}

static void add_claim_parts(str *s, const char *text, const claimdiff_claim *c)
{
    json__key(s, "quantities");
    str__put(s, "[");
    for (size_t i = 0; i < c->quantity_count; i++) add_quantity(s, text, c->quantities[i]);
    str__put(s, "]");

    json__key(s, "dates");
    str__put(s, "[");
    for (size_t i = 0; i < c->timex_count; i++) add_timex(s, text, c->timexes[i]);
    str__put(s, "]");

    json__key(s, "mentions");
    str__put(s, "[");
    for (size_t i = 0; i < c->mention_count; i++) add_mention(s, text, c->mentions[i]);
    str__put(s, "]");
}

static void add_claim(str *s, const report_article *article, size_t index)
{
    const claimdiff_claim *c = &article->analysis->claims.items[index].stated;
    const char *text = article->analysis->reading.text.text;
    size_t line;
    lines__locate(article->lines, c->span.begin, &line, NULL);

    open_line(s, "    ");
    json__size_field(s, "id", index);
    add_span(s, text, c->span);
    json__size_field(s, "line", line);
    if (article->lines->run_count) {
        json__key(s, "in_file");
        str__put(s, "{");
        add_begin_end(s, lines__in_file(article->lines, c->span));
        str__put(s, "}");
    }
    json__key(s, "sentence");
    str__put(s, "{");
    add_begin_end(s, c->sentence);
    str__put(s, "}");
    add_span_field(s, "source", text, c->source);
    add_span_field(s, "cue", text, c->cue);
    json__string_field(s, "polarity", claimdiff_polarity_string(c->polarity));
    add_span_field(s, "polarity_cue", text, c->polarity_cue);
    json__string_field(s, "modality", claimdiff_modality_string(c->modality));
    add_span_field(s, "modality_cue", text, c->modality_cue);
    add_claim_parts(s, text, c);
    json__string_field(s, "source_name", c->source.begin < c->source.end ? c->source_name : NULL);
    json__string_field(s, "text_alone", c->text_alone);
    add_span_field(s, "time", text, c->time);
    json__string_field(s, "phase", claimdiff_phase_string(c->phase));
    add_span_field(s, "extent", text, c->extent);
    json__bool_field(s, "fragment", c->fragment);
    str__put(s, "}");
}

static void add_article(str *s, const report_article *article)
{
    open_line(s, "  ");
    json__string_field(s, "name", article->name);
    json__string_field(s, "outlet", article->outlet);
    json__string_field(s, "date", article->date);
    json__string_field(s, "language", article->language);
    json__size_field(s, "bytes", article->analysis->reading.text.length);
    json__key(s, "claims");
    str__put(s, "[");
    for (size_t i = 0; i < article->analysis->claims.count; i++) add_claim(s, article, i);
    str__put(s, "]}");
}

/* ---- Findings ------------------------------------------------------------ */

static void add_spans(str *s, const char *key, const char *text, const claimdiff_span *spans,
                      size_t count)
{
    json__key(s, key);
    str__put(s, "[");
    for (size_t i = 0; i < count; i++) {
        json__open(s, "{");
        add_span(s, text, spans[i]);
        str__put(s, "}");
    }
    str__put(s, "]");
}

/* Who says it, null: the article itself. */
static void add_source(str *s, const char *text, const claimdiff_claim *of)
{
    const claimdiff_span source = of->source;
    json__key(s, "source");
    if (source.begin == source.end) json__string(s, NULL);
    else json__text(s, text + source.begin, source.end - source.begin);
}

static void add_side(str *s, const claimdiff_report *report, const claimdiff_side *of)
{
    const char *text = report__text(report, of->article);
    json__open(s, "{");
    json__size_field(s, "article", of->article);
    json__size_field(s, "claim", of->index);
    add_source(s, text, of->claim);
    add_spans(s, "evidence", text, of->evidence, of->evidence_count);
    add_spans(s, "added", text, of->added, of->added_count);
    json__bool_field(s, "denies", of->denies);
    str__put(s, "}");
}

/* CLAIMDIFF_NONE becomes null. */
static void add_index_field(str *s, const char *key, size_t index)
{
    json__key(s, key);
    if (index == CLAIMDIFF_NONE) str__put(s, "null");
    else str__format(s, "%zu", index);
}

static void add_finding(str *s, const claimdiff_report *report, const claimdiff_finding *found)
{
    open_line(s, "  ");
    json__string_field(s, "kind", claimdiff_kind_string(found->kind));
    json__string_field(s, "reason", claimdiff_reason_string(found->reason));
    json__decimal_field(s, "confidence", found->confidence, CONFIDENCE_DIGITS);
    json__string_field(s, "explanation", found->explanation);
    json__string_field(s, "decided_by", found->decided_by);
    if (found->kind == CLAIMDIFF_KIND_AGREEMENT) {
        json__string_field(s, "degree", claimdiff_degree_string(found->degree));
        json__size_field(s, "origins", found->origins);
    }
    if (found->reason == CLAIMDIFF_REASON_UPDATE) add_index_field(s, "later", found->later);
    if (found->kind == CLAIMDIFF_KIND_ADDITION)
        json__decimal_field(s, "checkable", found->checkable, CONFIDENCE_DIGITS);
    json__key(s, "claims");
    str__put(s, "[");
    for (size_t i = 0; i < found->side_count; i++) add_side(s, report, found->sides[i]);
    str__put(s, "]}");
}

/* ---- The sheet of facts --------------------------------------------------- */

static void add_cell(str *s, const claimdiff_report *report, const claimdiff_cell *cell)
{
    const char *text = report__text(report, cell->article);
    json__open(s, "{");
    json__size_field(s, "article", cell->article);
    json__size_field(s, "claim", cell->index);
    add_span(s, text, cell->span);
    json__string_field(s, "norm", cell->norm);
    json__size_field(s, "variant", cell->variant);
    json__string_field(s, "as_of", cell->as_of);
    add_source(s, text, cell->claim);
    str__put(s, "}");
}

static void add_fact(str *s, const claimdiff_report *report, const claimdiff_fact *of)
{
    open_line(s, "  ");
    json__string_field(s, "verdict", claimdiff_verdict_string(of->verdict));
    json__string_field(s, "kind", claimdiff_value_kind_string(of->kind));
    json__decimal_field(s, "confidence", of->confidence, CONFIDENCE_DIGITS);
    json__string_field(s, "label", of->label);
    json__key(s, "cells");
    str__put(s, "[");
    for (size_t i = 0; i < of->cell_count; i++) add_cell(s, report, of->cells[i]);
    str__put(s, "]}");
}

static void add_limits(str *s, const claimdiff_limits *limits)
{
    json__key(s, "limits");
    json__open(s, "{");
    json__size_field(s, "sentences_cut", limits->sentences_cut);
    json__size_field(s, "claims_cut", limits->claims_cut);
    json__size_field(s, "contexts_cut", limits->contexts_cut);
    json__size_field(s, "searches_cut", limits->searches_cut);
    json__size_field(s, "claims_alone", limits->claims_alone);
    json__size_field(s, "pairs_unasked", limits->pairs_unasked);
    json__size_field(s, "fragments", limits->fragments);
    json__size_field(s, "articles_unread", limits->articles_unread);
    json__size_field(s, "values_cut", limits->values_cut);
    str__put(s, "}");
}

/* A probability that is not known is null. */
static void add_event_field(str *s, const char *key, double probability)
{
    if (probability < 0.0) json__string_field(s, key, NULL);
    else json__decimal_field(s, key, probability, CONFIDENCE_DIGITS);
}

static void add_events(str *s, const claimdiff_report *report)
{
    json__key(s, "same_event");
    json__open(s, "{");
    add_event_field(s, "all", claimdiff_report_one_event(report));
    json__key(s, "pairs");
    json__open(s, "[");
    for (size_t b = 0; b < report->article_count; b++) {
        for (size_t a = 0; a < b; a++) {
            json__open(s, "{");
            json__size_field(s, "a", a);
            json__size_field(s, "b", b);
            add_event_field(s, "probability", claimdiff_report_same_event(report, a, b));
            str__put(s, "}");
        }
    }
    str__put(s, "]}");
}

void report__json(str *s, const claimdiff_report *report)
{
    str__put(s, "{");
    json__string_field(s, "schema", "claimdiff-report/2");
    json__string_field(s, "version", claimdiff_version());
    json__string_field(s, "judge", report->judge ? "network" : "rules");
    json__string_field(s, "network", report->judge);
    json__string_field(s, "index", report->encoder ? "words and embeddings" : "words");
    json__string_field(s, "encoder", report->encoder);
    add_limits(s, &report->limits);
    add_events(s, report);
    json__key(s, "articles");
    str__put(s, "[");
    for (size_t i = 0; i < report->article_count; i++) add_article(s, &report->articles[i]);
    str__put(s, "],\n");
    str__put(s, "\"facts\":[");
    for (size_t i = 0; i < report->facts.count; i++)
        add_fact(s, report, &report->facts.items[i].stated);
    str__put(s, "],\n");
    str__put(s, "\"findings\":[");
    for (size_t i = 0; i < report->findings.count; i++)
        add_finding(s, report, &report->findings.items[i].stated);
    str__put(s, "]}\n");
}
