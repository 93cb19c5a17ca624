/* Scores over inverted lists. A term that stands in very many claims says
 * little and costs much: the lists looked at are bounded, rare terms first. */
#include "index.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define POSTINGS_MAX 1000 /* postings of other articles looked at for one claim */
#define DENSE_MAX 1024    /* claims among which embeddings alone find pairs */
#define COMPLETE_MAX 3    /* articles that are compared with each other claim by claim */

/* Beyond, so many claims that share a word with one are looked at, the rarest words first, of those
 * that nobody speaks for, which may be its counterparts, and as many of the others, which tell
 * whether their articles are on one event. */
#define TOUCHED_MAX 192

/* Beyond, a claim has so many times k counterparts in all. Of the agreeing pairs that all with all
 * have in fifteen groups of eight articles of ECB+, by rules, 84 % are found with 2, 87 % with 3
 * and 89 % with 4; additions are 17, 14 and 13 % more (2026-11-30). Of a long story, fewer. */
#define IN_ALL 3
#define IN_ALL_LONG 2
#define LONG_STORY 1024 /* claims */

typedef struct searcher {
    const claim_space *in;
    const corpus *of;
    size_t article, first, end; /* the newest, and its bags */
    double *score;    /* (end), zero between searches */
    size_t *touched;  /* (end) */
    size_t touched_count;
    size_t room[2];   /* how many more may be, that nobody speaks for and that somebody does */
    candidate_list *out;
    arena *arena;
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
    if (s->of->bags[bag].fragment) return;
    if (s->score[bag] <= 0.0) s->touched[s->touched_count++] = bag;
    s->score[bag] += score;
}

/* The same for a claim that has a word of the one that is searched for. */
static void touch_by_word(searcher *s, size_t from, size_t bag, double score)
{
    size_t *room = &s->room[s->of->bags[bag].spoken_for != 0];
    if (s->score[bag] <= 0.0 && !s->of->bags[bag].fragment) {
        if (!*room) s->out->search_cut[from] = true;
        if (!*room) return;
        --*room;
    }
    touch(s, bag, score);
}

/* The bags among which a claim has its counterparts. */
static void other_side(const searcher *s, size_t from, size_t *first, size_t *end)
{
    *first = from < s->first ? s->first : 0;
    *end = from < s->first ? s->end : s->first;
}

/* How many postings are of bags before this one. */
static size_t postings_before(const posting *p, size_t bag)
{
    size_t begin = 0, end = p->count;
    while (begin < end) {
        const size_t middle = begin + (end - begin) / 2;
        if (p->bags[middle] < bag) begin = middle + 1;
        else end = middle;
    }
    return begin;
}

/* Of a list longer than the budget every so-many-th claim is looked at: all articles have
 * their share, and of claims in the same words some are found. */
static void add_term(searcher *s, size_t from, uint32_t term, double score, size_t *budget)
{
    const posting *p = &s->of->postings[term];
    size_t first, end;
    other_side(s, from, &first, &end);
    first = postings_before(p, first);
    end = postings_before(p, end);
    if (end - first > *budget) s->out->search_cut[from] = true;
    if (!*budget || first == end) return;
    const size_t step = 1 + (end - first - 1) / *budget;
    *budget -= (end - first + step - 1) / step;
    for (size_t i = first; i < end; i += step) touch_by_word(s, from, p->bags[i], score);
}

static void add_unit(searcher *s, size_t from, const unit *u, size_t *budget)
{
    for (size_t j = 0; j < UNIT_TERMS; j++)
        if (u->terms[j] != TERM_NONE)
            add_term(s, from, u->terms[j], u->weight * u->weight, budget);
}

static bool search(searcher *s, size_t from)
{
    const claim_bag *bag = &s->of->bags[from];
    const unit **order = arena__array(s->arena, bag->unit_count, sizeof *order);
    size_t budget = POSTINGS_MAX, first, end;
    if (!order) return false;
    s->room[0] = s->room[1] = s->out->complete ? SIZE_MAX : TOUCHED_MAX;
    for (size_t i = 0; i < bag->unit_count; i++) order[i] = &bag->units[i];
    qsort(order, bag->unit_count, sizeof *order, by_rarity);
    for (size_t i = 0; i < bag->unit_count; i++) add_unit(s, from, order[i], &budget);
    if (!s->in->embedding.width) return true;
    if (s->end > DENSE_MAX) {
        s->out->search_cut[from] = true;
        return true;
    }
    other_side(s, from, &first, &end);
    for (size_t i = first; i < end; i++) touch(s, i, TOUCHED);
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
    const corpus *of = s->of;
    ranked r = { .words = s->score[to] / (of->bags[from].norm * of->bags[to].norm + 1e-9),
                 .bag = to };
    if (r.words > 1.0) r.words = 1.0;
    r.event = event__compare(&s->in->events, from, to);
    const bool embeds = s->in->embedding.width > 0;
    if (embeds) r.cosine = embedding__cosine(&s->in->embedding, from, to);
    r.score = event__score(&r.event, r.words, embeds ? &r.cosine : NULL);
    return r;
}

