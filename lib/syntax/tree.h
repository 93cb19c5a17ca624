/* Walking dependency trees: extents, children, predicates and finite verbs, for
 * all stages that read an article. */
#ifndef CLAIMDIFF_SYNTAX_TREE_H
#define CLAIMDIFF_SYNTAX_TREE_H

#include "syntax.h"

/* Subtrees and predicates of a whole article, one entry a token. */
typedef struct tree {
    const syntax_word *words;
    const size_t *first, *last;  /* leftmost token of the subtree, one past the rightmost */
    const size_t *child, *after; /* first child; next child of the same head; or SYNTAX_ROOT */
    const bool *predicate;       /* heads a clause: a verb, or anything with a subject or copula */
} tree;

/* False: out of memory. */
bool tree__init(tree *out, arena *a, const syntax *syn);

/* The first, or the last, child of head with that relation, or SYNTAX_ROOT. */
size_t tree__child(const tree *of, size_t head, deprel relation);
size_t tree__last_child(const tree *of, size_t head, deprel relation);

/* The subject, active or passive, or SYNTAX_ROOT. */
size_t tree__subject(const tree *of, size_t head);

/* The first child that is a subject of any kind, a clause too; or SYNTAX_ROOT. */
size_t tree__any_subject(const tree *of, size_t head);

/* The same of the verb or of the one that it hangs on without a subject of its own: "was found
 * and towed", "hit the coast, killing three". */
size_t tree__shared_subject(const tree *of, size_t verb);

/* The clause that a verb takes: the last one after it, else the first; or SYNTAX_ROOT. */
size_t tree__content(const tree *of, size_t head);

/* "was hit" -> true: a passive auxiliary or the subject of a passive hangs on head. */
bool tree__is_passive(const tree *of, size_t head);

/* "that", "whether", "because" open the clause of head; "for" and "to" do not count. */
bool tree__is_marked(const tree *of, size_t head);

/* Whether a verb, or the auxiliary before it, carries a tense or is a modal:
 * "left", "has left", "may leave" -> true, "leaving", "to leave" -> false. */
bool tree__is_finite(const tree *of, size_t t);

/* "police who did not wait" -> true for "not" and "wait": who, which or that,
 * behind begin, opens the verb group of t. */
bool tree__in_relative(const tree *of, size_t begin, size_t t);

/* The token that heads [begin, end): one whose head lies outside, finite
 * predicates first, then others, then what looks like the main verb by parts of
 * speech alone, as a parse may have lost it. SYNTAX_ROOT if there is none. */
size_t tree__top(const tree *of, size_t begin, size_t end);

#endif
