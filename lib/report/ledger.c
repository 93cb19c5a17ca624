/* Who contradicts, denies or agrees with whom is told of two articles by their pairs alone, so
 * that what was booked stays as it is; only groups and rows grow. */
#include "ledger.h"

#include <stdlib.h>
#include <string.h>

void ledger__open(ledger *out, arena *a, corpus *of)
{
    memset(out, 0, sizeof *out);
    out->arena = a;
    out->of = of;
    group__open(&out->groups, of, &out->relations, a->allocator);
    facts__open(&out->sheet, a, of);
}

void ledger__close(ledger *l)
{
    group__close(&l->groups);
    facts__close(&l->sheet);
}

/* ---- contradictions ------------------------------------------------------------------- */

/* How surely claims are told by other articles, too: table (corpus__cells). */
typedef struct told {
    const corpus *of;
    size_t article;
    double *table;
} told;

/* Where a bag is said in the article of another; verbatim is certain. */
static double *said_by(const told *t, size_t bag, size_t other)
{
    return &t->table[corpus__cell(t->of, t->article, bag, t->of->bags[other].article)];
}

/* As surely as the whole of each claim is in the other. */
static void note_said(const told *t, const relation *r)
{
    const double covered = r->forward < r->backward ? r->forward : r->backward;
    const double surely =
        r->reason == CLAIMDIFF_REASON_VERBATIM ? 1.0 : r->agreement * covered;
    double *a = said_by(t, r->a, r->b), *b = said_by(t, r->b, r->a);
    if (surely > *a) *a = surely;
    if (surely > *b) *b = surely;
}

/* An article that says one side too, more surely than the sides exclude each
 * other, holds both to be true: no contradiction with the other side. */
static bool is_reconciled(const told *t, const relation *r)
{
    return *said_by(t, r->a, r->b) >= r->contradiction ||
           *said_by(t, r->b, r->a) >= r->contradiction;
}

static bool reconcile(ledger *l, arena *scratch, const relation_list *relations, size_t article)
{
    const size_t cells = corpus__cells(l->of, article);
    const told t = { l->of, article, arena__array(scratch, cells, sizeof *t.table) };
    if (!t.table) return false;
    for (size_t i = 0; i < relations->count; i++) note_said(&t, &relations->items[i]);
    for (size_t i = 0; i < relations->count; i++) {
        relation *r = &relations->items[i];
        r->reconciled = relation__contradicts(r) && is_reconciled(&t, r);
    }
    return true;
}

/* ---- booking -------------------------------------------------------------------------- */

static bool find_disputes(ledger *l, arena *scratch, const relation_list *relations,
                          size_t article)
{
    dispute_list found = { 0 };
    if (!dispute__find(&found, scratch, l->of, relations, article)) return false;
    for (size_t i = 0; i < found.count; i++) {
        const dispute *d = &found.items[i];
        dispute *booked = ARRAY_PUSH(&l->disputes, l->arena);
        if (!booked) return false;
        if (d->between) relations->items[d->between - relations->items].disputed = true;
        *booked = *d;
        booked->between = NULL;
    }
    return true;
}

static int by_later(const void *x, const void *y)
{
    const relation *p = x, *q = y;
    if (p->b != q->b) return p->b < q->b ? -1 : 1;
    return p->a < q->a ? -1 : p->a > q->a;
}

static bool add_relations(ledger *l, const relation_list *relations)
{
    if (relations->count)
        qsort(relations->items, relations->count, sizeof *relations->items, by_later);
    for (size_t i = 0; i < relations->count; i++) {
        relation *booked = ARRAY_PUSH(&l->relations, l->arena);
        if (!booked) return false;
        *booked = relations->items[i];
    }
    return true;
}

static void account(claim_account *of, const relation *r)
{
    const double near = r->agreement > r->contradiction ? r->agreement : r->contradiction;
    if (near > of->best) of->best = near;
    if (ledger__contradicts(r) || group__agrees(r)) of->used = true;
}

static bool add_accounts(ledger *l, const relation_list *relations)
{
    while (l->claims.count < l->of->bag_count) {
        const claim_account *opened = ARRAY_PUSH(&l->claims, l->arena);
        if (!opened) return false;
    }
    for (size_t i = 0; i < relations->count; i++) {
        account(&l->claims.items[relations->items[i].a], &relations->items[i]);
        account(&l->claims.items[relations->items[i].b], &relations->items[i]);
    }
    return true;
}

bool ledger__contradicts(const relation *r)
{
    return relation__contradicts(r) && !r->reconciled;
}

bool ledger__rebook(ledger *l, arena *scratch, const relation_list *relations)
{
    const size_t from = l->relations.count;
    return add_relations(l, relations) && add_accounts(l, relations) &&
           group__grow(&l->groups, scratch, from) &&
           facts__grow(&l->sheet, scratch, &l->relations, from);
}

bool ledger__book(ledger *l, arena *scratch, const relation_list *relations, size_t article)
{
    return reconcile(l, scratch, relations, article) &&
           find_disputes(l, scratch, relations, article) && ledger__rebook(l, scratch, relations);
}
