/* Marks: for every token, which word lists may have an entry that begins with
 * it. One hash a token spares most look-ups of the quantity and timex stages. */
#ifndef CLAIMDIFF_TEXT_MARKS_H
#define CLAIMDIFF_TEXT_MARKS_H

#include <stdint.h>

#include "token.h"

enum {
    MARK_NUMBER = 1,       /* numbers.txt */
    MARK_NUMBER_LEAD = 2,  /* number-leads.txt: may begin a quantity without a number word */
    MARK_APPROXIMATOR = 4, /* approximators.txt */
    MARK_UNIT = 8,         /* units.txt */
    MARK_TIMEX = 16,       /* timex.txt */
    MARK_TIMEX_LEAD = 32,  /* timex-leads.txt: may begin a timex without a word of timex.txt */
    MARK_IDIOM = 64,       /* number-idioms.txt */
    MARK_DIGIT = 128       /* has a digit among its first two characters */
};

/* Tokens with their marks, indexed alike. */
typedef struct marked_words {
    const token *tokens;
    const uint8_t *marks;
} marked_words;

/* A mark may be set without need, but is never missing. False: out of memory. */
bool marks__make(marked_words *out, arena *a, const token_list *tokens);

#endif
