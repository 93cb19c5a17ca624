/* The first thing read: which articles, how much was found, by what, and whether it is one
 * event at all. */
#include "summary.h"
#include "words.h"

#include <string.h>

/* Two articles that are less likely on one event are said to be doubtful. */
#define SAME_EVENT_DOUBTED 0.5

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

/* "A  Twelve die as ferry hits wall", and below it "courier.txt (13 claims, 2026-03-03, Courier)"
 */
static void add_article(page *out, const claimdiff_article *article, size_t index)
{
    const char *language = claimdiff_article_language(article);
    const char *date = claimdiff_article_date(article), *outlet = claimdiff_article_outlet(article);
    const claimdiff_span headline = claimdiff_article_headline(article);
    const size_t claims = claimdiff_article_claim_count(article);
    char lead[] = { words__letter(index), ' ', ' ', '\0' };
    buffer line = { 0 };
    if (headline.end > headline.begin) {
        size_t length;
        const char *text = words__span(article, headline, &length);
        buffer__add(&line, text, length);
        layout__line(out, lead, &line, STYLE_BOLD);
        lead[0] = ' ';
        line.length = 0;
    }
    buffer__put(&line, words__name(article));
    buffer__format(&line, " (%zu %s", claims, claims == 1 ? "claim" : "claims");
    if (date) buffer__format(&line, ", %.20s", date);
    if (outlet) {
        buffer__put(&line, ", ");
        buffer__put(&line, outlet);
    }
    buffer__put(&line, ")");
    if (language && strcmp(language, "en"))
        buffer__format(&line, "  not English (%s?)", name_of_language(language));
    layout__line(out, lead, &line, STYLE_PLAIN);
    buffer__free(&line);
}

/* "A and C may be on different events (0.2)." */
static void add_doubt(page *out, const claimdiff_report *report, size_t a, size_t b)
{
    const double one = claimdiff_report_same_event(report, a, b);
    buffer line = { 0 };
    if (one < 0.0 || one >= SAME_EVENT_DOUBTED) return;
    if (claimdiff_report_article_count(report) > 2)
        buffer__format(&line, "%c and %c may be", words__letter(a), words__letter(b));
    else
        buffer__put(&line, "These articles may be");
    buffer__format(&line, " on different events (%.1f that it is one).", one);
    layout__line(out, "", &line, STYLE_PLAIN);
    buffer__free(&line);
}

/* ---- What was found -------------------------------------------------------- */

static void add_count(buffer *line, size_t count, const char *one, const char *many)
{
    if (line->length) buffer__put(line, ", ");
    buffer__format(line, "%zu %s", count, count == 1 ? one : many);
}

/* "97 % sure that they are on one event.": "all", of more than two. */
static void add_sureness(page *out, const claimdiff_report *report)
{
    const double one = claimdiff_report_one_event(report);
    buffer line = { 0 };
    if (one < 0.0) return;
    words__percent(&line, one);
    buffer__format(&line, " sure that %s are on one event.",
                   claimdiff_report_article_count(report) > 2 ? "all" : "they");
    layout__line(out, "", &line, STYLE_PLAIN);
    buffer__free(&line);
}

/* "2 contradictions, 1 tension, 5 agreements, 10 additions, 4 facts.", "Judged by ..." */
static void add_counts(page *out, const claimdiff_report *report, const groups *found,
                       unsigned kinds)
{
    buffer line = { 0 };
    if (kinds & 1u << CLAIMDIFF_KIND_CONTRADICTION)
        add_count(&line, groups__count(found, CLAIMDIFF_KIND_CONTRADICTION), "contradiction",
                  "contradictions");
    if (kinds & 1u << CLAIMDIFF_KIND_TENSION && groups__count(found, CLAIMDIFF_KIND_TENSION))
        add_count(&line, groups__count(found, CLAIMDIFF_KIND_TENSION), "tension", "tensions");
    if (kinds & 1u << CLAIMDIFF_KIND_AGREEMENT)
        add_count(&line, groups__count(found, CLAIMDIFF_KIND_AGREEMENT), "agreement", "agreements");
    if (kinds & 1u << CLAIMDIFF_KIND_ADDITION)
        add_count(&line, groups__count(found, CLAIMDIFF_KIND_ADDITION), "addition", "additions");
    add_count(&line, claimdiff_report_fact_count(report), "fact", "facts");
    buffer__put(&line, ".");
    layout__line(out, "", &line, STYLE_PLAIN);
    add_sureness(out, report);
    line.length = 0;
    buffer__put(&line, words__judged(report));
    layout__line(out, "", &line, STYLE_PLAIN);
    buffer__free(&line);
}

/* What the colours mean, or the signs below the lines. */
static void add_legend(page *out)
{
    static const char colours[] = "Marked: differs, agrees, added.";
    static const char below[] = "^ marks what differs, + what one side adds.";
    static const marked marks[] = { { 8, 15, STYLE_DIFFERS },
                                    { 17, 23, STYLE_SHARED },
                                    { 25, 30, STYLE_ADDS } };
    paragraph p = { .lead = "", .text = below, .length = sizeof below - 1 };
    if (out->colour)
        p = (paragraph){ .lead = "",
                         .text = colours,
                         .length = sizeof colours - 1,
                         .marks = marks,
                         .mark_count = 3 };
    layout__paragraph(out, &p);
}

void summary__put(page *out, const claimdiff_report *report, const groups *found, unsigned kinds)
{
    const size_t count = claimdiff_report_article_count(report);
    for (size_t i = 0; i < count; i++) add_article(out, claimdiff_report_article(report, i), i);
    buffer__put(&out->text, "\n");
    add_counts(out, report, found, kinds);
    for (size_t b = 0; b < count; b++)
        for (size_t a = 0; a < b; a++) add_doubt(out, report, a, b);
    if (claimdiff_report_limits(report)->articles_unread) {
        static const char unread[] =
            "Claims that are not in English are not compared; see --any-language.";
        layout__paragraph(out,
                          &(paragraph){ .lead = "", .text = unread, .length = sizeof unread - 1 });
    }
    if (kinds != 1u << CLAIMDIFF_KIND_ADDITION) add_legend(out);
}
