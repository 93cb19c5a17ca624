/* Asking the tree of a web page (gumbo). */
#ifndef PAGETREE_H
#define PAGETREE_H

#include <gumbo.h>
#include <stdbool.h>
#include <stddef.h>

/* Deeper nodes are not looked at: no page of news nests so far, and recursion ends. */
#define PAGETREE_DEEPEST 256

static inline bool pagetree__is_element(const GumboNode *node)
{
    return node->type == GUMBO_NODE_ELEMENT;
}

static inline bool pagetree__is(const GumboNode *node, GumboTag tag)
{
    return pagetree__is_element(node) && node->v.element.tag == tag;
}

/* The children of an element; of another node, none. */
const GumboVector *pagetree__children(const GumboNode *node);

/* The value of an attribute of an element; NULL: none. */
const char *pagetree__attribute(const GumboNode *node, const char *name);

/* Whether a list of words ("news-item related") has one of those in words, which ends with
 * NULL; words are what lies between signs that are no letters. */
bool pagetree__has_word(const char *list, const char *const *words);

/* The first element in the order of the page for which wanted says true; NULL: none. */
const GumboNode *pagetree__find(const GumboNode *from, bool (*wanted)(const GumboNode *node));

/* Bytes of text in a node that are no white space; in_links: only of those in links. */
size_t pagetree__text_size(const GumboNode *node, bool in_links);

#endif
