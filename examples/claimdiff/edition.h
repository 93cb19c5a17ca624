/* One edition of an article: its headline and sentences as words, and its notes of correction. */
#ifndef EDITION_H
#define EDITION_H

#include <claimdiff.h>
#include <stdint.h>

typedef struct word {
    claimdiff_span span;
    uint64_t key; /* the same for words that differ in case alone */
} word;

/* The headline, or a sentence that makes claims. */
typedef struct passage {
    claimdiff_span span;
    const word *words; /* (word_count) */
    size_t word_count;
    size_t claim, claim_count; /* claims of the article that stand in it; none in the headline */
    size_t partner;            /* what it became, or was, in the other edition; CLAIMDIFF_NONE */
} passage;

/* A paragraph that says what is put right: "Correction: an earlier version said nine." */
typedef struct edition_note {
    claimdiff_span span;
    const word *words; /* (word_count) */
    size_t word_count;
} edition_note;

typedef struct edition {
    const claimdiff_article *article; /* borrowed */
    word *words;                      /* of the whole text, in its order */
    size_t word_count;
    passage *passages; /* (passage_count), none in a note */
    size_t passage_count;
    edition_note *notes;
    size_t note_count;
    unsigned char *quoted; /* (bytes of the text): 1 between quotation marks */
} edition;

/* Reads an article, which must outlive it. False: out of memory; free it all the same. */
bool edition__read(edition *out, const claimdiff_article *article);

void edition__free(edition *e);

#endif
