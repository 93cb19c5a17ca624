/* Cues: the words that say somebody says something. */
#ifndef CLAIMDIFF_SPEECH_CUE_H
#define CLAIMDIFF_SPEECH_CUE_H

#include "attribution.h"
#include "lexicon_data.h"

typedef enum cue_kind {
    CUE_VERB,        /* X said, saying */
    CUE_PASSIVE,     /* is reported to, was said to have */
    CUE_PREPOSITION, /* according to X */
    CUE_CITING,      /* citing X */
    CUE_ADVERB,      /* reportedly */
    CUE_NOUN         /* the claim that */
} cue_kind;

/* What a cue takes, bits; see lib/lang/en/speech-verbs.txt. */
enum {
    TAKES_CLAUSE = SPEECH_VERBS_CLAUSE,
    TAKES_TELL = SPEECH_VERBS_TELL,
    TAKES_TO = SPEECH_VERBS_TO,
    TAKES_OBJECT = SPEECH_VERBS_OBJECT,
    TAKES_WIDE = SPEECH_VERBS_WIDE,
    TAKES_THING = SPEECH_VERBS_THING,
    TAKES_FIGURE = SPEECH_VERBS_FIGURE,
    TAKES_QUOTE = SPEECH_VERBS_QUOTE,
    TAKES_WHETHER = SPEECH_VERBS_WHETHER,
    TAKES_ANY = TAKES_CLAUSE | TAKES_TELL | TAKES_TO | TAKES_OBJECT | TAKES_WIDE | TAKES_THING |
                TAKES_FIGURE | TAKES_QUOTE | TAKES_WHETHER
};

typedef struct cue {
    token_range span; /* auxiliaries, negation, verb, particles */
    size_t verb;      /* the token that governs */
    cue_kind kind;
    attribution_stance stance;
    uint32_t takes;
    bool negated; /* did not say */
    bool modal;   /* would say */
} cue;

typedef ARRAY(cue) cue_list;

/* Appends the cues of tokens [begin, end), in order. False: out of memory. */
bool cue__find(cue_list *out, arena *a, const reading *in, token_range within);

/* A noun that people who speak, or texts that tell, are called by:
 * SOURCE_NOUNS_PERSON, _GROUP or _TEXT, or 0. */
uint32_t cue__source_noun(const syntax_word *words, size_t t);

#endif
