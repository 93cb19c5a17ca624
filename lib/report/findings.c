/* A contradiction is a pair, and so is a tension (dispute.c). An agreement is a group of
 * claims, no two of one article, in which every two agree, grown from the surest pairs: two
 * claims of one article that agree with one of another mostly do so in different facts. An
 * addition is a claim that is in none of them. */
#include "findings.h"

#include <stdlib.h>
#include <string.h>

#include "checkable.h"
#include "dispute.h"
#include "explain.h"
#include "origin.h"

/* Share of the claims with nothing like them that the gold has as additions: the
 * others agree or contradict in ways not found. By leaving out whole stories; with the
 * network on eval and the held-out stories of train/frames, 2026-11-27. */
#define ADDITION_TRUE_ALONE 0.7
#define ADDITION_TRUE 0.65

#define GROUPS_NONE ((size_t)-1)

typedef struct group {
    ARRAY(size_t) bags;
    double confidence; /* of its weakest pair */
    const relation *first; /* the pair that it grew from */
} group;

typedef struct chooser {
    claimdiff_report *report;
    arena *scratch;
    const corpus *of;
    const relation_list *relations;
    size_t *group_of; /* (bag_count): newest group of a claim, or GROUPS_NONE */
    bool *disputed;   /* (relations->count): one side denies what the other says */
    bool *used;       /* (bag_count): in a contradiction or agreement */
    double *best;     /* (bag_count): the nearest that it came to one */
    double *said;     /* (bag_count, article_count): how surely an article says it too */
    const char *decided_by; /* that nothing is like a claim */
    double addition_true;   /* of a claim that has nothing like it */
    ARRAY(group) groups;
} chooser;

static finding *new_finding(chooser *c, claimdiff_kind kind, claimdiff_reason reason,
                            double confidence)
{
    finding *f = ARRAY_PUSH(&c->report->findings, &c->report->arena);
    if (!f) return NULL;
    f->stated.kind = kind;
    f->stated.reason = reason;
    f->stated.confidence = confidence;
    f->stated.later = CLAIMDIFF_NONE;
    return f;
}

/* A side of the finding for a claim; NULL: out of memory. */
static side *add_side(chooser *c, finding *f, size_t bag)
{
    side *out = ARRAY_PUSH(&f->sides, &c->report->arena);
    if (!out) return NULL;
    out->stated.article = c->of->bags[bag].article;
    out->stated.index = c->of->bags[bag].index;
    out->stated.claim = &c->of->bags[bag].claim->stated;
    out->stated.denies = f->stated.kind == CLAIMDIFF_KIND_CONTRADICTION &&
                         c->of->bags[bag].claim->stance == STANCE_DENIES;
    return out;
}

static bool add_evidence(chooser *c, side *to, token_range words)
{
    const token *tokens = c->of->articles[to->stated.article]->reading.text.tokens.items;
    if (words.begin >= words.end) return true;
    claimdiff_span *span = ARRAY_PUSH(&to->evidence, &c->report->arena);
    if (!span) return false;
    *span = (claimdiff_span){ tokens[words.begin].span.begin, tokens[words.end - 1].span.end };
    return true;
}

static bool add_decided_side(chooser *c, finding *f, size_t bag, token_range words)
{
    side *to = add_side(c, f, bag);
    return to && add_evidence(c, to, words);
}

/* Where `bag` is said in `article`; verbatim is certain. */
static double *said_in(const chooser *c, size_t bag, size_t article)
{
    return &c->said[bag * c->of->article_count + article];
}

/* As surely as the whole of each claim is in the other. */
static void note_said(chooser *c, const relation *r)
{
    double covered = r->forward < r->backward ? r->forward : r->backward;
    double surely = r->reason == CLAIMDIFF_REASON_VERBATIM ? 1.0 : r->agreement * covered;
    double *a = said_in(c, r->a, c->of->bags[r->b].article);
    double *b = said_in(c, r->b, c->of->bags[r->a].article);
    if (surely > *a) *a = surely;
    if (surely > *b) *b = surely;
}

/* An article that says one side too, more surely than the sides exclude each
 * other, holds both to be true: no contradiction with the other side. */
static bool is_reconciled(const chooser *c, const relation *r)
{
    return *said_in(c, r->a, c->of->bags[r->b].article) >= r->contradiction ||
           *said_in(c, r->b, c->of->bags[r->a].article) >= r->contradiction;
}

