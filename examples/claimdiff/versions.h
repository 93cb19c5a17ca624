/* What became of one article between two editions. */
#ifndef VERSIONS_H
#define VERSIONS_H

#include "edition.h"

/* What a change is in; several may hold. */
enum {
    CHANGE_FIGURE = 1,      /* a number, with its unit */
    CHANGE_DATE = 2,        /* or a time */
    CHANGE_QUOTE = 4,       /* words between quotation marks */
    CHANGE_ATTRIBUTION = 8, /* who says so, or "said" itself */
    CHANGE_NEGATION = 16,
    CHANGE_HEADLINE = 32,
    CHANGE_KINDS = 6
};

typedef enum change_kind { CHANGE_CHANGED, CHANGE_ADDED, CHANGE_REMOVED } change_kind;

/* Words that others took the place of; one of the two may be empty. */
typedef struct edit {
    claimdiff_span old, new;
    unsigned in; /* CHANGE_FIGURE, ...; 0: wording alone */
} edit;

typedef struct change {
    change_kind kind;
    const passage *old, *new; /* NULL: there is none */
    unsigned in;              /* of all its edits; of what is added or removed: what it holds */
    edit *edits;              /* (edit_count), in the order of the text; of CHANGE_CHANGED */
    size_t edit_count;
    size_t note; /* of the new edition, that speaks of it; CLAIMDIFF_NONE: none does */
} change;

typedef struct versions {
    edition old, new;
    change *changes; /* (change_count): changed and added in the order of the new edition, then
                        removed in that of the old */
    size_t change_count;
    size_t unchanged;           /* passages */
    const edition_note **notes; /* (note_count): those that the old edition does not have */
    size_t note_count;
} versions;

/* Compares two editions; the articles must outlive it. False: out of memory; free it all the
 * same. */
bool versions__find(versions *out, const claimdiff_article *old, const claimdiff_article *new);

void versions__free(versions *v);

/* "figure", "date", "quote", ...: the name of the bit 1 << index. */
const char *versions__kind(size_t index);

/* "changed", "added", "removed" */
const char *versions__change(change_kind kind);

#endif
