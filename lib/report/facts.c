/* Rows of the sheet of facts. Of every two claims that tell one fact, or exclude each other,
 * the values of one thing are matched one to one; rows grow from these matches, equal values
 * first. A row takes no two values of one claim, nor two that one article would have to
 * contradict itself for: an article that states both values has two things.
 * Blind spots: what one article tells in two claims with other values; that a count without
 * a day is a later one. */
#include "facts.h"

#include <stdlib.h>
#include <string.h>

#include "label.h"
#include "slot.h"

/* How surely values must be of one thing: the more they differ, the more surely. Set by
 * hand on eval/real, press and gold, 2026-11-30. */
#define LEAST_SAME 0.30
#define LEAST_NEAR 0.45
#define LEAST_CONFLICT 0.42
#define LIKE_CONFLICT 0.80 /* by their words alone */
#define LEAST_FAR 0.70
#define FAR 1.5 /* times: a bound is rarely given so far from the figure */

#define ROW_MOST 64 /* cells of a row, so that work is bounded */
#define ROW_NONE ((size_t)-1)

/* Two values of one thing. */
typedef struct match {
    size_t x, y; /* slots */
    value_verdict verdict;
    double score; /* that they are */
    size_t place; /* sum of the claims' indices in their articles */
    bool same_noun;
    bool excluded; /* the judge says that not both claims can be true */
    slot_part part;
} match;

typedef ARRAY(match) match_list;

typedef struct row {
    ARRAY(size_t) slots;
    double confidence; /* of its weakest match */
} row;

typedef struct sheet {
    claimdiff_report *report;
    arena *scratch;
    const corpus *of;
    slot_list slots;
    match_list matches;
    ARRAY(row) rows;
    size_t *row_of; /* (slots): or ROW_NONE */
} sheet;

/* ---- matches ---------------------------------------------------------------------- */

static const slot *slot_at(const sheet *s, size_t i)
{
    return &s->slots.slots.items[i];
}

static size_t article_of(const sheet *s, size_t i)
{
    return s->of->bags[slot_at(s, i)->bag].article;
}

static const token *words_of(const sheet *s, const slot *x)
{
    const analysis *in = s->of->articles[s->of->bags[x->bag].article];
    return &in->reading.text.tokens.items[x->words.begin];
}

static bool same_words(const sheet *s, const slot *x, const slot *y)
{
    const token *a = words_of(s, x), *b = words_of(s, y);
    const size_t count = x->words.end - x->words.begin;
    if (y->words.end - y->words.begin != count) return false;
    for (size_t i = 0; i < count; i++)
        if (strcmp(a[i].norm, b[i].norm)) return false;
    return true;
}

