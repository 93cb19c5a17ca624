/*
 * The article in a web page, by gumbo, whose text nodes know their bytes.
 *
 * Where it is: the element marked as the article's body, <article> or <main>, the one with
 * the most text in paragraphs; else the one whose children are the most of them (as in
 * Arc90's Readability). What is left out of it: elements that are no running text (scripts,
 * forms, figures, asides), what is hidden, what says by role, class or id that it is
 * navigation, a banner or other stories, and boxes of which most is links. If that leaves no
 * article, classes are taken as meaningless and it is tried once more.
 *
 * Blind spots: pages that a script fills; comments without a telling class.
 */
#include "webpage.h"
#include "buffer.h"
#include "message.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

bool webpage__is_one(const char *utf8, size_t length)
{
    static const char *const signs[] = { "<!doctype html", "<html", "<head", "<body", "<article" };
    size_t at = length >= 3 && memcmp(utf8, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    while (at < length && utf8[at] && strchr(" \t\r\n", utf8[at])) at++;
    if (at == length || utf8[at] != '<') return false;
    for (size_t end = at + 1024; at < end && at < length; at++)
        for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
            if (length - at >= strlen(signs[i]) &&
                !strncasecmp(utf8 + at, signs[i], strlen(signs[i])))
                return true;
    return false;
}

#ifndef CLAIMDIFF_WITH_GUMBO

bool webpage__read(source *out, const char *utf8, size_t length)
{
    (void)utf8;
    (void)length;
    message__error(out->name, "a web page, which is not read: built without gumbo; install "
                              "libgumbo-dev and pkg-config, then make; or save its text");
    return false;
}

#else

#include "pagefacts.h"
#include "pageparse.h"
#include "pagetree.h"
#include "pagewords.h"

#include <ctype.h>
#include <stdlib.h>

#define LEAST_TEXT 100    /* bytes in sentences that make an article */
#define DEEPEST_TAGS 5000 /* open at once; gumbo takes the square of it */

static bool is_tag(const GumboNode *node, const GumboTag *tags)
{
    if (!pagetree__is_element(node)) return false;
    while (*tags != GUMBO_TAG_LAST && *tags != node->v.element.tag) tags++;
    return *tags != GUMBO_TAG_LAST;
}

/* ---- What is left out --------------------------------------------------------- */

static const GumboTag no_text[] = {
    GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,    GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_IFRAME,
    GUMBO_TAG_NAV,    GUMBO_TAG_ASIDE,    GUMBO_TAG_FOOTER,   GUMBO_TAG_FORM,     GUMBO_TAG_BUTTON,
    GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_SVG,      GUMBO_TAG_FIGURE,   GUMBO_TAG_VIDEO,
    GUMBO_TAG_AUDIO,  GUMBO_TAG_CANVAS,   GUMBO_TAG_OBJECT,   GUMBO_TAG_MENU,     GUMBO_TAG_HEAD,
    GUMBO_TAG_TITLE,  GUMBO_TAG_LAST
};
static const GumboTag boxes[] = {
    GUMBO_TAG_DIV,   GUMBO_TAG_SECTION, GUMBO_TAG_UL, GUMBO_TAG_OL,
    GUMBO_TAG_TABLE, GUMBO_TAG_P,       GUMBO_TAG_DL, GUMBO_TAG_LAST
};

static bool is_hidden(const GumboNode *node)
{
    const char *hidden = pagetree__attribute(node, "aria-hidden");
    const char *style = pagetree__attribute(node, "style");
    if (pagetree__attribute(node, "hidden")) return true;
    if (hidden && strcmp(hidden, "true") == 0) return true;
    return style && (strstr(style, "display:none") || strstr(style, "display: none"));
}

/* A box of which more than half is links: other stories, tags, a menu. */
static bool is_links(const GumboNode *node)
{
    if (!is_tag(node, boxes)) return false;
    size_t all = pagetree__text_size(node, false);
    return all && pagetree__text_size(node, true) * 2 > all;
}

static bool is_left_out(const GumboNode *node, bool by_class)
{
    if (is_tag(node, no_text) || is_hidden(node)) return true;
    if (pagetree__has_word(pagetree__attribute(node, "role"), pagewords__roles)) return true;
    if (by_class && (pagetree__has_word(pagetree__attribute(node, "class"), pagewords__classes) ||
                     pagetree__has_word(pagetree__attribute(node, "id"), pagewords__classes)))
        return true;
    return is_links(node);
}

/* ---- Where the article is -------------------------------------------------------- */

typedef struct search {
    const GumboNode *marked, *unmarked; /* the best element that says so, and that does not */
    size_t marked_size, unmarked_size;
    bool by_class;
} search;

static bool is_marked(const GumboNode *node)
{
    static const char *const body[] = { "articleBody", NULL }, *const main_role[] = { "main",
                                                                                      NULL };
    return pagetree__is(node, GUMBO_TAG_ARTICLE) || pagetree__is(node, GUMBO_TAG_MAIN) ||
           pagetree__has_word(pagetree__attribute(node, "itemprop"), body) ||
           pagetree__has_word(pagetree__attribute(node, "role"), main_role);
}

/* Elements that are never left out, whatever their class says of the page. */
static bool is_frame(const GumboNode *node)
{
    return is_marked(node) || pagetree__is(node, GUMBO_TAG_HTML) ||
           pagetree__is(node, GUMBO_TAG_BODY);
}

/* Bytes of text that are no link. */
static size_t prose_size(const GumboNode *node)
{
    return pagetree__text_size(node, false) - pagetree__text_size(node, true);
}

/* Text in paragraphs right below a node; and the half of that one level further down. */
static size_t paragraphs_below(const GumboNode *node, int levels)
{
    const GumboVector *children = pagetree__children(node);
    size_t size = 0;
    for (unsigned i = 0; i < children->length; i++) {
        const GumboNode *child = children->data[i];
        if (pagetree__is(child, GUMBO_TAG_P))
            size += prose_size(child);
        else if (child->type == GUMBO_NODE_TEXT)
            size += pagetree__text_size(child, false);
        else if (levels)
            size += paragraphs_below(child, levels - 1) / 2;
    }
    return size;
}

/* Text in all paragraphs of a node that are not left out. A marked element must be larger by
 * half than one within it to be taken instead. */
static size_t look(search *s, const GumboNode *node, int depth)
{
    const GumboVector *children = pagetree__children(node);
    size_t size = 0;
    if (!pagetree__is_element(node) || depth > PAGETREE_DEEPEST) return 0;
    if (pagetree__is(node, GUMBO_TAG_P)) return prose_size(node);
    if (!is_frame(node) && is_left_out(node, s->by_class)) return 0;
    for (unsigned i = 0; i < children->length; i++) size += look(s, children->data[i], depth + 1);
    if (is_marked(node) && size * 2 > s->marked_size * 3) {
        s->marked = node;
        s->marked_size = size;
    }
    size_t below = paragraphs_below(node, 1);
    if (below > s->unmarked_size) {
        s->unmarked = node;
        s->unmarked_size = below;
    }
    return size;
}

static const GumboNode *find_article(const GumboNode *root, bool by_class)
{
    search s = { .by_class = by_class };
    look(&s, root, 0);
    return s.marked_size >= LEAST_TEXT ? s.marked : s.unmarked;
}

/* ---- Its text ---------------------------------------------------------------------- */

/* What stands between the last word and the next one; more wins. */
typedef enum gap { GAP_NONE, GAP_SPACE, GAP_LINE, GAP_PARAGRAPH } gap;

typedef struct writer {
    const char *page; /* offsets count from here */
    buffer text;
    run_list *runs;
    gap gap;
    bool by_class;
    size_t paragraph; /* where the last paragraph begins in the text */
    size_t sentences; /* bytes in paragraphs that end as a sentence does */
} writer;

static bool ends_sentence(const buffer *text)
{
    static const char *const ends[] = { ".", "!", "?", "\"", "\xe2\x80\x9d", ".)", NULL };
    for (size_t i = 0; ends[i]; i++) {
        size_t size = strlen(ends[i]);
        if (text->length >= size && !memcmp(text->bytes + text->length - size, ends[i], size))
            return true;
    }
    return false;
}

static void end_paragraph(writer *w)
{
    if (w->text.length > w->paragraph && ends_sentence(&w->text))
        w->sentences += w->text.length - w->paragraph;
    w->paragraph = w->text.length;
}

static void widen(writer *w, gap to)
{
    if (to > w->gap) w->gap = to;
}

static void write_gap(writer *w)
{
    static const char *const gaps[] = { "", " ", "\n", "\n\n" };
    if (w->text.length && w->gap == GAP_PARAGRAPH) end_paragraph(w);
    if (w->text.length) buffer__put(&w->text, gaps[w->gap]);
    w->gap = GAP_NONE;
}

/* Adds bytes of the text that are `size` bytes of the page. */
static void write_piece(writer *w, const char *bytes, size_t length, const char *raw, size_t size)
{
    size_t file = (size_t)(raw - w->page);
    write_gap(w);
    runs__add(w->runs, (claimdiff_run){ w->text.length, length, file, size, file });
    buffer__add(&w->text, bytes, length);
}

/* Bytes of the character reference at raw: "&eacute;" -> 8, "&copy 2026" -> 5 */
static size_t reference_size(const char *raw, size_t left)
{
    size_t size = 1;
    while (size < left && (isalnum((unsigned char)raw[size]) || (size == 1 && raw[size] == '#')))
        size++;
    return size < left && raw[size] == ';' ? size + 1 : size;
}

static size_t character_size(const char *text)
{
    size_t size = 1;
    while (((unsigned char)text[size] & 0xc0) == 0x80) size++;
    return size;
}

static bool is_verbatim(const char *text, const char *raw, size_t left)
{
    if (*text != *raw) return false;
    return *raw != '&' || left < 4 || strncasecmp(raw, "&amp", 4) != 0;
}

/* The text as gumbo has decoded it beside the bytes that it was decoded from. */
static void write_text(writer *w, const GumboText *node)
{
    const char *text = node->text, *raw = node->original_text.data;
    const char *end = raw + node->original_text.length;
    while (*text && raw < end) {
        size_t length = 1, size = 1;
        bool space = isspace((unsigned char)*text);
        if (space && isspace((unsigned char)*raw)) {
            widen(w, GAP_SPACE);
            if (*raw == '\r' && raw + 1 < end && raw[1] == '\n') size = 2;
        } else {
            bool verbatim = is_verbatim(text, raw, (size_t)(end - raw));
            length = verbatim ? 1 : character_size(text);
            if (!verbatim) size = *raw == '&' ? reference_size(raw, (size_t)(end - raw)) : length;
            if (space)
                widen(w, GAP_SPACE);
            else
                write_piece(w, text, length, raw, size);
        }
        text += length;
        raw += size;
    }
}

static const GumboTag inlines[] = {
    GUMBO_TAG_A,    GUMBO_TAG_SPAN, GUMBO_TAG_B,    GUMBO_TAG_STRONG, GUMBO_TAG_I,
    GUMBO_TAG_EM,   GUMBO_TAG_U,    GUMBO_TAG_S,    GUMBO_TAG_SMALL,  GUMBO_TAG_SUB,
    GUMBO_TAG_SUP,  GUMBO_TAG_ABBR, GUMBO_TAG_CITE, GUMBO_TAG_Q,      GUMBO_TAG_MARK,
    GUMBO_TAG_TIME, GUMBO_TAG_FONT, GUMBO_TAG_WBR,  GUMBO_TAG_DATA,   GUMBO_TAG_INS,
    GUMBO_TAG_DFN,  GUMBO_TAG_CODE, GUMBO_TAG_IMG,  GUMBO_TAG_LAST
};

static void write_node(writer *w, const GumboNode *node, int depth)
{
    const GumboVector *children = pagetree__children(node);
    gap around = is_tag(node, inlines) || !pagetree__is_element(node) ? GAP_NONE : GAP_PARAGRAPH;
    if (pagetree__is(node, GUMBO_TAG_BR)) around = w->gap == GAP_LINE ? GAP_PARAGRAPH : GAP_LINE;
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA)
        write_text(w, &node->v.text);
    if (node->type == GUMBO_NODE_WHITESPACE) widen(w, GAP_SPACE);
    if (depth > PAGETREE_DEEPEST || (depth && is_left_out(node, w->by_class))) return;
    widen(w, around);
    for (unsigned i = 0; i < children->length; i++) write_node(w, children->data[i], depth + 1);
    widen(w, around);
}

