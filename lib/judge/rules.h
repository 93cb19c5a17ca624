/* The rules: each looks at a pair of claims and either has an opinion, with
 * the words that decided, or has none. */
#ifndef CLAIMDIFF_JUDGE_RULES_H
#define CLAIMDIFF_JUDGE_RULES_H

#include "view.h"

typedef struct opinion {
    claimdiff_label label;
    claimdiff_reason reason;
    double score;                        /* raw, 0 to 1 */
    token_range evidence_a, evidence_b;  /* the words that decided; begin == end: none */
} opinion;

typedef struct rule {
    const char *name; /* what decided_by shows */
    bool (*find)(const pair_view *p, opinion *out);
} rule;

/* In order of precedence. */
extern const rule rules__table[];
extern const size_t rules__count;

#endif
