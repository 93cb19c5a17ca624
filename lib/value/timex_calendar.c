/* Calendar arithmetic in the proleptic Gregorian calendar, and the words of
 * timex.txt. Days and dates convert by Howard Hinnant's days_from_civil, which
 * needs no tables and no time zone. */
#include "timex_parts.h"

#include <string.h>

#include "base/lexicon.h"

extern const lexicon lexicon__timex;

#define ENTRY_WORDS 3 /* words of the longest entry of timex.txt, with room */

long timex__days(long year, int month, int day)
{
    year -= month <= 2;
    long era = (year >= 0 ? year : year - 399) / 400;
    long of_era = year - era * 400;
    long of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void timex__civil(long days, int *year, int *month, int *day)
{
    days += 719468;
    long era = (days >= 0 ? days : days - 146096) / 146097;
    long of_era = days - era * 146097;
    long y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long of_year = of_era - (365 * y + y / 4 - y / 100);
    long m = (5 * of_year + 2) / 153;
    *day = (int)(of_year - (153 * m + 2) / 5 + 1);
    *month = (int)(m < 10 ? m + 3 : m - 9);
    *year = (int)(y + era * 400 + (*month <= 2));
}

int timex__month_length(long year, int month)
{
    return (int)(timex__days(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1) -
                 timex__days(year, month, 1));
}

int timex__weekday(long days)
{
    long n = (days + 3) % 7; /* 1970-01-01 was a Thursday */
    return (int)(n < 0 ? n + 7 : n) + 1;
}

static bool digits(const char *p, size_t count, int *value)
{
    *value = 0;
    for (size_t i = 0; i < count; i++) {
        if (p[i] < '0' || p[i] > '9') return false;
        *value = *value * 10 + (p[i] - '0');
    }
    return true;
}

bool timex__parse_date(const char *date, long *days)
{
    int year, month, day;
    if (strlen(date) != 10 || date[4] != '-' || date[7] != '-') return false;
    if (!digits(date, 4, &year) || !digits(date + 5, 2, &month) || !digits(date + 8, 2, &day)) return false;
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > timex__month_length(year, month))
        return false;
    *days = timex__days(year, month, day);
    return true;
}

static const char *number(const char *p, int *value)
{
    int sign = 1;
    while (*p == ' ') p++;
    if (*p == '-') sign = -1, p++;
    for (*value = 0; *p >= '0' && *p <= '9'; p++) *value = *value * 10 + (*p - '0');
    *value *= sign;
    return p;
}

static timex_grain grain_named(const char *name)
{
    static const char *const names[] = { "",        "day",    "weekend", "week",   "month",
                                         "quarter", "season", "year",    "decade", "century" };
    for (size_t k = 1; k < sizeof names / sizeof *names; k++)
        if (!strcmp(name, names[k])) return (timex_grain)k;
    return GRAIN_NONE;
}

timex_entry timex__word(const timex_cursor *c, size_t at)
{
    static const char *const kinds[] = { "",       "weekday ", "month ", "season ", "part ",
                                         "clock ", "day ",     "grain ", "shift ",  "zone" };
    const char *words[ENTRY_WORDS], *value = NULL;
    size_t count = 0;
    timex_entry entry = { 0 };
    if (at >= c->end || !(c->marked.marks[at] & MARK_TIMEX)) return entry;
    while (count < ENTRY_WORDS && at + count < c->end) {
        words[count] = c->tokens[at + count].norm;
        count++;
    }
    entry.words = lexicon__match(&lexicon__timex, words, count, &value);
    for (size_t k = 1; entry.words && k < sizeof kinds / sizeof *kinds; k++) {
        size_t length = strlen(kinds[k]);
        if (strncmp(value, kinds[k], length)) continue;
        entry.kind = (timex_word)k;
        if (entry.kind == TIMEX_WORD_GRAIN)
            entry.first = (int)grain_named(value + length);
        else
            number(number(value + length, &entry.first), &entry.second);
        break;
    }
    return entry;
}

bool timex__is(const timex_cursor *c, size_t at, const char *word)
{
    return at < c->end && c->tokens[at].norm[0] == word[0] && !strcmp(c->tokens[at].norm, word);
}
