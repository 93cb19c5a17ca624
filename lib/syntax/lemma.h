/* Base form of a word, given what the tagger made of it. */
#ifndef CLAIMDIFF_SYNTAX_LEMMA_H
#define CLAIMDIFF_SYNTAX_LEMMA_H

#include "base/arena.h"
#include "tagset.h"

/* norm itself, a constant, or a string in the arena; NULL when out of memory.
 * "went" VERB/VBD -> "go", "parties" NOUN/NNS -> "party", "n't" PART -> "not" */
const char *lemma__of(arena *a, const char *norm, const tag_info *tag);

#endif
