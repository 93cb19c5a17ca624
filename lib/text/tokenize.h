/* Cutting a text into tokens; private to lib/text. */
#ifndef CLAIMDIFF_TEXT_TOKENIZE_H
#define CLAIMDIFF_TEXT_TOKENIZE_H

#include "chars.h"
#include "token.h"

/* Where the cutter stands. */
typedef struct cutter {
    const char *text;
    size_t length;
    size_t previous; /* begin of the token that ends where the next begins, or `none` */
} cutter;

#define CUTTER_NONE ((size_t)-1)

static inline character cutter__at(const cutter *c, size_t at)
{
    return chars__at(c->text, c->length, at);
}

/* Each gives the end of the token that begins at `at` with a letter, with a
 * digit, or that is a web or mail address (`at` itself: it is none). */
size_t cut__word(const cutter *c, size_t at);
size_t cut__number(const cutter *c, size_t at);
size_t cut__address(const cutter *c, size_t at);

/* End of the run of letters, digits and marks from `at` on. */
size_t cut__run(const cutter *c, size_t at);

/* True if the full stop at `dot` belongs to the word [begin, dot). */
bool abbreviation__owns_stop(const cutter *c, size_t begin, size_t dot);

/* Class of an abbreviation "Gov." or "gov", by its text: "title", "name",
 * "number", "month", "end", "mid" (see abbreviations.txt); NULL: none. */
const char *abbreviation__class(const char *text, size_t length);

/* Appends the tokens of the text to out; false: out of memory. */
bool tokenize__text(token_list *out, arena *a, const char *text, size_t length);

#endif
