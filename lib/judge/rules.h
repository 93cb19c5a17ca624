/* The rules: each looks at a pair of claims and either has an opinion, with
 * the words that decided, or has none. */
#ifndef CLAIMDIFF_JUDGE_RULES_H
#define CLAIMDIFF_JUDGE_RULES_H

#include "view.h"

typedef struct opinion {
    claimdiff_reason reason;
    double score;                       /* raw, 0 to 1 */
    token_range evidence_a, evidence_b; /* the words that decided; begin == end: none */
} opinion;

/* False: no opinion; true: what *out says. Those of the table see contradictions. */
typedef bool (*rule_function)(const pair_view *p, opinion *out);

typedef struct rule {
    const char *name; /* what decided_by shows */
    rule_function find;
} rule;

/* In order of precedence. */
extern const rule rules__table[];
extern const size_t rules__count;

/* The rules, a file a family. */
bool rule_number__amount(const pair_view *p, opinion *out);
bool rule_number__date(const pair_view *p, opinion *out);
bool rule_polarity__negation(const pair_view *p, opinion *out);
bool rule_polarity__antonym(const pair_view *p, opinion *out);
bool rule_polarity__denial(const pair_view *p, opinion *out);
bool rule_role__find(const pair_view *p, opinion *out);

/* Whether one side has another figure of the same thing that may be a later one:
 * no contradiction, but an update. */
bool rule_number__update(const pair_view *p, opinion *out);

/* Whether one side negates what the other affirms, be it the same thing or not. */
bool rule_polarity__clashes(const pair_view *p);

/* Whether one side tells of another event or of a time far from the other's:
 * "in a similar crash", "three years ago", "in 2019". Then nothing contradicts. */
bool rules__other_event(const pair_view *p);

/* ---- what they share ------------------------------------------------------ */

/* Fills *out with a contradiction; always true. */
bool rules__contradict(opinion *out, claimdiff_reason reason, double score, token_range a,
                       token_range b);

/* Runs a one-sided rule from both sides; the evidence comes back as a, b. */
bool rules__either_way(rule_function find, const pair_view *p, opinion *out);

token_range rules__token(size_t t);

/* Whether the main verbs, or the verbs that govern them, say the same. */
bool rules__same_verb(const pair_view *p);

/* Whether the subjects or the objects show that it is another thing. */
bool rules__arguments_differ(const pair_view *p);

/* Whether both have a subject, or an object, and the same. */
bool rules__share_argument(const pair_view *p);

#endif
