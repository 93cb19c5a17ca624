/* Where the sentences of an article may be cut; private to clause.c. */
#ifndef CLAIMDIFF_CLAIM_CUT_H
#define CLAIMDIFF_CLAIM_CUT_H

#include "reading.h"

typedef struct cutter {
    const reading *in;
    bool *cue;        /* (tokens.count): part of a cue */
    bool *attributed; /* (tokens.count): part of a source or a cue */
    bool *inside;     /* (tokens.count): inside a name, quantity or date, not its first word */
    bool *cut;        /* (tokens.count): a clause begins here */
    size_t end;       /* of the sentence under way */
} cutter;

/* Marks the cuts of a body sentence. */
void cut__sentence(cutter *s, const sentence *sent);

/* A comma, or what works like one. */
bool cut__is_comma(const reading *in, size_t t);

#endif
