/* Times of day: "4:12 a.m.", "7.30pm", "1017 GMT", "2300 local time", "noon",
 * "a quarter past eleven", "five o'clock", and its parts: "before dawn", "the
 * early hours of", "evening". A bare "14.05" or "2300" is no time, nor "with 2:34
 * left". */
#include "timex_read.h"

#include <string.h>

#include "base/utf8.h"
#include "measure.h"

/* "4:12" -> 4, 12; "4.20am" -> 4, 20 and suffix "am"; "1017" -> 10, 17 */
static bool read_hours(const char *p, int *hour, int *minute, const char **suffix)
{
    const char *start = p;
    *hour = *minute = 0;
    for (; *p >= '0' && *p <= '9' && p - start < 4; p++) *hour = *hour * 10 + (*p - '0');
    if (p == start) return false;
    if (p - start >= 3) {
        *minute = *hour % 100;
        *hour /= 100;
    } else if ((*p == ':' || *p == '.') && p[1] >= '0' && p[1] <= '5' && p[2] >= '0' &&
               p[2] <= '9') {
        *minute = (p[1] - '0') * 10 + (p[2] - '0');
        p += 3;
    }
    *suffix = p;
    return *hour <= 24 && *minute < 60;
}

static char half_named(const char *word)
{
    uint32_t bits = lexicon__bits(&lexicon__figure_words, word);
    return bits & FIGURE_WORDS_AM ? 'a' : bits & FIGURE_WORDS_PM ? 'p' : 0;
}

/* "p." or "p", "." -> the tokens of a letter with its stop; 0: another word */
static size_t lettered(const scan *s, size_t at, char letter)
{
    const char *w = at < s->end ? s->tokens[at].norm : "";
    if (w[0] != letter || (w[1] && strcmp(w + 1, "."))) return 0;
    return !w[1] && scan__is(s, at + 1, ".") ? 2 : 1;
}

/* 'a', 'p' or 0; sets the tokens taken */
static char half_day(const timex_cursor *c, size_t at, size_t *taken)
{
    if (at >= c->in.end) return 0;
    const char *w = c->in.tokens[at].norm;
    *taken = 1;
    if (half_named(w)) return half_named(w);
    const size_t first = lettered(&c->in, at, 'a') + lettered(&c->in, at, 'p');
    const size_t second = lettered(&c->in, at + first, 'm');
    const bool stopped = first == 2 || w[1];
    *taken = first && stopped && second ? first + second : 0;
    return *taken ? w[0] : 0;
}

static int to_24(int hour, char half)
{
    if (half == 'a') return hour == 12 ? 0 : hour;
    if (half == 'p') return hour < 12 ? hour + 12 : hour;
    return hour;
}

/* "+05:00", "-5" glued to GMT: minutes, moving *at */
static int read_offset(const scan *s, size_t *at)
{
    int hour, minute;
    const char *rest;
    bool plus = scan__is(s, *at, "+"), minus = scan__is(s, *at, "-");
    if ((!plus && !minus) || *at + 1 >= s->end || !scan__glued(s, *at + 1)) return 0;
    if (!read_hours(s->tokens[*at + 1].norm, &hour, &minute, &rest) || *rest) return 0;
    *at += 2;
    return (minus ? -1 : 1) * (hour * 60 + minute);
}

bool timex_clock__read_zone(timex_cursor *c, timex *t)
{
    const scan *s = &c->in;
    bool open = scan__is(s, c->at, "(");
    timex_entry zone = timex__word(c, c->at + open);
    size_t at = c->at + open + zone.words;
    if (zone.kind != TIMEX_ZONE) return false;
    int offset = zone.first == 0 ? read_offset(s, &at) : 0;
    if (open && !scan__is(s, at, ")")) return false;
    t->zone = zone.first + offset;
    c->at = at + open;
    return true;
}

/* ":12" of "4:12" and ":40" of "2:48:40", tokens of their own; *spaced where a page
 * put a space in: "8: 30pm" */
static bool read_colon(const scan *s, size_t *at, int *value, const char **suffix, bool *spaced)
{
    if (!scan__is(s, *at, ":") || *at + 1 >= s->end || !scan__glued(s, *at)) return false;
    const char *figure = s->tokens[*at + 1].norm;
    if (!utf8__is_figure(figure[0]) || !utf8__is_figure(figure[1]) || utf8__is_figure(figure[2]))
        return false;
    *spaced |= !scan__glued(s, *at + 1);
    *value = (figure[0] - '0') * 10 + figure[1] - '0';
    *suffix = figure + 2;
    *at += 2;
    return *value < 60;
}

