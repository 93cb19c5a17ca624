/* Facts in a page's head, and in its JSON-LD (schema.org, NewsArticle). */
#include "pagefacts.h"

#include "json_read.h"
#include "pagetree.h"
#include "source.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

void pagefacts__free(page_facts *facts)
{
    free(facts->title);
    free(facts->outlet);
    free(facts->date);
}

static void set(page_facts *facts, char **fact, const char *value)
{
    if (*fact || !value || !*value) return;
    *fact = strdup(value);
    facts->failed = facts->failed || !*fact;
}

static void set_day(page_facts *facts, const char *value)
{
    if (facts->date || !source__has_day(value)) return;
    facts->date = strndup(value, SOURCE_DAY);
    facts->failed = facts->failed || !facts->date;
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
        if (is_one_of(key, titles)) set(facts, &facts->title, value);
        if (is_one_of(key, outlets)) set(facts, &facts->outlet, value);
        if (is_one_of(key, dates)) set_day(facts, value);
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
    if (time) set_day(facts, pagetree__attribute(time, "datetime"));
    const GumboVector *children = title ? pagetree__children(title) : &kGumboEmptyVector;
    const GumboNode *text = children->length ? children->data[0] : NULL;
    if (text && text->type == GUMBO_NODE_TEXT) set(facts, &facts->title, text->v.text.text);
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
    set_day(facts, string_of(value, "datePublished"));
    set(facts, &facts->title, string_of(value, "headline"));
    set(facts, &facts->outlet, string_of(json_object_get(value, "publisher"), "name"));
}

static void read_script(page_facts *facts, const char *text)
{
    json_error_t error;
    json_t *value = json_read__load(text, strlen(text), 0, &error);
    facts->failed = facts->failed || json_read__was_refused();
    read_linked(facts, value, 0);
    json_decref(value);
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
        if (linked && child->type == GUMBO_NODE_TEXT) read_script(facts, child->v.text.text);
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
