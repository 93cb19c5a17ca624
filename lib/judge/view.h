/* Two claims side by side, and the questions that rules ask about them. */
#ifndef CLAIMDIFF_JUDGE_VIEW_H
#define CLAIMDIFF_JUDGE_VIEW_H

#include "pair/overlap.h"

typedef enum time_relation {
    TIMES_OPEN,  /* not both are dated */
    TIMES_FIT,   /* some date of one is or holds one of the other */
    TIMES_APART, /* both are dated, in ways that cannot be compared */
    TIMES_CLASH  /* no date of one fits one of the other */
} time_relation;
typedef struct pair_view {
    const corpus *of;
    const claim_bag *a, *b;
    const analysis *in_a, *in_b; /* their articles */
    overlap shared;
    time_relation times;
    bool same_source; /* both are told, and by the same */
} pair_view;

/* False: out of memory. */
bool view__init(pair_view *out, arena *a, const corpus *of, size_t bag_a, size_t bag_b);

/* The same pair seen from the other side; borrows from p. */
pair_view view__swap(const pair_view *p);

/* How the words of two tokens stand to each other. */
typedef enum word_relation {
    WORDS_UNRELATED,
    WORDS_SAME,    /* one stem, or one concept */
    WORDS_OPPOSITE_IN_TIME, /* concepts that exclude each other at one time */
    WORDS_OPPOSITE          /* concepts that exclude each other */
} word_relation;
word_relation view__words(const pair_view *p, size_t token_a, size_t token_b);

/* The unit of the claim that begins at or covers a token, or OVERLAP_NONE. */
size_t view__unit_at(const claim_bag *bag, size_t t);

/* The unit of the claim that begins where the words begin, or NULL. */
const unit *view__unit_of(const claim_bag *bag, token_range words);

/* Share of the weight of the side with less that the other side has, the units
 * except_a and except_b (or OVERLAP_NONE) not counted; 0 when nothing is left. */
double view__rest(const pair_view *p, size_t except_a, size_t except_b);

/* Whether the phrases headed by two tokens can name the same thing: the heads
 * match and not both carry a modifier that the other lacks.
 * "automotive revenue", "handset sales" -> false */
bool view__same_thing(const pair_view *p, size_t token_a, size_t token_b);

/* Whether spans of the two articles' texts hold the same bytes. */
bool view__same_text(const pair_view *p, claimdiff_span in_a, claimdiff_span in_b);

/* Whether some figure of one conflicts with one of the other, wherever they stand. */
bool view__figures_clash(const pair_view *p);

/* Subjects, or objects, of two claims. */
typedef enum argument_relation {
    ARGUMENTS_OPEN,   /* one has none, or a pronoun, or both are told by other nouns */
    ARGUMENTS_SAME,
    ARGUMENTS_DOUBT,  /* one noun, but with other modifiers: two committees, or one */
    ARGUMENTS_DIFFER  /* two names */
} argument_relation;
argument_relation view__arguments(const pair_view *p, size_t token_a, size_t token_b);

#endif
