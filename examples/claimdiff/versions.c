/*
 * Sentences that are the same, word for word, are taken for each other; of the rest, in the
 * order of the text, those that share most of their words. What is left was added or removed. A
 * sentence told anew in other words is thus removed and added.
 */
#include "versions.h"
#include "corrections.h"
#include "worddiff.h"

#include <stdlib.h>
#include <string.h>

#define LIKE_ENOUGH 0.5 /* words shared by a sentence and what became of it */
#define WITHIN 64       /* sentences without a partner that are looked at for one */

const char *versions__kind(size_t index)
{
    static const char *const names[CHANGE_KINDS] = { "figure",      "date",     "quote",
                                                     "attribution", "negation", "headline" };
    return index < CHANGE_KINDS ? names[index] : "";
}

const char *versions__change(change_kind kind)
{
    static const char *const names[] = { "changed", "added", "removed" };
    return names[kind];
}

/* ---- Partners: the same --------------------------------------------------------------- */

typedef struct keyed {
    uint64_t key; /* of all words, in their order */
    size_t index;
} keyed;

static int compare_keyed(const void *a, const void *b)
{
    const keyed *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

/* The passages by the key of all their words, to be freed; NULL when out of memory. */
static keyed *by_key(const edition *e)
{
    keyed *list = malloc((e->passage_count + 1) * sizeof *list);
    if (!list) return NULL;
    for (size_t i = 0; i < e->passage_count; i++) {
        const passage *p = &e->passages[i];
        uint64_t key = p->claim_count > 0; /* a headline is no sentence */
        for (size_t w = 0; w < p->word_count; w++) key = (key ^ p->words[w].key) * 1099511628211u;
        list[i] = (keyed){ key, i };
    }
    qsort(list, e->passage_count, sizeof *list, compare_keyed);
    return list;
}

static bool pair_same(versions *v)
{
    keyed *old = by_key(&v->old), *new = by_key(&v->new);
    const bool good = old && new;
    for (size_t i = 0, j = 0; good && i < v->old.passage_count && j < v->new.passage_count;) {
        if (old[i].key != new[j].key) {
            if (old[i].key < new[j].key)
                i++;
            else
                j++;
            continue;
        }
        v->old.passages[old[i].index].partner = new[j].index;
        v->new.passages[new[j++].index].partner = old[i++].index;
        v->unchanged++;
    }
    free(old);
    free(new);
    return good;
}

/* ---- Partners: alike ------------------------------------------------------------------- */

/* Passages of one edition without a partner, and their words in rising order. */
typedef struct rest {
    size_t *index; /* (count) */
    uint64_t **keys;
    size_t count;
} rest;

static bool list_rest(rest *out, const edition *e)
{
    *out = (rest){ calloc(e->passage_count + 1, sizeof *out->index),
                   calloc(e->passage_count + 1, sizeof *out->keys), 0 };
    if (!out->index || !out->keys) return false;
    for (size_t i = 0; i < e->passage_count; i++) {
        if (e->passages[i].partner != CLAIMDIFF_NONE) continue;
        out->index[out->count] = i;
        out->keys[out->count] = worddiff__sorted(&e->passages[i]);
        if (!out->keys[out->count++]) return false;
    }
    return true;
}

static void free_rest(rest *r)
{
    for (size_t i = 0; r->keys && i < r->count; i++) free(r->keys[i]);
    free(r->keys);
    free(r->index);
}

/* The most alike of the new ones for an old one, headlines for headlines alone. */
static size_t most_alike(const versions *v, const rest *old, const rest *new, size_t at)
{
    const passage *p = &v->old.passages[old->index[at]];
    const size_t begin = at > WITHIN ? at - WITHIN : 0;
    size_t best = CLAIMDIFF_NONE;
    double most = LIKE_ENOUGH;
    for (size_t i = begin; i < new->count &&i < at + WITHIN; i++) {
        const passage *q = &v->new.passages[new->index[i]];
        if (q->partner != CLAIMDIFF_NONE || !p->claim_count != !q->claim_count) continue;
        const double like = p->claim_count ? worddiff__likeness(old->keys[at], p->word_count,
                                                                new->keys[i], q->word_count)
                                           : 1.0;
        if (like < most || (like <= most && best != CLAIMDIFF_NONE)) continue;
        most = like;
        best = new->index[i];
    }
    return best;
}

static bool pair_alike(versions *v)
{
    rest old = { 0 }, new = { 0 };
    const bool good = list_rest(&old, &v->old) && list_rest(&new, &v->new);
    for (size_t i = 0; good && i < old.count; i++) {
        const size_t best = most_alike(v, &old, &new, i);
        if (best == CLAIMDIFF_NONE) continue;
        v->old.passages[old.index[i]].partner = best;
        v->new.passages[best].partner = old.index[i];
    }
    free_rest(&old);
    free_rest(&new);
    return good;
}

/* ---- What a change is in ------------------------------------------------------------------ */

static bool meets(claimdiff_span a, claimdiff_span b)
{
    return a.begin < b.end && b.begin < a.end;
}

static bool has_digit(const char *text, claimdiff_span span)
{
    for (size_t i = span.begin; i < span.end; i++)
        if (text[i] >= '0' && text[i] <= '9') return true;
    return false;
}

/* What of one claim lies in a span. "Three weeks" is read as a number and as a time. */
static unsigned kinds_in_claim(const claimdiff_claim *claim, claimdiff_span span)
{
    unsigned in = 0;
    for (size_t i = 0; i < claim->quantity_count; i++)
        if (meets(claim->quantities[i]->span, span)) in |= CHANGE_FIGURE;
    for (size_t i = 0; i < claim->timex_count && !(in & CHANGE_FIGURE); i++)
        if (meets(claim->timexes[i]->span, span)) in |= CHANGE_DATE;
    if (meets(claim->source, span) || meets(claim->cue, span)) in |= CHANGE_ATTRIBUTION;
    if (meets(claim->polarity_cue, span)) in |= CHANGE_NEGATION;
    return in;
}

/* What lies in a span of a passage. */
static unsigned kinds_in(const edition *e, const passage *p, claimdiff_span span)
{
    unsigned in = p->claim_count ? 0 : CHANGE_HEADLINE;
    for (size_t i = 0; i < p->claim_count; i++)
        in |= kinds_in_claim(claimdiff_article_claim(e->article, p->claim + i), span);
    if (span.begin < span.end && memchr(e->quoted + span.begin, 1, span.end - span.begin))
        in |= CHANGE_QUOTE;
    if (!(in & CHANGE_DATE) && has_digit(claimdiff_article_text(e->article, NULL), span))
        in |= CHANGE_FIGURE;
    return in;
}

/* The first quantity of a passage that meets a span, or NULL. */
static const claimdiff_quantity *quantity_in(const edition *e, const passage *p,
                                             claimdiff_span span)
{
    for (size_t i = 0; i < p->claim_count; i++) {
        const claimdiff_claim *claim = claimdiff_article_claim(e->article, p->claim + i);
        for (size_t k = 0; k < claim->quantity_count; k++)
            if (meets(claim->quantities[k]->span, span)) return claim->quantities[k];
    }
    return NULL;
}

static bool is_same_value(const claimdiff_quantity *a, const claimdiff_quantity *b)
{
    return a && b && !(a->low < b->low) && !(a->low > b->low) && !(a->high < b->high) &&
           !(a->high > b->high) && a->bound == b->bound && strcmp(a->unit, b->unit) == 0;
}

static claimdiff_span words_span(const passage *p, size_t begin, size_t end)
{
    if (begin == end) return (claimdiff_span){ p->span.begin, p->span.begin };
    return (claimdiff_span){ p->words[begin].span.begin, p->words[end - 1].span.end };
}

/* A number that is only spelt otherwise, "12" for "twelve", is no change of figure. */
static edit make_edit(const versions *v, const change *c, const word_edit *words)
{
    edit e = { words_span(c->old, words->old_begin, words->old_end),
               words_span(c->new, words->new_begin, words->new_end), 0 };
    e.in = kinds_in(&v->old, c->old, e.old) | kinds_in(&v->new, c->new, e.new);
    if (is_same_value(quantity_in(&v->old, c->old, e.old), quantity_in(&v->new, c->new, e.new)))
        e.in &= ~(unsigned)CHANGE_FIGURE;
    return e;
}

/* ---- Changes ------------------------------------------------------------------------------- */

static bool add_changed(versions *v, change *c)
{
    size_t count;
    word_edit *words = worddiff__edits(c->old, c->new, &count);
    c->edits = words ? malloc((count + 1) * sizeof *c->edits) : NULL;
    for (size_t i = 0; c->edits && i < count; i++) {
        c->edits[i] = make_edit(v, c, &words[i]);
        c->in |= c->edits[i].in;
        c->edit_count++;
    }
    free(words);
    return c->edits != NULL;
}

static bool is_unchanged(const passage *old, const passage *new)
{
    bool same = old->word_count == new->word_count;
    for (size_t i = 0; same && i < old->word_count; i++)
        same = old->words[i].key == new->words[i].key;
    return same;
}

static bool list_new(versions *v)
{
    for (size_t i = 0; i < v->new.passage_count; i++) {
        const passage *new = &v->new.passages[i];
        change *c = &v->changes[v->change_count];
        *c = (change){ .kind = CHANGE_ADDED, .new = new, .note = CLAIMDIFF_NONE };
        if (new->partner == CLAIMDIFF_NONE) {
            c->in = kinds_in(&v->new, new, new->span);
            v->change_count++;
            continue;
        }
        c->kind = CHANGE_CHANGED;
        c->old = &v->old.passages[new->partner];
        if (is_unchanged(c->old, new)) continue;
        v->change_count++;
        if (!add_changed(v, c)) return false;
    }
    return true;
}

static bool list_changes(versions *v)
{
    v->changes = calloc(v->old.passage_count + v->new.passage_count + 1, sizeof *v->changes);
    if (!v->changes || !list_new(v)) return false;
    for (size_t i = 0; i < v->old.passage_count; i++) {
        const passage *old = &v->old.passages[i];
        if (old->partner != CLAIMDIFF_NONE) continue;
        v->changes[v->change_count++] = (change){ .kind = CHANGE_REMOVED,
                                                  .old = old,
                                                  .in = kinds_in(&v->old, old, old->span),
                                                  .note = CLAIMDIFF_NONE };
    }
    return true;
}

bool versions__find(versions *out, const claimdiff_article *old, const claimdiff_article *new)
{
    *out = (versions){ .unchanged = 0 };
    return edition__read(&out->old, old) && edition__read(&out->new, new) && pair_same(out) &&
           pair_alike(out) && list_changes(out) && corrections__find(out);
}

void versions__free(versions *v)
{
    for (size_t i = 0; i < v->change_count; i++) free(v->changes[i].edits);
    free(v->changes);
    free(v->notes);
    edition__free(&v->old);
    edition__free(&v->new);
}