/* "1353" in "at 1353 (1023 GMT)" */
static bool stands_before_zone(const timex_cursor *c)
{
    size_t at = c->at + 1;
    if (c->at <= c->in.begin || !scan__is(&c->in, c->at - 1, "at") || !scan__is(&c->in, at, "(") ||
        at + 2 >= c->in.end)
        return false;
    return timex__word(c, at + 2).kind == TIMEX_ZONE;
}

/* A clock in figures: what its tokens say. */
typedef struct figures {
    int hour, minute;
    size_t end; /* first token after it */
    bool colon;
    char half; /* 'a', 'p', 'o' for o'clock, 'z' for a zone glued to it; 0: none */
    size_t digits;
} figures;

/* "4:12", "2:48:40 PM", "8: 30pm", "7.30pm", "0600" */
static bool read_digits(const timex_cursor *c, timex *t, figures *f)
{
    const scan *s = &c->in;
    const char *suffix, *word = s->tokens[c->at].norm;
    size_t taken = 0;
    int seconds;
    bool spaced = false;
    *f = (figures){ .end = c->at + 1, .colon = strchr(word, ':') != NULL };
    if (!read_hours(word, &f->hour, &f->minute, &suffix)) return false;
    f->digits = (size_t)(suffix - word);
    if (suffix[0] == ':' && utf8__is_figure(suffix[1]) && utf8__is_figure(suffix[2]))
        suffix += 3; /* 2:48:40 */
    if (!*suffix && !f->colon) f->colon = read_colon(s, &f->end, &f->minute, &suffix, &spaced);
    figures with = *f;
    const char *rest = suffix;
    bool apart = false;
    if (!*suffix && f->colon && read_colon(s, &with.end, &seconds, &rest, &apart)) {
        bool told = *rest ? half_named(rest) : half_day(c, with.end, &taken);
        if (told || !apart) *f = with, suffix = rest;
    }
    f->half = *suffix ? half_named(suffix) : half_day(c, f->end, &taken);
    f->end += *suffix ? 0 : taken;
    const lexicon_entry *zone = *suffix ? lexicon__entry(&lexicon__timex, suffix) : NULL;
    if (!f->half && zone && zone->bits & TIMEX_ZONE) {
        f->half = 'z';
        t->zone = (int)lexicon__number(zone, 0);
    }
    return f->half || (!*suffix && !spaced);
}

/* "6" of "between 6 and 7pm": the half of the day that is told of the second. */
static void share_half(const timex_cursor *c, figures *f)
{
    const scan *s = &c->in;
    figures second;
    timex none = { 0 };
    timex_cursor next = { c->in, f->end + 1 };
    bool joint =
        scan__is(s, f->end, "and") || scan__is(s, f->end, "to") || scan__is(s, f->end, "-");
    if (f->half || !joint || f->hour > 12 || f->digits > 2 || next.at >= s->end) return;
    if (!utf8__is_figure(s->tokens[next.at].norm[0]) || !read_digits(&next, &none, &second)) return;
    if (second.half != 'a' && second.half != 'p') return;
    bool earlier = to_24(f->hour, second.half) <= to_24(second.hour, second.half);
    f->half = earlier ? second.half : 'a';
}

/* "8" of "at 8 in the morning": its part of the day follows. */
static bool has_part(const timex_cursor *c, const figures *f)
{
    timex none = { 0 };
    timex_cursor next = { c->in, f->end };
    bool lead = c->at > c->in.begin && scan__has(&c->in, c->at - 1, VALUE_WORDS_CLOCK);
    if (!lead || f->digits > 2 || f->hour < 1 || f->hour > 12 || f->end >= c->in.end) return false;
    bool joint = scan__is(&c->in, f->end, "in") || scan__is(&c->in, f->end, "at");
    return joint && timex_clock__read_part(&next, &none);
}

/* "hours" of "0600 hours" and "at 1706 hours" */
static bool is_military(const timex_cursor *c, const figures *f)
{
    const scan *s = &c->in;
    if (!scan__says(s, f->end, FIGURE_WORDS_HOURS)) return false;
    bool at = c->at > s->begin && scan__is(s, c->at - 1, "at");
    return f->colon || (f->digits == 4 && (at || s->tokens[c->at].norm[0] == '0'));
}

