/* Where memory is refused, gumbo is left by a jump, and all that it held is given back: every block
 * stands in a list. */
#include "pageparse.h"

#include <stddef.h>
#include <stdlib.h>

typedef struct page_block {
    struct page_block *next, *previous;
    max_align_t bytes[];
} page_block;

static void *lend(void *ctx, size_t size)
{
    pageparse *p = ctx;
    page_block *block = malloc(sizeof *block + size);
    if (!block) longjmp(p->refused, 1);
    *block = (page_block){ p->blocks, NULL };
    if (p->blocks) p->blocks->previous = block;
    p->blocks = block;
    return block->bytes;
}

static void take_back(void *ctx, void *bytes)
{
    pageparse *p = ctx;
    if (!bytes) return;
    page_block *block = (page_block *)((char *)bytes - offsetof(page_block, bytes));
    if (block->next) block->next->previous = block->previous;
    if (block->previous)
        block->previous->next = block->next;
    else
        p->blocks = block->next;
    free(block);
}

const GumboNode *pageparse__read(pageparse *p, const char *utf8, size_t length)
{
    GumboOptions how = kGumboDefaultOptions;
    how.max_errors = 0;
    how.allocator = lend;
    how.deallocator = take_back;
    how.userdata = p;
    p->blocks = NULL;
    if (setjmp(p->refused)) {
        pageparse__free(p);
        return NULL;
    }
    return gumbo_parse_with_options(&how, utf8, length)->root;
}

void pageparse__free(pageparse *p)
{
    for (page_block *block = p->blocks, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    p->blocks = NULL;
}
