/*
 * The report as JSON, schema "claimdiff-report/1" (docs/report-format.md):
 * one claim and one finding a line, so that reports can be compared by line.
 *
 * Takes a report, gives a string from the report's allocator. The output is
 * valid JSON and plain enough for a terminal whatever the names and texts
 * hold: controls (C0, DEL, C1) are escaped, invalid bytes become U+FFFD.
 */
#include "base/status.h"
#include "base/str.h"
#include "base/utf8.h"
#include "report.h"

#include <string.h>

/* Decimals kept of a confidence and of a stated number. */
#define CONFIDENCE_DIGITS 3
#define NUMBER_DIGITS 6

/* ---- JSON ------------------------------------------------------------ */

/* A comma, unless this is the first item or the value of a key. */
static void separate(str *s)
{
    char last = s->length ? s->bytes[s->length - 1] : '[';
    if (last != '[' && last != '{' && last != ':') str__put(s, ",");
}

static void open_item(str *s, const char *bracket)
{
    separate(s);
    str__put(s, bracket);
}

static void add_escaped(str *s, long c)
{
    if (c == '"' || c == '\\') {
        str__format(s, "\\%c", (int)c);
    } else if (c == '\n') {
        str__put(s, "\\n");
    } else if (c < 0x20 || (c >= 0x7f && c < 0xa0)) {
        str__format(s, "\\u%04x", (unsigned)c);
    } else {
        char bytes[4];
        str__add(s, bytes, utf8__encode(c, bytes));
    }
}

static void add_text(str *s, const char *text, size_t length)
{
    separate(s);
    str__put(s, "\"");
    for (size_t i = 0, size; i < length; i += size) {
        long c = utf8__decode(text + i, length - i, &size);
        add_escaped(s, c < 0 ? 0xfffd : c);
    }
    str__put(s, "\"");
}

/* NULL becomes null. */
static void add_string(str *s, const char *text)
{
    if (text) {
        add_text(s, text, strlen(text));
    } else {
        separate(s);
        str__put(s, "null");
    }
}

static void add_key(str *s, const char *key)
{
    add_string(s, key);
    str__put(s, ":");
}

static void add_string_field(str *s, const char *key, const char *text)
{
    add_key(s, key);
    add_string(s, text);
}

static void add_size_field(str *s, const char *key, size_t value)
{
    add_key(s, key);
    str__format(s, "%zu", value);
}

static void add_decimal_field(str *s, const char *key, double value, int digits)
{
    add_key(s, key);
    str__decimal(s, value, digits);
}

/* Starts an object on a line of its own. */
static void open_line(str *s, const char *indent)
{
    separate(s);
    str__format(s, "\n%s{", indent);
}

/* ---- Spans and times ---------------------------------------------------- */

static void add_begin_end(str *s, claimdiff_span span)
{
    add_size_field(s, "begin", span.begin);
    add_size_field(s, "end", span.end);
}

/* begin, end and the words between them. */
static void add_span(str *s, const claimdiff_article *article, claimdiff_span span)
{
    add_begin_end(s, span);
    add_key(s, "text");
    add_text(s, claimdiff_article_text(article, NULL) + span.begin, span.end - span.begin);
}

/* An empty span becomes null. */
static void add_span_field(str *s, const char *key, const claimdiff_article *article,
                           claimdiff_span span)
{
    add_key(s, key);
    if (span.begin == span.end) {
        str__put(s, "null");
        return;
    }
    str__put(s, "{");
    add_span(s, article, span);
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

    add_key(s, key);
    str__format(s, "\"%04lld-%02d-%02dT%02d:%02d\"", year, month, of_month, minute / 60, minute % 60);
}

/* ---- Articles and claims ------------------------------------------------- */

static void add_quantity(str *s, const claimdiff_article *article, const claimdiff_quantity *quantity)
{
    open_item(s, "{");
    add_span(s, article, quantity->span);
    add_decimal_field(s, "low", quantity->low, NUMBER_DIGITS);
    add_decimal_field(s, "high", quantity->high, NUMBER_DIGITS);
    add_string_field(s, "bound", claimdiff_bound_string(quantity->bound));
    add_string_field(s, "unit", quantity->unit ? quantity->unit : "");
    add_string_field(s, "noun", quantity->noun ? quantity->noun : "");
    str__put(s, "}");
}