static bool add_contradictions(chooser *c)
{
    for (size_t i = 0; i < c->relations->count; i++) note_said(c, &c->relations->items[i]);
    for (size_t i = 0; i < c->relations->count; i++) {
        const relation *r = &c->relations->items[i];
        if (!relation__contradicts(r) || is_reconciled(c, r)) continue;
        finding *f = new_finding(c, CLAIMDIFF_KIND_CONTRADICTION, r->reason, r->contradiction);
        if (!f || !add_decided_side(c, f, r->a, r->evidence_a) ||
            !add_decided_side(c, f, r->b, r->evidence_b))
            return false;
        f->stated.decided_by = r->decided_by;
        c->used[r->a] = c->used[r->b] = true;
    }
    return true;
}

static bool add_tension(chooser *c, const dispute *d)
{
    const bool said_first = d->said < d->denied;
    finding *f = new_finding(c, CLAIMDIFF_KIND_TENSION, CLAIMDIFF_REASON_DENIAL, d->score);
    if (!f || !add_decided_side(c, f, said_first ? d->said : d->denied,
                                said_first ? d->said_words : d->denied_words) ||
        !add_decided_side(c, f, said_first ? d->denied : d->said,
                          said_first ? d->denied_words : d->said_words))
        return false;
    f->sides.items[said_first].stated.denies = true;
    f->stated.decided_by = "denial";
    if (d->between) c->disputed[d->between - c->relations->items] = true;
    return true;
}

static bool add_tensions(chooser *c)
{
    dispute_list found = { 0 };
    if (!dispute__find(&found, c->scratch, c->of, c->relations)) return false;
    for (size_t i = 0; i < found.count; i++)
        if (!add_tension(c, &found.items[i])) return false;
    return true;
}

static int find_pair(const void *key, const void *item)
{
    const relation *k = key, *r = item;
    if (k->a != r->a) return k->a < r->a ? -1 : 1;
    return k->b < r->b ? -1 : k->b > r->b;
}

static bool is_agreement(const chooser *c, const relation *r)
{
    return relation__agrees(r) && !c->disputed[r - c->relations->items];
}

static const relation *agreeing(const chooser *c, size_t x, size_t y)
{
    relation key = { 0 };
    key.a = x < y ? x : y;
    key.b = x < y ? y : x;
    const relation *r =
        bsearch(&key, c->relations->items, c->relations->count, sizeof key, find_pair);
    return r && is_agreement(c, r) ? r : NULL;
}

/* Adds the claim to the group if it agrees with all of it, and its article is not there. */
static bool join(chooser *c, size_t number, size_t bag, bool *joined)
{
    *joined = false;
    if (number == GROUPS_NONE) return true;
    group *g = &c->groups.items[number];
    double least = g->confidence;
    for (size_t i = 0; i < g->bags.count; i++) {
        if (g->bags.items[i] == bag) {
            *joined = true;
            return true;
        }
        if (c->of->bags[g->bags.items[i]].article == c->of->bags[bag].article) return true;
        const relation *r = agreeing(c, g->bags.items[i], bag);
        if (!r) return true;
        if (r->agreement < least) least = r->agreement;
    }
    size_t *slot = ARRAY_PUSH(&g->bags, c->scratch);
    if (!slot) return false;
    *slot = bag;
    g->confidence = least;
    if (c->group_of[bag] == GROUPS_NONE) c->group_of[bag] = number;
    *joined = true;
    return true;
}

static bool start_group(chooser *c, const relation *r)
{
    group *g = ARRAY_PUSH(&c->groups, c->scratch);
    if (!g) return false;
    size_t *x = ARRAY_PUSH(&g->bags, c->scratch);
    if (x) *x = r->a;
    size_t *y = ARRAY_PUSH(&g->bags, c->scratch);
    if (!x || !y) return false;
    *y = r->b;
    g->confidence = r->agreement;
    g->first = r;
    if (c->group_of[r->a] == GROUPS_NONE) c->group_of[r->a] = c->groups.count - 1;
    if (c->group_of[r->b] == GROUPS_NONE) c->group_of[r->b] = c->groups.count - 1;
    return true;
}

/* A pair in the order in which groups grow: the surest first, then by the places
 * of its claims, which side is which not counting. */
typedef struct ordered {
    const relation *pair;
    size_t sum, least; /* of the claims' indices in their articles */
} ordered;

static int by_agreement(const void *x, const void *y)
{
    const ordered *a = x, *b = y;
    if (a->pair->agreement != b->pair->agreement)
        return a->pair->agreement < b->pair->agreement ? 1 : -1;
    if (a->sum != b->sum) return a->sum < b->sum ? -1 : 1;
    if (a->least != b->least) return a->least < b->least ? -1 : 1;
    return find_pair(a->pair, b->pair);
}

