/* Units and IDF weights. A unit is a content word outside the attribution, or
 * a whole quantity or date. IDF counts the claims of the compared articles, so
 * that words of the common topic ("storm" in two articles on a storm) weigh
 * little. */
#include "corpus.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lexicon_data.h"

/* Weights by kind of word, set by hand on eval/dev and long, 2026-11-24. */
#define WEIGHT_QUANTITY 1.0
#define WEIGHT_TIMEX 0.6
#define WEIGHT_NAME 1.0
#define WEIGHT_NOUN 1.0
#define WEIGHT_VERB 0.9
#define WEIGHT_MODIFIER 0.6
#define WEIGHT_LINKED 0.5 /* a subject known only by a link */

#define WEIGHT_LEFT_OVER 0.3 /* any word of a claim that has no other */

#define UNITS_LEAST 2 /* fewer units say too little to be compared */
#define UNITS_MOST 64 /* that are compared, each with each; a claim has some ten */
#define NESTING_MAX 4 /* attributions within attributions that are looked through */

_Static_assert(UNIT_TERMS == 1 + CONCEPT_SENSES, "a unit has its stem and its concepts");

/* Claims without the term that are added to those there are, so that in a pair
 * of short texts a word which both have still counts. Set on eval/dev, 2026-11-24. */
#define IDF_PRIOR 20.0

/* All are weighed anew when there are so many times as many claims as when that was done
 * last, so that the work of a story is that of its articles. */
#define WEIGH_AGAIN 1.25

typedef struct builder {
    corpus *out;
    arena *arena;
    const analysis *article;
    unsigned char *skip; /* (tokens): in a source or cue */
} builder;

static double word_weight(upos pos)
{
    switch (pos) {
    case UPOS_PROPN: return WEIGHT_NAME;
    case UPOS_NOUN: case UPOS_NUM: case UPOS_SYM: return WEIGHT_NOUN;
    case UPOS_VERB: return WEIGHT_VERB;
    case UPOS_ADJ: case UPOS_ADV: return WEIGHT_MODIFIER;
    default: return 0.0;
    }
}

static void no_terms(unit *u)
{
    for (size_t i = 0; i < UNIT_TERMS; i++) u->terms[i] = TERM_NONE;
    u->entity = SYNTAX_ROOT;
}

typedef ARRAY(unit) unit_list;

static unit *push(builder *b, unit_list *list, size_t t, double weight)
{
    unit *u = ARRAY_PUSH(list, b->arena);
    if (!u) return NULL;
    no_terms(u);
    u->token = t;
    u->kind = weight;
    return u;
}

static bool add_quantity(builder *b, unit_list *list, const quantity *q)
{
    char figure[64];
    unit *u = push(b, list, q->token_begin, WEIGHT_QUANTITY);
    if (!u) return false;
    int n = snprintf(figure, sizeof figure, "%.6g", q->stated.low);
    char *text = arena__copy(b->arena, figure, n > 0 ? (size_t)n : 0);
    u->quantity = q;
    return text && term__intern(&b->out->terms, 'n', text, &u->terms[0]);
}

static bool add_timex(builder *b, unit_list *list, const timex *x)
{
    unit *u = push(b, list, x->token_begin, WEIGHT_TIMEX);
    if (!u) return false;
    u->timex = x;
    return !x->stated.norm || term__intern(&b->out->terms, 't', x->stated.norm, &u->terms[0]);
}

static bool add_word(builder *b, unit_list *list, size_t t)
{
    const syntax_word *w = &b->article->reading.syntax.words[t];
    const token *tok = &b->article->reading.text.tokens.items[t];
    double weight = word_weight(w->pos);
    if (weight <= 0.0 || b->skip[t] || tok->kind == TOKEN_PUNCT) return true;
    const concept_tag *tag = &b->article->concepts.tags[t];
    if (tag->covered ||
        (tag->ids[0] == CONCEPT_NONE && lexicon__has(&lexicon__light_words, w->lemma)))
        return true;
    unit *u = push(b, list, t, weight);
    if (!u || !term__intern(&b->out->terms, 's', tok->stem, &u->terms[0])) return false;
    for (size_t i = 0; i < CONCEPT_SENSES; i++) {
        uint16_t id = b->article->concepts.tags[t].ids[i];
        if (id != CONCEPT_NONE &&
            !term__intern(&b->out->terms, 'c', concept__name(id), &u->terms[1 + i]))
            return false;
    }
    return true;
}

/* For a claim that nothing else is left of: "The agency said its" */
static bool add_all_words(builder *b, unit_list *list, const claim *c)
{
    for (size_t t = c->tokens.begin; t < c->tokens.end && list->count < UNITS_MOST; t++) {
        const token *tok = &b->article->reading.text.tokens.items[t];
        if (tok->kind == TOKEN_PUNCT) continue;
        unit *u = push(b, list, t, WEIGHT_LEFT_OVER);
        if (!u || !term__intern(&b->out->terms, 's', tok->stem, &u->terms[0])) return false;
    }
    return true;
}

