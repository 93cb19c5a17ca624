/* Claims: the checkable propositions of an article, with all that the earlier
 * stages found in them. */
#ifndef CLAIMDIFF_CLAIM_CLAIM_H
#define CLAIMDIFF_CLAIM_CLAIM_H

#include "speech/attribution.h"
#include "concept.h"
#include "name/mention.h"
#include "value/value.h"

/* Figures of a claim, and dates, that are kept: comparing two claims compares each with each.
 * Prose has a handful. */
enum { CLAIM_VALUES_MOST = 32 };

typedef struct claim {
    claimdiff_claim stated; /* first, so that a public claim pointer is one to this */
    size_t sentence;        /* index in segments.sentences */
    token_range tokens;     /* the claim's span */
    token_range content;    /* without source and cue at its ends */
    size_t attribution;     /* index in analysis.attributions; SYNTAX_ROOT: nobody's statement */
    attribution_stance stance;
    size_t source_entity;   /* the source's entity, or SYNTAX_ROOT */
    size_t predicate;       /* token of the main verb or predicate noun, SYNTAX_ROOT: none */
    size_t verb;            /* what "agreed to", "is to" lead to there; else the predicate */
    size_t subject, object; /* heads of who did it and to whom, voice undone; SYNTAX_ROOT: none */
    const quantity *quantities; /* (quantity_count), a slice of analysis.quantities */
    const timex *timexes;       /* (timex_count) */
    const mention *mentions;    /* (mention_count) */
    size_t quantity_count, timex_count, mention_count;
    bool values_cut; /* it has more than CLAIM_VALUES_MOST figures or dates */
    const timex *time; /* that of stated.time; NULL: none */
    bool time_near;    /* it stands in the claim or its sentence */
} claim;

typedef ARRAY(claim) claim_list;

/* Its quantities, then its dates, as values. */
static inline size_t claim__value_count(const claim *c)
{
    return c->quantity_count + c->timex_count;
}

static inline value claim__value(const claim *c, size_t i)
{
    if (i < c->quantity_count) return value__of_quantity(&c->quantities[i]);
    return value__of_timex(&c->timexes[i - c->quantity_count]);
}

/* Everything the claim stage made of one article. */
typedef struct analysis {
    reading reading;
    mention_list mentions;
    quantity_list quantities;
    timex_list timexes;
    concept_map concepts;
    attribution_list attributions;
    claim_list claims; /* in order of the text, no overlap */
    long day;          /* of publication, in days since 1970-01-01; LONG_MIN: unknown */
} analysis;

/* Fills all but out->reading, which reading__make has made. anchor: the day of
 * publication in days since 1970-01-01, or LONG_MIN. False: out of memory. */
bool claim__extract(analysis *out, arena *a, long anchor);

/* Whether a token is of the words that say that it is said: "police said". */
static inline bool claim__is_cue(const claim *c, const reading *in, size_t t)
{
    const size_t at = reading__token(in, t)->span.begin;
    return at >= c->stated.cue.begin && at < c->stated.cue.end;
}

/* The first token of a claim that is a word; of one without any, the last token. */
size_t claim__first_word(const reading *in, token_range r);

#endif
