/* What a web page tells of itself. */
#ifndef PAGEFACTS_H
#define PAGEFACTS_H

#include <gumbo.h>
#include <stdbool.h>

typedef struct page_facts {
    char *title, *outlet, *date; /* to be freed; NULL: not told; date YYYY-MM-DD */
    bool failed;                 /* out of memory: some may be missing */
} page_facts;

/* From Open Graph and other <meta>, from JSON-LD (where built with jansson), from <time> and
 * <title>, in this order. */
page_facts pagefacts__read(const GumboNode *root);

void pagefacts__free(page_facts *facts);

#endif
