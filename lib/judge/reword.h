/* One value in two writings: for who cannot reckon. */
#ifndef CLAIMDIFF_JUDGE_REWORD_H
#define CLAIMDIFF_JUDGE_REWORD_H

#include "view.h"

enum { WRITTEN_MAX = 32 };

/* What stands in the text of b is told in words of a's. */
typedef struct reword {
    claimdiff_span own, other;
    char written[WRITTEN_MAX]; /* what is told instead; "": the other's words */
} reword;

enum { REWORDS_MAX = 4 };

/* In the order of b's text, without overlap. */
typedef struct reword_list {
    reword items[REWORDS_MAX];
    size_t count;
} reword_list;

/* The values of b that are those of a in other figures: "two years" beside "24 months", "roughly
 * $2.4bn" beside "$2.43 billion", "£88m" beside "€103 million". None beyond REWORDS_MAX. */
void reword__find(reword_list *out, const pair_view *p);

/* The days of b that are told from the day of the article ("yesterday", "Friday evening"), by
 * their number, where a has another day of that month by its: "on 5 March" beside "3 March". */
void reword__find_days(reword_list *out, const pair_view *p);

#endif