/* The agreeing pairs, surest first. NULL: out of memory. */
static ordered *agreeing_pairs(const chooser *c, size_t *count)
{
    ordered *order = arena__array(c->scratch, c->relations->count, sizeof *order);
    *count = 0;
    for (size_t i = 0; order && i < c->relations->count; i++) {
        const relation *r = &c->relations->items[i];
        size_t p = c->of->bags[r->a].index, q = c->of->bags[r->b].index;
        if (is_agreement(c, r)) order[(*count)++] = (ordered){ r, p + q, p < q ? p : q };
    }
    if (*count) qsort(order, *count, sizeof *order, by_agreement);
    return order;
}

/* Puts an agreeing pair into the older, which is the surer, group of the two
 * claims, else into the other one, else into a new one. */
static bool place_pair(chooser *c, const relation *r)
{
    bool joined;
    bool a_first = c->group_of[r->a] <= c->group_of[r->b];
    size_t in = a_first ? r->a : r->b, out = a_first ? r->b : r->a;
    if (!join(c, c->group_of[in], out, &joined)) return false;
    if (!joined && !join(c, c->group_of[out], in, &joined)) return false;
    return joined || start_group(c, r);
}

static bool grow_groups(chooser *c)
{
    size_t count;
    ordered *order = agreeing_pairs(c, &count);
    if (!order) return false;
    for (size_t i = 0; i < count; i++) {
        c->used[order[i].pair->a] = c->used[order[i].pair->b] = true;
        if (!place_pair(c, order[i].pair)) return false;
    }
    return true;
}

static int by_number(const void *x, const void *y)
{
    size_t a = *(const size_t *)x, b = *(const size_t *)y;
    return a < b ? -1 : a > b;
}

/* Shared, if any two of them do not say the same. */
static claimdiff_degree degree_of(const chooser *c, const group *g)
{
    for (size_t i = 0; i < g->bags.count; i++)
        for (size_t k = 0; k < i; k++)
            if (!relation__is_same(agreeing(c, g->bags.items[i], g->bags.items[k])))
                return CLAIMDIFF_DEGREE_SHARED;
    return CLAIMDIFF_DEGREE_SAME;
}

/* Two claims of which one updates the other, or NULL. */
static const relation *update_in(const chooser *c, const group *g)
{
    for (size_t i = 0; i < g->bags.count; i++) {
        for (size_t k = 0; k < i; k++) {
            const relation *r = agreeing(c, g->bags.items[i], g->bags.items[k]);
            if (r && r->reason == CLAIMDIFF_REASON_UPDATE) return r;
        }
    }
    return NULL;
}

/* The reason is that of the surest pair, unless one of two claims updates the other. */
static finding *new_agreement(chooser *c, const group *g)
{
    const relation *update = update_in(c, g);
    finding *f = new_finding(c, CLAIMDIFF_KIND_AGREEMENT,
                             update ? update->reason : g->first->reason, g->confidence);
    for (size_t k = 0; f && k < g->bags.count; k++) {
        if (!add_side(c, f, g->bags.items[k])) return NULL;
        if (update && update->later == g->bags.items[k]) f->stated.later = k;
    }
    return f;
}

static bool add_agreements(chooser *c)
{
    if (!grow_groups(c)) return false;
    for (size_t i = 0; i < c->groups.count; i++) {
        group *g = &c->groups.items[i];
        qsort(g->bags.items, g->bags.count, sizeof *g->bags.items, by_number);
        finding *f = new_agreement(c, g);
        if (!f) return false;
        f->stated.decided_by = g->first->decided_by;
        f->stated.degree = degree_of(c, g);
        f->stated.origins =
            origin__count(c->of, g->bags.items, g->bags.count, c->scratch, &f->link);
        if (f->stated.origins == SIZE_MAX) return false;
        if (!explain__shared(f, c->report, c->scratch, c->of, g->first)) return false;
    }
    return true;
}

static bool add_additions(chooser *c)
{
    for (size_t i = 0; i < c->of->bag_count; i++) {
        if (c->used[i] || c->of->bags[i].claim->stated.fragment) continue;
        finding *f = new_finding(c, CLAIMDIFF_KIND_ADDITION, CLAIMDIFF_REASON_UNMATCHED,
                                 c->addition_true * (1.0 - c->best[i]));
        if (!f || !add_side(c, f, i)) return false;
        f->stated.decided_by = c->decided_by;
        f->stated.checkable = checkable__score(c->of->bags[i].claim);
    }
    return true;
}

