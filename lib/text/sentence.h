/* Sentences from tokens; private to lib/text. */
#ifndef CLAIMDIFF_TEXT_SENTENCE_H
#define CLAIMDIFF_TEXT_SENTENCE_H

#include "segment.h"

/* Fills s->sentences from s->tokens; roles and datelines stay unset. False:
 * out of memory. */
bool sentence__find(segments *s, arena *a);

/* Index of the first token after a dateline at the begin of the sentence, or
 * its token_begin: "GENEVA (Newswire) — Talks" -> the token "Talks". */
size_t dateline__end(const segments *s, const sentence *opening);

/* Sets the role of every sentence. */
void role__assign(segments *s);

/* True for . ! ? … and the runs of them that end a sentence. */
bool sentence__is_stop(const segments *s, size_t token);

/* True for closing quotes and brackets after a stop. */
bool sentence__is_closer(const segments *s, size_t token);

#endif
