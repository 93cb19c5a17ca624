/* Finds dates and times. Takes the tokens of every sentence, gives a timex for
 * every point in time: "late on Tuesday", "Friday at 12 a.m.", "by 30 June",
 * "shortly before 7 a.m. on Monday", and for durations after "for".
 *
 * Method: at each token an optional bound ("by", "since"), an optional hedge
 * ("shortly after", "the end of"), then a clock time, a part of the day, a date
 * or a relative date, in any order that news uses. The parts are read in
 * timex_clock.c, timex_date.c and timex_relative.c.
 * Blind spots: times told by an event ("the day of the quake"), recurring ones
 * ("every Tuesday"), holidays. */
#include "timex_read.h"

#include <string.h>

#include "lexicon_data.h"
#include "numeral.h"
#include "unit.h"
#include "value.h"

#define ENTRY_WORDS 3 /* words of the longest entry of timex.txt, with room */
#define MOVE_REACH 6  /* tokens searched for "postponed" before "until" */

/* ---- words ------------------------------------------------------------------ */

timex_grain timex__grain(const lexicon_entry *entry)
{
    /* By timex_grain (lint: names). */
    static const char *const names[] = { "",        "day",    "weekend", "week",   "month",
                                         "quarter", "season", "year",    "decade", "century" };
    for (size_t k = 1; k < sizeof names / sizeof *names; k++)
        if (!strcmp(lexicon__text(entry), names[k])) return (timex_grain)k;
    return GRAIN_NONE;
}

timex_entry timex__word(const timex_cursor *c, size_t at)
{
    const char *words[ENTRY_WORDS];
    const lexicon_entry *found = NULL;
    size_t count = 0;
    timex_entry entry = { 0 };
    if (at >= c->in.end || !(c->in.marks[at] & MARK_TIMEX)) return entry;
    while (count < ENTRY_WORDS && at + count < c->in.end) {
        words[count] = c->in.tokens[at + count].norm;
        count++;
    }
    entry.words = lexicon__longest(&lexicon__timex, words, count, &found);
    if (!entry.words) return entry;
    entry.kind = found->bits;
    entry.first = (int)lexicon__number(found, 0);
    entry.second = (int)lexicon__number(found, 1);
    if (entry.kind == TIMEX_GRAIN) entry.first = (int)timex__grain(found);
    return entry;
}

bool timex__read_any(const timex_reader *readers, size_t count, timex_cursor *c, timex *t)
{
    for (size_t k = 0; k < count; k++) {
        timex_cursor next = *c;
        timex date = *t;
        if (!readers[k](&next, &date)) continue;
        *c = next;
        *t = date;
        return true;
    }
    return false;
}

/* ---- one timex -------------------------------------------------------------- */

static timex blank(void)
{
    return (timex){ .zone = ZONE_OWN, .hour = -1, .minute = -1, .part_begin = -1, .part_end = -1 };
}

static bool skip(timex_cursor *c, const char *word)
{
    if (!scan__is(&c->in, c->at, word)) return false;
    c->at++;
    return true;
}

static bool skip_lead(timex_cursor *c, uint32_t flags)
{
    if (!timex__leads(c, c->at, flags)) return false;
    c->at++;
    return true;
}

/* Verbs after which "until Monday" is the time itself: "postponed until Monday",
 * "waited until Monday", "not until Monday". */
static bool moves_before(const timex_cursor *c)
{
    for (size_t i = c->at, n = 0; i > c->in.begin && n < MOVE_REACH; n++) {
        i--;
        if (c->in.tokens[i].kind == TOKEN_PUNCT && strcmp(c->in.tokens[i].norm, "-")) return false;
        if (scan__has(&c->in, i, VALUE_WORDS_MOVED)) return true;
    }
    return false;
}

/* "by", "until" -> deadline; "since", "from" -> since */
static void read_bound(timex_cursor *c, timex *t)
{
    if (scan__is(&c->in, c->at, "no") && scan__is(&c->in, c->at + 1, "later") &&
        scan__is(&c->in, c->at + 2, "than")) {
        c->at += 3;
        t->deadline = true;
        return;
    }
    const bool moved = timex__leads(c, c->at, TIMEX_LEADS_MOVING) && moves_before(c);
    t->deadline = skip_lead(c, TIMEX_LEADS_DEADLINE) && !moved;
    t->since = !t->deadline && !moved && skip_lead(c, TIMEX_LEADS_SINCE);
}

