/* Scores over inverted lists. A term that stands in very many claims says
 * little and costs much: the lists looked at are bounded, rare terms first. */
#include "index.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define POSTINGS_MAX 2000 /* postings looked at for one claim */
#define DENSE_MAX 1024    /* claims among which embeddings alone find pairs */

typedef struct searcher {
    const corpus *of;
    const embedding *embedding;
    event_list events;
    double *score;    /* (bag_count), zero between searches */
    double *norm;     /* (bag_count) */
    size_t *touched;  /* (bag_count) */
    size_t touched_count;
    bool cut; /* the search has left something out */
} searcher;

typedef struct ranked {
    double score, words, cosine;
    event_likeness event;
    size_t bag;
} ranked;

static int by_rarity(const void *x, const void *y)
{
    const unit *a = *(const unit *const *)x, *b = *(const unit *const *)y;
    if (a->weight != b->weight) return a->weight < b->weight ? 1 : -1;
    return a->token < b->token ? -1 : a->token > b->token;
}

#define TOUCHED 1e-12 /* less than any word scores */

static void touch(searcher *s, size_t bag, double score)
{
    if (s->of->bags[bag].claim->stated.fragment) return;
    if (s->score[bag] <= 0.0) s->touched[s->touched_count++] = bag;
    s->score[bag] += score;
}

/* Of a list longer than the budget every so-many-th claim is looked at: all articles have
 * their share, and of claims in the same words some are found. */
static void add_term(searcher *s, size_t from, uint32_t term, double score, size_t *budget)
{
    const posting *p = &s->of->postings[term];
    if (p->count > *budget) s->cut = true;
    if (!*budget) return;
    const size_t step = (p->count + *budget - 1) / *budget;
    *budget -= (p->count + step - 1) / step;
    for (size_t i = 0; i < p->count; i += step)
        if (s->of->bags[p->bags[i]].article != s->of->bags[from].article)
            touch(s, p->bags[i], score);
}

static void add_unit(searcher *s, size_t from, const unit *u, size_t *budget)
{
    for (size_t j = 0; j < UNIT_TERMS; j++)
        if (u->terms[j] != TERM_NONE)
            add_term(s, from, u->terms[j], u->weight * u->weight, budget);
}

static bool search(searcher *s, arena *a, size_t from)
{
    const claim_bag *bag = &s->of->bags[from];
    const unit **order = arena__array(a, bag->unit_count, sizeof *order);
    size_t budget = POSTINGS_MAX;
    s->cut = false;
    if (!order) return false;
    for (size_t i = 0; i < bag->unit_count; i++) order[i] = &bag->units[i];
    qsort(order, bag->unit_count, sizeof *order, by_rarity);
    for (size_t i = 0; i < bag->unit_count; i++) add_unit(s, from, order[i], &budget);
    if (s->embedding->rows && s->of->bag_count > DENSE_MAX) s->cut = true;
    if (!s->embedding->rows || s->of->bag_count > DENSE_MAX) return true;
    for (size_t i = 0; i < s->of->bag_count; i++)
        if (s->of->bags[i].article != bag->article) touch(s, i, TOUCHED);
    return true;
}

/* Keeps best[0 .. k) sorted, higher scores and lower bag numbers first. */
static void keep_best(ranked *best, size_t k, ranked one)
{
    size_t at = k;
    while (at && (best[at - 1].score < one.score ||
                  (best[at - 1].score <= one.score && best[at - 1].bag > one.bag))) at--;
    if (at == k) return;
    memmove(best + at + 1, best + at, (k - at - 1) * sizeof *best);
    best[at] = one;
}

static ranked rank(const searcher *s, size_t from, size_t to)
{
    ranked r = { .words = s->score[to] / (s->norm[from] * s->norm[to] + 1e-9), .bag = to };
    if (r.words > 1.0) r.words = 1.0;
    r.event = event__compare(&s->events, from, to);
    if (s->embedding->rows) r.cosine = embedding__cosine(s->embedding, from, to);
    r.score = event__score(&r.event, r.words, s->embedding->rows ? &r.cosine : NULL);
    return r;
}

static bool add_best(searcher *s, candidate_list *out, arena *a, size_t from, size_t k)
{
    size_t articles = s->of->article_count;
    ranked *best = arena__array(a, articles * k, sizeof *best);
    if (!best) return false;
    for (size_t i = 0; i < s->touched_count; i++) {
        size_t to = s->touched[i];
        ranked one = rank(s, from, to);
        keep_best(best + s->of->bags[to].article * k, k, one);
        s->score[to] = 0.0;
    }
    s->touched_count = 0;
    for (size_t i = 0; i < articles * k; i++) {
        if (best[i].score <= 0.0) continue;
        candidate *c = ARRAY_PUSH(out, a);
        if (!c) return false;
        c->a = from < best[i].bag ? from : best[i].bag;
        c->b = from < best[i].bag ? best[i].bag : from;
        c->words = best[i].words;
        c->event = best[i].event;
        c->embedded = s->embedding->rows != NULL;
        c->cosine = best[i].cosine;
        c->score = best[i].score;
        c->best = best[i].score / best[i / k * k].score;
    }
    return true;
}

static int by_pair(const void *x, const void *y)
{
    const candidate *a = x, *b = y;
    if (a->a != b->a) return a->a < b->a ? -1 : 1;
    if (a->b != b->b) return a->b < b->b ? -1 : 1;
    return a->score > b->score ? -1 : a->score < b->score;
}

static void drop_doubles(candidate_list *list)
{
    size_t kept = 0;
    if (list->count) qsort(list->items, list->count, sizeof *list->items, by_pair);
    for (size_t i = 0; i < list->count; i++) {
        candidate *last = kept ? &list->items[kept - 1] : NULL;
        if (last && last->a == list->items[i].a && last->b == list->items[i].b) {
            if (list->items[i].best < last->best) last->best = list->items[i].best;
            continue;
        }
        list->items[kept++] = list->items[i];
    }
    list->count = kept;
}

static void find_norms(searcher *s)
{
    for (size_t i = 0; i < s->of->bag_count; i++) {
        double sum = 0.0;
        for (size_t k = 0; k < s->of->bags[i].unit_count; k++)
            sum += s->of->bags[i].units[k].weight * s->of->bags[i].units[k].weight;
        s->norm[i] = sqrt(sum);
    }
}

bool index__candidates(candidate_list *out, arena *a, const corpus *of, const embedding *e,
                       size_t k)
{
    searcher s = { of, e, { NULL }, NULL, NULL, NULL, 0, false };
    if (k > of->bag_count)
        k = of->bag_count; /* so that articles * k is of the size of what there is */
    s.score = arena__array(a, of->bag_count, sizeof *s.score);
    s.norm = arena__array(a, of->bag_count, sizeof *s.norm);
    s.touched = arena__array(a, of->bag_count, sizeof *s.touched);
    if (!s.score || !s.norm || !s.touched || !event__find(&s.events, a, of)) return false;
    find_norms(&s);
    for (size_t i = 0; i < of->bag_count; i++) {
        if (of->bags[i].claim->stated.fragment) continue;
        if (!search(&s, a, i) || !add_best(&s, out, a, i, k)) return false;
        out->searches_cut += s.cut;
    }
    drop_doubles(out);
    return true;
}
