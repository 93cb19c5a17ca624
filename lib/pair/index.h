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

typedef struct candidate_list {
    candidate *items;
    size_t count, capacity;
    /* claims that were looked for by some of their words, or not by their meaning */
    size_t searches_cut;
} candidate_list;

/* The k best counterparts of each claim in each other article, from either
 * side, by (a, b), each pair once. Work grows with the claims times the
 * lengths of the postings that are looked at, which are bounded; with
 * embeddings all claims are looked at, up to DENSE_MAX of them, beyond that
 * those which share a word. False: out of memory. */
bool index__candidates(candidate_list *out, arena *a, const corpus *of, const embedding *e,
                       size_t k);

#endif
