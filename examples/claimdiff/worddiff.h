/* Two runs of words compared. */
#ifndef WORDDIFF_H
#define WORDDIFF_H

#include "edition.h"

/* Words begin .. end - 1 of each side, where the sides differ; one of them may be empty. */
typedef struct word_edit {
    size_t old_begin, old_end, new_begin, new_end;
} word_edit;

/* Where they differ, in order, (*count) of them, to be freed; NULL when out of memory. By the
 * longest common subsequence; runs of more than 4,096 words differ as a whole. */
word_edit *worddiff__edits(const passage *old, const passage *new, size_t *count);

/* How much they have in common, 0 to 1: words of both (Dice), whatever their order. sorted keys
 * as worddiff__sorted gives them. */
double worddiff__likeness(const uint64_t *old, size_t old_count, const uint64_t *new,
                          size_t new_count);

/* The keys of a passage's words in rising order, to be freed; NULL when out of memory. */
uint64_t *worddiff__sorted(const passage *p);

#endif
