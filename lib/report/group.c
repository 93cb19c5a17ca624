/* A group grows from the surest pairs, and takes a claim that agrees with all of its claims that
 * it was compared with: two claims of one article that agree with one of another mostly do so in
 * different facts. For a group of more than four claims the four that say most speak, in a long
 * story two: claims of later articles are compared with them alone, so that work does not grow
 * with the group.
 * While there are few relations, groups are grown anew from all of them, and the order of the
 * articles does not count; beyond that the groups that there are stay as they are.
 * Blind spots: what only a claim that is spoken for would have agreed with. */
#include "group.h"

#include <stdlib.h>
#include <string.h>

#define ANEW_MOST 8192 /* relations from which groups are grown anew with each article */

/* Claims of a group that speak for the others. Of the agreeing pairs that all with all have (as
 * IN_ALL in pair/index.c), 76 % are found with 2, 82 % with 3 and 84 % with 4 (2026-11-30). Where
 * groups are grown anew no more, fewer. */
#define SPEAKERS 4
#define SPEAKERS_LONG 2

void group__open(group_list *out, corpus *of, const relation_list *relations,
                 const claimdiff_allocator *memory)
{
    memset(out, 0, sizeof *out);
    out->of = of;
    out->relations = relations;
    arena__init(&out->arena, memory);
}

void group__close(group_list *list)
{
    arena__free(&list->arena);
}

/* ---- pairs ------------------------------------------------------------------------ */

static int by_later(const void *x, const void *y)
{
    const relation *p = x, *q = y;
    if (p->b != q->b) return p->b < q->b ? -1 : 1;
    return p->a < q->a ? -1 : p->a > q->a;
}

const relation *group__relation(const relation_list *relations, size_t x, size_t y)
{
    relation key = { 0 };
    key.a = x < y ? x : y;
    key.b = x < y ? y : x;
    if (!relations->count) return NULL;
    return bsearch(&key, relations->items, relations->count, sizeof key, by_later);
}

size_t group__relations_before(const relation_list *relations, size_t bag)
{
    size_t begin = 0, end = relations->count;
    while (begin < end) {
        const size_t middle = begin + (end - begin) / 2;
        if (relations->items[middle].b < bag) begin = middle + 1;
        else end = middle;
    }
    return begin;
}

bool group__agrees(const relation *r)
{
    return relation__agrees(r) && !r->disputed;
}

/* A pair in the order in which groups grow: the surest first, then by the places
 * of its claims, which side is which not counting. */
typedef struct ordered {
    const relation *pair;
    size_t sum, least; /* of the claims' indices in their articles */
} ordered;

static int by_agreement(const void *x, const void *y)
{
    const ordered *p = x, *q = y;
    if (p->pair->agreement != q->pair->agreement)
        return p->pair->agreement < q->pair->agreement ? 1 : -1;
    if (p->sum != q->sum) return p->sum < q->sum ? -1 : 1;
    if (p->least != q->least) return p->least < q->least ? -1 : 1;
    if (p->pair->a != q->pair->a) return p->pair->a < q->pair->a ? -1 : 1;
    return p->pair->b < q->pair->b ? -1 : p->pair->b > q->pair->b;
}

/* The agreeing pairs from `from` on, surest first. NULL: out of memory. */
static ordered *agreeing_pairs(const group_list *list, arena *scratch, size_t from, size_t *count)
{
    const relation_list *all = list->relations;
    ordered *order = arena__array(scratch, all->count - from, sizeof *order);
    *count = 0;
    for (size_t i = from; order && i < all->count; i++) {
        const relation *r = &all->items[i];
        const size_t p = list->of->bags[r->a].index, q = list->of->bags[r->b].index;
        if (group__agrees(r)) order[(*count)++] = (ordered){ r, p + q, p < q ? p : q };
    }
    if (*count) qsort(order, *count, sizeof *order, by_agreement);
    return order;
}

/* ---- groups ----------------------------------------------------------------------- */

/* What a group comes to with one more pair in it. */
static void add_pair(const group_list *list, group *g, const relation *r)
{
    const size_t number = (size_t)(r - list->relations->items);
    if (r->agreement < g->confidence) g->confidence = r->agreement;
    if (!relation__is_same(r)) g->shared = true;
    if (r->reason == CLAIMDIFF_REASON_UPDATE && number < g->update) g->update = number;
}

/* The article of the last relation. */
static size_t newest(const group_list *list)
{
    const relation_list *all = list->relations;
    return all->count ? list->of->bags[all->items[all->count - 1].b].article : 0;
}

static bool push(group_list *list, group_numbers *to, size_t number)
{
    size_t *slot = ARRAY_PUSH(to, &list->arena);
    if (slot) *slot = number;
    return slot != NULL;
}

static bool add_bag(group_list *list, size_t number, size_t bag)
{
    group *g = &list->groups.items[number];
    size_t *slot = ARRAY_PUSH(&g->bags, &list->arena),
           *open = ARRAY_PUSH(&g->open, &list->arena);
    if (!slot || !open) return false;
    *slot = *open = bag;
    if (list->of->bags[bag].article > g->article) {
        g->article = list->of->bags[bag].article;
        if (g->article == newest(list) && !push(list, &list->recent, number)) return false;
    }
    return push(list, &list->of_bag.items[bag], number);
}

