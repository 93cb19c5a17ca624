/* What the two halves of the clause stage share: clause.c cuts by the tree,
 * clause_surface.c by the words. */
#ifndef CLAIMDIFF_CLAIM_CLAUSE_PARTS_H
#define CLAIMDIFF_CLAIM_CLAUSE_PARTS_H

#include "clause.h"

#define CLAUSE_MIN_WORDS 4 /* fewer words do not stand alone; tuned on eval/dev, 2026-11-24 */

typedef struct splitter {
    const reading *in;
    bool *cue;        /* (tokens.count): part of a cue */
    bool *attributed; /* (tokens.count): part of a source or a cue */
    bool *inside;     /* (tokens.count): inside a name, quantity or date, not its first word */
    bool *finite;     /* (tokens.count): a finite verb or auxiliary */
    bool *cut;        /* (tokens.count): a clause begins here */
} splitter;

static inline const char *splitter__norm(const splitter *s, size_t t)
{
    return reading__norm(s->in, t);
}

static inline bool splitter__is_word(const splitter *s, size_t t)
{
    return reading__is_word(s->in, t);
}

/* Fills s->finite. */
void surface__mark_finite(splitter *s);

/* Adds cuts that the words alone show, in a body sentence. */
void surface__propose(splitter *s, const sentence *sent);

/* Takes back cuts that leave a piece of nothing: a subject without its verb, a
 * verb without its subject, half a name. */
void surface__check(splitter *s, const sentence *sent);

#endif
