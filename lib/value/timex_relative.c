/* Relative dates: "yesterday", "last month", "this Friday", "next spring",
 * "last night", "four years ago", "two days later", "the following day", "on
 * the eve of". What is relative to the article's day gets an offset in grains;
 * what is relative to another time in the text is only marked as floating. */
#include "timex_read.h"

#include <string.h>

#include "numeral.h"

static bool before(const timex_cursor *c, const char *word)
{
    return c->at > c->in.begin && scan__is(&c->in, c->at - 1, word);
}

static void shift(timex *t, timex_grain grain, int offset)
{
    t->shifted = true;
    t->grain = grain;
    t->offset = offset;
}

/* "today", "yesterday", "tonight" */
static bool read_day_word(timex_cursor *c, timex *t)
{
    timex_entry word = timex__word(c, c->at);
    bool tonight = timex__leads(c, c->at, TIMEX_LEADS_TONIGHT);
    if (word.kind != TIMEX_DAY && !tonight) return false;
    shift(t, GRAIN_DAY, tonight ? 0 : word.first);
    if (tonight) t->part_begin = 1080, t->part_end = 1740;
    c->at += tonight ? 1 : word.words;
    return true;
}

/* "August 2nd" of "this August 2nd"; the month takes `words` tokens. */
static bool read_day_of(timex_cursor *c, timex *t, size_t words)
{
    timex_cursor next = *c;
    timex date = *t;
    if (timex_date__read(&next, &date) && date.day) {
        *t = date;
        *c = next;
    } else {
        c->at += words;
    }
    return true;
}

/* What "last", "next" or "this" stands before; `word` begins at c->at. */
static bool apply_shift(timex_cursor *c, timex *t, timex_entry word, int offset)
{
    switch (word.kind) {
    case TIMEX_GRAIN:
        shift(t, (timex_grain)word.first, offset);
        break;
    case TIMEX_PART:
        shift(t, GRAIN_DAY, offset);
        t->part_begin = word.first;
        t->part_end = word.second;
        break;
    case TIMEX_WEEKDAY:
        shift(t, GRAIN_DAY, offset);
        t->weekday = word.first;
        break;
    case TIMEX_MONTH:
        if (c->in.tokens[c->at].shape == SHAPE_LOWER) return false;
        shift(t, GRAIN_MONTH, offset);
        t->month = word.first;
        return read_day_of(c, t, word.words);
    case TIMEX_SEASON:
        shift(t, GRAIN_SEASON, offset);
        t->season = word.first;
        break;
    default:
        return false;
    }
    c->at += word.words;
    return true;
}

/* "last month", "the past week", "this Friday", "the next day" */
static bool read_shifted(timex_cursor *c, timex *t)
{
    bool the = scan__is(&c->in, c->at, "the");
    size_t at = c->at + the;
    timex_entry lead = timex__word(c, at);
    bool floats =
        scan__has(&c->in, at, VALUE_WORDS_FLOATING) && (the || !scan__is(&c->in, at, "next"));
    if (lead.kind != TIMEX_SHIFT && !floats) return false;
    if (the && (scan__is(&c->in, at, "last") || scan__is(&c->in, at, "this"))) return false;
    timex_cursor next = *c;
    next.at = at + 1;
    next.at += scan__says(&next.in, next.at, FIGURE_WORDS_FISCAL);
    if (next.at >= next.in.end) return false;
    timex_entry word = timex__word(&next, next.at);
    if (scan__is(&c->in, at, "that") && word.kind != TIMEX_GRAIN && word.kind != TIMEX_PART)
        return false;
    if (!apply_shift(&next, t, word, lead.kind == TIMEX_SHIFT ? lead.first : 0)) return false;
    t->floating = floats;
    *c = next;
    return true;
}

/* "years", "hour" -> the grain and how many of it; hours are GRAIN_NONE */
static bool unit_grain(const timex_cursor *c, size_t at, timex_grain *grain, int *factor)
{
    if (at >= c->in.end) return false;
    const char *unit = c->in.words[at].lemma;
    const lexicon_entry *entry = lexicon__entry(&lexicon__timex, unit);
    bool hour = !strcmp(unit, "hour"), minute = !strcmp(unit, "minute");
    bool fortnight = !strcmp(unit, "fortnight"), named = entry && entry->bits & TIMEX_GRAIN;
    if (!hour && !minute && !fortnight && !named) return false;
    *grain = named ? timex__grain(entry) : fortnight ? GRAIN_WEEK : GRAIN_NONE;
    *factor = fortnight ? 2 : minute ? 0 : 1;
    return true;
}

/* "four years ago", "a day later", "an hour earlier", "days after" */
static bool read_distance(timex_cursor *c, timex *t)
{
    numeral n;
    timex_grain grain;
    int factor, sign = 0;
    size_t at = c->at;
    double value = 1;
    bool article = scan__is(&c->in, at, "a") || scan__is(&c->in, at, "an");
    if (numeral__read(&n, &c->in, at, false) && !n.nth && !*n.suffix) {
        value = n.value;
        at = n.end;
    } else if (article) {
        at++;
    } else {
        return false;
    }
    if (!unit_grain(c, at, &grain, &factor)) return false;
    at++;
    if (scan__says(&c->in, at, FIGURE_WORDS_AGO))
        sign = -1;
    else if (scan__says(&c->in, at, FIGURE_WORDS_EARLIER))
        sign = -1, t->floating = true;
    else if (scan__says(&c->in, at, FIGURE_WORDS_LATER))
        sign = 1, t->floating = true;
    else
        return false;
    if (value > 10000) return false;
    shift(t, grain, sign * (int)(value * factor));
    t->counted = true;
    t->loose = n.loose || n.many || grain != GRAIN_DAY;
    c->at = at + 1;
    return true;
}

/* "overnight", "this morning" without a day: the article's own night */
static bool read_overnight(timex_cursor *c, timex *t)
{
    if (!timex__leads(c, c->at, TIMEX_LEADS_ALONE)) return false;
    timex_entry word = timex__word(c, c->at);
    t->part_begin = word.first;
    t->part_end = word.second;
    c->at++;
    return true;
}

/* "the eve of", "the weekend" after a preposition */
static bool read_named(timex_cursor *c, timex *t)
{
    size_t at = c->at + scan__is(&c->in, c->at, "the");
    if (at == c->at) return false;
    if (timex__leads(c, at, TIMEX_LEADS_EVE) && scan__is(&c->in, at + 1, "of")) {
        t->floating = t->shifted = true;
        t->grain = GRAIN_DAY;
        t->offset = -1;
        c->at = at + 1;
        return true;
    }
    const timex_entry word = timex__word(c, at);
    if (word.kind == TIMEX_GRAIN && word.first == GRAIN_WEEKEND &&
        (before(c, "over") || before(c, "at") || before(c, "on") || before(c, "during"))) {
        shift(t, GRAIN_WEEKEND, 0);
        t->loose = true;
        c->at = at + 1;
        return true;
    }
    return false;
}

bool timex_relative__read(timex_cursor *c, timex *t)
{
    static const timex_reader readers[] = { read_day_word, read_shifted, read_overnight, read_named,
                                            read_distance };
    return timex__read_any(readers, sizeof readers / sizeof *readers, c, t);
}
