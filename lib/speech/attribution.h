/* Attribution: which words are whose. */
#ifndef CLAIMDIFF_SPEECH_ATTRIBUTION_H
#define CLAIMDIFF_SPEECH_ATTRIBUTION_H

#include "name/mention.h"

typedef enum attribution_kind {
    ATTRIBUTION_DIRECT,   /* within quotation marks */
    ATTRIBUTION_INDIRECT, /* said that ... */
    ATTRIBUTION_MIXED     /* indirect, with words in quotation marks */
} attribution_kind;

/* What the cue does to its content. */
typedef enum attribution_stance {
    STANCE_SAYS,   /* said, according to */
    STANCE_DENIES, /* denied, dismissed, rejected (a report, a claim) */
    STANCE_DOUBTS  /* questioned, alleged, suggested, could not confirm */
} attribution_stance;

typedef struct attribution {
    token_range source;  /* the whole phrase: "Ilse Brandvold, the mediator" */
    token_range cue;     /* "said", "according to" */
    token_range content; /* without quotation marks at its ends */
    size_t entity;       /* the source's entity, pronouns resolved, or SYNTAX_ROOT */
    size_t parent;       /* attribution this one is nested in, or SYNTAX_ROOT */
    attribution_kind kind;
    attribution_stance stance;
} attribution;

typedef ARRAY(attribution) attribution_list;

/* Attributions of the whole article, in order of their content. A quotation
 * over several sentences has one attribution a sentence, all with the one
 * source. False: out of memory. */
bool attribution__find(attribution_list *out, arena *a, const reading *in,
                       const mention_list *mentions);

#endif
