/* Of every two claims that agree or exclude each other, the values of one kind are compared,
 * and the best are kept that have no value in common. The more values differ, the more surely
 * they must be of one thing; those that conflict are no match where an article has both.
 * Blind spots: claims that the judge takes for unrelated, which two figures can make of them. */
#include "match.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How surely values must be of one thing: the more they differ, the more surely. Set by
 * hand on eval/real, press and gold, 2026-11-30. */
#define LEAST_SAME 0.15
#define LEAST_NEAR 0.45
#define LEAST_FINER 0.17 /* "Friday", "late Friday" */
#define LEAST_CONFLICT 0.42
#define LIKE_CONFLICT 0.80 /* by their words alone */
#define LIKE_DATES 0.60    /* of days that the judge took to conflict */
#define LEAST_FAR 0.70
#define FAR 1.5 /* times: a bound is rarely given so far from the figure */

static const slot *slot_at(const matches *s, size_t i)
{
    return &s->slots.slots.items[i];
}

size_t match__article(const matches *s, size_t x)
{
    return s->of->bags[slot_at(s, x)->bag].article;
}

static const token *words_of(const matches *s, const slot *x)
{
    const analysis *in = s->of->articles[s->of->bags[x->bag].article];
    return &in->reading.text.tokens.items[x->words.begin];
}

static bool same_words(const matches *s, const slot *x, const slot *y)
{
    const token *a = words_of(s, x), *b = words_of(s, y);
    const size_t count = x->words.end - x->words.begin;
    if (y->words.end - y->words.begin != count) return false;
    for (size_t i = 0; i < count; i++)
        if (strcmp(a[i].norm, b[i].norm)) return false;
    return true;
}

/* "weekday:mondayT08:40" -> the bytes of "weekday:monday", 0: no weekday */
static size_t weekday_of(const timex *t)
{
    return !strncmp(t->stated.norm, "weekday:", strlen("weekday:"))
               ? strcspn(t->stated.norm, "T")
               : 0;
}

/* "Saturday" and "Saturday about 8.40am" of articles that came out in other weeks: one day or
 * two, nobody can tell, unless both have a time of day. */
static bool same_weekday(const slot *x, const slot *y)
{
    if (!x->value.timex || !y->value.timex) return false;
    const char *a = x->value.timex->stated.norm, *b = y->value.timex->stated.norm;
    const size_t length = weekday_of(x->value.timex);
    if (!length || weekday_of(y->value.timex) != length || strncmp(a, b, length)) return false;
    return !a[length] || !b[length] || !strcmp(a, b);
}

/* "Monday" is "Monday", though one article's day is known and the other's is not. */
value_verdict match__compare(const matches *s, size_t x, size_t y)
{
    const slot *a = slot_at(s, x), *b = slot_at(s, y);
    const value_verdict verdict = value__compare(a->value, b->value);
    if (verdict == VALUE_CONFLICT && same_weekday(a, b)) return VALUE_UNRELATED;
    return verdict == VALUE_FINER && same_words(s, a, b) ? VALUE_SAME : verdict;
}

/* Equal values first, then the surest, then by the text, whichever side is first. */
static int by_score(const void *p, const void *q)
{
    const match *a = p, *b = q;
    if (a->verdict != b->verdict) return a->verdict < b->verdict ? -1 : 1;
    if (a->score != b->score) return a->score < b->score ? 1 : -1;
    if (a->place != b->place) return a->place < b->place ? -1 : 1;
    if (a->x != b->x) return a->x < b->x ? -1 : 1;
    return a->y < b->y ? -1 : a->y > b->y;
}

static void sort(match *items, size_t count)
{
    if (count) qsort(items, count, sizeof *items, by_score);
}

/* "more than 26,000" for 31,000: it can hold, but would hardly be said of it; acres against
 * hectares say nothing of that. */
static bool is_far(const slot *x, const slot *y)
{
    const quantity *a = x->value.quantity, *b = y->value.quantity;
    if (!a || !b || strcmp(a->stated.unit, b->stated.unit)) return false;
    return a->stated.high > FAR * b->stated.high || b->stated.high > FAR * a->stated.high;
}

/* "Friday" and "late Friday"; not "by Friday" and "Monday morning", nor "10.17" and "this
 * morning". */
static bool is_finer(value_verdict verdict, const slot *x, const slot *y)
{
    const timex *a = x->value.timex, *b = y->value.timex;
    if (verdict != VALUE_FINER || x->value.kind != VALUE_DATE || y->value.kind != VALUE_DATE)
        return false;
    return a->deadline == b->deadline && a->since == b->since;
}

