/*
 * The sheet of facts as a table: the verdict, the label, then a column for each value with
 * the letters of the articles that state it, "A, C: 9". Labels and values are cut to their
 * columns; the values themselves come as the articles have them.
 */
#include "sheet.h"

#include <stdio.h>
#include <string.h>

#define VERDICT_COLUMNS 8 /* of the longest, "conflict" */
#define GAP "  "
#define LABEL_LEAST 12
#define VALUE_COLUMNS 26 /* of the widest value */
#define VALUES_SHOWN 2   /* that the line has room for; others make it longer */
#define NARROW 64        /* columns of a page with too little room for a table */

/* ---- Values ----------------------------------------------------------------- */

/* Whether an earlier cell of the fact puts this one's article and value. */
static bool is_repeated(const claimdiff_fact *fact, size_t index)
{
    const claimdiff_cell *cell = fact->cells[index];
    for (size_t i = 0; i < index; i++)
        if (fact->cells[i]->variant == cell->variant && fact->cells[i]->article == cell->article)
            return true;
    return false;
}

/* "A, C: " and the value as the first of them has it. */
static void put_variant(buffer *out, const claimdiff_report *report, const claimdiff_fact *fact,
                        size_t variant)
{
    const claimdiff_cell *first = NULL;
    for (size_t i = 0; i < fact->cell_count; i++) {
        const claimdiff_cell *cell = fact->cells[i];
        if (cell->variant != variant || is_repeated(fact, i)) continue;
        buffer__format(out, "%s%c", first ? ", " : "",
                       (int)('A' + (cell->article < 26 ? cell->article : 25)));
        if (!first) first = cell;
    }
    const claimdiff_article *article = claimdiff_report_article(report, first->article);
    const char *text = claimdiff_article_text(article, NULL);
    buffer__put(out, ": ");
    buffer__add(out, text + first->span.begin, first->span.end - first->span.begin);
}

/* ---- Columns ---------------------------------------------------------------- */

typedef struct columns {
    size_t label, value; /* the widest of each, within what the page has room for */
    size_t values;       /* the most values of a fact */
} columns;

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static void widen(size_t *to, size_t width)
{
    if (width > *to) *to = width;
}

static void measure_values(columns *widest, const claimdiff_report *report,
                           const claimdiff_fact *fact)
{
    widen(&widest->values, fact->variant_count);
    for (size_t v = 0; v < fact->variant_count; v++) {
        buffer value = { 0 };
        put_variant(&value, report, fact, v);
        const size_t width = layout__columns(value.bytes ? value.bytes : "", value.length);
        widen(&widest->value, fact->variant_count == 1 ? width / VALUES_SHOWN : width);
        buffer__free(&value);
    }
}

/* So many values have what they need, the label the rest of the line. */
static columns measure(const page *out, const claimdiff_report *report)
{
    columns widest = { LABEL_LEAST, LABEL_LEAST, 1 };
    for (size_t i = 0; i < claimdiff_report_fact_count(report); i++) {
        const claimdiff_fact *fact = claimdiff_report_fact(report, i);
        widen(&widest.label, layout__columns(fact->label, strlen(fact->label)));
        measure_values(&widest, report, fact);
    }
    widest.value = least(widest.value, VALUE_COLUMNS);
    const size_t values = least(widest.values, VALUES_SHOWN);
    const size_t taken = 2 * strlen(GAP) + VERDICT_COLUMNS + values * (strlen(GAP) + widest.value);
    const size_t room = out->width > taken + LABEL_LEAST ? out->width - taken : LABEL_LEAST;
    widest.label = least(least(widest.label, room), out->width - 2 * strlen(GAP) - VERDICT_COLUMNS);
    return widest;
}

/* ---- The section ------------------------------------------------------------- */

/* Where the next value begins: in its column, or on a line of its own where that has no room
 * for it. used: columns of the line that are taken. */
static size_t begin_value(page *out, size_t used, size_t column, size_t width)
{
    if (used > column || column + width > out->width) {
        buffer__put(&out->text, "\n" GAP GAP);
        return 2 * strlen(GAP);
    }
    buffer__repeat(&out->text, ' ', column - used);
    return column;
}

static void add_fact(page *out, const claimdiff_report *report, const claimdiff_fact *fact,
                     const columns *wide)
{
    const char *verdict = claimdiff_verdict_string(fact->verdict);
    const size_t first = 2 * strlen(GAP) + VERDICT_COLUMNS + wide->label;
    const size_t room = fact->variant_count == 1 ? VALUES_SHOWN * wide->value : wide->value;
    size_t used = first;
    buffer__put(&out->text, GAP);
    layout__field(out, verdict, strlen(verdict), VERDICT_COLUMNS);
    buffer__put(&out->text, GAP);
    layout__field(out, fact->label, strlen(fact->label), wide->label);
    for (size_t v = 0; v < fact->variant_count; v++) {
        buffer value = { 0 };
        put_variant(&value, report, fact, v);
        size_t width = least(layout__columns(value.bytes, value.length), room);
        used = begin_value(out, used, first + strlen(GAP) + v * (strlen(GAP) + wide->value), width);
        width = least(width, out->width - used);
        layout__field(out, value.bytes, value.length, width);
        used += width;
        if (value.failed) out->text.failed = true;
        buffer__free(&value);
    }
    buffer__put(&out->text, "\n");
}

/* " conflict the whole label" and each value on a line of its own, for a narrow page. */
static void add_tall_fact(page *out, const claimdiff_report *report, const claimdiff_fact *fact)
{
    const char *verdict = claimdiff_verdict_string(fact->verdict);
    char lead[VERDICT_COLUMNS + sizeof "  "];
    paragraph p = { .lead = lead, .text = fact->label, .length = strlen(fact->label) };
    snprintf(lead, sizeof lead, " %-*s ", VERDICT_COLUMNS, verdict);
    layout__paragraph(out, &p);
    memset(lead, ' ', strlen(lead));
    for (size_t v = 0; v < fact->variant_count; v++) {
        buffer value = { 0 };
        put_variant(&value, report, fact, v);
        layout__line(out, lead, &value, STYLE_PLAIN);
        buffer__free(&value);
    }
}

void sheet__put(page *out, const claimdiff_report *report)
{
    const size_t count = claimdiff_report_fact_count(report);
    const columns wide = measure(out, report);
    buffer title = { 0 };
    paragraph p = { .lead = "", .style = STYLE_BOLD };
    buffer__format(&title, count ? "FACTS: %zu" : "FACTS: none", count);
    buffer__put(&out->text, "\n");
    p.text = title.bytes ? title.bytes : "";
    p.length = title.length;
    layout__paragraph(out, &p);
    if (title.failed) out->text.failed = true;
    buffer__free(&title);
    for (size_t i = 0; i < count; i++)
        if (out->width < NARROW)
            add_tall_fact(out, report, claimdiff_report_fact(report, i));
        else
            add_fact(out, report, claimdiff_report_fact(report, i), &wide);
}
