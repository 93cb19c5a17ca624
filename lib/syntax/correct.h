/* A second look at what tagger and parser decided. */
#ifndef CLAIMDIFF_SYNTAX_CORRECT_H
#define CLAIMDIFF_SYNTAX_CORRECT_H

#include "syntax.h"

/* Puts the words of one sentence or piece right, tokens [begin, end) of the article. */
void correct__piece(syntax *syn, const segments *text, size_t begin, size_t end);

/* Makes parts of speech agree with what the tokens look like: words are no
 * punctuation, a word with a capital inside a sentence is no auxiliary, auxiliaries
 * are those that English has, a form in -ed between a noun and an object is a verb.
 * False: out of memory. */
bool correct__tags(syntax *syn, arena *a, const segments *text);

#endif