static double least_of(value_verdict verdict, const slot *x, const slot *y)
{
    if (verdict == VALUE_SAME) return LEAST_SAME;
    if (is_finer(verdict, x, y)) return LEAST_FINER;
    if (verdict == VALUE_CONFLICT) return LEAST_CONFLICT;
    return is_far(x, y) ? LEAST_FAR : LEAST_NEAR;
}

/* Counts for each value of a claim how many of the other claim can be compared with it. */
static void count_rivals(matches *s, size_t side, size_t bag, size_t other)
{
    const size_t first = slot__first(&s->slots, bag);
    for (size_t x = first; x < slot__end(&s->slots, bag); x++) {
        size_t *rivals = &s->rivals[side][x - first];
        *rivals = 0;
        for (size_t i = slot__first(&s->slots, other); i < slot__end(&s->slots, other); i++)
            *rivals += slot__comparable(slot_at(s, x), slot_at(s, i));
    }
}

/* Whether the article has the very figure or date of x anywhere. */
static bool has_value(const matches *s, size_t x, size_t article)
{
    const slot *of = slot_at(s, x);
    const unit *u = view__unit_of(&s->of->bags[of->bag], of->words);
    return u && corpus__tells(s->of, u->terms[0], article);
}

/* Who has both values does not mean one thing by them. */
static bool is_told_elsewhere(const matches *s, size_t x, size_t y)
{
    return has_value(s, x, match__article(s, y)) || has_value(s, y, match__article(s, x));
}

static bool same_range(token_range x, token_range y)
{
    return x.begin == y.begin && x.end == y.end;
}

/* Whether the judge took the claims to conflict in these values, or, having asked the
 * network, one for newer. */
static bool is_decisive(const matches *s, const relation *r, const match *m)
{
    const bool taken = relation__contradicts(r) || (r->judged && relation__agrees(r));
    return taken && same_range(r->evidence_a, slot_at(s, m->x)->words) &&
           same_range(r->evidence_b, slot_at(s, m->y)->words);
}

/* Whether values of claims that stand to each other so can conflict, or one be newer: not what is
 * expected and what came, a part and the whole, nor figures of two times unless they grow. */
static bool can_conflict(validity v, const slot *x)
{
    if (v == VALIDITY_PHASE || v == VALIDITY_EXTENT) return false;
    const bool later = v == VALIDITY_A_LATER || v == VALIDITY_B_LATER;
    return v == VALIDITY_MEETS || x->value.timex || (later && slot__grows(x));
}

/* "sent the bill on Monday" and "announced the veto on Wednesday", "boys aged 6 and 16" and
 * "girls aged 6 and 8": days of two acts, and ages of which nothing says whose they are. */
static bool may_be_of_two(const match *m, const slot *x, double like, bool rivals)
{
    if (m->verdict != VALUE_CONFLICT) return false;
    return (x->value.timex && like < LIKE_DATES) || (x->value.kind == VALUE_AGE && rivals);
}

/* Whether it is sure enough to be told. Values conflict only where their words match, or,
 * but for dates, where the judge says that the claims exclude each other. */
static bool is_sure(const matches *s, const pair_view *p, const match *m, double like)
{
    if (m->score < least_of(m->verdict, slot_at(s, m->x), slot_at(s, m->y))) return false;
    if (m->verdict != VALUE_CONFLICT) return true;
    const slot *x = slot_at(s, m->x);
    if (!can_conflict(validity__of(p), x)) return false;
    if (x->value.timex && view__figures_clash(p)) return false; /* of two dates */
    return (like >= LIKE_CONFLICT || (m->excluded && !x->value.timex)) &&
           !is_told_elsewhere(s, m->x, m->y);
}

/* Whether another value of one of the claims could be meant by x or y. */
static bool has_rivals(const matches *s, const relation *r, const match *m)
{
    return s->rivals[0][m->x - slot__first(&s->slots, r->a)] > 1 ||
           s->rivals[1][m->y - slot__first(&s->slots, r->b)] > 1;
}

/* What is found between two claims; in scratch. */
typedef struct search {
    arena *scratch;
    const relation *between;
    pair_view view;
    match_list found;
} search;

/* Whether the claim of x has a value that is y's: "bid 160 million over eight years, others 150
 * million over seven" does not conflict with a bid of seven years. */
