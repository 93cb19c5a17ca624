#include "page.h"

#include "report_html.h"

#include <stdlib.h>

enum { EVERY_KIND = ~0 };

char *claimdiff_page(const claimdiff_report *report)
{
    buffer out = { 0 };
    report_html__put(&out, report, (unsigned)EVERY_KIND);
    buffer__add(&out, "", 1);
    if (!out.failed) return out.bytes;
    buffer__free(&out);
    return NULL;
}

void claimdiff_page_free(char *page)
{
    free(page);
}
