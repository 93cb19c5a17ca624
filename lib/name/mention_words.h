/* The words that names are made of, and what lists say of them. */
#ifndef CLAIMDIFF_NAME_MENTION_WORDS_H
#define CLAIMDIFF_NAME_MENTION_WORDS_H

#include "base/lexicon.h"
#include "mention_name.h"

typedef struct name_reader {
    name_list *out;
    arena *arena;
    const reading *in;
    const syntax_word *words; /* repaired */
    size_t begin, end; /* the sentence */
    map seen;   /* words of names that stand inside sentences */
    bool title_case;   /* nearly every word has a capital: capitals say nothing */
} name_reader;

const token *words__token(const name_reader *r, size_t t);

/* The token's search form; "" outside the sentence. */
const char *words__norm(const name_reader *r, size_t t);
bool words__is(const name_reader *r, size_t t, const char *text);
bool words__is_capital(const name_reader *r, size_t t);

/* The longest entry of a list at t: how many tokens, 0 for none. */
size_t words__match(const name_reader *r, const lexicon *list, size_t t, const char **value);

/* Whether token t can be part of a name, join two parts of one, or says what
 * kind of name it is. */
bool words__in_name(const name_reader *r, size_t t);
bool words__is_joint(const name_reader *r, size_t t);
bool words__is_org(const name_reader *r, size_t t);
bool words__is_place(const name_reader *r, size_t t);

/* One past the name that begins at begin; begin if none does. */
size_t words__name_end(const name_reader *r, size_t begin);

/* One past the titles from t on; sets *gender where they tell. */
size_t words__title_end(const name_reader *r, size_t t, size_t end, char *gender);

/* What a use of a name says about its type, and what the whole article does. */
void weigh__use(const name_reader *r, name *n, const name_use *u);
void weigh__article(const name_reader *r);

#endif
