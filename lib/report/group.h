/* Groups: claims of several articles that state one fact. */
#ifndef CLAIMDIFF_REPORT_GROUP_H
#define CLAIMDIFF_REPORT_GROUP_H

#include "judge/judge.h"
#include "report.h"

#define GROUP_NONE ((size_t)-1)

typedef struct group {
    ARRAY(size_t) bags; /* as they joined, no two of one article */
    ARRAY(size_t) open; /* those that nobody spoke for before the newest article */
    double confidence;  /* of its weakest pair */
    size_t first;       /* relation that it grew from */
    size_t update;      /* relation of two of them of which one updates the other, or GROUP_NONE */
    bool shared;        /* two of them do not say the same */
    size_t article;     /* the newest that has a claim in it */
    ARRAY(size_t) origins; /* as far as they were counted: origin__count */
    origin_link link;
} group;

typedef ARRAY(size_t) group_numbers;

typedef struct group_list {
    corpus *of;
    const relation_list *relations; /* of all articles, by (b, a) */
    arena arena;                    /* holds the groups */
    ARRAY(group) groups;
    ARRAY(group_numbers) of_bag; /* of the corpus' bags: those with the claim, as it joined them */
    group_numbers recent;        /* those with a claim of the newest article */
} group_list;

void group__open(group_list *out, corpus *of, const relation_list *relations,
                 const claimdiff_allocator *memory);
void group__close(group_list *list);

/* Groups the claims that agree by the relations from `from` on, which are those of the newest
 * article, and marks the claims that others of their group speak for. False: out of memory. */
bool group__grow(group_list *list, arena *scratch, size_t from);

/* The relation of two claims, or NULL. */
const relation *group__relation(const relation_list *relations, size_t x, size_t y);

/* How many of the relations, by (b, a), are before those with a claim b from there on. */
size_t group__relations_before(const relation_list *relations, size_t bag);

/* Whether they agree, and none denies what the other says. */
bool group__agrees(const relation *r);

#endif