/* ---- The whole ----------------------------------------------------------------------- */

static bool is_headline(const GumboNode *node)
{
    return pagetree__is(node, GUMBO_TAG_H1) && pagetree__text_size(node, false) > 10;
}

/* The headline where the article has none in itself: the page's, else what its head says. */
static void write_headline(writer *w, const GumboNode *root, const GumboNode *article,
                           const char *title)
{
    const GumboNode *headline =
        pagetree__find(article, is_headline) ? NULL : pagetree__find(root, is_headline);
    if (headline)
        write_node(w, headline, 0);
    else if (!pagetree__find(article, is_headline) && title)
        buffer__put(&w->text, title);
    w->paragraph = w->text.length;
    widen(w, GAP_PARAGRAPH);
}

static size_t write_article(writer *w, const GumboNode *root, const char *title)
{
    const GumboNode *article = find_article(root, w->by_class);
    if (!article) return 0;
    write_headline(w, root, article, title);
    write_node(w, article, 0);
    end_paragraph(w);
    return w->sentences;
}

/* Whether a tag opens an element that only its own end closes. */
static bool nests(const char *tag, size_t left)
{
    static const char *const others[] = { "br", "img", "p",  "li", "hr", "input",  "meta",   "link",
                                          "td", "th",  "tr", "dt", "dd", "option", "source", NULL };
    size_t size = 0;
    while (size < left && isalnum((unsigned char)tag[size])) size++;
    for (size_t i = 0; others[i]; i++)
        if (strlen(others[i]) == size && strncasecmp(tag, others[i], size) == 0) return false;
    return size && isalpha((unsigned char)*tag);
}