/* Whether one claim was not compared with a later one, since others spoke for it. */
static bool was_left_out(const claim_bag *of, const claim_bag *later)
{
    return of->spoken_for && of->spoken_for < later->article;
}

/* Whether a claim may stand beside one of a group: where they were not compared, too. */
static bool may_join(const group_list *list, size_t member, size_t bag, const relation *r)
{
    const claim_bag *x = &list->of->bags[member], *y = &list->of->bags[bag];
    if (x->article == y->article) return false;
    return r ? group__agrees(r) : was_left_out(x, y) || was_left_out(y, x);
}

/* How a claim stands to claims of a group. */
typedef enum standing { STANDS_APART, STANDS_BESIDE, STANDS_WITHIN } standing;

/* with: what the group comes to with it. */
static standing stand(const group_list *list, group *with, const size_t *members, size_t count,
                      size_t bag)
{
    for (size_t i = 0; i < count; i++) {
        if (members[i] == bag) return STANDS_WITHIN;
        const relation *r = group__relation(list->relations, members[i], bag);
        if (!may_join(list, members[i], bag, r)) return STANDS_APART;
        if (r) add_pair(list, with, r);
    }
    return STANDS_BESIDE;
}

/* Adds the claim to the group if it agrees with all of it, and its article is not there. One of
 * the newest article was not compared with those that others spoke for before. */
static bool join(group_list *list, size_t number, size_t bag, bool *joined)
{
    *joined = false;
    if (number == GROUP_NONE) return true;
    group with = list->groups.items[number];
    const bool late = list->of->bags[bag].article == newest(list);
    standing s = stand(list, &with, with.open.items, with.open.count, bag);
    if (s == STANDS_BESIDE && !late && with.open.count < with.bags.count)
        s = stand(list, &with, with.bags.items, with.bags.count, bag);
    *joined = s != STANDS_APART;
    if (s != STANDS_BESIDE) return true;
    list->groups.items[number] = with;
    return add_bag(list, number, bag);
}

static bool start_group(group_list *list, const relation *r)
{
    group *g = ARRAY_PUSH(&list->groups, &list->arena);
    if (!g) return false;
    g->confidence = r->agreement;
    g->first = (size_t)(r - list->relations->items);
    g->update = GROUP_NONE;
    add_pair(list, g, r);
    const size_t number = list->groups.count - 1;
    return add_bag(list, number, r->a) && add_bag(list, number, r->b);
}

/* The group that the claim joined first, or GROUP_NONE. */
static size_t oldest(const group_list *list, size_t bag)
{
    const group_numbers *of = &list->of_bag.items[bag];
    return of->count ? of->items[0] : GROUP_NONE;
}

/* Puts an agreeing pair into the older, which is the surer, group of the two
 * claims, else into the other one, else into a new one. */
static bool place_pair(group_list *list, const relation *r)
{
    bool joined;
    const size_t of_a = oldest(list, r->a), of_b = oldest(list, r->b);
    const bool a_first = of_a <= of_b;
    const size_t in = a_first ? r->a : r->b, out = a_first ? r->b : r->a;
    if (!join(list, a_first ? of_a : of_b, out, &joined)) return false;
    if (!joined && !join(list, a_first ? of_b : of_a, in, &joined)) return false;
    return joined || start_group(list, r);
}

/* ---- who speaks for whom ------------------------------------------------------------ */

/* The claim of the group that says least among those that nobody speaks for; how many these
 * are. */
static size_t count_speakers(const group_list *list, const group *g, size_t *least)
{
    size_t speakers = 0;
    const claim_bag *bags = list->of->bags;
    for (size_t i = 0; i < g->open.count; i++) {
        const size_t bag = g->open.items[i];
        if (bags[bag].spoken_for) continue;
        if (!speakers++ || bags[bag].weight < bags[*least].weight) *least = bag;
    }
    return speakers;
}

static void choose_speakers(group_list *list, group *g)
{
    size_t least = 0, kept = 0;
    const size_t most = list->relations->count <= ANEW_MOST ? SPEAKERS : SPEAKERS_LONG;
    while (count_speakers(list, g, &least) > most)
        list->of->bags[least].spoken_for = g->article;
    for (size_t i = 0; i < g->open.count; i++)
        if (!list->of->bags[g->open.items[i]].spoken_for) g->open.items[kept++] = g->open.items[i];
    g->open.count = kept;
}

/* Forgets the groups. */
static void begin_anew(group_list *list)
{
    group__close(list);
    group__open(list, list->of, list->relations, list->arena.allocator);
}

bool group__grow(group_list *list, arena *scratch, size_t from)
{
    size_t count;
    const bool anew = list->relations->count <= ANEW_MOST;
    if (anew) begin_anew(list);
    list->recent.count = 0;
    while (list->of_bag.count < list->of->bag_count) {
        const group_numbers *none = ARRAY_PUSH(&list->of_bag, &list->arena);
        if (!none) return false;
    }
    ordered *order = agreeing_pairs(list, scratch, anew ? 0 : from, &count);
    if (!order) return false;
    for (size_t i = 0; i < count; i++)
        if (!place_pair(list, order[i].pair)) return false;
    const size_t changed = anew ? list->groups.count : list->recent.count;
    for (size_t i = 0; i < changed; i++)
        choose_speakers(list, &list->groups.items[anew ? i : list->recent.items[i]]);
    return true;
}
