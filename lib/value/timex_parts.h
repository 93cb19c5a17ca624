/* What the files of the timex stage share. */
#ifndef CLAIMDIFF_VALUE_TIMEX_PARTS_H
#define CLAIMDIFF_VALUE_TIMEX_PARTS_H

#include "text/marks.h"
#include "timex.h"

/* Days since 1970-01-01 in the Gregorian calendar; month 1-12, day 1-31. */
long timex__days(long year, int month, int day);
void timex__civil(long days, int *year, int *month, int *day);
int timex__month_length(long year, int month);
int timex__weekday(long days); /* 1 = Monday */

/* An entry of timex.txt. */
typedef enum timex_word {
    TIMEX_WORD_NONE,
    TIMEX_WORD_WEEKDAY,
    TIMEX_WORD_MONTH,
    TIMEX_WORD_SEASON,
    TIMEX_WORD_PART,
    TIMEX_WORD_CLOCK,
    TIMEX_WORD_DAY,
    TIMEX_WORD_GRAIN,
    TIMEX_WORD_SHIFT,
    TIMEX_WORD_ZONE
} timex_word;

typedef struct timex_entry {
    timex_word kind;
    int first, second; /* its numbers; for a grain the timex_grain */
    size_t words;      /* tokens taken */
} timex_entry;

/* A place in a sentence: tokens[at .. end). */
typedef struct timex_cursor {
    marked_words marked;
    const token *tokens; /* of marked */
    const syntax_word *words;
    size_t begin, at, end;
} timex_cursor;

timex_entry timex__word(const timex_cursor *c, size_t at);
bool timex__is(const timex_cursor *c, size_t at, const char *word);

typedef bool (*timex_reader)(timex_cursor *c, timex *t);

/* The first of the readers that reads anything;
 * the others leave *c and *t as they were. */
bool timex__read_any(const timex_reader *readers, size_t count, timex_cursor *c, timex *t);

/* Each reads what begins at c->at into *t and moves on, or returns false and
 * leaves both alone. */
bool timex__read_clock(timex_cursor *c, timex *t);
bool timex__read_part(timex_cursor *c, timex *t);
bool timex__read_date(timex_cursor *c, timex *t);
bool timex__read_relative(timex_cursor *c, timex *t);

/* Works out the interval and the norm. way: 1 where the clause speaks of what
 * is to come, so that "Friday" is the next one, -1 of what was, 0 untold.
 * False: out of memory. */
bool timex__resolve(timex *t, arena *a, long anchor, int way);

/* timex__find with the marks made already. */
bool timex__find_marked(timex_list *out, arena *a, const segments *text, const syntax *tree,
                        marked_words marked);

#endif
