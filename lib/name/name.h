/* Names in the text, before it is known who is who; private to the room. */
#ifndef CLAIMDIFF_NAME_NAME_H
#define CLAIMDIFF_NAME_NAME_H

#include "base/lexicon.h"
#include "base/map.h"
#include "mention.h"

/* One name, however often it stands in the article. */
typedef struct name {
    const char *text;    /* search form, without titles */
    size_t words, count; /* words in it, uses of it */
    double evidence[4];  /* by claimdiff_mention_type */
    char gender;
    size_t entity;
    const char *alias; /* what a list calls it: "un" -> "united nations"; or NULL */
    bool listed;       /* a list has it */
} name;

/* A stretch of tokens that is a name. */
typedef struct name_use {
    size_t begin, end, head;
    size_t title; /* where the titles before it begin; begin if there are none */
    size_t name;  /* index in names */
    bool demonym;
} name_use;

typedef struct name_list {
    ARRAY(name) names;
    ARRAY(name_use) uses; /* in order of the text */
    map table;     /* text -> index in names */
} name_list;

/* False: out of memory. */
bool name__find(name_list *out, arena *a, const reading *in);

/* The type that the evidence speaks for. */
claimdiff_mention_type name__type(const name *n);

/* 'm', 'f' or 0, of a given name in search form. */
char name__gender(const char *given);

/* ---- the words of a sentence, for name.c and weigh.c ---- */

typedef struct name_reader {
    name_list *out;
    arena *arena;
    const reading *in;
    const syntax_word *words;
    size_t begin, end;        /* the sentence */
    map seen;          /* words of names that stand inside sentences */
    bool title_case;          /* nearly every word has a capital: capitals say nothing */
} name_reader;

const token *name__token(const name_reader *r, size_t t);

/* The token's search form; "" outside the sentence. */
const char *name__norm(const name_reader *r, size_t t);
bool name__is(const name_reader *r, size_t t, const char *text);

/* The longest entry of a list at t: how many tokens, 0 for none. */
size_t name__match(const name_reader *r, const lexicon *list, size_t t,
                   const lexicon_entry **entry);

/* Whether token t has one of these flags (NAME_WORDS_...). */
bool name__has(const name_reader *r, size_t t, uint32_t flags);

/* Whether token t says what kind of name it is. */
bool name__is_org(const name_reader *r, size_t t);

/* What a use of a name says about its type, and what the whole article does. */
void weigh__use(const name_reader *r, name *n, const name_use *u);
void weigh__article(const name_reader *r);

#endif
