/* The report handle: what the header shows of a report. compare.c makes it. */
#include "report/report.h"

#include "base/status.h"
#include "report/same_event.h"

void claimdiff_report_free(claimdiff_report *report)
{
    if (!report) return;
    const claimdiff_allocator *memory = report->arena.allocator;
    arena__free(&report->arena);
    memory->free(memory->ctx, report);
}

const char *claimdiff_report_encoder(const claimdiff_report *report)
{
    return report ? report->encoder : NULL;
}

const char *claimdiff_report_judge(const claimdiff_report *report)
{
    return report ? report->judge : NULL;
}

const claimdiff_limits *claimdiff_report_limits(const claimdiff_report *report)
{
    return report ? &report->limits : NULL;
}

size_t claimdiff_report_article_count(const claimdiff_report *report)
{
    return report ? report->article_count : 0;
}

const claimdiff_article *claimdiff_report_article(const claimdiff_report *report, size_t index)
{
    return report && index < report->article_count ? report->articles[index].handle : NULL;
}

double claimdiff_report_same_event(const claimdiff_report *report, size_t a, size_t b)
{
    if (!report || a >= report->article_count || b >= report->article_count)
        return SAME_EVENT_UNKNOWN;
    return a > b ? report->same_event[a][b] : report->same_event[b][a];
}

double claimdiff_report_one_event(const claimdiff_report *report)
{
    double least = SAME_EVENT_UNKNOWN;
    for (size_t a = 0; a < claimdiff_report_article_count(report); a++) {
        for (size_t b = 0; b < a; b++) {
            const double one = claimdiff_report_same_event(report, a, b);
            if (one >= 0.0 && (least < 0.0 || one < least)) least = one;
        }
    }
    return least;
}

size_t claimdiff_report_finding_count(const claimdiff_report *report)
{
    return report ? report->findings.count : 0;
}

const claimdiff_finding *claimdiff_report_finding(const claimdiff_report *report, size_t index)
{
    return report && index < report->findings.count ? &report->findings.items[index].stated : NULL;
}

size_t claimdiff_report_fact_count(const claimdiff_report *report)
{
    return report ? report->facts.count : 0;
}

const claimdiff_fact *claimdiff_report_fact(const claimdiff_report *report, size_t index)
{
    return report && index < report->facts.count ? &report->facts.items[index].stated : NULL;
}

claimdiff_status claimdiff_report_json(char **out, size_t *length, const claimdiff_report *report,
                                       claimdiff_error *error)
{
    str json;
    if (out) *out = NULL;
    if (length) *length = 0;
    if (!out || !report)
        return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, NULL);
    str__init(&json, report->arena.allocator);
    report__json(&json, report);
    return str__hand_over(&json, out, length, error);
}
