#include <claimdiff.h>
#include <stdio.h>

int main(void)
{
    claimdiff_engine *engine;
    claimdiff_article *pair[2];
    claimdiff_report *report;

    if (claimdiff_engine_new(&engine, NULL, NULL)) return 2;
    claimdiff_article_new(&pair[0], engine, "Nine miners died on Monday.", 27, NULL, NULL);
    claimdiff_article_new(&pair[1], engine, "Twelve miners died on Monday.", 29, NULL, NULL);
    if (claimdiff_compare(&report, pair, 2, NULL, NULL)) return 2;
    for (size_t i = 0; i < claimdiff_report_finding_count(report); i++)
        puts(claimdiff_report_finding(report, i)->explanation);
    claimdiff_report_free(report);
    claimdiff_article_free(pair[0]);
    claimdiff_article_free(pair[1]);
    claimdiff_engine_free(engine);
}
