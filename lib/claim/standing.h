/* Whether a claim stands alone: says by itself something that can be checked, or is a
 * fragment: "while she bled", "Read more here". */
#ifndef CLAIMDIFF_CLAIM_STANDING_H
#define CLAIMDIFF_CLAIM_STANDING_H

#include "claim.h"

/* What it is told by, in the order of the weights in standing.inc. Counts go up to 2, of all
 * others 1 is yes and 0 no, unless it says how much. */
typedef enum standing_feature {
    STANDING_WORDS,     /* log of the words */
    STANDING_BRIEF,     /* fewer than eight */
    STANDING_CONTENT,   /* log of the words that mean something */
    STANDING_FINITE,    /* a verb with a tense */
    STANDING_SUBJECT,   /* the predicate has a subject of its own */
    STANDING_PRONOUN,   /* the subject is a pronoun */
    STANDING_WHEN,      /* opens with when, while, after */
    STANDING_WHY,       /* opens with because, although, if */
    STANDING_RELATIVE,  /* opens with who, which, where, that */
    STANDING_INFINITIVE, /* opens with to */
    STANDING_BARE,      /* one of these or a verb opens it, and it has no figure, date or name */
    STANDING_AFTER,     /* one of these opens it, and words of its sentence stand before it */
    STANDING_QUESTION,  /* it or its sentence asks */
    STANDING_COMMAND,
    STANDING_COLON,     /* a colon follows */
    STANDING_FIGURES,   /* how many quantities */
    STANDING_DATES,
    STANDING_NAMES,
    STANDING_SELF,      /* I, we, you */
    STANDING_SAID,      /* somebody says it */
    STANDING_TOLD,      /* share of its words that tell who says it, and that he does */
    STANDING_QUOTED,    /* share in quotation marks */
    STANDING_UNCLOSED,  /* an odd number of quotation marks */
    STANDING_NEGATIVE,
    STANDING_CAPITALS,  /* share of its words written in capitals alone */
    STANDING_PAST,      /* the predicate is in the past tense */
    STANDING_COUNT
} standing_feature;

/* "words", "content", ... */
const char *standing__feature_name(standing_feature f);

void standing__features(double out[STANDING_COUNT], const analysis *in, const claim *c);

/* Marks the claims of an article that a reader would not call claims. */
void standing__mark(analysis *in);

#endif
