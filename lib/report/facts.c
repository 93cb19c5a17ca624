/* Rows of the sheet of facts grow from the matches, equal values first. A row takes no two
 * values of one claim, nor two that one article would have to contradict itself for.
 * Blind spots: what one article tells in two claims with other values; that one of two
 * counts without days is the later one. */
#include "facts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "label.h"
#include "match.h"
#include "norm.h"

#define ROW_MOST 64 /* cells of a row, so that work is bounded */

/* How surely a value must be of one thing with one of a row of several, for which one good match
 * is known: "five boats" that are "five vessels" else draw other vessels in. Set by hand on
 * eval/real and long, 2026-11-30. */
#define LEAST_JOIN 0.4

/* Up to so many matches rows are grown anew with each article, so that its order does not count:
 * those of eight real articles, of 40 claims each, and some more. */
#define ANEW_MOST 1024

/* What is written of the sheet. */
typedef struct writer {
    claimdiff_report *report;
    const sheet *sheet;
    const corpus *of;
    size_t first; /* slot from which on is new */
} writer;

static const slot *slot_at(const sheet *s, size_t i)
{
    return &s->found.slots.slots.items[i];
}

/* ---- rows ------------------------------------------------------------------------- */

/* Whether two values may stand in one row; worst grows with what they are to each other. */
static bool may_join(const sheet *s, size_t x, size_t y, value_verdict because,
                     value_verdict *worst)
{
    const slot *a = slot_at(s, x), *b = slot_at(s, y);
    if (a->bag == b->bag || !slot__comparable(a, b)) return false;
    const value_verdict verdict = match__compare(&s->found, x, y);
    if (verdict == VALUE_UNRELATED) return false;
    if (verdict > *worst) *worst = verdict;
    if (verdict != VALUE_CONFLICT) return true;
    return because == VALUE_CONFLICT &&
           match__article(&s->found, x) != match__article(&s->found, y);
}

/* Two rows that stand alone are merged only for a match of one noun: "five boats" and "five
 * vessels" of two articles each are two things. worst is that of both. */
static bool may_merge(const sheet *s, const sheet_row *a, const sheet_row *b, const match *m,
                      value_verdict *worst)
{
    const bool grown = a->slots.count > 1 && b->slots.count > 1;
    const size_t count = a->slots.count + b->slots.count;
    if (count > ROW_MOST || (grown && !m->same_noun)) return false;
    if (count > 2 && m->score < LEAST_JOIN) return false;
    for (size_t i = 0; i < a->slots.count; i++)
        for (size_t k = 0; k < b->slots.count; k++)
            if (!may_join(s, a->slots.items[i], b->slots.items[k], m->verdict, worst))
                return false;
    return true;
}

/* The number of the row that the slot stands in, a new one if need be; SHEET_NONE: out of
 * memory. */
static size_t row_with(sheet *s, size_t x)
{
    if (s->row_of.items[x] != SHEET_NONE) return s->row_of.items[x];
    sheet_row *r = ARRAY_PUSH(&s->rows, &s->arena);
    size_t *only = r ? ARRAY_PUSH(&r->slots, &s->arena) : NULL;
    if (!only) return SHEET_NONE;
    *only = x;
    r->newest = x;
    r->confidence = 1.0;
    r->worst = VALUE_SAME;
    return s->row_of.items[x] = s->rows.count - 1;
}

/* Moves the slots of one row to another. */
static bool merge(sheet *s, size_t from, size_t to)
{
    sheet_row *a = &s->rows.items[to], *b = &s->rows.items[from];
    for (size_t i = 0; i < b->slots.count; i++) {
        size_t *moved = ARRAY_PUSH(&a->slots, &s->arena);
        if (!moved) return false;
        *moved = b->slots.items[i];
        s->row_of.items[*moved] = to;
    }
    if (b->confidence < a->confidence) a->confidence = b->confidence;
    if (b->newest > a->newest) a->newest = b->newest;
    b->slots.count = 0;
    return true;
}

static value_verdict worse_of(value_verdict a, value_verdict b)
{
    return a > b ? a : b;
}

static bool place_match(sheet *s, const match *m)
{
    const bool fresh = s->row_of.items[m->x] == SHEET_NONE || s->row_of.items[m->y] == SHEET_NONE;
    const size_t x = row_with(s, m->x), y = row_with(s, m->y);
    if (x == SHEET_NONE || y == SHEET_NONE) return false;
    sheet_row *to = &s->rows.items[x], *from = &s->rows.items[y];
    value_verdict worst = worse_of(to->worst, from->worst);
    if (x == y || !may_merge(s, to, from, m, &worst)) return true;
    if (!merge(s, y, x)) return false;
    to->worst = worst;
    if (m->score < to->confidence) to->confidence = m->score;
    if (!fresh) s->merged = true;
    return true;
}