/* How many elements are open at once, about. */
static size_t deepest(const char *page, size_t length)
{
    size_t open = 0, most = 0;
    for (size_t i = 0; i + 2 < length; i++) {
        if (page[i] != '<') continue;
        bool end = page[i + 1] == '/';
        if (!nests(page + i + 1 + end, length - i - 1 - end)) continue;
        open = end ? open - (open > 0) : open + 1;
        most = open > most ? open : most;
    }
    return most;
}

bool webpage__read(source *out, const char *utf8, size_t length)
{
    writer w = { .page = utf8, .runs = &out->runs, .by_class = true };
    if (deepest(utf8, length) > DEEPEST_TAGS) {
        message__error(out->name, "its elements are nested too deeply for a web page");
        return false;
    }
    pageparse parsed;
    const GumboNode *root = pageparse__read(&parsed, utf8, length);
    if (!root) {
        message__error(out->name, "%s", strerror(ENOMEM));
        return false;
    }
    page_facts facts = pagefacts__read(root);
    if (write_article(&w, root, facts.title) < LEAST_TEXT) {
        buffer__free(&w.text);
        runs__free(&out->runs);
        w = (writer){ .page = utf8, .runs = &out->runs };
        write_article(&w, root, facts.title);
    }
    bool found = w.sentences >= LEAST_TEXT;
    if (!found)
        message__error(out->name, "no article in this page; if a script fills it, save it from a "
                                  "browser when it is shown, or save its text");
    out->text = w.text.bytes;
    out->length = w.text.length;
    out->runs.failed = out->runs.failed || w.text.failed || facts.failed;
    out->outlet = facts.outlet;
    out->date = facts.date;
    facts.outlet = facts.date = NULL;
    pagefacts__free(&facts);
    pageparse__free(&parsed);
    return found;
}

#endif