/* The cell of a bag and the article of another. */
static common *cell_of(const searcher *s, size_t bag, size_t other)
{
    const size_t article = s->of->bags[other].article;
    return &s->out->common[corpus__cell(s->of, s->article, bag, article)];
}

static void note_one(searcher *s, size_t bag, size_t other, const ranked *r)
{
    common *c = cell_of(s, bag, other);
    c->score = fmax(c->score, r->score);
    c->names = fmax(c->names, r->event.shared);
}

static void note(searcher *s, size_t from, const ranked *r)
{
    note_one(s, from, r->bag, r);
    note_one(s, r->bag, from, r);
}

static bool add_candidate(searcher *s, size_t from, const ranked *r, double best)
{
    candidate *c = ARRAY_PUSH(s->out, s->arena);
    if (!c) return false;
    c->a = from < r->bag ? from : r->bag;
    c->b = from < r->bag ? r->bag : from;
    c->words = r->words;
    c->event = r->event;
    c->embedded = s->in->embedding.width > 0;
    c->cosine = r->cosine;
    c->score = r->score;
    c->best = r->score / best;
    return true;
}

/* The best k of what was touched, in each article or, beyond COMPLETE_MAX, in all. */
static bool add_best(searcher *s, size_t from, size_t k)
{
    const size_t lists = s->out->complete ? s->article + 1 : 1;
    ranked *best = arena__array(s->arena, lists * k, sizeof *best);
    if (!best) return false;
    for (size_t i = 0; i < s->touched_count; i++) {
        const size_t to = s->touched[i];
        const ranked one = rank(s, from, to);
        s->score[to] = 0.0;
        if (!s->out->complete) note(s, from, &one);
        if (s->out->complete || !s->of->bags[to].spoken_for)
            keep_best(best + (s->out->complete ? s->of->bags[to].article : 0) * k, k, one);
    }
    s->touched_count = 0;
    for (size_t i = 0; i < lists * k; i++) {
        if (best[i].score <= 0.0) continue;
        if (s->out->complete) note(s, from, &best[i]);
        if (!add_candidate(s, from, &best[i], best[i / k * k].score)) return false;
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

/* How near the score comes to the best of either claim in the other's article. */
static double against_best(const searcher *s, const candidate *c)
{
    return c->score / fmax(cell_of(s, c->a, c->b)->score, cell_of(s, c->b, c->a)->score);
}

/* A pair that was found from either side is kept once. */
static void drop_doubles(searcher *s)
{
    candidate_list *list = s->out;
    size_t kept = 0;
    if (list->count) qsort(list->items, list->count, sizeof *list->items, by_pair);
    for (size_t i = 0; i < list->count; i++) {
        candidate *c = &list->items[i], *last = kept ? &list->items[kept - 1] : NULL;
        if (last && last->a == c->a && last->b == c->b) {
            if (c->best < last->best) last->best = c->best;
            continue;
        }
        if (!s->out->complete) c->best = against_best(s, c);
        list->items[kept++] = *c;
    }
    list->count = kept;
}

static bool make_room(searcher *s)
{
    arena *a = s->arena;
    s->score = arena__array(a, s->end, sizeof *s->score);
    s->touched = arena__array(a, s->end, sizeof *s->touched);
    s->out->search_cut = arena__array(a, s->end, sizeof *s->out->search_cut);
    s->out->common = arena__array(a, corpus__cells(s->of, s->article), sizeof *s->out->common);
    return s->score && s->touched && s->out->search_cut && s->out->common;
}

bool index__candidates(candidate_list *out, arena *a, const claim_space *in, size_t article,
                       size_t k)
{
    const corpus *of = &in->of;
    searcher s = { .in = in, .of = of, .article = article, .out = out, .arena = a };
    s.first = of->first[article];
    s.end = of->first[article + 1];
    memset(out, 0, sizeof *out);
    out->complete = article < COMPLETE_MAX;
    if (k > s.end) k = s.end; /* so that articles * k is of the size of what there is */
    if (!out->complete) k *= s.end > LONG_STORY ? IN_ALL_LONG : IN_ALL;
    if (!make_room(&s)) return false;
    for (size_t i = out->complete ? 0 : s.first; i < s.end; i++) {
        if (of->bags[i].fragment) continue;
        if (!search(&s, i) || !add_best(&s, i, k)) return false;
    }
    drop_doubles(&s);
    return true;
}
