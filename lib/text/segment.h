/* Cuts an article into sentences and tokens. */
#ifndef CLAIMDIFF_TEXT_SEGMENT_H
#define CLAIMDIFF_TEXT_SEGMENT_H

#include "token.h"

/* What a sentence is for; only BODY carries claims. */
typedef enum sentence_role {
    ROLE_BODY,
    ROLE_HEADLINE, /* headline, standfirst, crosshead: no final stop, stands alone */
    ROLE_BYLINE,   /* By Rick Dellarosa */
    ROLE_CAPTION,
    ROLE_TIMESTAMP, /* of a live blog: 14.05 */
    ROLE_CREDIT     /* (Reporting by ...; editing by ...) */
} sentence_role;

typedef struct sentence {
    claimdiff_span span; /* without white space around it */
    size_t token_begin, token_end;
    size_t body_begin; /* first token after a dateline; token_begin if there is none */
    size_t paragraph;  /* from 0 */
    sentence_role role;
} sentence;

typedef struct segments {
    const char *text; /* borrowed */
    size_t length;
    token_list tokens;
    ARRAY(sentence) sentences; /* in order, no overlap, every token in exactly one */
} segments;

/* Work and memory are linear in length, whatever the text, and no sentence has
 * more than about 500 tokens: a longer one is cut. False: out of memory. */
bool segment__article(segments *out, arena *a, const char *text, size_t length);

/* Porter2 (Snowball English) stem of an ASCII lower-case word; the word itself otherwise. */
const char *stem__word(arena *a, const char *word);

#endif
