/* What the files of the quantity stage share. */
#ifndef CLAIMDIFF_VALUE_QUANTITY_PARTS_H
#define CLAIMDIFF_VALUE_QUANTITY_PARTS_H

#include "text/marks.h"
#include "quantity.h"

/* One sentence, as the quantity stage reads it. */
typedef struct quantity_reader {
    marked_words marked;
    const token *tokens; /* of marked */
    const syntax_word *words;
    size_t begin, end;
    arena *memory;
} quantity_reader;

bool quantity__is(const quantity_reader *r, size_t at, const char *word);

/* Whether token `at` is one of the words. */
bool quantity__any(const quantity_reader *r, size_t at, const char *const *words, size_t count);

#define ANY_OF(r, at, list) quantity__any((r), (at), (list), sizeof(list) / sizeof *(list))

static inline bool quantity__is_article(const quantity_reader *r, size_t at)
{
    return quantity__is(r, at, "a") || quantity__is(r, at, "an");
}

/* Whether token `at` can be a noun; without a usable tag, any content word. */
bool quantity__is_noun(const quantity_reader *r, size_t at);

/* Fill in what the words around the quantity say: what is counted, what befell
 * it, and whether the figure is a change or a former value. */
void quantity__read_noun(const quantity_reader *r, quantity *q);
void quantity__read_state(const quantity_reader *r, quantity *q);
void quantity__read_role(const quantity_reader *r, quantity *q);
void quantity__read_attribute(const quantity_reader *r, quantity *q);

/* Whether the figure at `at` is part of a name: Route 19, F-16. */
bool quantity__is_name(const quantity_reader *r, size_t at);

#endif
