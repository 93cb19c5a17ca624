/* Facts in a page's head, and in its JSON-LD (schema.org, NewsArticle). */
#include "pagefacts.h"

#include "pagetree.h"
#include "source.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#ifdef CLAIMDIFF_WITH_JANSSON
#include <jansson.h>
#endif

void pagefacts__free(page_facts *facts)
{
    free(facts->title);
    free(facts->outlet);
    free(facts->date);
}

static void set(char **fact, const char *value)
{
    if (!*fact && value && *value) *fact = strdup(value);
}

static void set_day(char **fact, const char *value)
{
    if (!*fact && value) *fact = source__day(value);
}

/* ---- <meta>, <time>, <title> ------------------------------------------------ */

static bool is_one_of(const char *key, const char *const *names)
{
    for (; key && *names; names++)
        if (strcasecmp(key, *names) == 0) return true;
    return false;
}

static void read_meta(page_facts *facts, const GumboNode *meta)
{
    static const char *const titles[] = { "og:title", "twitter:title", "headline", NULL };
    static const char *const outlets[] = { "og:site_name", "application-name", "publisher", NULL };
    static const char *const dates[] = {
        "article:published_time", "datePublished",    "date", "pubdate", "dc.date",
        "dc.date.issued",         "parsely-pub-date", NULL
    };
    const char *const keys[] = { "property", "name", "itemprop" };
    const char *value = pagetree__attribute(meta, "content");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *key = pagetree__attribute(meta, keys[i]);
        if (is_one_of(key, titles)) set(&facts->title, value);
        if (is_one_of(key, outlets)) set(&facts->outlet, value);
        if (is_one_of(key, dates)) set_day(&facts->date, value);
    }
}

static void read_metas(page_facts *facts, const GumboNode *node, int depth)
{
    const GumboVector *children = pagetree__children(node);
    if (depth > PAGETREE_DEEPEST) return;
    if (pagetree__is(node, GUMBO_TAG_META)) read_meta(facts, node);
    for (unsigned i = 0; i < children->length; i++) read_metas(facts, children->data[i], depth + 1);
}

static bool is_time(const GumboNode *node)
{
    return pagetree__is(node, GUMBO_TAG_TIME) && pagetree__attribute(node, "datetime");
}

static bool is_title(const GumboNode *node)
{
    return pagetree__is(node, GUMBO_TAG_TITLE);
}

static void read_elements(page_facts *facts, const GumboNode *root)
{
    const GumboNode *time = pagetree__find(root, is_time), *title = pagetree__find(root, is_title);
    if (time) set_day(&facts->date, pagetree__attribute(time, "datetime"));
    const GumboVector *children = title ? pagetree__children(title) : &kGumboEmptyVector;
    const GumboNode *text = children->length ? children->data[0] : NULL;
    if (text && text->type == GUMBO_NODE_TEXT) set(&facts->title, text->v.text.text);
}

/* ---- JSON-LD ------------------------------------------------------------------ */

#ifdef CLAIMDIFF_WITH_JANSSON

static const char *string_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

/* An object, an array of them, or what stands in its "@graph". */
static void read_linked(page_facts *facts, const json_t *value, int depth)
{
    const json_t *graph = json_is_array(value) ? value : json_object_get(value, "@graph");
    for (size_t i = 0; depth < 4 && i < json_array_size(graph); i++)
        read_linked(facts, json_array_get(graph, i), depth + 1);
    if (!string_of(value, "datePublished")) return;
    set_day(&facts->date, string_of(value, "datePublished"));
    set(&facts->title, string_of(value, "headline"));
    set(&facts->outlet, string_of(json_object_get(value, "publisher"), "name"));
}

static void read_scripts(page_facts *facts, const GumboNode *node, int depth)
{
    const GumboVector *children = pagetree__children(node);
    const char *type = pagetree__attribute(node, "type");
    if (depth > PAGETREE_DEEPEST) return;
    for (unsigned i = 0; i < children->length; i++) {
        const GumboNode *child = children->data[i];
        bool linked = pagetree__is(node, GUMBO_TAG_SCRIPT) && type &&
                      strcasecmp(type, "application/ld+json") == 0;
        json_t *value = linked && child->type == GUMBO_NODE_TEXT
                            ? json_loads(child->v.text.text, 0, NULL)
                            : NULL;
        read_linked(facts, value, 0);
        json_decref(value);
        read_scripts(facts, child, depth + 1);
    }
}

#else

static void read_scripts(page_facts *facts, const GumboNode *node, int depth)
{
    (void)facts;
    (void)node;
    (void)depth;
}

#endif

page_facts pagefacts__read(const GumboNode *root)
{
    page_facts facts = { 0 };
    read_metas(&facts, root, 0);
    read_scripts(&facts, root, 0);
    read_elements(&facts, root);
    return facts;
}
