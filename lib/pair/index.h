/* Candidate pairs: for each claim its likeliest counterparts in every other article. */
#ifndef CLAIMDIFF_PAIR_INDEX_H
#define CLAIMDIFF_PAIR_INDEX_H

#include "embedding.h"
#include "event.h"

/* Two claims of different articles, as bag numbers, a before b. */
typedef struct candidate {
    size_t a, b;
    double words;  /* cosine of the IDF-weighted units, 0 to 1 */
    bool embedded; /* there are embeddings */
    double cosine; /* of the embeddings, -1 to 1; 0 without */
    double score;  /* that they are on one event: event__score */
    event_likeness event; /* what the score was made of, besides */
    /* score against the best that a has in b's article, or b in a's: the lesser, 0 to 1 */
    double best;
} candidate;

/* The most that a claim has in common with one of another article. */
typedef struct common {
    double score, names;
} common;

typedef struct candidate_list {
    candidate *items;
    size_t count, capacity;
    bool complete;    /* counterparts were sought in each article, and from either side */
    bool *search_cut; /* (bags up to the article's last): looked for by some of its words, or not
                         by its meaning */
    common *common;   /* (corpus__cells), by claim and article */
} candidate_list;

/* Where counterparts are sought. */
typedef struct claim_space {
    corpus of;
    event_list events;
    embedding embedding;
} claim_space;

/* Of the claims of one article and those of the articles before it the likeliest pairs, by
 * (a, b), each once. Of up to three articles the k best counterparts of each claim in each
 * other article, from either side. Of more, for each claim of the article the 3 k best among all
 * that nobody speaks for, in a long story the 2 k best. Work grows with the claims of the article
 * times the lengths of the postings that are looked at, which are bounded; with embeddings all
 * claims are looked at, up to DENSE_MAX of them, beyond that those which share a word. False: out
 * of memory. */
bool index__candidates(candidate_list *out, arena *a, const claim_space *in, size_t article,
                       size_t k);

#endif
