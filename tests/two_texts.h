/* Two short texts read and weighed against each other, for tests of what judges pairs. */
#ifndef TESTS_TWO_TEXTS_H
#define TESTS_TWO_TEXTS_H

#include "article.h"
#include "pair/corpus.h"

typedef struct two_texts {
    claimdiff_engine *engine;
    claimdiff_article *articles[2];
    const analysis *analyses[2];
    arena arena; /* of the corpus, and of what a test adds */
    corpus of;
} two_texts;

/* Ends the test where a text cannot be read. */
void two_texts__open(two_texts *out, const char *a, const char *b);
void two_texts__drop(two_texts *t);

/* The bag of the second text's first claim; ends the test where either has none. */
size_t two_texts__second(const two_texts *t);

/* The first token of a text that is the word; "": none. Ends the test where there is none. */
token_range two_texts__word(const two_texts *t, size_t side, const char *word);

#endif
