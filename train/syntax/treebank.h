/* CoNLL-U treebanks as tokens of the library. */
#ifndef CLAIMDIFF_TRAIN_TREEBANK_H
#define CLAIMDIFF_TRAIN_TREEBANK_H

#include "syntax/tagset.h"

typedef struct gold_word {
    unsigned char tag;     /* index into tagset__tags */
    unsigned char upos;    /* as written, before it went into the tag set */
    unsigned char relation;
    int head;              /* word of the sentence, from 0; -1 for the root */
    const char *lemma;     /* search form */
} gold_word;

typedef struct gold_sentence {
    size_t begin, end; /* words */
    bool news;         /* of a news document */
} gold_sentence;

typedef struct treebank {
    arena *arena;
    token_list tokens;
    ARRAY(gold_word) words; /* as many as tokens */
    ARRAY(gold_sentence) sentences;
} treebank;

/* Adds the sentences of a file; false (and a line on stderr) if it cannot be read. */
bool treebank__read(treebank *out, arena *a, const char *path);

#endif
