/* Token ranges of sources and contents, and who speaks a quotation; what
 * attribution.c is put together from. */
#ifndef CLAIMDIFF_SPEECH_ATTRIBUTION_RANGE_H
#define CLAIMDIFF_SPEECH_ATTRIBUTION_RANGE_H

#include "cue.h"

/* The last one who was quoted word for word. */
typedef struct speaker {
    bool known;
    attribution said; /* what he said last */
    size_t paragraph;
} speaker;

/* Everything known of the article, and the sentence that is read. */
typedef struct speech {
    const reading *in;
    const tree *tree; /* repaired, and its words */
    const syntax_word *words;
    const mention_list *mentions;
    arena *arena;
    attribution_list stated; /* those with a cue, sentence by sentence */
    attribution_list *out;
    size_t *owner;          /* (quotations) index in stated of who speaks it */
    attribution *announced; /* (quotations) whose cue ends in a colon before it; or no source */
    size_t *mention_at;     /* (tokens.count): index of the mention the token is part of */
    bool *told_at;          /* (tokens.count): the verb of a cue */
    token_range within;     /* the sentence without dateline and final stop */
    cue_list cues;          /* of the sentence */
    speaker speaker;
} speech;

typedef struct statement {
    token_range source, cue, content;
    attribution_stance stance;
} statement;

/* Makes sent the sentence that is read. */
void range__enter(speech *f, const sentence *sent);

/* Cuts punctuation, quotation marks and "that" off the ends. */
token_range range__trim(const speech *f, token_range r);

bool range__is(const speech *f, size_t t, const char *norm);
bool range__is_punct(const speech *f, size_t t);
bool range__is_nominal(const speech *f, size_t t);
bool range__is_finite(const speech *f, size_t t); /* an auxiliary or a verb with a tense */
bool range__is_time(const speech *f, size_t t);   /* Monday, yesterday, last, ... */
bool range__opens_quotation(const speech *f, size_t t);

/* The source of a verb: its subject, or the noun phrase beside it. */
token_range range__source(const speech *f, const cue *c);

/* Whether a cue counts although it has no source. */
bool range__may_lack_source(const speech *f, const cue *c);

/* The noun phrase of head, kept clear of the cue and of quotations. */
token_range range__phrase(const speech *f, size_t head, const cue *c);

/* The noun phrase after "according to". */
token_range range__named(const speech *f, const cue *c);

/* What a verb says: to its right, to its left or around it; empty: nothing. */
token_range range__clause(const speech *f, const cue *c, token_range source);

/* Everything to the right of a verb that it can govern. */
token_range range__right(const speech *f, const cue *c, token_range source);

/* Whether an object may begin with token t. */
bool range__begins_phrase(const speech *f, size_t t);

/* "reports that P" -> P; empty if there is none. */
token_range range__after_that(const speech *f, token_range r);

token_range range__passive(const speech *f, const cue *c);
token_range range__around(const speech *f, const cue *c, token_range source);
token_range range__clause_around(const speech *f, size_t t);

bool range__is_text(const speech *f, token_range source);
bool range__can_speak(const speech *f, token_range source);
bool range__is_name(const speech *f, token_range source); /* a name and perhaps a title, no more */
bool range__speaks_for_itself(const speech *f, token_range source);

/* "I think" within a quotation: its speaker is known already. */
bool range__is_own_voice(const speech *f, const cue *c, token_range source);

/* Notes who speaks which quotation, once stated is complete. False: out of memory. */
bool speaker__own(speech *f);

/* Gives the quotations of the sentence that no attribution of out from index
 * first on covers to a speaker. False: out of memory. */
bool speaker__of_quotations(speech *f, const sentence *sent, size_t first);

#endif
