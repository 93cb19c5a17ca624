/*
 * Two contradictions for one reason are about one fact when they share a claim and, in it, words
 * that decided; and so on from claim to claim. Sides are sorted by claim, so that the work is
 * that of sorting but for claims with many contradictions.
 */
#include "groups.h"
#include "words.h"

#include <stdlib.h>
#include <strings.h>

/* One side of one contradiction. */
typedef struct entry {
    const claimdiff_side *side;
    size_t finding; /* index in the report */
} entry;

static int compare_sides(const claimdiff_side *a, const claimdiff_side *b)
{
    if (a->article != b->article) return a->article < b->article ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

static int compare_entries(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    const int by_claim = compare_sides(x->side, y->side);
    return by_claim ? by_claim : (x->finding > y->finding) - (x->finding < y->finding);
}

/* ---- Which belong together ------------------------------------------------------- */

/* The finding that stands for one; leader is shortened on the way. */
static size_t leader_of(size_t *leader, size_t finding)
{
    while (leader[finding] != finding) {
        leader[finding] = leader[leader[finding]];
        finding = leader[finding];
    }
    return finding;
}

static bool share_words(const claimdiff_side *a, const claimdiff_side *b)
{
    if (!a->evidence_count && !b->evidence_count) return true;
    for (size_t i = 0; i < a->evidence_count; i++)
        for (size_t j = 0; j < b->evidence_count; j++)
            if (a->evidence[i].begin < b->evidence[j].end &&
                b->evidence[j].begin < a->evidence[i].end)
                return true;
    return false;
}

static void join(size_t *leader, const claimdiff_report *report, const entry *a, const entry *b)
{
    const size_t x = leader_of(leader, a->finding), y = leader_of(leader, b->finding);
    if (x == y ||
        claimdiff_report_finding(report, x)->reason != claimdiff_report_finding(report, y)->reason)
        return;
    if (!share_words(a->side, b->side)) return;
    leader[x > y ? x : y] = x > y ? y : x;
}

/* The sides of all contradictions by claim, (*count) of them, to be freed; NULL when out of
 * memory. */
static entry *list_entries(const claimdiff_report *report, size_t *count)
{
    const size_t findings = claimdiff_report_finding_count(report);
    entry *list = malloc((2 * findings + 1) * sizeof *list);
    *count = 0;
    for (size_t i = 0; list && i < findings; i++) {
        const claimdiff_finding *finding = claimdiff_report_finding(report, i);
        if (finding->kind != CLAIMDIFF_KIND_CONTRADICTION) continue;
        list[(*count)++] = (entry){ finding->sides[0], i };
        list[(*count)++] = (entry){ finding->sides[1], i };
    }
    if (list) qsort(list, *count, sizeof *list, compare_entries);
    return list;
}

/* For each finding the one that stands for it, to be freed; NULL when out of memory. */
static size_t *find_leaders(const claimdiff_report *report)
{
    const size_t findings = claimdiff_report_finding_count(report);
    size_t *leader = malloc((findings + 1) * sizeof *leader), count;
    entry *list = list_entries(report, &count);
    if (!leader || !list) {
        free(leader);
        free(list);
        return NULL;
    }
    for (size_t i = 0; i < findings; i++) leader[i] = i;
    for (size_t i = 1; i < count; i++)
        for (size_t j = i; j-- > 0 && compare_sides(list[j].side, list[i].side) == 0;)
            join(leader, report, &list[j], &list[i]);
    for (size_t i = 0; i < findings; i++) leader[i] = leader_of(leader, i);
    free(list);
    return leader;
}

/* ---- Their sides -------------------------------------------------------------------- */

bool groups__same_words(const claimdiff_report *report, const claimdiff_side *a,
                        const claimdiff_side *b)
{
    const claimdiff_article *of_a = claimdiff_report_article(report, a->article);
    const claimdiff_article *of_b = claimdiff_report_article(report, b->article);
    bool same = a->evidence_count == b->evidence_count;
    for (size_t i = 0; same && i < a->evidence_count; i++) {
        size_t x, y;
        const char *words = words__span(of_a, a->evidence[i], &x);
        const char *others = words__span(of_b, b->evidence[i], &y);
        same = x == y && strncasecmp(words, others, x) == 0;
    }
    return same;
}

/* Puts a side behind those with the same words, unless its claim is there. */
static void add_side(group *g, const claimdiff_side **sides, const claimdiff_report *report,
                     const claimdiff_side *side)
{
    size_t at = g->side_count;
    for (size_t i = 0; i < g->side_count; i++) {
        if (compare_sides(sides[i], side) == 0) return;
        if (groups__same_words(report, sides[i], side)) at = i + 1;
    }
    for (size_t i = g->side_count++; i > at; i--) sides[i] = sides[i - 1];
    sides[at] = side;
}

static size_t count_sides(const claimdiff_report *report)
{
    size_t count = 0;
    for (size_t i = 0; i < claimdiff_report_finding_count(report); i++)
        count += claimdiff_report_finding(report, i)->side_count;
    return count;
}

/* Members of one group, in the order of the report. */
typedef struct member {
    size_t leader, finding;
} member;

static int compare_members(const void *a, const void *b)
{
    const member *x = a, *y = b;
    if (x->leader != y->leader) return x->leader < y->leader ? -1 : 1;
    return (x->finding > y->finding) - (x->finding < y->finding);
}

static void fill(groups *out, const claimdiff_report *report, const member *members)
{
    const claimdiff_side **sides = out->sides;
    group *g = NULL;
    for (size_t i = 0; i < claimdiff_report_finding_count(report); i++) {
        const claimdiff_finding *finding = claimdiff_report_finding(report, members[i].finding);
        if (!g || g->index != members[i].leader) {
            if (g) sides += g->side_count;
            g = &out->items[out->count++];
            *g = (group){ .finding = finding, .index = members[i].leader, .sides = sides };
        }
        g->finding_count++;
        for (size_t s = 0; s < finding->side_count; s++) {
            if (finding->kind == CLAIMDIFF_KIND_CONTRADICTION)
                add_side(g, sides, report, finding->sides[s]);
            else
                sides[g->side_count++] = finding->sides[s];
        }
    }
}

bool groups__make(groups *out, const claimdiff_report *report)
{
    const size_t findings = claimdiff_report_finding_count(report);
    size_t *leader = find_leaders(report);
    member *members = malloc((findings + 1) * sizeof *members);
    *out = (groups){ calloc(findings + 1, sizeof *out->items), 0,
                     calloc(count_sides(report) + 1, sizeof *out->sides) };
    const bool good = leader && members && out->items && out->sides;
    if (good) {
        for (size_t i = 0; i < findings; i++) members[i] = (member){ leader[i], i };
        qsort(members, findings, sizeof *members, compare_members);
        fill(out, report, members);
    }
    free(leader);
    free(members);
    return good;
}

void groups__free(groups *g)
{
    free(g->items);
    free(g->sides);
}

size_t groups__count(const groups *g, claimdiff_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < g->count; i++) count += g->items[i].finding->kind == kind;
    return count;
}

