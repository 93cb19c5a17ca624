/* Mentions of persons, organisations and places, and which of them are the
 * same entity within the article. */
#ifndef CLAIMDIFF_NAME_MENTION_H
#define CLAIMDIFF_NAME_MENTION_H

#include "reading.h"

typedef struct mention {
    claimdiff_mention stated; /* what the public header shows */
    size_t token_begin, token_end;
    size_t head;    /* token that carries the name: the surname, the last word */
    bool pronominal; /* a pronoun or definite description, linked to an antecedent */
} mention;

typedef struct entity {
    const char *name; /* search form of its longest name, without titles */
    claimdiff_mention_type type;
    char gender; /* 'm', 'f' or 0 */
    size_t first; /* index of its first mention */
} entity;

typedef struct mention_list {
    ARRAY(mention) mentions; /* in order of the text, no overlap */
    ARRAY(entity) entities;  /* indexed by claimdiff_mention.entity */
} mention_list;

/* False: out of memory. */
bool mention__find(mention_list *out, arena *a, const reading *in);

/* Index of the first mention that does not end before the token t, or their count. */
size_t mention__from(const mention_list *list, size_t t);

/* The mention that covers the token t, or NULL. */
const mention *mention__at(const mention_list *list, size_t t);

#endif
