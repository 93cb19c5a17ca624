/* Concepts: words that stand for each other in news prose, and which of them
 * exclude each other.
 *
 *   "Three people lost their lives"  lost -> die (lives covered)
 *   "The death toll rose to three"   death -> die (toll covered), rose -> rise
 *   "The PM handed the town back"    handed -> hand-over (back covered) */
#ifndef CLAIMDIFF_CLAIM_CONCEPT_H
#define CLAIMDIFF_CLAIM_CONCEPT_H

#include <stdint.h>

#include "reading.h"

#define CONCEPT_NONE 0
#define CONCEPT_SENSES 2

/* What a token stands for. A phrase has its concept on the token that heads it;
 * its other tokens are covered. A covered negator is part of the concept: "not
 * guilty" is acquit, and not a negated convict. */
typedef struct concept_tag {
    uint16_t ids[CONCEPT_SENSES]; /* CONCEPT_NONE where there is no (second) sense */
    bool covered;
} concept_tag;

typedef struct concept_map {
    concept_tag *tags; /* (tokens.count) */
    size_t count;
} concept_map;

/* False: out of memory. */
bool concept__find(concept_map *out, arena *a, const reading *in);

/* "resign"; "" for CONCEPT_NONE and any other number that is no concept. */
const char *concept__name(uint16_t id);

/* The concept of that name, CONCEPT_NONE if there is none. */
uint16_t concept__id(const char *name);

/* Whether both can hold of one thing: 0 yes, 1 at different times or stages only
 * (begin, end), 2 hardly ever (rise, fall). Order does not matter. */
int concept__opposite(uint16_t a, uint16_t b);

/* beat, lose -> true: with subject and complement swapped they say the same. */
bool concept__converse(uint16_t a, uint16_t b);

/* sue -> true: with subject and object swapped it says something else. */
bool concept__asymmetric(uint16_t id);

#endif