/* ---- In words ------------------------------------------------------------ */

/* Whether a contradiction is between values, of which more than two claims state one. */
static bool has_variants(const group *g)
{
    const claimdiff_reason why = g->finding->reason;
    return g->finding_count > 1 &&
           (why == CLAIMDIFF_REASON_NUMBER || why == CLAIMDIFF_REASON_DATE ||
            why == CLAIMDIFF_REASON_ENTITY || why == CLAIMDIFF_REASON_LOCATION);
}

/* They say "Nine" (A, B), "Twelve" (C): of a fact that more than two claims state. */
static void put_variants(buffer *line, const claimdiff_report *report, const group *g)
{
    buffer__put(line, "They say ");
    for (size_t i = 0; i < g->side_count; i++) {
        const claimdiff_side *side = g->sides[i];
        const bool again = i && groups__same_words(report, g->sides[i - 1], side);
        const claimdiff_article *article = claimdiff_report_article(report, side->article);
        if (!again) {
            buffer__put(line, i ? "), " : "");
            for (size_t e = 0; e < side->evidence_count; e++) {
                size_t length;
                const char *words = words__span(article, side->evidence[e], &length);
                buffer__put(line, e ? " ... " : "\"");
                buffer__add(line, words, length);
            }
            buffer__put(line, side->evidence_count ? "\" (" : "(");
        }
        buffer__format(line, again ? ", %c" : "%c", words__letter(side->article));
    }
    buffer__put(line, ").");
}

void groups__explain(buffer *out, const claimdiff_report *report, const group *g)
{
    const char *why = g->finding->explanation;
    if (has_variants(g))
        put_variants(out, report, g);
    else
        buffer__put(out, why ? why : "");
}