/* Whether a figure is a zone's offset: "05:00" of "GMT+05:00" */
static bool is_offset(const scan *s, size_t at)
{
    if (at < s->begin + 2 || !scan__glued(s, at)) return false;
    return scan__is(s, at - 1, "+") && scan__glued(s, at - 1);
}

static bool read_figures(timex_cursor *c, timex *t)
{
    figures f;
    timex time = *t;
    if (is_offset(&c->in, c->at) || !read_digits(c, &time, &f)) return false;
    if (f.half && f.half != 'z' && f.hour > 12 && !f.colon && f.digits < 3) return false;
    if (f.colon && !f.half && measure__is_left(&c->in, f.end)) return false;
    share_half(c, &f);
    timex_cursor next = { c->in, f.end };
    if (!f.half && scan__is(&c->in, f.end, "o'clock")) next.at++, f.half = 'o';
    bool military = !f.half && is_military(c, &f);
    next.at += military;
    bool zone = timex_clock__read_zone(&next, &time) || stands_before_zone(c) || military;
    bool plain = (f.colon && f.hour < 24) || (zone && f.digits >= 3) || has_part(c, &f);
    if (!f.half && !plain) return false;
    time.hour = to_24(f.hour, f.half);
    time.minute = f.minute;
    time.halved = f.half == 'a' || f.half == 'p' || f.hour > 12;
    *t = time;
    c->at = next.at;
    return true;
}

/* "a quarter past eleven", "half past ten", "twenty to nine", "five o'clock" */
static bool read_spoken(timex_cursor *c, timex *t)
{
    numeral n;
    int minutes = 0;
    size_t at = c->at + (scan__is(&c->in, c->at, "a") ? 1 : 0);
    if (scan__is(&c->in, at, "quarter"))
        minutes = 15, at++;
    else if (scan__is(&c->in, at, "half"))
        minutes = 30, at++;
    else if (numeral__read(&n, &c->in, at, false) && !n.nth && !n.fraction && n.value >= 1 &&
             n.value < 30) {
        if (scan__is(&c->in, n.end, "o'clock")) {
            t->hour = (int)n.value;
            t->minute = 0;
            c->at = n.end + 1;
            return n.value <= 12;
        }
        bool said = timex__leads(c, n.end, TIMEX_LEADS_MINUTES);
        minutes = (int)n.value;
        at = n.end + said;
        if (scan__is(&c->in, at, "to") && !said) return false; /* two to one */
    } else
        return false;
    bool past = scan__is(&c->in, at, "past"), to = scan__is(&c->in, at, "to") && minutes != 30;
    if (!past && !to) return false;
    if (!numeral__read(&n, &c->in, at + 1, false)) return false;
    if (n.nth || n.fraction || n.scaled || n.value < 1 || n.value > 12 || *n.suffix) return false;
    t->hour = (int)n.value - to;
    t->minute = to ? 60 - minutes : minutes;
    c->at = n.end;
    return true;
}

bool timex_clock__read(timex_cursor *c, timex *t)
{
    size_t twelve = scan__is(&c->in, c->at, "12"); /* 12 noon */
    timex_entry word = timex__word(c, c->at + twelve);
    if (word.kind == TIMEX_CLOCK) {
        c->at += twelve;
        t->hour = word.first / 60;
        t->minute = word.first % 60;
        t->halved = true;
        c->at += word.words;
        return true;
    }
    if (c->in.tokens[c->at].norm[0] >= '0' && c->in.tokens[c->at].norm[0] <= '9')
        return read_figures(c, t);
    return read_spoken(c, t);
}

/* "morning", "in the evening", "the early hours of", "at night", "before dawn" */
bool timex_clock__read_part(timex_cursor *c, timex *t)
{
    size_t at = c->at;
    if (scan__is(&c->in, at, "in") || scan__is(&c->in, at, "at") || scan__is(&c->in, at, "during"))
        at++;
    if (scan__is(&c->in, at, "the")) at++;
    bool edge = scan__says(&c->in, at, FIGURE_WORDS_EARLY | FIGURE_WORDS_LATE);
    timex_entry word = timex__word(c, at);
    if (word.kind != TIMEX_PART && edge) word = timex__word(c, ++at);
    if (word.kind != TIMEX_PART) return false;
    t->part_begin = word.first;
    t->part_end = word.second;
    c->at = at + word.words;
    if (scan__is(&c->in, c->at, "of") && word.words == 2) c->at++;
    return true;
}
