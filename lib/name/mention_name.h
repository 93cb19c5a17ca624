/* Names in the text, before it is known who is who. */
#ifndef CLAIMDIFF_NAME_MENTION_NAME_H
#define CLAIMDIFF_NAME_MENTION_NAME_H

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

#endif
