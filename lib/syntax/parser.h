/* Dependency heads by transitions, then relations. */
#ifndef CLAIMDIFF_SYNTAX_PARSER_H
#define CLAIMDIFF_SYNTAX_PARSER_H

#include "base/arena.h"
#include "tagset.h"
#include "word.h"

#define PARSER_FEATURES 128
#define LABELLER_FEATURES 64
#define PARSER_NONE (-1)

/* Arc-eager transitions (Nivre 2008). */
typedef enum parser_action {
    ACTION_SHIFT,
    ACTION_LEFT,   /* next word -> top of the stack, which leaves */
    ACTION_RIGHT,  /* top of the stack -> next word, which is pushed */
    ACTION_REDUCE, /* the top of the stack has its head and all its children */
    ACTION_COUNT
} parser_action;

typedef struct parser_node {
    int head;                 /* PARSER_NONE: not yet; count: the root */
    int left[2], right[2];    /* outermost and second outermost children, or PARSER_NONE */
    int left_count, right_count;
} parser_node;

/* A sentence under analysis; word number `count` stands for the root. */
typedef struct parser_state {
    const word *words;         /* (count) */
    const unsigned char *tags; /* (count) */
    int count;
    parser_node *nodes; /* (count + 1) */
    int *stack;         /* (count + 1) */
    int depth, next;    /* words on the stack; next word of the input */
    int *verbs, *stops; /* (count + 2): how many before each word */
    int *next_verb, *next_stop; /* (count + 2): first at or after each word; count if none */
    unsigned char *quoted; /* (count + 1): an odd number of quotation marks before the word */
} parser_state;

/* Memory for sentences of up to `count` words; false: out of memory. */
bool parser__reserve(parser_state *s, arena *a, size_t count);
void parser__init(parser_state *s, const word *words, const unsigned char *tags, size_t count);
bool parser__done(const parser_state *s);
bool parser__allows(const parser_state *s, parser_action action);
void parser__apply(parser_state *s, parser_action action);
/* Makes one word depend on another; the children of a head from the inside out. */
void parser__connect(parser_state *s, int head, int child);
size_t parser__features(uint32_t *rows, const parser_state *s);

/* Gives what has no head yet to one root; call it when done. */
void parser__finish(parser_state *s);

/* All heads of a sentence that parser__init began. */
void parser__attach(parser_state *s);

/* Relations of a tree: relations before `at` are known. */
size_t labeller__features(uint32_t *rows, const parser_state *s, const unsigned char *relations,
                          int at);
void labeller__label(unsigned char *relations, const parser_state *s);

#endif
