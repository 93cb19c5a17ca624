/* What the files of the timex stage share. */
#ifndef CLAIMDIFF_VALUE_TIMEX_READ_H
#define CLAIMDIFF_VALUE_TIMEX_READ_H

#include "scan.h"
#include "timex.h"

/* An entry of timex.txt. */
typedef struct timex_entry {
    uint32_t kind;     /* a bit: TIMEX_WEEKDAY, ...; 0: none */
    int first, second; /* its numbers; for a grain the timex_grain */
    size_t words;      /* tokens taken */
} timex_entry;

/* A place in a sentence. */
typedef struct timex_cursor {
    scan in;
    size_t at;
} timex_cursor;

/* The grain of an entry of kind TIMEX_GRAIN. */
timex_grain timex__grain(const lexicon_entry *entry);

timex_entry timex__word(const timex_cursor *c, size_t at);

/* Whether token `at` has one of these flags of timex-leads.txt. */
static inline bool timex__leads(const timex_cursor *c, size_t at, uint32_t flags)
{
    return at >= c->in.begin && at < c->in.end && c->in.marks[at] & MARK_TIMEX_LEAD &&
           lexicon__bits(&lexicon__timex_leads, c->in.tokens[at].norm) & flags;
}

typedef bool (*timex_reader)(timex_cursor *c, timex *t);

/* The first of the readers that reads anything;
 * the others leave *c and *t as they were. */
bool timex__read_any(const timex_reader *readers, size_t count, timex_cursor *c, timex *t);

/* Each reads what begins at c->at into *t and moves on, or returns false and
 * leaves both alone. */
bool timex_clock__read(timex_cursor *c, timex *t);
bool timex_clock__read_part(timex_cursor *c, timex *t);

/* The zone of a clock time, alone: "GMT", "local time", "(GMT+05:00)". */
bool timex_clock__read_zone(timex_cursor *c, timex *t);
bool timex_date__read(timex_cursor *c, timex *t);
bool timex_relative__read(timex_cursor *c, timex *t);

/* Works out the interval and the norm; the tense of the clause in s tells
 * whether "Friday" is the last or the next one. */
void timex_resolve__interval(timex *t, arena *a, const scan *s, long anchor);

#endif
