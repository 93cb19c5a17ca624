/* Walks over the tree of a web page. */
#include "pagetree.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

const GumboVector *pagetree__children(const GumboNode *node)
{
    return pagetree__is_element(node) ? &node->v.element.children : &kGumboEmptyVector;
}

const char *pagetree__attribute(const GumboNode *node, const char *name)
{
    if (!pagetree__is_element(node)) return NULL;
    const GumboAttribute *found = gumbo_get_attribute(&node->v.element.attributes, name);
    return found ? found->value : NULL;
}

static bool is_word(const char *text, size_t length, const char *const *words)
{
    for (; *words; words++)
        if (strlen(*words) == length && strncasecmp(text, *words, length) == 0) return true;
    return false;
}

bool pagetree__has_word(const char *list, const char *const *words)
{
    while (list && *list) {
        size_t length = 0;
        while (isalpha((unsigned char)list[length])) length++;
        if (length && is_word(list, length, words)) return true;
        list += length + (list[length] != '\0');
    }
    return false;
}

static const GumboNode *find(const GumboNode *from, bool (*wanted)(const GumboNode *), int depth)
{
    const GumboVector *children = pagetree__children(from);
    const GumboNode *found = NULL;
    if (depth > PAGETREE_DEEPEST) return NULL;
    if (pagetree__is_element(from) && wanted(from)) return from;
    for (unsigned i = 0; !found && i < children->length; i++)
        found = find(children->data[i], wanted, depth + 1);
    return found;
}

const GumboNode *pagetree__find(const GumboNode *from, bool (*wanted)(const GumboNode *node))
{
    return find(from, wanted, 0);
}

static size_t solid(const char *text)
{
    size_t count = 0;
    for (; *text; text++) count += !isspace((unsigned char)*text);
    return count;
}

static bool is_code(const GumboNode *node)
{
    return pagetree__is(node, GUMBO_TAG_SCRIPT) || pagetree__is(node, GUMBO_TAG_STYLE) ||
           pagetree__is(node, GUMBO_TAG_NOSCRIPT);
}

static size_t text_size(const GumboNode *node, bool in_links, int depth)
{
    const GumboVector *children = pagetree__children(node);
    size_t size = 0;
    if (node->type == GUMBO_NODE_TEXT) return in_links ? 0 : solid(node->v.text.text);
    if (depth > PAGETREE_DEEPEST || is_code(node)) return 0;
    in_links = in_links && !pagetree__is(node, GUMBO_TAG_A);
    for (unsigned i = 0; i < children->length; i++)
        size += text_size(children->data[i], in_links, depth + 1);
    return size;
}

size_t pagetree__text_size(const GumboNode *node, bool in_links)
{
    return text_size(node, in_links, 0);
}
