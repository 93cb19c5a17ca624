/* Whether two values fit is arithmetic, and not asked of the network: where they do, it is told
 * both claims with the figures of one, and so hears no difference where none is.
 * Blind spots: which of several values is meant; "July" beside "4 July". */
#include "reword.h"

#include <stdio.h>
#include <stdlib.h>

#include "value/calendar.h"

#define DAY_MINUTES 1440
#define CERTAIN_DAYS 2 /* "yesterday" in a paper of tomorrow, or put out after midnight elsewhere */
#define WEEK 7

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether the digits of two texts are the same, and there are some. */
static bool same_digits(const char *x, claimdiff_span a, const char *y, claimdiff_span b)
{
    size_t count = 0;
    for (;; count++) {
        while (a.begin < a.end && !is_digit(x[a.begin])) a.begin++;
        while (b.begin < b.end && !is_digit(y[b.begin])) b.begin++;
        if (a.begin == a.end || b.begin == b.end) break;
        if (x[a.begin++] != y[b.begin++]) return false;
    }
    return count && a.begin == a.end && b.begin == b.end;
}

/* The value of a that y of b is in other figures, into *out; false: none, or it stands in a as
 * it is. */
static bool find_other(claimdiff_span *out, const pair_view *p, value y)
{
    const char *text_a = p->in_a->reading.text.text, *text_b = p->in_b->reading.text.text;
    const claim *a = p->a->claim;
    const claimdiff_span own = value__span(y);
    bool found = false;
    for (size_t i = 0; i < claim__value_count(a); i++) {
        const value x = claim__value(a, i);
        const claimdiff_span other = value__span(x);
        if (!value__is_one(x, y)) continue;
        if (same_digits(text_a, other, text_b, own) || view__same_text(p, other, own)) return false;
        if (!found) *out = other;
        found = true;
    }
    return found;
}

static bool is_free(const reword_list *list, claimdiff_span s)
{
    for (size_t i = 0; i < list->count; i++)
        if (s.begin < list->items[i].own.end && list->items[i].own.begin < s.end) return false;
    return true;
}

/* Puts it where it stands in the text: times come after figures. */
static void insert(reword_list *out, reword r)
{
    size_t at = out->count++;
    for (; at && out->items[at - 1].own.begin > r.own.begin; at--)
        out->items[at] = out->items[at - 1];
    out->items[at] = r;
}

void reword__find(reword_list *out, const pair_view *p)
{
    const claim *b = p->b->claim;
    const claimdiff_span whole = b->stated.span;
    out->count = 0;
    for (size_t j = 0; j < claim__value_count(b) && out->count < REWORDS_MAX; j++) {
        const value y = claim__value(b, j);
        const claimdiff_span own = value__span(y);
        reword r = { .own = own };
        if (own.begin < whole.begin || own.end > whole.end || !is_free(out, own)) continue;
        if (find_other(&r.other, p, y)) insert(out, r);
    }
}

/* ---- other days ---------------------------------------------------------------- */

static token_range words_of(const timex *t)
{
    return (token_range){ t->token_begin, t->token_end };
}

static bool is_one_day(const timex *t)
{
    return t->stated.known && t->grain == GRAIN_DAY && !t->last_day && !t->deadline && !t->since &&
           !t->duration;
}

/* "Friday evening", "yesterday": no number. */
static bool is_relative(const reading *in, const timex *t)
{
    const claimdiff_span s = reading__span(in, words_of(t));
    if (!is_one_day(t) || t->floating || !(t->shifted || t->weekday)) return false;
    for (size_t i = s.begin; i < s.end; i++)
        if (is_digit(in->text.text[i])) return false;
    return true;
}

static bool is_month(const token *t)
{
    const lexicon_entry *entry = lexicon__entry(&lexicon__timex, t->norm);
    return entry && entry->bits & TIMEX_MONTH;
}

/* Day and month in the writing of x, which tells its day by number: "Oct. 27" -> "Oct. 28". */
static bool write_like(reword *out, const reading *in, const timex *x, int day)
{
    for (size_t t = x->token_begin; t + 1 < x->token_end; t++) {
        const token *first = &in->text.tokens.items[t], *second = first + 1;
        const bool month_first = is_month(first);
        const token *month = month_first ? first : second, *number = month_first ? second : first;
        const int length = (int)(month->span.end - month->span.begin);
        const char *name = in->text.text + month->span.begin;
        if (!is_month(month) || number->kind != TOKEN_NUMBER) continue;
        const int wrote = month_first
                              ? snprintf(out->written, WRITTEN_MAX, "%.*s %d", length, name, day)
                              : snprintf(out->written, WRITTEN_MAX, "%d %.*s", day, length, name);
        return wrote > 0 && wrote < WRITTEN_MAX;
    }
    return false;
}

typedef struct civil_day {
    long days;
    int year, month, day;
} civil_day;

static civil_day day_of(const timex *t)
{
    civil_day d = { .days = (long)(t->stated.begin / DAY_MINUTES) };
    calendar__civil(d.days, &d.year, &d.month, &d.day);
    return d;
}

/* Whether two days are surely not one: a weekday may be meant a week before. */
static bool is_other_day(const timex *x, const timex *y)
{
    const long apart = labs(day_of(x).days - day_of(y).days);
    return x->shifted || y->shifted ? apart >= CERTAIN_DAYS : apart % WEEK;
}

/* y of b as x of a is told: by its number, where x is another day of the same month, or "yesterday"
 * by its name beside another one. */
static bool write_day(reword *out, const pair_view *p, const timex *x, const timex *y)
{
    const reading *in_a = &p->in_a->reading, *in_b = &p->in_b->reading;
    if (!is_one_day(x) || !is_relative(in_b, y)) return false;
    const civil_day there = day_of(x), here = day_of(y);
    if (!is_other_day(x, y)) return false;
    out->own = in_b->text.tokens.items[y->token_begin].span;
    if (y->shifted) out->own.end = y->stated.span.end;
    if (is_relative(in_a, x)) {
        if (x->shifted || !y->shifted || labs(there.days - here.days) >= WEEK) return false;
        const char *name = calendar__weekday_name(calendar__weekday(here.days));
        return snprintf(out->written, WRITTEN_MAX, "on %s", name) > 0;
    }
    return there.year == here.year && there.month == here.month &&
           write_like(out, in_a, x, here.day);
}

/* "last week" */
static bool is_span(const timex *t)
{
    return t->shifted && t->stated.known && t->grain > GRAIN_DAY && t->grain <= GRAIN_MONTH;
}

/* y of b in the words of x, where one is "last week" and the other a day of it. */
static bool take_span(reword *out, const timex *x, const timex *y)
{
    if (!(is_span(x) && is_one_day(y)) && !(is_one_day(x) && is_span(y))) return false;
    if (timex__compare(x, y) != TIMEX_CONTAINED) return false;
    out->own = y->stated.span;
    out->other = x->stated.span;
    return true;
}

void reword__find_days(reword_list *out, const pair_view *p)
{
    const claim *a = p->a->claim, *b = p->b->claim;
    out->count = 0;
    for (size_t j = 0; j < b->timex_count && out->count < REWORDS_MAX; j++)
        for (size_t i = 0; i < a->timex_count; i++) {
            const timex *x = &a->timexes[i], *y = &b->timexes[j];
            reword r = { 0 };
            if (!write_day(&r, p, x, y) && !take_span(&r, x, y)) continue;
            if (!is_free(out, r.own)) continue;
            insert(out, r);
            break;
        }
}
