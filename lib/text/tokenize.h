/* Cutting a text into tokens; private to lib/text. */
#ifndef CLAIMDIFF_TEXT_TOKENIZE_H
#define CLAIMDIFF_TEXT_TOKENIZE_H

#include "token.h"

/* Appends the tokens of the text to out; false: out of memory. */
bool tokenize__text(token_list *out, arena *a, const char *text, size_t length);

#endif