/* "Monday" is "Monday", though one article's day is known and the other's is not. */
static value_verdict compare(const sheet *s, size_t x, size_t y)
{
    const slot *a = slot_at(s, x), *b = slot_at(s, y);
    const value_verdict verdict = value__compare(a->value, b->value);
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

/* "more than 26,000" for 31,000: it can hold, but would hardly be said of it. */
static bool is_far(const slot *x, const slot *y)
{
    const quantity *a = x->value.quantity, *b = y->value.quantity;
    if (!a || !b) return false;
    return a->stated.high > FAR * b->stated.high || b->stated.high > FAR * a->stated.high;
}

static double least_of(value_verdict verdict, const slot *x, const slot *y)
{
    if (verdict == VALUE_SAME) return LEAST_SAME;
    if (verdict == VALUE_CONFLICT) return LEAST_CONFLICT;
    return is_far(x, y) ? LEAST_FAR : LEAST_NEAR;
}

/* How many values of the claim can be compared with x. */
static size_t count_comparable(const sheet *s, size_t x, size_t bag)
{
    size_t count = 0;
    for (size_t i = s->slots.first[bag]; i < s->slots.first[bag + 1]; i++)
        count += slot__comparable(slot_at(s, x), slot_at(s, i));
    return count;
}

/* Whether the article has the very value of x anywhere. */
static bool has_value(const sheet *s, size_t x, size_t article)
{
    for (size_t i = 0; i < s->slots.slots.count; i++)
        if (article_of(s, i) == article && slot__comparable(slot_at(s, x), slot_at(s, i)) &&
            compare(s, x, i) == VALUE_SAME)
            return true;
    return false;
}

/* Who has both values does not mean one thing by them. */
static bool is_told_elsewhere(const sheet *s, size_t x, size_t y)
{
    return has_value(s, x, article_of(s, y)) || has_value(s, y, article_of(s, x));
}

/* Whether it is sure enough to be told. Values conflict only where their words match, or where
 * the judge says that the claims exclude each other. */
static bool is_sure(const sheet *s, const match *m, double like)
{
    if (m->score < least_of(m->verdict, slot_at(s, m->x), slot_at(s, m->y))) return false;
    if (m->verdict != VALUE_CONFLICT) return true;
    return (like >= LIKE_CONFLICT || m->excluded) && !is_told_elsewhere(s, m->x, m->y);
}

static bool add_match(const sheet *s, match_list *to, const pair_view *p, const relation *r,
                      match m)
{
    const slot *x = slot_at(s, m.x), *y = slot_at(s, m.y);
    if (!slot__comparable(x, y)) return true;
    m.verdict = compare(s, m.x, m.y);
    if (m.verdict == VALUE_UNRELATED) return true;
    const bool rivals = count_comparable(s, m.x, r->b) > 1 || count_comparable(s, m.y, r->a) > 1;
    const double like = slot__match(p, x, y, rivals);
    m.score = (r->agreement + r->contradiction) * like;
    m.place = p->a->index + p->b->index;
    m.same_noun = slot__same_noun(p, x, y);
    m.excluded = r->contradiction > r->agreement;
    m.part = slot__part(p, x, y);
    if (!is_sure(s, &m, like)) return true;
    match *added = ARRAY_PUSH(to, s->scratch);
    if (added) *added = m;
    return added != NULL;
}

/* The best of the matches that have no value in common. */
static bool keep_best(sheet *s, match_list *found)
{
    sort(found->items, found->count);
    for (size_t i = 0; i < found->count; i++) {
        const match *m = &found->items[i];
        bool taken = false;
        for (size_t k = 0; k < i; k++)
            taken |= found->items[k].verdict != VALUE_UNRELATED &&
                     (found->items[k].x == m->x || found->items[k].y == m->y);
        if (taken) {
            found->items[i].verdict = VALUE_UNRELATED;
            continue;
        }
        match *kept = ARRAY_PUSH(&s->matches, s->scratch);
        if (!kept) return false;
        *kept = *m;
    }
    return true;
}

static bool match_claims(sheet *s, const relation *r)
{
    const size_t *first = s->slots.first;
    pair_view p;
    match_list found = { 0 };
    if (r->agreement + r->contradiction < LEAST_SAME) return true;
    if (first[r->a] == first[r->a + 1] || first[r->b] == first[r->b + 1]) return true;
    if (!view__init(&p, s->scratch, s->of, r->a, r->b)) return false;
    for (size_t x = first[r->a]; x < first[r->a + 1]; x++)
        for (size_t y = first[r->b]; y < first[r->b + 1]; y++)
            if (!add_match(s, &found, &p, r, (match){ .x = x, .y = y })) return false;
    return keep_best(s, &found);
}

/* ---- rows ------------------------------------------------------------------------- */

/* Whether two values may stand in one row. */
static bool may_join(const sheet *s, size_t x, size_t y, value_verdict because)
{
    const slot *a = slot_at(s, x), *b = slot_at(s, y);
    if (a->bag == b->bag || !slot__comparable(a, b)) return false;
    const value_verdict verdict = compare(s, x, y);
    if (verdict == VALUE_UNRELATED) return false;
    if (verdict != VALUE_CONFLICT) return true;
    return because == VALUE_CONFLICT && article_of(s, x) != article_of(s, y);
}

/* Two rows that stand alone are merged only for a match of one noun: "five boats" and "five
 * vessels" of two articles each are two things. */
static bool may_merge(const sheet *s, const row *a, const row *b, const match *m)
{
    const bool grown = a->slots.count > 1 && b->slots.count > 1;
    if (a->slots.count + b->slots.count > ROW_MOST || (grown && !m->same_noun)) return false;
    for (size_t i = 0; i < a->slots.count; i++)
        for (size_t k = 0; k < b->slots.count; k++)
            if (!may_join(s, a->slots.items[i], b->slots.items[k], m->verdict)) return false;
    return true;
}

/* The number of the row that the slot stands in, a new one if need be; ROW_NONE: out of
 * memory. */
static size_t row_with(sheet *s, size_t x)
{
    if (s->row_of[x] != ROW_NONE) return s->row_of[x];
    row *r = ARRAY_PUSH(&s->rows, s->scratch);
    size_t *only = r ? ARRAY_PUSH(&r->slots, s->scratch) : NULL;
    if (!only) return ROW_NONE;
    *only = x;
    r->confidence = 1.0;
    return s->row_of[x] = s->rows.count - 1;
}

/* Moves the slots of one row to another. */
static bool merge(sheet *s, size_t from, size_t to)
{
    row *a = &s->rows.items[to], *b = &s->rows.items[from];
    for (size_t i = 0; i < b->slots.count; i++) {
        size_t *moved = ARRAY_PUSH(&a->slots, s->scratch);
        if (!moved) return false;
        *moved = b->slots.items[i];
        s->row_of[*moved] = to;
    }
    if (b->confidence < a->confidence) a->confidence = b->confidence;
    b->slots.count = 0;
    return true;
}

static bool place_match(sheet *s, const match *m)
{
    const size_t x = row_with(s, m->x), y = row_with(s, m->y);
    if (x == ROW_NONE || y == ROW_NONE) return false;
    if (x == y || !may_merge(s, &s->rows.items[x], &s->rows.items[y], m)) return true;
    if (!merge(s, y, x)) return false;
    if (m->score < s->rows.items[x].confidence) s->rows.items[x].confidence = m->score;
    return true;
}

static bool grow_rows(sheet *s)
{
    for (size_t i = 0; i < s->slots.slots.count; i++) s->row_of[i] = ROW_NONE;
    sort(s->matches.items, s->matches.count);
    for (size_t i = 0; i < s->matches.count; i++)
        if (!place_match(s, &s->matches.items[i])) return false;
    return true;
}

/* ---- verdicts --------------------------------------------------------------------- */

/* "2026-11-23" of a time as the text has it, or "" */
static const char *day_of(const timex *t)
{
    return t->stated.known && t->deadline ? t->stated.norm : "";
}

/* When the value stood: "by Tuesday, nine had died"; else the day of publication. */
static const char *as_of(const sheet *s, const slot *x)
{
    const claim_bag *bag = &s->of->bags[x->bag];
    for (size_t i = 0; i < bag->claim->timex_count; i++) {
        const timex *t = &bag->claim->timexes[i];
        if (t != x->value.timex && *day_of(t)) return day_of(t);
    }
    return s->report->articles[bag->article].date;
}

static bool other_days(const sheet *s, const row *r)
{
    const char *first = NULL;
    for (size_t i = 0; i < r->slots.count; i++) {
        const char *day = as_of(s, slot_at(s, r->slots.items[i]));
        if (first && day && strcmp(first, day)) return true;
        if (!first) first = day;
    }
    return false;
}

static bool is_part(const match *m)
{
    return m->part == SLOT_PART || (m->part == SLOT_PART_PERHAPS && !m->excluded);
}

/* The verdict of values that cannot all hold at one time of one extent. A count that grows
 * is taken for an update, unless the judge says that the claims exclude each other. */
static claimdiff_verdict of_conflict(const sheet *s, size_t number)
{
    const row *r = &s->rows.items[number];
    bool excluded = false, part = true;
    for (size_t i = 0; i < s->matches.count; i++) {
        const match *m = &s->matches.items[i];
        const bool here = s->row_of[m->x] == number && s->row_of[m->y] == number;
        if (m->verdict != VALUE_CONFLICT || !here) continue;
        excluded |= m->excluded;
        part &= is_part(m);
    }
    const bool grows = slot__grows(slot_at(s, r->slots.items[0]));
    if (grows && (!excluded || other_days(s, r))) return CLAIMDIFF_VERDICT_UPDATE;
    return part ? CLAIMDIFF_VERDICT_EXTENT : CLAIMDIFF_VERDICT_CONFLICT;
}

static claimdiff_verdict verdict_of(const sheet *s, size_t number)
{
    const row *r = &s->rows.items[number];
    value_verdict worst = VALUE_SAME;
    for (size_t i = 0; i < r->slots.count; i++) {
        for (size_t k = 0; k < i; k++) {
            const value_verdict v = compare(s, r->slots.items[i], r->slots.items[k]);
            if (v > worst) worst = v;
        }
    }
    if (worst == VALUE_CONFLICT) return of_conflict(s, number);
    return worst == VALUE_SAME ? CLAIMDIFF_VERDICT_AGREE : CLAIMDIFF_VERDICT_ROUNDED;
}

/* ---- the report ------------------------------------------------------------------- */

static claimdiff_value_kind kind_of(const slot *x)
{
    static const claimdiff_value_kind kinds[] = {
        [VALUE_COUNT] = CLAIMDIFF_VALUE_COUNT,       [VALUE_MONEY] = CLAIMDIFF_VALUE_MONEY,
        [VALUE_PERCENT] = CLAIMDIFF_VALUE_PERCENT,   [VALUE_MEASURE] = CLAIMDIFF_VALUE_MEASURE,
        [VALUE_DURATION] = CLAIMDIFF_VALUE_DURATION, [VALUE_AGE] = CLAIMDIFF_VALUE_AGE,
        [VALUE_SCORE] = CLAIMDIFF_VALUE_SCORE,       [VALUE_ORDINAL] = CLAIMDIFF_VALUE_COUNT,
        [VALUE_DATE] = CLAIMDIFF_VALUE_DATE,         [VALUE_TIME] = CLAIMDIFF_VALUE_TIME
    };
    return kinds[x->value.kind];
}

static int by_number(const void *p, const void *q)
{
    const size_t a = *(const size_t *)p, b = *(const size_t *)q;
    return a < b ? -1 : a > b;
}

/* Cells of one value share a number. */
static size_t variant_of(const sheet *s, const row *r, const fact *f, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (compare(s, r->slots.items[i], r->slots.items[k]) == VALUE_SAME)
            return f->cells.items[k].variant;
    return f->stated.variant_count;
}

static bool add_cell(sheet *s, fact *f, const row *r, size_t i)
{
    const slot *x = slot_at(s, r->slots.items[i]);
    const claim_bag *bag = &s->of->bags[x->bag];
    const token *tokens = s->of->articles[bag->article]->reading.text.tokens.items;
    const size_t variant = variant_of(s, r, f, i);
    claimdiff_cell *cell = ARRAY_PUSH(&f->cells, &s->report->arena);
    if (!cell) return false;
    cell->article = bag->article;
    cell->index = bag->index;
    cell->claim = &bag->claim->stated;
    cell->span =
        (claimdiff_span){ tokens[x->words.begin].span.begin, tokens[x->words.end - 1].span.end };
    cell->norm = label__norm(&s->report->arena, &x->value);
    cell->variant = variant;
    cell->as_of = as_of(s, x);
    if (variant == f->stated.variant_count) f->stated.variant_count++;
    return cell->norm != NULL;
}

static bool add_fact(sheet *s, size_t number)
{
    row *r = &s->rows.items[number];
    qsort(r->slots.items, r->slots.count, sizeof *r->slots.items, by_number);
    fact *f = ARRAY_PUSH(&s->report->facts, &s->report->arena);
    if (!f) return false;
    const slot *x = slot_at(s, r->slots.items[0]);
    f->stated.verdict = verdict_of(s, number);
    f->stated.kind = kind_of(x);
    f->stated.confidence = r->confidence;
    f->stated.label = label__of(&s->report->arena, s->of, x);
    for (size_t i = 0; i < r->slots.count; i++)
        if (!add_cell(s, f, r, i)) return false;
    return f->stated.label != NULL;
}

/* Points what the header shows of the facts, now in their places, at their cells. */
static bool show_cells(claimdiff_report *report)
{
    for (size_t i = 0; i < report->facts.count; i++) {
        fact *f = &report->facts.items[i];
        const claimdiff_cell **shown = arena__array(&report->arena, f->cells.count, sizeof *shown);
        if (!shown) return false;
        for (size_t k = 0; k < f->cells.count; k++) shown[k] = &f->cells.items[k];
        f->stated.cells = shown;
        f->stated.cell_count = f->cells.count;
    }
    return true;
}

/* The order of the header: what differs most first. */
static int by_rank(const void *p, const void *q)
{
    static const int order[] = { [CLAIMDIFF_VERDICT_CONFLICT] = 0,
                                 [CLAIMDIFF_VERDICT_UPDATE] = 1,
                                 [CLAIMDIFF_VERDICT_EXTENT] = 2,
                                 [CLAIMDIFF_VERDICT_ROUNDED] = 3,
                                 [CLAIMDIFF_VERDICT_AGREE] = 4 };
    const claimdiff_fact *a = &((const fact *)p)->stated, *b = &((const fact *)q)->stated;
    if (a->verdict != b->verdict) return order[a->verdict] - order[b->verdict];
    if (a->confidence != b->confidence) return a->confidence < b->confidence ? 1 : -1;
    const claimdiff_cell *x = ((const fact *)p)->cells.items, *y = ((const fact *)q)->cells.items;
    if (x->article != y->article) return x->article < y->article ? -1 : 1;
    return x->span.begin < y->span.begin ? -1 : x->span.begin > y->span.begin;
}

bool facts__add(claimdiff_report *report, arena *scratch, const corpus *of,
                const relation_list *relations, double least)
{
    sheet s = { .report = report, .scratch = scratch, .of = of };
    if (!slot__find(&s.slots, scratch, of)) return false;
    s.row_of = arena__array(scratch, s.slots.slots.count, sizeof *s.row_of);
    if (!s.row_of) return false;
    for (size_t i = 0; i < relations->count; i++)
        if (!match_claims(&s, &relations->items[i])) return false;
    if (!grow_rows(&s)) return false;
    for (size_t i = 0; i < s.rows.count; i++) {
        const row *r = &s.rows.items[i];
        if (r->slots.count > 1 && r->confidence >= least && !add_fact(&s, i)) return false;
    }
    if (report->facts.count)
        qsort(report->facts.items, report->facts.count, sizeof *report->facts.items, by_rank);
    return show_cells(report);
}
