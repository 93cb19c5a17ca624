/* In a row of a contradiction those articles that say the same have the same number; in others
 * the sign of the section. Where the columns do not fit, there is no table. */
#include "matrix.h"
#include "words.h"

#include <stdio.h>
#include <string.h>

#define LEAD 7         /* columns of "  = 12 " */
#define CELL 2         /* columns of an article */
#define LABEL_LEAST 20 /* columns of a claim in which it can be told */
#define ROWS_SHOWN 20  /* without --all */

static bool is_shown(const group *g, const options *o)
{
    return g->finding->kind != CLAIMDIFF_KIND_ADDITION && o->kinds & 1u << g->finding->kind;
}

static size_t count_rows(const groups *found, const options *o)
{
    size_t count = 0;
    for (size_t i = 0; i < found->count; i++) count += is_shown(&found->items[i], o);
    return count;
}

/* Which of the different words of a contradiction an article has, from 1; 0: it takes no part. */
static size_t variant_of(const claimdiff_report *report, const group *g, size_t article)
{
    size_t variant = 0;
    for (size_t i = 0; i < g->side_count; i++) {
        if (!i || !groups__same_words(report, g->sides[i - 1], g->sides[i])) variant++;
        if (g->sides[i]->article == article) return variant;
    }
    return 0;
}

static void add_cell(page *out, const claimdiff_report *report, const group *g, size_t article)
{
    const size_t variant = variant_of(report, g, article);
    if (!variant)
        buffer__put(&out->text, " .");
    else if (g->finding->kind == CLAIMDIFF_KIND_CONTRADICTION)
        buffer__format(&out->text, "%2zu", variant);
    else
        buffer__format(&out->text, " %s", words__sign(g->finding->kind));
}

/* "  = 12 Nine miners trapped underground for six...  = = ." */
static void add_row(page *out, const claimdiff_report *report, const group *g, size_t number,
                    size_t room)
{
    const claimdiff_side *first = g->sides[0];
    size_t length;
    const char *claim =
        words__span(claimdiff_report_article(report, first->article), first->claim->span, &length);
    buffer__format(&out->text, "  %s%3zu ", words__sign(g->finding->kind), number);
    layout__field(out, claim, length, room);
    for (size_t i = 0; i < claimdiff_report_article_count(report); i++) add_cell(out, report, g, i);
    buffer__put(&out->text, "\n");
}

static void add_head(page *out, size_t articles, size_t room)
{
    static const char title[] = "WHO SAYS WHAT";
    buffer__put(&out->text, "\n");
    layout__inline(out, title, sizeof title - 1, STYLE_BOLD);
    buffer__repeat(&out->text, ' ', LEAD + room - (sizeof title - 1));
    for (size_t i = 0; i < articles; i++) buffer__format(&out->text, " %c", words__letter(i));
    buffer__put(&out->text, "\n");
}

static void add_note(page *out, const char *text)
{
    buffer line = { 0 };
    buffer__put(&line, text);
    layout__line(out, "  ", &line, STYLE_DIM);
    buffer__free(&line);
}

static void add_rows(page *out, const claimdiff_report *report, const groups *found,
                     const options *o, size_t room)
{
    size_t number = 0, shown = 0;
    for (size_t i = 0; i < found->count && (o->all || shown < ROWS_SHOWN); i++) {
        const group *g = &found->items[i];
        const bool same_kind = i && found->items[i - 1].finding->kind == g->finding->kind;
        number = same_kind ? number + 1 : 1;
        if (!is_shown(g, o)) continue;
        add_row(out, report, g, number, room);
        shown++;
    }
}

void matrix__put(page *out, const claimdiff_report *report, const groups *found, const options *o)
{
    const size_t articles = claimdiff_report_article_count(report), rows = count_rows(found, o);
    if (articles < 3 || !rows) return;
    if (out->width < LEAD + LABEL_LEAST + CELL * articles) return;
    const size_t room = out->width - LEAD - CELL * articles;
    add_head(out, articles, room);
    add_rows(out, report, found, o, room);
    if (!o->all && rows > ROWS_SHOWN) {
        char rest[64];
        snprintf(rest, sizeof rest, "and %zu more; --all shows them", rows - ROWS_SHOWN);
        add_note(out, rest);
    }
    if (groups__count(found, CLAIMDIFF_KIND_CONTRADICTION) && is_shown(&found->items[0], o))
        add_note(out, "1, 2, ...: those with the same number say the same.");
}
