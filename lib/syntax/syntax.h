/* Part of speech, lemma and dependency of every token. */
#ifndef CLAIMDIFF_SYNTAX_SYNTAX_H
#define CLAIMDIFF_SYNTAX_SYNTAX_H

#include "text/segment.h"

/* Universal part-of-speech tags. */
typedef enum upos {
    UPOS_X, UPOS_ADJ, UPOS_ADP, UPOS_ADV, UPOS_AUX, UPOS_CCONJ, UPOS_DET, UPOS_INTJ, UPOS_NOUN,
    UPOS_NUM, UPOS_PART, UPOS_PRON, UPOS_PROPN, UPOS_PUNCT, UPOS_SCONJ, UPOS_SYM, UPOS_VERB,
    UPOS_COUNT
} upos;

/* Form of a verb or auxiliary; FORM_NONE for other words. */
typedef enum verb_form {
    FORM_NONE,
    FORM_BASE,       /* VB: infinitive, imperative, after a modal */
    FORM_PRESENT,    /* VBP, VBZ */
    FORM_PAST,       /* VBD */
    FORM_PARTICIPLE, /* VBN */
    FORM_GERUND,     /* VBG */
    FORM_MODAL       /* MD */
} verb_form;

/* Universal dependency relations; the subtypes that matter are kept apart. */
typedef enum deprel {
    DEP_DEP, DEP_ROOT, DEP_ACL, DEP_ACL_RELCL, DEP_ADVCL, DEP_ADVMOD, DEP_AMOD, DEP_APPOS, DEP_AUX,
    DEP_AUX_PASS, DEP_CASE, DEP_CC, DEP_CCOMP, DEP_COMPOUND, DEP_COMPOUND_PRT, DEP_CONJ, DEP_COP,
    DEP_CSUBJ, DEP_DET, DEP_DISCOURSE, DEP_EXPL, DEP_FIXED, DEP_FLAT, DEP_IOBJ, DEP_LIST, DEP_MARK,
    DEP_NMOD, DEP_NMOD_POSS, DEP_NMOD_TMOD, DEP_NSUBJ, DEP_NSUBJ_PASS, DEP_NUMMOD, DEP_OBJ, DEP_OBL,
    DEP_OBL_AGENT, DEP_OBL_TMOD, DEP_PARATAXIS, DEP_PUNCT, DEP_VOCATIVE, DEP_XCOMP,
    DEP_COUNT
} deprel;

#define SYNTAX_ROOT ((size_t)-1)

/* Tokens that are parsed in one piece; the longest sentence of GUM news has 91. */
#define SYNTAX_PIECE_MAX 160

typedef struct syntax_word {
    upos pos;
    verb_form form;
    deprel relation;
    size_t head;       /* token index in the article, SYNTAX_ROOT for the head of a sentence */
    const char *lemma; /* search form */
    bool plural;       /* nouns */
} syntax_word;

typedef struct syntax {
    syntax_word *words; /* (tokens.count) */
    size_t count;
} syntax;

/* Analyses every sentence by itself. Heads stay inside the sentence and make
 * a tree. False: out of memory. */
bool syntax__parse(syntax *out, arena *a, const segments *text);

/* "left", "has", "may": a verb or auxiliary with a tense that is no modifier, as "the
 * injured" is one. */
bool syntax__is_finite(const syntax_word *w);

/* A noun or a name. */
bool syntax__is_noun(const syntax_word *w);

/* A noun, name, verb, adjective or number: means something by itself. */
bool syntax__is_content(const syntax_word *w);

/* "who", "which", "where", "that" as a pronoun: brings a relative clause. */
bool syntax__is_relative(const syntax_word *w);

#endif
