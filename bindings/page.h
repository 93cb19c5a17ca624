/* The web page of the tool, for the libraries that bindings hold. */
#ifndef PAGE_H
#define PAGE_H

#include <claimdiff.h>

/* The report as one HTML document, NUL-terminated; NULL: out of memory. Free it with
 * claimdiff_page_free. */
CLAIMDIFF_API char *claimdiff_page(const claimdiff_report *report);

CLAIMDIFF_API void claimdiff_page_free(char *page);

#endif
