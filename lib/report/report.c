/* Getters of the report. */
#include "report.h"

#include "engine.h"

const char *claimdiff_report_encoder(const claimdiff_report *report)
{
    return report && report->engine->encoder ? model__name(report->engine->encoder) : NULL;
}

const char *claimdiff_report_judge(const claimdiff_report *report)
{
    return report && report->engine->judge ? model__name(report->engine->judge) : NULL;
}

size_t claimdiff_report_article_count(const claimdiff_report *report)
{
    return report ? report->article_count : 0;
}

const claimdiff_article *claimdiff_report_article(const claimdiff_report *report, size_t index)
{
    return report && index < report->article_count ? report->articles[index] : NULL;
}

size_t claimdiff_report_finding_count(const claimdiff_report *report)
{
    return report ? report->findings.count : 0;
}

const claimdiff_finding *claimdiff_report_finding(const claimdiff_report *report, size_t index)
{
    return report && index < report->findings.count ? &report->findings.items[index].stated : NULL;
}

static const finding *inside(const claimdiff_finding *stated)
{
    return (const finding *)(const void *)stated;
}

size_t claimdiff_finding_claim_count(const claimdiff_finding *stated)
{
    return stated ? inside(stated)->claims.count : 0;
}

claimdiff_claim_ref claimdiff_finding_claim(const claimdiff_finding *stated, size_t index)
{
    static const claimdiff_claim_ref none = { CLAIMDIFF_NONE, CLAIMDIFF_NONE };
    return stated && index < inside(stated)->claims.count ? inside(stated)->claims.items[index] : none;
}

static claimdiff_evidence item(const evidence_list *list, size_t index)
{
    static const claimdiff_evidence none = { CLAIMDIFF_NONE, { 0, 0 } };
    return index < list->count ? list->items[index] : none;
}

static const evidence_list no_evidence = { 0 };

size_t claimdiff_finding_evidence_count(const claimdiff_finding *stated)
{
    return stated ? inside(stated)->evidence.count : 0;
}

claimdiff_evidence claimdiff_finding_evidence(const claimdiff_finding *stated, size_t index)
{
    return item(stated ? &inside(stated)->evidence : &no_evidence, index);
}

size_t claimdiff_finding_detail_count(const claimdiff_finding *stated)
{
    return stated ? inside(stated)->details.count : 0;
}

claimdiff_evidence claimdiff_finding_detail(const claimdiff_finding *stated, size_t index)
{
    return item(stated ? &inside(stated)->details : &no_evidence, index);
}
