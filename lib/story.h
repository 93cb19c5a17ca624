/* A story: articles that are compared with those before them, one by one, and what that has come
 * to. claimdiff_compare is one that is filled at once. */
#ifndef CLAIMDIFF_STORY_H
#define CLAIMDIFF_STORY_H

#include "pipeline.h"
#include "report/findings.h"

enum { STORY_CANDIDATES_MAX = 1000 };

struct claimdiff_story {
    const claimdiff_engine *engine;
    claimdiff_compare_options wanted;
    pool pool;
    pipeline pipeline;
    ledger ledger;
    ARRAY(const double *) same_event; /* of each article that was compared, as same_event__find */
    arena arena; /* holds the list */
    ARRAY(claimdiff_article *) articles;
    claimdiff_status spoiled; /* why it cannot be used any more, or CLAIMDIFF_OK */
};

/* Reads options of a comparison; what is wrong with them, or NULL. */
const char *story__read_options(claimdiff_compare_options *out,
                                const claimdiff_compare_options *given);

/* An empty story on the caller's memory. */
void story__init(claimdiff_story *out, const claimdiff_engine *engine,
                 const claimdiff_compare_options *wanted);

/* Frees what it holds, its articles not among it. */
void story__drop(claimdiff_story *s);

/* Takes articles, whose comparing is the next thing to do. False: out of memory, or cancelled. */
bool story__take(claimdiff_story *s, claimdiff_article *const *articles, size_t count);

/* Compares an article with those before it, asking the network about `most` pairs. False: out of
 * memory, or cancelled. */
bool story__compare(claimdiff_story *s, size_t article, size_t most);

/* The report of what has a claim of article `since` or of one after it. NULL: out of memory. */
claimdiff_report *story__report(claimdiff_story *s, size_t since);

#endif