/* Sets the entity of the units that a mention covers. */
static void name_units(unit_list *list, const claim *c)
{
    size_t m = 0;
    for (size_t i = 0; i < list->count; i++) {
        unit *u = &list->items[i];
        if (u->token < c->tokens.begin || u->entity != SYNTAX_ROOT) continue;
        while (m < c->mention_count && c->mentions[m].token_end <= u->token) m++;
        if (m < c->mention_count && c->mentions[m].token_begin <= u->token)
            u->entity = c->mentions[m].stated.entity;
    }
}

static bool find_units(builder *b, unit_list *list, const claim *c)
{
    size_t q = 0, x = 0, t = c->content.begin;
    while (t < c->content.end && list->count < UNITS_MOST) {
        while (q < c->quantity_count && c->quantities[q].token_begin < t) q++;
        while (x < c->timex_count && c->timexes[x].token_begin < t) x++;
        /* "no deaths": words say it better */
        bool none = q < c->quantity_count && c->quantities[q].stated.high <= 0.0;
        if (!none && q < c->quantity_count && c->quantities[q].token_begin == t &&
            c->quantities[q].token_end > t) {
            if (!add_quantity(b, list, &c->quantities[q])) return false;
            t = c->quantities[q].token_end;
        } else if (x < c->timex_count && c->timexes[x].token_begin == t &&
                   c->timexes[x].token_end > t) {
            if (!add_timex(b, list, &c->timexes[x])) return false;
            t = c->timexes[x].token_end;
        } else {
            if (!add_word(b, list, t)) return false;
            t++;
        }
    }
    return true;
}

/* A subject that the claim does not name itself: left of it ("and congratulated
 * his rival"), or a pronoun whose antecedent is known. */
static bool add_linked_subject(builder *b, unit_list *list, const claim *c)
{
    const analysis *in = b->article;
    if (c->subject == SYNTAX_ROOT) return true;
    bool outside = c->subject < c->content.begin;
    const mention *m = mention__at(&in->mentions, c->subject);
    if (!outside && !(m && m->pronominal)) return true;
    size_t named =
        m ? in->mentions.mentions.items[in->mentions.entities.items[m->stated.entity].first].head
          : c->subject;
    if (word_weight(in->reading.syntax.words[named].pos) <= 0.0) return true;
    unit *u = push(b, list, c->subject, WEIGHT_LINKED);
    if (!u) return false;
    if (m) u->entity = m->stated.entity;
    const char *stem = in->reading.text.tokens.items[named].stem;
    return term__intern(&b->out->terms, 's', stem, &u->terms[0]);
}

/* Moves the first unit, a linked subject, behind those that stand before it. */
static void put_in_order(unit_list *list)
{
    unit first = list->items[0];
    size_t at = 0;
    while (at + 1 < list->count && list->items[at + 1].token < first.token) {
        list->items[at] = list->items[at + 1];
        at++;
    }
    list->items[at] = first;
}

/* Who says so is no part of what is said, unless there is hardly anything else:
 * "the minister apologised". */
static bool add_units(builder *b, claim_bag *bag)
{
    const claim *c = bag->claim;
    unit_list list = { 0 };
    if (!add_linked_subject(b, &list, c)) return false;
    size_t linked = list.count;
    if (!find_units(b, &list, c)) return false;
    if (list.count - linked < UNITS_LEAST) {
        claim whole = *c;
        whole.content = c->tokens;
        memset(b->skip + c->tokens.begin, 0, c->tokens.end - c->tokens.begin);
        list.count = linked;
        if (!find_units(b, &list, &whole)) return false;
    }
    if (!list.count && !add_all_words(b, &list, c)) return false;
    if (linked) put_in_order(&list);
    name_units(&list, c);
    bag->units = list.items;
    bag->unit_count = list.count;
    bag->cut = list.count >= UNITS_MOST;
    return true;
}

static void mark(builder *b, token_range r)
{
    for (size_t t = r.begin; t < r.end; t++) b->skip[t] = 1;
}

/* Marks who says it and that it is said, in nested attributions too. */
static bool mark_attributions(builder *b)
{
    const analysis *in = b->article;
    b->skip = arena__alloc(b->arena, in->reading.text.tokens.count);
    if (!b->skip) return false;
    for (size_t i = 0; i < in->claims.count; i++) {
        size_t k = in->claims.items[i].attribution;
        for (size_t depth = 0; k != SYNTAX_ROOT && depth < NESTING_MAX; depth++) {
            const attribution *at = &in->attributions.items[k];
            bool told = at->content.begin <= at->cue.begin && at->cue.end <= at->content.end;
            if (!told || at->stance == STANCE_DENIES) mark(b, at->cue);
            mark(b, at->source);
            k = at->parent;
        }
    }
    return true;
}