static void add_timex(str *s, const claimdiff_article *article, const claimdiff_timex *timex)
{
    open_item(s, "{");
    add_span(s, article, timex->span);
    add_string_field(s, "norm", timex->norm ? timex->norm : "");
    if (timex->known) {
        add_minute_field(s, "from", timex->begin);
        add_minute_field(s, "until", timex->end);
    } else {
        add_string_field(s, "from", NULL);
        add_string_field(s, "until", NULL);
    }
    str__put(s, "}");
}

static void add_mention(str *s, const claimdiff_article *article, const claimdiff_mention *mention)
{
    open_item(s, "{");
    add_span(s, article, mention->span);
    add_string_field(s, "type", claimdiff_mention_type_string(mention->type));
    add_size_field(s, "entity", mention->entity);
    str__put(s, "}");
}

static void add_claim_parts(str *s, const claimdiff_article *article, const claimdiff_claim *claim)
{
    add_key(s, "quantities");
    str__put(s, "[");
    for (size_t i = 0; i < claimdiff_claim_quantity_count(claim); i++)
        add_quantity(s, article, claimdiff_claim_quantity(claim, i));
    str__put(s, "]");

    add_key(s, "dates");
    str__put(s, "[");
    for (size_t i = 0; i < claimdiff_claim_timex_count(claim); i++)
        add_timex(s, article, claimdiff_claim_timex(claim, i));
    str__put(s, "]");

    add_key(s, "mentions");
    str__put(s, "[");
    for (size_t i = 0; i < claimdiff_claim_mention_count(claim); i++)
        add_mention(s, article, claimdiff_claim_mention(claim, i));
    str__put(s, "]");
}

static void add_claim(str *s, const claimdiff_article *article, size_t index)
{
    const claimdiff_claim *claim = claimdiff_article_claim(article, index);
    size_t line;
    claimdiff_article_locate(article, claim->span.begin, &line, NULL);

    open_line(s, "    ");
    add_size_field(s, "id", index);
    add_span(s, article, claim->span);
    add_size_field(s, "line", line);
    add_key(s, "sentence");
    str__put(s, "{");
    add_begin_end(s, claim->sentence);
    str__put(s, "}");
    add_span_field(s, "source", article, claim->source);
    add_span_field(s, "cue", article, claim->cue);
    add_string_field(s, "polarity", claimdiff_polarity_string(claim->polarity));
    add_span_field(s, "polarity_cue", article, claim->polarity_cue);
    add_string_field(s, "modality", claimdiff_modality_string(claim->modality));
    add_span_field(s, "modality_cue", article, claim->modality_cue);
    add_claim_parts(s, article, claim);
    str__put(s, "}");
}

static void add_article(str *s, const claimdiff_article *article)
{
    size_t bytes;
    claimdiff_article_text(article, &bytes);

    open_line(s, "  ");
    add_string_field(s, "name", claimdiff_article_name(article));
    add_string_field(s, "outlet", claimdiff_article_outlet(article));
    add_string_field(s, "date", claimdiff_article_date(article));
    add_size_field(s, "bytes", bytes);
    add_key(s, "claims");
    str__put(s, "[");
    for (size_t i = 0; i < claimdiff_article_claim_count(article); i++) add_claim(s, article, i);
    str__put(s, "]}");
}

/* ---- Findings ------------------------------------------------------------ */

/* Who makes each claim of the finding, null for the article itself. */
static void add_sources(str *s, const claimdiff_report *report, const claimdiff_finding *found)
{
    add_key(s, "sources");
    str__put(s, "[");
    for (size_t i = 0; i < claimdiff_finding_claim_count(found); i++) {
        claimdiff_claim_ref ref = claimdiff_finding_claim(found, i);
        const claimdiff_article *article = claimdiff_report_article(report, ref.article);
        claimdiff_span source = claimdiff_article_claim(article, ref.claim)->source;
        const char *text = claimdiff_article_text(article, NULL);
        if (source.begin == source.end)
            add_string(s, NULL);
        else
            add_text(s, text + source.begin, source.end - source.begin);
    }
    str__put(s, "]");
}