/* What findings of a kind are ordered by. */
static double rank_of(const claimdiff_finding *f)
{
    return f->kind == CLAIMDIFF_KIND_ADDITION ? f->confidence * f->checkable : f->confidence;
}

static int by_rank(const void *x, const void *y)
{
    static const int order[] = { [CLAIMDIFF_KIND_CONTRADICTION] = 0, [CLAIMDIFF_KIND_TENSION] = 1,
                                 [CLAIMDIFF_KIND_AGREEMENT] = 2, [CLAIMDIFF_KIND_ADDITION] = 3 };
    const finding *a = x, *b = y;
    if (a->stated.kind != b->stated.kind) return order[a->stated.kind] - order[b->stated.kind];
    const double higher = rank_of(&a->stated), lower = rank_of(&b->stated);
    if (higher > lower || higher < lower) return higher < lower ? 1 : -1;
    for (size_t i = 0; i < a->sides.count && i < b->sides.count; i++) {
        const claimdiff_side *p = &a->sides.items[i].stated, *q = &b->sides.items[i].stated;
        if (p->article != q->article) return p->article < q->article ? -1 : 1;
        if (p->index != q->index) return p->index < q->index ? -1 : 1;
    }
    return a->sides.count < b->sides.count ? -1 : a->sides.count > b->sides.count;
}

static void drop_unwanted(claimdiff_report *report, const claimdiff_compare_options *wanted)
{
    size_t kept = 0;
    for (size_t i = 0; i < report->findings.count; i++) {
        const claimdiff_finding *f = &report->findings.items[i].stated;
        if (f->confidence >= wanted->min_confidence && (wanted->kinds & 1u << f->kind))
            report->findings.items[kept++] = report->findings.items[i];
    }
    report->findings.count = kept;
}

/* The nearest that each claim came to an agreement or a contradiction. */
static void find_best(chooser *c)
{
    for (size_t i = 0; i < c->relations->count; i++) {
        const relation *r = &c->relations->items[i];
        double near = r->agreement > r->contradiction ? r->agreement : r->contradiction;
        if (near > c->best[r->a]) c->best[r->a] = near;
        if (near > c->best[r->b]) c->best[r->b] = near;
    }
}

/* Points what the header shows of the findings, now in their places, at their parts. */
static bool show_sides(claimdiff_report *report)
{
    for (size_t i = 0; i < report->findings.count; i++) {
        finding *f = &report->findings.items[i];
        const claimdiff_side **shown = arena__array(&report->arena, f->sides.count, sizeof *shown);
        if (!shown) return false;
        for (size_t k = 0; k < f->sides.count; k++) {
            side *s = &f->sides.items[k];
            s->stated.evidence = s->evidence.items;
            s->stated.evidence_count = s->evidence.count;
            s->stated.added = s->added.items;
            s->stated.added_count = s->added.count;
            shown[k] = &s->stated;
        }
        f->stated.sides = shown;
        f->stated.side_count = f->sides.count;
    }
    return true;
}

bool findings__add(claimdiff_report *report, arena *scratch, const corpus *of,
                   const relation_list *relations, const claimdiff_compare_options *wanted)
{
    chooser c;
    memset(&c, 0, sizeof c);
    c.report = report;
    c.scratch = scratch;
    c.of = of;
    c.relations = relations;
    c.decided_by = report->judge ? "network" : "overlap";
    c.addition_true = report->judge ? ADDITION_TRUE : ADDITION_TRUE_ALONE;
    c.group_of = arena__array(scratch, of->bag_count, sizeof *c.group_of);
    c.disputed = arena__array(scratch, relations->count, sizeof *c.disputed);
    c.used = arena__array(scratch, of->bag_count, sizeof *c.used);
    c.best = arena__array(scratch, of->bag_count, sizeof *c.best);
    c.said = arena__array(scratch, of->bag_count * of->article_count, sizeof *c.said);
    if (!c.group_of || !c.disputed || !c.used || !c.best || !c.said) return false;
    for (size_t i = 0; i < of->bag_count; i++) c.group_of[i] = GROUPS_NONE;
    find_best(&c);
    if (!add_contradictions(&c) || !add_tensions(&c) || !add_agreements(&c) || !add_additions(&c))
        return false;
    drop_unwanted(report, wanted);
    if (report->findings.count)
        qsort(report->findings.items, report->findings.count, sizeof *report->findings.items,
              by_rank);
    return show_sides(report) && explain__all(report);
}
