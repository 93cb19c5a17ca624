/* Whether two claims are about one event: what they have in common, who is
 * named, when it was, how many. */
#ifndef CLAIMDIFF_PAIR_EVENT_H
#define CLAIMDIFF_PAIR_EVENT_H

#include "corpus.h"

#define EVENT_NAME_KEYS 3

/* Somebody or something named in a sentence. */
typedef struct event_name {
    uint32_t keys[EVENT_NAME_KEYS]; /* last word, first word, acronym; TERM_NONE: none */
    claimdiff_mention_type type;
} event_name;

typedef struct event {
    event_name *names; /* (name_count), each entity once */
    size_t name_count;
    const timex *timexes; /* (timex_count), of the sentence */
    size_t timex_count;
    const quantity *quantities; /* (quantity_count), of the claim */
    size_t quantity_count;
} event;

typedef struct event_list {
    event *items; /* (count), of the corpus' bags */
    size_t count, capacity;
    arena *arena;
    term_table keys;
} event_list;

/* What two events have in common and what tells them apart. */
typedef struct event_likeness {
    double shared; /* names in both, against those of the side with fewer, 0 to 1 */
    double apart;  /* names of one type that each side has alone, 0 to 3 */
    double dates;  /* 1: a date of one is or holds a date of the other */
    double values; /* quantities that agree, 0 to 2 */
} event_likeness;

/* An empty list. */
void event__open(event_list *out, arena *a);

/* Adds the events of the claims that were added since. False: out of memory. */
bool event__add(event_list *out, const corpus *of);

event_likeness event__compare(const event_list *events, size_t bag_a, size_t bag_b);

/* How likely it is one event, 0 to 1. words and cosine: how alike the claims
 * are in their units and, NULL without, in their embeddings. */
double event__score(const event_likeness *e, double words, const double *cosine);

#endif
