/* A second look at the tags of names and closed classes. */
#ifndef CLAIMDIFF_SYNTAX_REPAIR_H
#define CLAIMDIFF_SYNTAX_REPAIR_H

#include "syntax.h"

/* A copy of syn whose parts of speech agree with what the tokens look like:
 * words are no punctuation, a word with a capital inside a sentence is no
 * auxiliary, auxiliaries are those that English has, a form in -ed between a
 * noun and an object is a verb. False: out of memory. */
bool repair__tags(syntax *out, arena *a, const segments *text, const syntax *syn);

#endif