/* "shortly before", "just after", "about", "at around" */
static void read_hedge(timex_cursor *c, timex *t)
{
    size_t from = c->at;
    if (skip_lead(c, TIMEX_LEADS_SOON)) {
        t->loose = skip_lead(c, TIMEX_LEADS_SIDE);
        if (!t->loose) c->at = from;
        return;
    }
    t->loose = skip_lead(c, TIMEX_LEADS_ABOUT);
}

/* "the end of", "the beginning of": the time named after it, loosely */
static void read_edge(timex_cursor *c, timex *t)
{
    timex_cursor next = *c;
    skip(&next, "the");
    if (!scan__has(&next.in, next.at, VALUE_WORDS_EDGE)) return;
    next.at++;
    if (!skip(&next, "of")) return;
    timex_entry grain = timex__word(&next, next.at + 1);
    if (scan__is(&next.in, next.at, "the") && grain.kind == TIMEX_GRAIN) {
        t->shifted = true;
        t->grain = (timex_grain)grain.first;
        next.at += 2;
    }
    t->loose = true;
    *c = next;
}

/* "early", "late": the first or last hours of the day named after it */
static int read_edge_of_day(timex_cursor *c)
{
    size_t from = c->at;
    int edge = skip_lead(c, TIMEX_LEADS_FIRST)  ? 1
               : skip_lead(c, TIMEX_LEADS_LAST) ? 2
               : skip_lead(c, TIMEX_LEADS_MID)  ? 3
                                                : 0;
    if (edge && !skip(c, "-") && !skip(c, "on")) skip(c, "in");
    if (edge) skip(c, "the");
    if (edge && c->at >= c->in.end) c->at = from, edge = 0;
    return edge;
}

static void narrow(timex *t, int edge)
{
    if (!edge) return;
    if (t->grain == GRAIN_DAY && t->part_begin < 0 && t->hour < 0 && edge < 3) {
        t->part_begin = edge == 1 ? 0 : 1020;
        t->part_end = edge == 1 ? 600 : 1740;
    } else {
        t->loose = true;
    }
}

static bool read_day(timex_cursor *c, timex *t)
{
    return timex_relative__read(c, t) || timex_date__read(c, t);
}

/* The day after a clock time or part: ", on Tuesday", "Tuesday", "of 3 June" */
static void read_day_after(timex_cursor *c, timex *t)
{
    timex_cursor next = *c;
    timex day = *t;
    if (!skip(&next, ",")) skip_lead(&next, TIMEX_LEADS_LOCAL);
    if (!skip(&next, "on")) skip(&next, "of");
    int edge = read_edge_of_day(&next);
    if (next.at >= next.in.end || !read_day(&next, &day)) return;
    if (day.grain != GRAIN_DAY || day.counted) return;
    if (day.part_begin < 0 && next.at < next.in.end) timex_clock__read_part(&next, &day);
    narrow(&day, edge);
    *t = day;
    *c = next;
}

/* The time of day after a day: "morning", "at 12 a.m.", ", shortly after noon" */
static void read_time_after(timex_cursor *c, timex *t)
{
    timex_cursor next = *c;
    if (t->grain != GRAIN_DAY) return;
    if (c->at < c->in.end && timex_clock__read_part(c, t)) next = *c;
    skip(&next, ",");
    bool at = skip(&next, "at") || skip_lead(&next, TIMEX_LEADS_NEAR);
    timex clock = *t;
    if (at) read_hedge(&next, &clock);
    if (next.at >= next.in.end || t->hour >= 0 || !timex_clock__read(&next, &clock)) return;
    *t = clock;
    *c = next;
}

/* "8:40 a.m. on Wednesday, Japanese time" */
static void read_zone_after(timex_cursor *c, timex *t)
{
    timex_cursor next = *c;
    if (t->hour < 0 || t->zone != ZONE_OWN) return;
    skip(&next, ",");
    if (next.at < next.in.end && timex_clock__read_zone(&next, t)) *c = next;
}

/* "9 o'clock last night" -> 21:00 */
static void settle_half(timex *t)
{
    int m = t->hour * 60 + t->minute, later = m + 720;
    if (t->hour < 0 || t->hour > 11 || t->halved || t->part_begin < 0) return;
    bool inside = (m >= t->part_begin && m < t->part_end) || m + 1440 < t->part_end;
    if (!inside && later >= t->part_begin && later < t->part_end) t->hour += 12;
}

