/* Calendar dates and relative ones. "3 June 2024", "June 3rd", "Tuesday, 3
 * June", "March 2021", "2019", "the 1970s", "the second quarter of 2026",
 * "last summer" and "yesterday", "this week", "four years ago", "a day later".
 *
 * Ambiguous words need company: "May" and "March" a capital and a preposition,
 * a day or a year; a bare year a place where no count could stand. Dates in
 * figures are read only as 2024-06-03, since 03/06 means two days. */
#include "timex_read.h"

#include <string.h>

#include "calendar.h"
#include "figure.h"
#include "lexicon_data.h"

#define YEAR_FIRST 1000 /* of a year after a preposition */
#define YEAR_BARE_FIRST 1900
#define YEAR_BARE_LAST 2049
#define YEAR_LAST 2199

static bool before(const timex_cursor *c, const char *word)
{
    return c->at > c->in.begin && scan__is(&c->in, c->at - 1, word);
}

/* A plain figure of the given range: "2019" */
static int plain_figure(const timex_cursor *c, size_t at, int low, int high)
{
    const char *rest;
    if (at >= c->in.end) return 0;
    const char *word = c->in.tokens[at].norm;
    if (word[0] < '1' || word[0] > '9' || strlen(word) > 4) return 0;
    double value = figure__decimal(word, &rest);
    return !*rest && value >= low && value <= high ? (int)value : 0;
}

/* "2", "2nd", "23rd" -> a day of the month */
static int day_of_month(const timex_cursor *c, size_t at)
{
    numeral n;
    scan alone = c->in;
    alone.end = at + 1;
    if (at >= c->in.end || c->in.tokens[at].norm[0] < '0' || c->in.tokens[at].norm[0] > '9')
        return 0;
    if (!numeral__read(&n, &alone, at, false) || n.scaled || *n.suffix) return 0;
    if (!n.plain || strlen(c->in.tokens[at].norm) > 4) return 0;
    return n.value >= 1 && n.value <= 31 ? (int)n.value : 0;
}

static bool is_title(const timex_cursor *c, size_t at)
{
    return c->in.tokens[at].shape == SHAPE_TITLE || c->in.tokens[at].shape == SHAPE_UPPER;
}

/* The month that begins at `at`, or 0. "may" and "march" must be capitalised. */
static int month_at(const timex_cursor *c, size_t at)
{
    if (at >= c->in.end) return 0;
    timex_entry word = timex__word(c, at);
    bool mid = !strncmp(c->in.tokens[at].norm, "mid-", 4);
    return word.kind == TIMEX_MONTH && (is_title(c, at) || mid) ? word.first : 0;
}

/* "3-5", "3 to 5", "3 and 4" before or after a month: the last day, moving *at */
static int last_day(const timex_cursor *c, size_t *at, int first)
{
    const scan *s = &c->in;
    if (!scan__is(s, *at, "-") && !scan__is(s, *at, "to") && !scan__is(s, *at, "and") &&
        !scan__is(s, *at, "&") && !scan__is(s, *at, "until"))
        return 0;
    int day = day_of_month(c, *at + 1);
    if (day <= first) return 0;
    *at += 2;
    return day;
}

/* Whether the figure before `at` counts what follows: "2000 people" */
static bool counts(const timex_cursor *c, size_t at)
{
    if (scan__is(&c->in, at, "%") || scan__has(&c->in, at, VALUE_WORDS_NEVER)) return true;
    return at < c->in.end && c->in.words[at].pos == UPOS_NOUN && c->in.words[at].plural &&
           !before(c, "the") && lexicon__has(&lexicon__counted, c->in.words[at].lemma);
}

/* "2024", ", 2024", "of 2024", "last year" is relative and not here */
static void read_year_after(timex_cursor *c, timex *t, bool day_named)
{
    size_t at = c->at;
    bool comma = scan__is(&c->in, at, ",");
    if (comma && !day_named && !plain_figure(c, at + 1, YEAR_BARE_FIRST, YEAR_BARE_LAST)) return;
    if (comma && !day_named && counts(c, at + 2)) return; /* "in June, 2000 people left" */
    if (comma)
        at++;
    else if (scan__is(&c->in, at, "of"))
        at++;
    int year = plain_figure(c, at, YEAR_FIRST, YEAR_LAST);
    if (!year) return;
    t->year = year;
    c->at = at + 1;
}

