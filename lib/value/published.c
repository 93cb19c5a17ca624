/* The day of publication from the article itself: "LAGOS, Nov 12, 2026 (Wire) -"
 * or a line such as "Saturday, April 4, 2009", "Published 4 April 2009" or
 * "2009-04-04" near the top. A date without a year stays unknown, for guessing
 * the year would make every other date wrong. */
#include "published.h"

#include <string.h>

#include "calendar.h"
#include "lexicon_data.h"

#define LEAD_SENTENCES 8

static int number_of(const token *t)
{
    size_t n = strlen(t->norm);
    int value = 0;
    if (t->kind != TOKEN_NUMBER || n > 4) return 0;
    for (size_t i = 0; i < n; i++) {
        if (t->norm[i] < '0' || t->norm[i] > '9') return 0;
        value = value * 10 + (t->norm[i] - '0');
    }
    return value;
}

/* "april", "Apr." -> 4; 0: no month */
static int month_of(const token *t)
{
    const lexicon_entry *entry = lexicon__entry(&lexicon__timex, t->norm);
    return entry && entry->bits & TIMEX_MONTH ? (int)lexicon__number(entry, 0) : 0;
}

static bool is(const token *t, const char *norm)
{
    return !strcmp(t->norm, norm);
}

typedef struct day {
    int year, month, day;
} day;

/* "Nov 12, 2026", "12 November 2026", "2026 - 11 - 12" at t[0 .. n) */
static bool read_day(day *out, const token *t, size_t n)
{
    if (n >= 3 && month_of(&t[0]) && number_of(&t[1])) {
        size_t year = is(&t[2], ",") ? 3 : 2;
        *out = (day){ year < n ? number_of(&t[year]) : 0, month_of(&t[0]), number_of(&t[1]) };
    } else if (n >= 3 && number_of(&t[0]) && month_of(&t[1])) {
        *out = (day){ number_of(&t[2]), month_of(&t[1]), number_of(&t[0]) };
    } else if (n >= 5 && is(&t[1], "-") && is(&t[3], "-")) {
        *out = (day){ number_of(&t[0]), number_of(&t[2]), number_of(&t[4]) };
    } else {
        return false;
    }
    return out->year >= 1000 && out->year <= 9999 && out->month >= 1 && out->month <= 12 &&
           out->day >= 1 && out->day <= 31;
}

static void write_day(char *date, const day *d)
{
    const int parts[10] = { d->year / 1000,
                            d->year / 100 % 10,
                            d->year / 10 % 10,
                            d->year % 10,
                            0,
                            d->month / 10,
                            d->month % 10,
                            0,
                            d->day / 10,
                            d->day % 10 };
    for (size_t i = 0; i < 10; i++) date[i] = i == 4 || i == 7 ? '-' : (char)('0' + parts[i]);
    date[10] = '\0';
}

bool published__find(const segments *s, char *date)
{
    long days;
    day found;
    for (size_t i = 0; i < s->sentences.count && i < LEAD_SENTENCES; i++) {
        const sentence *here = &s->sentences.items[i];
        bool line = here->role == ROLE_TIMESTAMP || here->role == ROLE_BYLINE;
        size_t end = line ? here->token_end : here->body_begin;
        for (size_t k = here->token_begin; k < end; k++) {
            if (!read_day(&found, &s->tokens.items[k], end - k)) continue;
            write_day(date, &found);
            if (calendar__parse(date, &days)) return true;
        }
    }
    return false;
}