static bool read_core(timex_cursor *c, timex *t)
{
    timex_cursor next = *c;
    timex time = *t;
    if (timex_clock__read(&next, &time)) {
        if (next.at < next.in.end) timex_clock__read_part(&next, &time);
        read_day_after(&next, &time);
    } else if (!scan__is(&next.in, next.at, "in") &&
               timex__word(&next, next.at + scan__is(&next.in, next.at, "the")).kind ==
                   TIMEX_PART &&
               timex_clock__read_part(&next, &time)) {
        size_t bare = next.at;
        read_day_after(&next, &time);
        if (next.at == bare && !timex__leads(&next, bare - 1, TIMEX_LEADS_ALONE) &&
            !scan__is(&next.in, c->at, "before"))
            return false;
    } else {
        int edge = read_edge_of_day(&next);
        if (next.at >= next.in.end || !read_day(&next, &time)) return false;
        if (!time.counted) read_time_after(&next, &time);
        narrow(&time, edge);
    }
    settle_half(&time);
    read_zone_after(&next, &time);
    *t = time;
    *c = next;
    return true;
}

/* "second" of "for a second half" */
static bool is_second_of(const scan *s, size_t at)
{
    if (!scan__is(s, at, "second") || at + 1 >= s->end) return false;
    return s->words[at + 1].pos == UPOS_NOUN || s->words[at + 1].pos == UPOS_ADJ;
}

/* "for three hours", "for more than a day" */
static bool read_duration(timex_cursor *c, timex *t)
{
    numeral n;
    unit u;
    timex_cursor next = *c;
    if (!skip(&next, "for")) return false;
    for (size_t k = 0; k < 3 && scan__has(&next.in, next.at, VALUE_WORDS_HEDGE); k++) next.at++;
    if (next.at >= next.in.end) return false;
    if (numeral__read(&n, &next.in, next.at, false) && !n.nth && !*n.suffix)
        next.at = n.end;
    else if ((!skip(&next, "a") && !skip(&next, "an")) || is_second_of(&next.in, next.at))
        return false;
    if (!unit__read(&u, &next.in, next.at)) return false;
    if (scan__is(&next.in, u.end, "-")) return false;
    if (!unit__is_time(u.name)) return false;
    t->duration = t->counted = true;
    c->at = u.end;
    return true;
}

static bool read_timex(timex_cursor *c, timex *t)
{
    timex_cursor next = *c;
    *t = blank();
    t->token_begin = c->at;
    if (read_duration(c, t)) {
        t->token_end = c->at;
        return true;
    }
    if (timex__word(c, c->at).kind != TIMEX_PART) {
        read_bound(&next, t);
        if (next.at >= next.in.end) return false;
        read_hedge(&next, t);
        read_edge(&next, t);
    }
    if (next.at >= next.in.end) return false;
    if (!(t->shifted && t->loose) && !read_core(&next, t)) return false;
    c->at = next.at;
    t->token_end = next.at;
    return true;
}

/* Whether a timex can begin with this token, told cheaply. */
static bool may_begin(const timex_cursor *c)
{
    if (c->in.tokens[c->at].kind == TOKEN_PUNCT) return false;
    return c->in.marks[c->at] & (MARK_TIMEX | MARK_TIMEX_LEAD | MARK_NUMBER | MARK_DIGIT);
}

static void find_in(timex_list *out, arena *a, const scan *s, long anchor)
{
    timex_cursor c = { *s, s->begin };
    while (c.at < s->end) {
        timex t;
        if (!may_begin(&c) || !read_timex(&c, &t)) {
            c.at++;
            continue;
        }
        t.stated.span.begin = s->tokens[t.token_begin].span.begin;
        t.stated.span.end = s->tokens[t.token_end - 1].span.end;
        timex_resolve__interval(&t, a, s, anchor);
        timex *kept = ARRAY_PUSH(out, a);
        if (kept) *kept = t;
    }
}

bool timex__find(timex_list *out, arena *a, const reading *in, long anchor)
{
    for (size_t i = 0; i < in->text.sentences.count; i++) {
        scan s = scan__of(in, &in->text.sentences.items[i]);
        find_in(out, a, &s, anchor);
    }
    return !a->failed;
}

const timex *timex__within(const timex_list *list, size_t begin, size_t end, size_t *count)
{
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->items[middle].token_begin < begin)
            low = middle + 1;
        else
            high = middle;
    }
    *count = 0;
    while (*count < TIMEX_WITHIN_MOST && low + *count < list->count &&
           list->items[low + *count].token_begin < end)
        ++*count;
    return *count ? list->items + low : NULL;
}

timex_relation timex__compare(const timex *a, const timex *b)
{
    switch (value__compare(value__of_timex(a), value__of_timex(b))) {
    case VALUE_SAME:
    case VALUE_ROUNDED:
        return TIMEX_SAME;
    case VALUE_FINER:
        return TIMEX_CONTAINED;
    case VALUE_CONFLICT:
        return TIMEX_DISJOINT;
    default:
        return TIMEX_UNKNOWN;
    }
}