static void add_claim_refs(str *s, const claimdiff_finding *found)
{
    add_key(s, "claims");
    str__put(s, "[");
    for (size_t i = 0; i < claimdiff_finding_claim_count(found); i++) {
        claimdiff_claim_ref ref = claimdiff_finding_claim(found, i);
        open_item(s, "{");
        add_size_field(s, "article", ref.article);
        add_size_field(s, "claim", ref.claim);
        str__put(s, "}");
    }
    str__put(s, "]");
}

static void add_words(str *s, const claimdiff_report *report, claimdiff_evidence words)
{
    open_item(s, "{");
    add_size_field(s, "article", words.article);
    add_span(s, claimdiff_report_article(report, words.article), words.span);
    str__put(s, "}");
}

static void add_finding(str *s, const claimdiff_report *report, const claimdiff_finding *found)
{
    open_line(s, "  ");
    add_string_field(s, "kind", claimdiff_kind_string(found->kind));
    add_string_field(s, "reason", claimdiff_reason_string(found->reason));
    add_decimal_field(s, "confidence", found->confidence, CONFIDENCE_DIGITS);
    add_string_field(s, "explanation", found->explanation);
    add_string_field(s, "decided_by", found->decided_by);
    if (found->kind == CLAIMDIFF_KIND_AGREEMENT) add_size_field(s, "origins", found->origins);
    if (found->kind == CLAIMDIFF_KIND_ADDITION) add_decimal_field(s, "checkable", found->checkable, CONFIDENCE_DIGITS);
    add_claim_refs(s, found);
    add_sources(s, report, found);

    add_key(s, "evidence");
    str__put(s, "[");
    for (size_t i = 0; i < claimdiff_finding_evidence_count(found); i++)
        add_words(s, report, claimdiff_finding_evidence(found, i));
    str__put(s, "]");

    add_key(s, "details");
    str__put(s, "[");
    for (size_t i = 0; i < claimdiff_finding_detail_count(found); i++)
        add_words(s, report, claimdiff_finding_detail(found, i));
    str__put(s, "]}");
}

static void add_report(str *s, const claimdiff_report *report)
{
    str__put(s, "{");
    add_string_field(s, "schema", "claimdiff-report/1");
    add_string_field(s, "version", claimdiff_version());
    add_string_field(s, "judge", claimdiff_report_judge(report) ? "network and rules" : "rules");
    add_string_field(s, "network", claimdiff_report_judge(report));
    add_string_field(s, "index", claimdiff_report_encoder(report) ? "words and embeddings" : "words");
    add_string_field(s, "encoder", claimdiff_report_encoder(report));
    add_key(s, "articles");
    str__put(s, "[");
    for (size_t i = 0; i < claimdiff_report_article_count(report); i++)
        add_article(s, claimdiff_report_article(report, i));
    str__put(s, "],\n");
    str__put(s, "\"findings\":[");
    for (size_t i = 0; i < claimdiff_report_finding_count(report); i++)
        add_finding(s, report, claimdiff_report_finding(report, i));
    str__put(s, "]}\n");
}

claimdiff_status claimdiff_report_json(char **out, size_t *length, const claimdiff_report *report,
                                       claimdiff_error *error)
{
    if (out) *out = NULL;
    if (length) *length = 0;
    if (!out || !report) return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, NULL);

    str json;
    str__init(&json, report->arena.allocator);
    add_report(&json, report);
    if (json.failed) {
        str__free(&json);
        return status__fail(error, CLAIMDIFF_ERR_MEMORY, CLAIMDIFF_NONE, 0, NULL);
    }
    *out = json.bytes;
    if (length) *length = json.length;
    return CLAIMDIFF_OK;
}

void claimdiff_json_free(const claimdiff_report *report, char *json)
{
    if (report && json) report->arena.allocator->free(report->arena.allocator->ctx, json);
}
