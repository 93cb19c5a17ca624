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
#include "timex_parts.h"

#include <limits.h>
#include <string.h>

#include "numeral.h"
#include "unit.h"

#define MOVE_REACH 6  /* tokens searched for "postponed" before "until" */
#define VERB_REACH 20 /* tokens searched for the verb that a date belongs to */

static timex blank(void)
{
    return (timex){ .hour = -1, .minute = -1, .part_begin = -1, .part_end = -1 };
}

static bool skip(timex_cursor *c, const char *word)
{
    if (!timex__is(c, c->at, word)) return false;
    c->at++;
    return true;
}

/* Verbs after which "until Monday" is the time itself: "postponed until Monday",
 * "waited until Monday", "not until Monday". */
static bool moves_before(const timex_cursor *c)
{
    static const char *const words[] = { "postponed", "postpone", "postponing",  "delayed", "delay",
                                         "adjourned", "deferred", "rescheduled", "back",    "off",
                                         "waited",    "wait",     "waiting",     "not",     "n't" };
    for (size_t i = c->at, n = 0; i > c->begin && n < MOVE_REACH; n++) {
        i--;
        if (c->tokens[i].kind == TOKEN_PUNCT && strcmp(c->tokens[i].norm, "-")) return false;
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (timex__is(c, i, words[k])) return true;
    }
    return false;
}

/* "by", "until" -> deadline; "since", "from" -> since */
static void read_bound(timex_cursor *c, timex *t)
{
    if (timex__is(c, c->at, "no") && timex__is(c, c->at + 1, "later") && timex__is(c, c->at + 2, "than")) {
        c->at += 3;
        t->deadline = true;
        return;
    }
    bool moved = (timex__is(c, c->at, "until") || timex__is(c, c->at, "till")) && moves_before(c);
    t->deadline =
        skip(c, "by") || skip(c, "until") || skip(c, "till") || skip(c, "before") || skip(c, "through");
    if (moved) t->deadline = false;
    if (moved) return;
    t->since = !t->deadline && (skip(c, "since") || skip(c, "from") || skip(c, "after"));
}

/* "shortly before", "just after", "about", "at around" */
static void read_hedge(timex_cursor *c, timex *t)
{
    size_t from = c->at;
    if (skip(c, "shortly") || skip(c, "just") || skip(c, "soon") || skip(c, "immediately") ||
        skip(c, "minutes")) {
        if (skip(c, "before") || skip(c, "after"))
            t->loose = true;
        else
            c->at = from;
        return;
    }
    t->loose = skip(c, "about") || skip(c, "around") || skip(c, "approximately") || skip(c, "roughly");
}

/* "the end of", "the beginning of": the time named after it, loosely */
static void read_edge(timex_cursor *c, timex *t)
{
    static const char *const edges[] = { "end", "beginning", "start", "middle", "turn", "close" };
    timex_cursor next = *c;
    skip(&next, "the");
    for (size_t k = 0; k < sizeof edges / sizeof *edges; k++) {
        if (!skip(&next, edges[k]) || !skip(&next, "of")) continue;
        if (timex__is(&next, next.at, "the") && timex__word(&next, next.at + 1).kind == TIMEX_WORD_GRAIN) {
            timex_entry grain = timex__word(&next, next.at + 1);
            t->shifted = true;
            t->grain = (timex_grain)grain.first;
            next.at += 2;
        }
        t->loose = true;
        *c = next;
        return;
    }
}

/* "early", "late": the first or last hours of the day named after it */
static int read_edge_of_day(timex_cursor *c)
{
    size_t from = c->at;
    int edge = skip(c, "early")                                           ? 1
               : skip(c, "late")                                          ? 2
               : skip(c, "mid") || skip(c, "earlier") || skip(c, "later") ? 3
                                                                          : 0;
    if (edge && !skip(c, "-") && !skip(c, "on")) skip(c, "in");
    if (edge) skip(c, "the");
    if (edge && c->at >= c->end) c->at = from, edge = 0;
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
    return timex__read_relative(c, t) || timex__read_date(c, t);
}

/* The day after a clock time or part: ", on Tuesday", "Tuesday", "of 3 June" */
static void read_day_after(timex_cursor *c, timex *t)
{
    timex_cursor next = *c;
    timex day = *t;
    if (!skip(&next, ",")) skip(&next, "local");
    skip(&next, "on");
    int edge = read_edge_of_day(&next);
    if (next.at >= next.end || !read_day(&next, &day)) return;
    if (day.grain != GRAIN_DAY || day.counted) return;
    if (day.part_begin < 0 && next.at < next.end) timex__read_part(&next, &day);
    narrow(&day, edge);
    *t = day;
    *c = next;
}

/* The time of day after a day: "morning", "at 12 a.m.", ", shortly after noon" */
static void read_time_after(timex_cursor *c, timex *t)
{
    timex_cursor next = *c;
    if (t->grain != GRAIN_DAY) return;
    if (c->at < c->end && timex__read_part(c, t)) next = *c;
    skip(&next, ",");
    bool at = skip(&next, "at") || skip(&next, "around") || skip(&next, "about");
    timex clock = *t;
    if (at) read_hedge(&next, &clock);
    if (next.at >= next.end || t->hour >= 0 || !timex__read_clock(&next, &clock)) return;
    *t = clock;
    *c = next;
}

