/* Corrections where grammar leaves no choice and the models err. */
#ifndef CLAIMDIFF_SYNTAX_AMEND_H
#define CLAIMDIFF_SYNTAX_AMEND_H

#include "syntax.h"

/* The words of one sentence or piece, tokens [begin, end) of the article. */
void amend__piece(syntax *syn, const segments *text, size_t begin, size_t end);

#endif
