/* Walking dependency trees: what the clause, factuality and claim stages share. */
#ifndef CLAIMDIFF_CLAIM_TREE_H
#define CLAIMDIFF_CLAIM_TREE_H

#include "syntax.h"

/* Subtrees and predicates of a whole article, one entry a token. */
typedef struct tree {
    const syntax *syntax;
    size_t *first, *last; /* leftmost token of the subtree, one past the rightmost */
    bool *predicate;      /* heads a clause: a verb, or anything with a subject or copula */
} tree;

/* False: out of memory. */
bool tree__init(tree *out, arena *a, const segments *text, const syntax *syntax);

/* The first child of head with that relation, or SYNTAX_ROOT. */
size_t tree__child(const tree *of, size_t head, deprel relation);

/* The subject, active or passive, or SYNTAX_ROOT. */
size_t tree__subject(const tree *of, size_t head);

/* The token of [begin, end) whose head lies outside, predicates first;
 * SYNTAX_ROOT if there is none. */
size_t tree__top(const tree *of, size_t begin, size_t end);

#endif