static bool read_core(timex_cursor *c, timex *t)
{
    timex_cursor next = *c;
    timex time = *t;
    if (timex__read_clock(&next, &time)) {
        if (next.at < next.end) timex__read_part(&next, &time);
        read_day_after(&next, &time);
    } else if (!timex__is(&next, next.at, "in") &&
               timex__word(&next, next.at + timex__is(&next, next.at, "the")).kind == TIMEX_WORD_PART &&
               timex__read_part(&next, &time)) {
        size_t bare = next.at;
        read_day_after(&next, &time);
        if (next.at == bare && strcmp(next.tokens[bare - 1].norm, "overnight") &&
            strcmp(next.tokens[c->at].norm, "before"))
            return false;
    } else {
        int edge = read_edge_of_day(&next);
        if (next.at >= next.end || !read_day(&next, &time)) return false;
        if (!time.counted) read_time_after(&next, &time);
        narrow(&time, edge);
    }
    *t = time;
    *c = next;
    return true;
}

/* "for three hours", "for more than a day" */
static bool read_duration(timex_cursor *c, timex *t)
{
    static const char *const fillers[] = { "more",   "than", "at",    "least", "about",   "nearly",
                                           "almost", "up",   "to",    "over",  "another", "some",
                                           "around", "just", "under", "only" };
    numeral n;
    unit u;
    timex_cursor next = *c;
    if (!skip(&next, "for")) return false;
    for (size_t k = 0; k < 3; k++)
        for (size_t f = 0; f < sizeof fillers / sizeof *fillers; f++)
            if (skip(&next, fillers[f])) break;
    if (next.at >= next.end) return false;
    if (numeral__read(&n, next.marked, next.at, next.end, false) && !n.nth && !*n.suffix)
        next.at = n.end;
    else if (!skip(&next, "a") && !skip(&next, "an"))
        return false;
    if (!unit__read(&u, next.marked, next.at, next.end)) return false;
    if (timex__is(&next, u.end, "-")) return false;
    static const char *const names[] = { "second ", "minute ", "hour ", "day ",
                                         "week ",   "month ",  "year ", "night " };
    for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
        if (strncmp(u.name, names[k], strlen(names[k]))) continue;
        t->duration = t->counted = true;
        c->at = u.end;
        return true;
    }
    return false;
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
    if (timex__word(c, c->at).kind != TIMEX_WORD_PART) {
        read_bound(&next, t);
        if (next.at >= next.end) return false;
        read_hedge(&next, t);
        read_edge(&next, t);
    }
    if (next.at >= next.end) return false;
    if (!(t->shifted && t->loose) && !read_core(&next, t)) return false;
    c->at = next.at;
    t->token_end = next.at;
    return true;
}

/* +1 if the word speaks of what is to come, -1 of what was, 0 neither. */
static int direction(const timex_cursor *c, size_t at)
{
    static const char *const ahead[] = { "will",    "'ll",      "shall", "due",   "scheduled", "plans",
                                         "planned", "expected", "set",   "would", "may",       "could" };
    for (size_t k = 0; k < sizeof ahead / sizeof *ahead; k++)
        if (timex__is(c, at, ahead[k])) return 1;
    switch (c->words[at].form) {
    case FORM_MODAL:
        return 1;
    case FORM_PRESENT:
        return 1;
    case FORM_BASE:
        return at > c->begin && timex__is(c, at - 1, "to") ? 1 : 0;
    case FORM_PAST:
        return -1;
    default:
        return 0;
    }
}

/* Which way the clause around t looks, by the nearest verb before it that
 * tells, else the nearest after it. */
static int look(const timex_cursor *whole, const timex *t)
{
    for (size_t i = t->token_begin, n = 0; i > whole->begin && n < VERB_REACH; n++) {
        int way = direction(whole, --i);
        if (way) return way;
    }
    for (size_t i = t->token_end, n = 0; i < whole->end && n < VERB_REACH; n++, i++) {
        int way = direction(whole, i);
        if (way) return way;
    }
    return 0;
}

/* Whether a timex can begin with this token, told cheaply. */
static bool may_begin(const timex_cursor *c)
{
    if (c->tokens[c->at].kind == TOKEN_PUNCT) return false;
    return c->marked.marks[c->at] & (MARK_TIMEX | MARK_TIMEX_LEAD | MARK_NUMBER | MARK_DIGIT);
}

static bool find_in(timex_list *out, arena *a, timex_cursor whole, long anchor)
{
    timex_cursor c = whole;
    while (c.at < c.end) {
        timex t;
        if (!may_begin(&c) || !read_timex(&c, &t)) {
            c.at++;
            continue;
        }
        timex *kept = ARRAY_PUSH(out, a);
        if (!kept) return false;
        t.stated.span.begin = c.tokens[t.token_begin].span.begin;
        t.stated.span.end = c.tokens[t.token_end - 1].span.end;
        *kept = t;
        if (!timex__resolve(kept, a, anchor, look(&whole, kept))) return false;
    }
    return true;
}

static bool find_all(timex_list *out, arena *a, const segments *text, timex_cursor c, long anchor)
{
    for (size_t i = 0; i < text->sentences.count; i++) {
        const sentence *s = &text->sentences.items[i];
        c.begin = c.at = s->token_begin;
        c.end = s->token_end;
        if (!find_in(out, a, c, anchor)) return false;
    }
    return true;
}

bool timex__find_marked(timex_list *out, arena *a, const segments *text, const syntax *tree,
                        marked_words marked)
{
    timex_cursor c = { .marked = marked, .tokens = marked.tokens, .words = tree->words };
    return find_all(out, a, text, c, LONG_MIN);
}

bool timex__find(timex_list *out, arena *a, const segments *text, const syntax *tree, long anchor)
{
    timex_cursor c = { .tokens = text->tokens.items, .words = tree->words };
    return marks__make(&c.marked, a, &text->tokens) && find_all(out, a, text, c, anchor);
}