static bool has_in_claim(const matches *s, size_t x, size_t y)
{
    const size_t bag = slot_at(s, x)->bag;
    for (size_t i = slot__first(&s->slots, bag); i < slot__end(&s->slots, bag); i++)
        if (slot__comparable(slot_at(s, i), slot_at(s, y)) &&
            match__compare(s, i, y) == VALUE_SAME)
            return true;
    return false;
}

/* "the fifth coach fired" in both: where ordinals differ, so may what is counted. */
static bool is_one_place(const match *m)
{
    return m->verdict == VALUE_SAME && m->same_noun;
}

static bool add_match(const matches *s, search *in, match m)
{
    const slot *x = slot_at(s, m.x), *y = slot_at(s, m.y);
    const relation *r = in->between;
    const pair_view *p = &in->view;
    if (!slot__comparable(x, y)) return true;
    m.verdict = match__compare(s, m.x, m.y);
    if (m.verdict == VALUE_UNRELATED) return true;
    const bool rivals = has_rivals(s, r, &m);
    const double like = slot__match(p, x, y, rivals);
    if (may_be_of_two(&m, x, like, rivals)) return true;
    if (m.verdict == VALUE_CONFLICT && (has_in_claim(s, m.x, m.y) || has_in_claim(s, m.y, m.x)))
        return true;
    m.same_noun = slot__same_noun(p, x, y);
    if (x->value.kind == VALUE_ORDINAL && !is_one_place(&m)) return true;
    m.score = (r->agreement + r->contradiction) * like;
    m.place = p->a->index + p->b->index;
    m.excluded = r->contradiction > r->agreement;
    m.part = slot__part(p, x, y);
    const bool decisive = is_decisive(s, r, &m);
    if (decisive) m.score = fmax(r->agreement, r->contradiction);
    m.updated = r->reason == CLAIMDIFF_REASON_UPDATE && (decisive || slot__grows(x));
    if (!decisive && !is_sure(s, p, &m, like)) return true;
    match *added = ARRAY_PUSH(&in->found, in->scratch);
    if (added) *added = m;
    return added != NULL;
}

/* The best of the matches that have no value in common. */
static bool keep_best(matches *s, search *in)
{
    bool taken_a[SLOTS_MOST] = { false }, taken_b[SLOTS_MOST] = { false };
    const size_t first_a = slot__first(&s->slots, in->between->a),
                 first_b = slot__first(&s->slots, in->between->b);
    sort(in->found.items, in->found.count);
    for (size_t i = 0; i < in->found.count; i++) {
        const match *m = &in->found.items[i];
        bool *x = &taken_a[m->x - first_a], *y = &taken_b[m->y - first_b];
        if (*x || *y) continue;
        match *kept = ARRAY_PUSH(&s->list, s->arena);
        if (!kept) return false;
        *kept = *m;
        *x = *y = true;
    }
    return true;
}

static bool has_slots(const matches *s, size_t bag)
{
    return slot__first(&s->slots, bag) < slot__end(&s->slots, bag);
}

static bool match_claims(matches *s, arena *scratch, const relation *r)
{
    search in = { .scratch = scratch, .between = r };
    if (r->agreement + r->contradiction < LEAST_SAME) return true;
    if (!has_slots(s, r->a) || !has_slots(s, r->b)) return true;
    if (!view__init(&in.view, scratch, s->of, r->a, r->b)) return false;
    count_rivals(s, 0, r->a, r->b);
    count_rivals(s, 1, r->b, r->a);
    for (size_t x = slot__first(&s->slots, r->a); x < slot__end(&s->slots, r->a); x++)
        for (size_t y = slot__first(&s->slots, r->b); y < slot__end(&s->slots, r->b); y++)
            if (!add_match(s, &in, (match){ .x = x, .y = y })) return false;
    return keep_best(s, &in);
}

void match__open(matches *out, arena *a, const corpus *of)
{
    memset(out, 0, sizeof *out);
    out->arena = a;
    out->of = of;
}

bool match__find(matches *out, arena *scratch, const relation_list *relations, size_t from)
{
    if (!slot__find(&out->slots, out->arena, out->of)) return false;
    for (size_t i = from; i < relations->count; i++)
        if (!match_claims(out, scratch, &relations->items[i])) return false;
    return true;
}

void match__sort(matches *in, size_t from)
{
    if (from < in->list.count) sort(in->list.items + from, in->list.count - from);
}