/* "3 June", "3rd of June", "3-5 June" */
static bool read_day_month(timex_cursor *c, timex *t)
{
    size_t at = c->at + scan__is(&c->in, c->at, "the");
    int day = day_of_month(c, at), last;
    if (!day) return false;
    at++;
    last = last_day(c, &at, day);
    at += scan__is(&c->in, at, "of");
    int month = month_at(c, at);
    if (!month) return false;
    t->day = day;
    t->last_day = last;
    t->month = month;
    t->grain = GRAIN_DAY;
    c->at = at + 1;
    read_year_after(c, t, true);
    return true;
}

/* "May", "March" and "Jan" without its point are more than a month. */
static bool is_other_word(const timex_cursor *c, int month)
{
    return month == 3 || month == 5 || strlen(c->in.tokens[c->at].norm) == 3;
}

/* Whether a bare "May", "March" or "Jan" is the month. */
static bool is_month_context(const timex_cursor *c)
{
    if (c->at <= c->in.begin) return false;
    return before(c, "-") || scan__has(&c->in, c->at - 1, VALUE_WORDS_MONTH);
}

/* "June 3", "June 3rd, 2024", "June 2024", "June" */
static bool read_month(timex_cursor *c, timex *t)
{
    int month = month_at(c, c->at);
    if (!month) return false;
    bool mid = !strncmp(c->in.tokens[c->at].norm, "mid-", 4);
    size_t at = c->at + 1;
    int day = day_of_month(c, at + scan__is(&c->in, at, "the"));
    if (day && scan__is(&c->in, at, "the")) at++;
    size_t after = at + 1;
    bool unit_follows = day && after < c->in.end && scan__is(&c->in, after, "%");
    if (day && !unit_follows) {
        c->at = after;
        t->last_day = last_day(c, &c->at, day);
        t->day = day;
        t->grain = GRAIN_DAY;
    } else {
        bool year = plain_figure(c, at + scan__is(&c->in, at, "of"), YEAR_FIRST, YEAR_LAST) != 0;
        if (is_other_word(c, month) && !year && !is_month_context(c) && !mid) return false;
        c->at = at;
        t->grain = GRAIN_MONTH;
    }
    t->month = month;
    t->loose |= mid;
    read_year_after(c, t, day != 0);
    return true;
}

/* "2024-06-03", in one token or five */
static bool read_iso(timex_cursor *c, timex *t)
{
    char date[11];
    long days;
    size_t length = 0, at = c->at;
    while (at < c->in.end && length + strlen(c->in.tokens[at].norm) < sizeof date) {
        if (at > c->at && !scan__glued(&c->in, at)) break;
        memcpy(date + length, c->in.tokens[at].norm, strlen(c->in.tokens[at].norm));
        length += strlen(c->in.tokens[at++].norm);
    }
    date[length] = '\0';
    if (!calendar__parse(date, &days)) return false;
    calendar__civil(days, &t->year, &t->month, &t->day);
    t->grain = GRAIN_DAY;
    c->at = at;
    return true;
}