/* The claims of the article that was added last. */
static bool add_claims(builder *b)
{
    corpus *out = b->out;
    if (!mark_attributions(b)) return false;
    for (size_t i = 0; i < b->article->claims.count; i++) {
        if (!array__grow(b->arena, (void **)&out->bags, &out->bag_count, &out->bag_capacity,
                         sizeof *out->bags))
            return false;
        claim_bag *bag = &out->bags[out->bag_count - 1];
        bag->claim = &b->article->claims.items[i];
        bag->article = out->article_count - 1;
        bag->index = i;
        bag->fragment = bag->claim->stated.fragment;
        if (!add_units(b, bag)) return false;
    }
    return true;
}

static bool add_posting(corpus *of, size_t bag, uint32_t term)
{
    posting *p = &of->postings[term];
    if (p->count && p->bags[p->count - 1] == bag) return true;
    if (!array__grow(of->arena, (void **)&p->bags, &p->count, &p->capacity, sizeof *p->bags))
        return false;
    p->bags[p->count - 1] = bag;
    return true;
}

static bool add_postings(corpus *of, size_t first)
{
    while (of->term_count < of->terms.count)
        if (!array__grow(of->arena, (void **)&of->postings, &of->term_count, &of->term_capacity,
                         sizeof *of->postings))
            return false;
    for (size_t i = first; i < of->bag_count; i++) {
        for (size_t k = 0; k < of->bags[i].unit_count * UNIT_TERMS; k++) {
            const uint32_t term = of->bags[i].units[k / UNIT_TERMS].terms[k % UNIT_TERMS];
            if (term != TERM_NONE && !add_posting(of, i, term)) return false;
        }
    }
    return true;
}

/* IDF as in BM25's smoothed form, over claims; never negative. */
static double idf_of(const corpus *of, uint32_t term)
{
    const double total = (double)of->bag_count + IDF_PRIOR;
    const double df = (double)of->postings[term].count;
    return log(1.0 + (total - df + 0.5) / (df + 0.5));
}

/* A unit weighs as much as the commonest of its terms. */
static double least_idf(const corpus *of, const unit *u)
{
    double least = 0.0;
    for (size_t j = 0; j < UNIT_TERMS; j++) {
        if (u->terms[j] == TERM_NONE) continue;
        const double idf = idf_of(of, u->terms[j]);
        if (j == 0 || idf < least) least = idf;
    }
    return least;
}

static void weigh(const corpus *of, claim_bag *bag)
{
    double squares = 0.0;
    bag->weight = 0.0;
    for (size_t k = 0; k < bag->unit_count; k++) {
        unit *u = &bag->units[k];
        u->weight = u->kind * least_idf(of, u);
        bag->weight += u->weight;
        squares += u->weight * u->weight;
    }
    bag->norm = sqrt(squares);
}

void corpus__open(corpus *out, arena *a)
{
    memset(out, 0, sizeof *out);
    out->arena = a;
    term__init(&out->terms, a);
}

bool corpus__add(corpus *of, const analysis *article)
{
    builder b = { of, of->arena, article, NULL };
    const size_t first = of->bag_count;
    if (!array__grow(of->arena, (void **)&of->articles, &of->article_count, &of->article_capacity,
                     sizeof *of->articles))
        return false;
    of->articles[of->article_count - 1] = article;
    while (of->first_count <= of->article_count)
        if (!array__grow(of->arena, (void **)&of->first, &of->first_count, &of->first_capacity,
                         sizeof *of->first))
            return false;
    of->first[of->article_count - 1] = first;
    if (!add_claims(&b) || !add_postings(of, first)) return false;
    of->first[of->article_count] = of->bag_count;
    return true;
}

void corpus__weigh(corpus *of, size_t added)
{
    const bool all = (double)of->bag_count >= WEIGH_AGAIN * (double)of->weighed;
    if (all) of->weighed = of->bag_count;
    for (size_t i = all ? 0 : of->bag_count - added; i < of->bag_count; i++)
        weigh(of, &of->bags[i]);
}

bool corpus__init(corpus *out, arena *a, const analysis *const *articles, size_t article_count)
{
    corpus__open(out, a);
    for (size_t i = 0; i < article_count; i++)
        if (!corpus__add(out, articles[i])) return false;
    corpus__weigh(out, out->bag_count);
    return true;
}

bool corpus__tells(const corpus *of, uint32_t term, size_t article)
{
    if (term == TERM_NONE) return false;
    const posting *p = &of->postings[term];
    size_t begin = 0, end = p->count;
    while (begin < end) {
        const size_t middle = begin + (end - begin) / 2;
        if (of->bags[p->bags[middle]].article < article) begin = middle + 1;
        else end = middle;
    }
    return begin < p->count && of->bags[p->bags[begin]].article == article;
}