void facts__open(sheet *out, arena *a, const corpus *of)
{
    memset(out, 0, sizeof *out);
    match__open(&out->found, a, of);
    arena__init(&out->arena, a->allocator);
}

void facts__close(sheet *s)
{
    arena__free(&s->arena);
}

static void drop_rows(sheet *s)
{
    arena__free(&s->arena);
    memset(&s->rows, 0, sizeof s->rows);
    memset(&s->row_of, 0, sizeof s->row_of);
}

static bool is_part(const match *m)
{
    return m->part == SLOT_PART || (m->part == SLOT_PART_PERHAPS && !m->excluded);
}

/* What the matches from `from` on say of the rows that they are within. */
static void view_rows(sheet *s, size_t from)
{
    for (size_t i = from; i < s->found.list.count; i++) {
        const match *m = &s->found.list.items[i];
        if (s->row_of.items[m->x] != s->row_of.items[m->y]) continue;
        sheet_row *r = &s->rows.items[s->row_of.items[m->x]];
        r->updated |= m->updated;
        if (m->verdict != VALUE_CONFLICT) continue;
        r->excluded |= m->excluded;
        r->whole |= !is_part(m);
    }
}

bool facts__grow(sheet *s, arena *scratch, const relation_list *relations, size_t from)
{
    const size_t known = s->found.list.count;
    if (!match__find(&s->found, scratch, relations, from)) return false;
    const bool anew = s->found.list.count <= ANEW_MOST;
    const size_t first = anew ? 0 : known;
    if (anew) drop_rows(s);
    while (s->row_of.count < s->found.slots.slots.count) {
        size_t *of = ARRAY_PUSH(&s->row_of, &s->arena);
        if (!of) return false;
        *of = SHEET_NONE;
    }
    match__sort(&s->found, first);
    s->merged = false;
    for (size_t i = first; i < s->found.list.count; i++)
        if (!place_match(s, &s->found.list.items[i])) return false;
    view_rows(s, s->merged ? 0 : first);
    return true;
}

/* ---- verdicts --------------------------------------------------------------------- */

/* "2026-11-23" of a time as the text has it, or "" */
static const char *day_of(const timex *t)
{
    return t->stated.known && t->deadline ? t->stated.norm : "";
}

/* When the value stood: "by Tuesday, nine had died"; else the day of publication. */
static const char *as_of(const writer *w, const slot *x)
{
    const claim_bag *bag = &w->of->bags[x->bag];
    for (size_t i = 0; i < bag->claim->timex_count; i++) {
        const timex *t = &bag->claim->timexes[i];
        if (t != x->value.timex && *day_of(t)) return day_of(t);
    }
    return w->report->articles[bag->article].date;
}

static bool other_days(const writer *w, const sheet_row *r)
{
    const char *first = NULL;
    for (size_t i = 0; i < r->slots.count; i++) {
        const char *day = as_of(w, slot_at(w->sheet, r->slots.items[i]));
        if (first && day && strcmp(first, day)) return true;
        if (!first) first = day;
    }
    return false;
}

/* The verdict of values that cannot all hold at one time of one extent. A count that grows
 * is an update where the days tell which one is later. */
static claimdiff_verdict of_conflict(const writer *w, const sheet_row *r)
{
    if (slot__grows(slot_at(w->sheet, r->slots.items[0])) && other_days(w, r))
        return CLAIMDIFF_VERDICT_UPDATE;
    return r->whole ? CLAIMDIFF_VERDICT_CONFLICT : CLAIMDIFF_VERDICT_EXTENT;
}

/* The first two slots of the row that conflict, one of them new: what is told of the row. */
static void find_opposed(const writer *w, const sheet_row *r, size_t opposed[2])
{
    for (size_t i = 1; i < r->slots.count; i++) {
        const size_t x = r->slots.items[i];
        for (size_t k = 0; k < i; k++) {
            const size_t y = r->slots.items[k];
            const bool is_new = x >= w->first || y >= w->first;
            if (!is_new || match__compare(&w->sheet->found, x, y) != VALUE_CONFLICT) continue;
            opposed[0] = k;
            opposed[1] = i;
            return;
        }
    }
}

/* Two figures; "at least 10" and "10" are one, and so may be "dozens" and "60". */
static bool is_other_figure(const quantity *a, const quantity *b)
{
    if (fabs(a->stated.high - b->stated.high) <= 0) return false;
    return (!a->loose && !b->loose) || value__compare_amounts(a, b) == VALUE_CONFLICT;
}