static bool is_day(int month, int day)
{
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* "27/11/2005" and "11/27/2005" -> the day; "05/02/2007" is one of two days, and only
 * its year is taken. With points the day is first. */
static bool set_numeric(timex *t, int first, int second, int year, bool points)
{
    bool month_first = is_day(first, second), day_first = is_day(second, first);
    if (!month_first && !day_first) return false;
    t->year = year < 50 ? 2000 + year : year < 100 ? 1900 + year : year;
    t->grain = GRAIN_YEAR;
    if (month_first && day_first && first != second && !points) return true;
    t->month = day_first ? second : first;
    t->day = day_first ? first : second;
    t->grain = GRAIN_DAY;
    return true;
}

/* "11/27/2005", "10/25/11", "27.11.2005", "2012.08.08" */
static bool read_numeric(timex_cursor *c, timex *t)
{
    const char *p = c->in.tokens[c->at].norm;
    int parts[3] = { 0 };
    size_t widths[3] = { 0 }, k = 0;
    char mark = 0;
    for (; *p; p++) {
        if (*p >= '0' && *p <= '9' && widths[k] < 4) {
            parts[k] = parts[k] * 10 + (*p - '0');
            widths[k]++;
        } else if ((*p == '/' || *p == '.') && (!mark || *p == mark) && k < 2 && widths[k]) {
            mark = *p;
            k++;
        } else {
            return false;
        }
    }
    bool years = widths[2] == 4 || (widths[2] == 2 && mark == '/'), short_parts = widths[1] <= 2;
    if (k < 2 || !short_parts) return false;
    c->at++;
    if (widths[0] == 4 && widths[2] <= 2) return set_numeric(t, parts[2], parts[1], parts[0], true);
    return widths[0] <= 2 && years && set_numeric(t, parts[0], parts[1], parts[2], mark == '.');
}

/* "early", "mid", "late" */
#define PART (FIGURE_WORDS_EARLY | FIGURE_WORDS_MID | FIGURE_WORDS_LATE)

/* "90s" after "the", "late" or an apostrophe; not "in his 90s" */
static bool read_short_decade(timex_cursor *c, timex *t)
{
    const char *rest, *word = c->in.tokens[c->at].norm;
    bool cut = *word == '\'', part = c->at > c->in.begin && scan__says(&c->in, c->at - 1, PART);
    double value = figure__decimal(word + cut, &rest);
    if (rest != word + cut + 2 || strcmp(rest, "s") || (int)value % 10) return false;
    if (!cut && !part && !before(c, "the")) return false;
    if (part && c->at > c->in.begin + 1 && scan__has(&c->in, c->at - 2, VALUE_WORDS_OWNER))
        return false;
    t->year = 1900 + (int)value;
    t->grain = GRAIN_DECADE;
    c->at++;
    return true;
}

static bool is_grain(const timex_cursor *c, size_t at, timex_grain grain)
{
    const timex_entry word = timex__word(c, at);
    return word.kind == TIMEX_GRAIN && word.first == (int)grain;
}

/* "1970s", "1970" "s", "19th century" */
static bool read_era(timex_cursor *c, timex *t)
{
    const char *rest, *word = c->in.tokens[c->at].norm;
    size_t at = c->at + 1;
    double value = figure__decimal(word, &rest);
    if (rest - word == 4 && value >= YEAR_FIRST && value <= YEAR_LAST && (long)value % 10 == 0) {
        if (!*rest && (scan__is(&c->in, at, "s") || scan__is(&c->in, at, "'s")) &&
            scan__glued(&c->in, at))
            at++, rest = "s";
        if (strcmp(rest, "s") && strcmp(rest, "'s")) return false;
        t->year = (int)value;
        t->grain = GRAIN_DECADE;
        c->at = at;
        return true;
    }
    numeral n;
    if (!numeral__read(&n, &c->in, c->at, false) || !n.nth || n.value > 30) return false;
    at = n.end + scan__is(&c->in, n.end, "-");
    if (!is_grain(c, at, GRAIN_CENTURY)) return false;
    t->year = ((int)n.value - 1) * 100;
    t->grain = GRAIN_CENTURY;
    c->at = at + 1;
    return true;
}

static bool read_bare_year(timex_cursor *c, timex *t)
{
    int year = plain_figure(c, c->at, YEAR_FIRST, YEAR_LAST);
    size_t at = c->at + 1;
    bool sign = false;
    if (!year || counts(c, at)) return false;
    if (at < c->in.end && scan__is(&c->in, at, "/")) return false;
    if (c->at > c->in.begin) {
        sign = before(c, "(") || scan__has(&c->in, c->at - 1, VALUE_WORDS_YEAR);
        if (before(c, "$") || before(c, "#") || scan__has(&c->in, c->at - 1, VALUE_WORDS_COUNTED))
            return false;
        if (scan__is(&c->in, c->at - 1, "-") && scan__glued(&c->in, c->at) &&
            c->at - 1 > c->in.begin && scan__glued(&c->in, c->at - 1) &&
            c->in.tokens[c->at - 2].kind == TOKEN_WORD && !scan__says(&c->in, c->at - 2, PART))
            return false;
    }
    bool range = scan__is(&c->in, at, "-") && scan__glued(&c->in, at) &&
                 plain_figure(c, at + 1, year + 1, YEAR_LAST);
    bool bare = (year >= YEAR_BARE_FIRST && year <= YEAR_BARE_LAST) || range;
    if (!bare && !(sign && (year >= 1500 || before(c, "in") || before(c, "since")))) return false;
    t->year = year;
    t->grain = GRAIN_YEAR;
    c->at = at;
    if (scan__is(&c->in, at, "-") && at + 1 < c->in.end && scan__glued(&c->in, at) &&
        scan__glued(&c->in, at + 1) && strlen(c->in.tokens[at + 1].norm) == 2 &&
        plain_figure(c, at + 1, year % 100, 99))
        c->at = at + 2; /* 2014-15 */
    else if (range) {
        c->at = at + 2; /* 1860-1865 */
        t->loose = true;
    }
    return true;
}

/* "second quarter of 2026", "second-quarter", "Q2 2026" */
static bool read_quarter(timex_cursor *c, timex *t)
{
    numeral n;
    const char *word = c->in.tokens[c->at].norm;
    size_t at = c->at + 1;
    if (word[0] == 'q' && word[1] >= '1' && word[1] <= '4' && !word[2]) {
        t->quarter = word[1] - '0';
    } else {
        if (!numeral__read(&n, &c->in, c->at, false) || !n.nth || n.value > 4) return false;
        at = n.end + scan__is(&c->in, n.end, "-");
        if (!is_grain(c, at, GRAIN_QUARTER)) return false;
        t->quarter = (int)n.value;
        at++;
    }
    t->grain = GRAIN_QUARTER;
    c->at = at;
    read_year_after(c, t, false);
    return true;
}

/* "in the spring", "since the spring", "summer 2024", "the autumn of 2023" */
static bool read_season(timex_cursor *c, timex *t)
{
    timex_cursor next = *c;
    next.at += scan__is(&c->in, c->at, "the");
    timex_entry word = timex__word(&next, next.at);
    if (word.kind != TIMEX_SEASON) return false;
    bool fall = timex__leads(&next, next.at, TIMEX_LEADS_FALL), name = is_title(&next, next.at);
    next.at += word.words;
    if (name && next.at < next.in.end && next.in.tokens[next.at].kind == TOKEN_WORD &&
        is_title(&next, next.at))
        return false; /* the Winter Meetings */
    read_year_after(&next, t, false);
    bool sign =
        c->at > c->in.begin && (before(c, "-") || scan__has(&c->in, c->at - 1, VALUE_WORDS_SEASON));
    if (!t->year && (!sign || fall)) return false;
    t->season = word.first;
    t->grain = GRAIN_SEASON;
    c->at = next.at;
    return true;
}

static bool is_plural_weekday(const timex_cursor *c)
{
    return scan__is(&c->in, c->at, "every") || before(c, "every") || before(c, "each");
}

/* "Tuesday", "Tuesday, 3 June" */
static bool read_weekday(timex_cursor *c, timex *t)
{
    timex_entry word = timex__word(c, c->at);
    if (word.kind != TIMEX_WEEKDAY || is_plural_weekday(c)) return false;
    t->weekday = word.first;
    t->grain = GRAIN_DAY;
    c->at += word.words;
    timex_cursor next = *c;
    if (scan__is(&next.in, next.at, ",") || scan__is(&next.in, next.at, "(")) next.at++;
    if (next.at >= next.in.end) return true;
    timex date = *t;
    if (read_day_month(&next, &date) || (read_month(&next, &date) && date.day)) {
        *t = date;
        *c = next;
    }
    return true;
}

bool timex_date__read(timex_cursor *c, timex *t)
{
    static const timex_reader readers[] = { read_weekday,   read_iso,          read_numeric,
                                            read_day_month, read_month,        read_quarter,
                                            read_season,    read_short_decade, read_era,
                                            read_bare_year };
    return timex__read_any(readers, sizeof readers / sizeof *readers, c, t);
}
