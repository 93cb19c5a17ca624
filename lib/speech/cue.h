/* Cues: the words that say somebody says something. */
#ifndef CLAIMDIFF_SPEECH_CUE_H
#define CLAIMDIFF_SPEECH_CUE_H

#include "attribution.h"

typedef enum cue_kind {
    CUE_VERB,        /* X said, saying */
    CUE_PASSIVE,     /* is reported to, was said to have */
    CUE_PREPOSITION, /* according to X */
    CUE_CITING,      /* citing X */
    CUE_ADVERB,      /* reportedly */
    CUE_NOUN         /* the claim that */
} cue_kind;

/* What a cue takes, bits; see data/speech-verbs.txt. */
enum {
    TAKES_CLAUSE = 1,
    TAKES_TELL = 2,
    TAKES_TO = 4,
    TAKES_OBJECT = 8,
    TAKES_WIDE = 16,
    TAKES_THING = 32,
    TAKES_FIGURE = 64,
    TAKES_QUOTE = 128,
    TAKES_WHETHER = 256
};

typedef struct cue {
    token_range span; /* auxiliaries, negation, verb, particles */
    size_t verb;      /* the token that governs */
    cue_kind kind;
    attribution_stance stance;
    unsigned takes;
    bool negated; /* did not say */
    bool modal;   /* would say */
} cue;

typedef ARRAY(cue) cue_list;

/* Appends the cues of tokens [begin, end), in order. False: out of memory. */
bool cue__find(cue_list *out, arena *a, const reading *in, token_range within);

/* A noun that people who speak, or texts that tell, are called by: "person",
 * "group", "text", or NULL. */
const char *cue__source_noun(const syntax_word *words, size_t t);

#endif
