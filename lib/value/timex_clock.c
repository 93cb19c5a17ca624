/* Times of day: "4:12 a.m.", "7.30pm", "1017 GMT", "2300 local time", "noon",
 * "a quarter past eleven", "five o'clock", and its parts: "before dawn", "the
 * early hours of", "evening". A bare "14.05" or "2300" is no time. */
#include "timex_read.h"

#include <string.h>

#include "numeral.h"

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

/* 'a', 'p' or 0; sets the tokens taken */
static char half_day(const timex_cursor *c, size_t at, size_t *taken)
{
    if (at >= c->in.end) return 0;
    const char *w = c->in.tokens[at].norm;
    *taken = 1;
    if (!strcmp(w, "am") || !strcmp(w, "a.m.") || !strcmp(w, "a.m")) return 'a';
    if (!strcmp(w, "pm") || !strcmp(w, "p.m.") || !strcmp(w, "p.m")) return 'p';
    if ((!strcmp(w, "a") || !strcmp(w, "p")) && scan__is(&c->in, at + 1, ".") &&
        scan__is(&c->in, at + 2, "m")) {
        *taken = scan__is(&c->in, at + 3, ".") ? 4 : 3;
        return w[0];
    }
    *taken = 0;
    return 0;
}

static char glued_half(const char *suffix)
{
    if (!strcmp(suffix, "am") || !strcmp(suffix, "a.m.") || !strcmp(suffix, "a.m")) return 'a';
    if (!strcmp(suffix, "pm") || !strcmp(suffix, "p.m.") || !strcmp(suffix, "p.m")) return 'p';
    return 0;
}

static int to_24(int hour, char half)
{
    if (half == 'a') return hour == 12 ? 0 : hour;
    if (half == 'p') return hour < 12 ? hour + 12 : hour;
    return hour;
}

static bool read_zone(timex_cursor *c, timex *t)
{
    timex_entry zone = timex__word(c, c->at);
    if (zone.kind != TIMEX_ZONE) return false;
    t->zone = zone.first;
    c->at += zone.words;
    return true;
}

/* A colon may be a token of its own: "4" ":" "12" */
static bool join_colon(const timex_cursor *c, size_t *at, int *minute, const char **suffix)
{
    int value, none;
    if (**suffix || !scan__is(&c->in, *at, ":") || *at + 1 >= c->in.end) return false;
    if (!scan__glued(&c->in, *at) || !scan__glued(&c->in, *at + 1)) return false;
    if (strlen(c->in.tokens[*at + 1].norm) < 2 ||
        !read_hours(c->in.tokens[*at + 1].norm, &value, &none, suffix))
        return false;
    *minute = value;
    *at += 2;
    return value < 60;
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

static bool read_figures(timex_cursor *c, timex *t)
{
    int hour, minute;
    size_t at = c->at + 1, taken = 0;
    const char *suffix, *word = c->in.tokens[c->at].norm;
    if (!read_hours(word, &hour, &minute, &suffix)) return false;
    bool colon = strchr(word, ':') != NULL || join_colon(c, &at, &minute, &suffix);
    char half = *suffix ? glued_half(suffix) : half_day(c, at, &taken);
    if (*suffix && !half) return false;
    if (half && hour > 12 && !colon && strlen(word) < 3) return false;
    timex_cursor next = *c;
    next.at = at + taken;
    if (!half && scan__is(&c->in, next.at, "o'clock")) next.at++, half = 'o';
    bool zone = read_zone(&next, t) || stands_before_zone(c);
    if (!half && !(colon && hour < 24) && !(zone && (size_t)(suffix - word) >= 3)) return false;
    c->at = next.at;
    t->hour = to_24(hour, half);
    t->minute = minute;
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
        bool said = scan__is(&c->in, n.end, "minutes");
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

bool timex__read_clock(timex_cursor *c, timex *t)
{
    timex_entry word = timex__word(c, c->at);
    if (word.kind == TIMEX_CLOCK) {
        t->hour = word.first / 60;
        t->minute = word.first % 60;
        c->at += word.words;
        return true;
    }
    if (c->in.tokens[c->at].norm[0] >= '0' && c->in.tokens[c->at].norm[0] <= '9')
        return read_figures(c, t);
    return read_spoken(c, t);
}

/* "morning", "in the evening", "the early hours of", "at night", "before dawn" */
bool timex__read_part(timex_cursor *c, timex *t)
{
    size_t at = c->at;
    if (scan__is(&c->in, at, "in") || scan__is(&c->in, at, "at") || scan__is(&c->in, at, "during"))
        at++;
    if (scan__is(&c->in, at, "the")) at++;
    bool early = scan__is(&c->in, at, "early"), late = scan__is(&c->in, at, "late");
    timex_entry word = timex__word(c, at);
    if (word.kind != TIMEX_PART && (early || late)) word = timex__word(c, ++at);
    if (word.kind != TIMEX_PART) return false;
    t->part_begin = word.first;
    t->part_end = word.second;
    c->at = at + word.words;
    if (scan__is(&c->in, c->at, "of") && word.words == 2) c->at++;
    return true;
}
