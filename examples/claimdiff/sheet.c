/*
 * The sheet of facts as a table: the verdict, the label, then a column for each value with
 * the letters of the articles that state it, "A, C: 9", as the articles have it. Where the
 * label or a value is wider than its column the values stand below.
 */
#include "sheet.h"
#include "words.h"

#include <stdio.h>
#include <string.h>

#define VERDICT_COLUMNS 8 /* of the longest, "conflict" */
#define GAP "  "
#define LABEL_LEAST 12
#define VALUE_COLUMNS 20 /* of a value; wider ones have a line of their own */
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
    if (!first) return;
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

/* So many values have what they need, labels the rest of the line. */
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

/* Whether the label and each value have room in their columns. */
static bool fits(const page *out, const claimdiff_report *report, const claimdiff_fact *fact,
                 const columns *wide)
{
    const size_t values = fact->variant_count;
    const size_t room = values == 1 ? VALUES_SHOWN * wide->value : wide->value;
    const size_t taken = 2 * strlen(GAP) + VERDICT_COLUMNS + wide->label;
    bool fit = values <= VALUES_SHOWN &&
               taken + values * (strlen(GAP) + wide->value) <= out->width &&
               layout__columns(fact->label, strlen(fact->label)) <= wide->label;
    for (size_t v = 0; fit && v < values; v++) {
        buffer value = { 0 };
        put_variant(&value, report, fact, v);
        fit = layout__columns(value.bytes ? value.bytes : "", value.length) <= room;
        buffer__free(&value);
    }
    return fit;
}

/* Each on a line. */
static void add_values_apart(page *out, const claimdiff_report *report, const claimdiff_fact *fact,
                             const char *lead)
{
    for (size_t v = 0; v < fact->variant_count; v++) {
        buffer value = { 0 };
        put_variant(&value, report, fact, v);
        layout__line(out, lead, &value, STYLE_PLAIN);
        buffer__free(&value);
    }
}

/* In one line, so many columns for each but the last, or what it takes. */
static void add_values_beside(page *out, const claimdiff_report *report, const claimdiff_fact *fact,
                              size_t column)
{
    for (size_t v = 0; v < fact->variant_count; v++) {
        buffer value = { 0 };
        put_variant(&value, report, fact, v);
        const size_t width = layout__columns(value.bytes ? value.bytes : "", value.length);
        const bool last = v + 1 == fact->variant_count;
        buffer__put(&out->text, GAP);
        layout__field(out, value.bytes, value.length, last || !column ? width : column);
        if (value.failed) out->text.failed = true;
        buffer__free(&value);
    }
    buffer__put(&out->text, "\n");
}

static size_t width_of_values(const claimdiff_report *report, const claimdiff_fact *fact)
{
    size_t width = 0;
    for (size_t v = 0; v < fact->variant_count; v++) {
        buffer value = { 0 };
        put_variant(&value, report, fact, v);
        width += strlen(GAP) + layout__columns(value.bytes ? value.bytes : "", value.length);
        buffer__free(&value);
    }
    return width;
}

/* The whole label, and the values below it, in one line if they fit. */
static void add_tall_fact(page *out, const claimdiff_report *report, const claimdiff_fact *fact,
                          const char *gap)
{
    char lead[VERDICT_COLUMNS + 2 * sizeof GAP];
    paragraph p = { .lead = lead, .text = fact->label, .length = strlen(fact->label) };
    snprintf(lead, sizeof lead, "%s%-*s%s", gap, VERDICT_COLUMNS,
             claimdiff_verdict_string(fact->verdict), gap);
    layout__paragraph(out, &p);
    memset(lead, ' ', strlen(lead));
    const size_t indent = strlen(lead) - strlen(GAP);
    if (fact->variant_count > 1 && indent + width_of_values(report, fact) <= out->width) {
        buffer__repeat(&out->text, ' ', indent);
        add_values_beside(out, report, fact, 0);
    } else {
        add_values_apart(out, report, fact, lead);
    }
}

static void add_fact(page *out, const claimdiff_report *report, const claimdiff_fact *fact,
                     const columns *wide)
{
    const char *verdict = claimdiff_verdict_string(fact->verdict);
    if (!fits(out, report, fact, wide)) {
        add_tall_fact(out, report, fact, GAP);
        return;
    }
    buffer__put(&out->text, GAP);
    layout__field(out, verdict, strlen(verdict), VERDICT_COLUMNS);
    buffer__put(&out->text, GAP);
    layout__field(out, fact->label, strlen(fact->label), wide->label);
    add_values_beside(out, report, fact, wide->value);
}

/* What those verdicts mean that do not speak for themselves. */
static void add_meanings(page *out, const claimdiff_report *report)
{
    static const claimdiff_verdict told[] = { CLAIMDIFF_VERDICT_UPDATE, CLAIMDIFF_VERDICT_EXTENT,
                                              CLAIMDIFF_VERDICT_ROUNDED };
    buffer line = { 0 };
    for (size_t k = 0; k < sizeof told / sizeof *told; k++) {
        bool any = false;
        for (size_t i = 0; !any && i < claimdiff_report_fact_count(report); i++)
            any = claimdiff_report_fact(report, i)->verdict == told[k];
        if (!any) continue;
        buffer__put(&line, line.length ? "; " : "");
        buffer__put(&line, claimdiff_verdict_string(told[k]));
        buffer__format(&line, ": %s", words__verdict(told[k]));
    }
    if (line.length) layout__line(out, GAP, &line, STYLE_DIM);
    buffer__free(&line);
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
            add_tall_fact(out, report, claimdiff_report_fact(report, i), " ");
        else
            add_fact(out, report, claimdiff_report_fact(report, i), &wide);
    add_meanings(out, report);
}