/* Whether some figure of the row may have grown. */
static bool has_other_figure(const writer *w, const sheet_row *r)
{
    const quantity *first = slot_at(w->sheet, r->slots.items[0])->value.quantity;
    for (size_t i = 1; first && i < r->slots.count; i++) {
        const quantity *q = slot_at(w->sheet, r->slots.items[i])->value.quantity;
        if (q && is_other_figure(q, first)) return true;
    }
    return false;
}

static claimdiff_verdict verdict_of(const writer *w, const sheet_row *r)
{
    if (r->worst == VALUE_SAME) return CLAIMDIFF_VERDICT_AGREE;
    if (r->updated && !r->excluded && has_other_figure(w, r)) return CLAIMDIFF_VERDICT_UPDATE;
    return r->worst == VALUE_CONFLICT ? of_conflict(w, r) : CLAIMDIFF_VERDICT_ROUNDED;
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
static size_t variant_of(const writer *w, const sheet_row *r, const fact *f, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (match__compare(&w->sheet->found, r->slots.items[i], r->slots.items[k]) == VALUE_SAME)
            return f->cells.items[k].variant;
    return f->stated.variant_count;
}

static bool add_cell(const writer *w, fact *f, const sheet_row *r, size_t i)
{
    const slot *x = slot_at(w->sheet, r->slots.items[i]);
    const claim_bag *bag = &w->of->bags[x->bag];
    const token *tokens = w->of->articles[bag->article]->reading.text.tokens.items;
    const size_t variant = variant_of(w, r, f, i);
    claimdiff_cell *cell = ARRAY_PUSH(&f->cells, &w->report->arena);
    if (!cell) return false;
    cell->article = bag->article;
    cell->index = bag->index;
    cell->claim = &bag->claim->stated;
    cell->span =
        (claimdiff_span){ tokens[x->words.begin].span.begin, tokens[x->words.end - 1].span.end };
    cell->norm = norm__of(&w->report->arena, &x->value);
    cell->variant = variant;
    cell->as_of = as_of(w, x);
    if (variant == f->stated.variant_count) f->stated.variant_count++;
    return cell->norm != NULL;
}

static bool add_fact(const writer *w, const sheet_row *r)
{
    qsort(r->slots.items, r->slots.count, sizeof *r->slots.items, by_number);
    fact *f = ARRAY_PUSH(&w->report->facts, &w->report->arena);
    if (!f) return false;
    const slot *x = slot_at(w->sheet, r->slots.items[0]);
    f->stated.verdict = verdict_of(w, r);
    find_opposed(w, r, f->opposed);
    f->stated.kind = kind_of(x);
    f->stated.confidence = r->confidence;
    f->stated.label = label__of(&w->report->arena, w->of, x);
    for (size_t i = 0; i < r->slots.count; i++)
        if (!add_cell(w, f, r, i)) return false;
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

/* Of the four of "7 km (4 miles)" the row that the seven stands in; else SHEET_NONE. */
static size_t told_before(const writer *w, size_t i)
{
    const slot *x = slot_at(w->sheet, i);
    const analysis *in = w->of->articles[w->of->bags[x->bag].article];
    if (i == slot__first(&w->sheet->found.slots, x->bag)) return SHEET_NONE;
    const size_t open = slot_at(w->sheet, i - 1)->words.end;
    if (open + 1 != x->words.begin || !reading__is(&in->reading, open, "(")) return SHEET_NONE;
    return w->sheet->row_of.items[i - 1];
}

/* Whether all of its values only tell those of one other row again, in another unit. */
static bool is_restated(const writer *w, const sheet_row *r)
{
    const size_t row = told_before(w, r->slots.items[0]);
    for (size_t i = 1; i < r->slots.count; i++)
        if (told_before(w, r->slots.items[i]) != row) return false;
    return row != SHEET_NONE && w->sheet->rows.items[row].slots.count > 1;
}

/* Whether it is of several values, one of them new. */
static bool is_told(const writer *w, const sheet_row *r)
{
    return r->slots.count > 1 && r->newest >= w->first && !is_restated(w, r);
}

bool facts__add(claimdiff_report *report, sheet *from, double least, size_t since)
{
    const corpus *of = from->found.of;
    const writer w = { report, from, of, slot__first(&from->found.slots, of->first[since]) };
    for (size_t i = 0; i < from->rows.count; i++) {
        sheet_row *r = &from->rows.items[i];
        if (r->confidence >= least && is_told(&w, r) && !add_fact(&w, r)) return false;
    }
    if (report->facts.count)
        qsort(report->facts.items, report->facts.count, sizeof *report->facts.items, by_rank);
    return show_cells(report);
}
