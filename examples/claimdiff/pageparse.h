/* A web page through gumbo, which takes it that memory is never refused. */
#ifndef PAGEPARSE_H
#define PAGEPARSE_H

#include <gumbo.h>
#include <setjmp.h>

typedef struct pageparse {
    struct page_block *blocks; /* all that gumbo holds */
    jmp_buf refused;
} pageparse;

/* The tree of a page, which lives until it is freed; NULL: out of memory. */
const GumboNode *pageparse__read(pageparse *p, const char *utf8, size_t length);

void pageparse__free(pageparse *p);

#endif
