/* Tables of tags and relations, and their names in treebanks (lint: names). */
#include "tagset.h"

const tag_info tagset__tags[] = {
    { "X", "FW", UPOS_X, FORM_NONE, false },
    { "ADJ", "JJ", UPOS_ADJ, FORM_NONE, false },
    { "ADJ", "JJR", UPOS_ADJ, FORM_NONE, false },
    { "ADJ", "JJS", UPOS_ADJ, FORM_NONE, false },
    /* a name's adjective is part of the name: General Motors */
    { "ADJ", "NNP", UPOS_PROPN, FORM_NONE, false },
    { "ADP", "IN", UPOS_ADP, FORM_NONE, false },
    { "ADP", "RP", UPOS_ADP, FORM_NONE, false },
    { "ADV", "RB", UPOS_ADV, FORM_NONE, false },
    { "ADV", "RBR", UPOS_ADV, FORM_NONE, false },
    { "ADV", "RBS", UPOS_ADV, FORM_NONE, false },
    { "ADV", "WRB", UPOS_ADV, FORM_NONE, false },
    { "AUX", "VB", UPOS_AUX, FORM_BASE, false },
    { "AUX", "VBP", UPOS_AUX, FORM_PRESENT, false },
    { "AUX", "VBZ", UPOS_AUX, FORM_PRESENT, false },
    { "AUX", "VBD", UPOS_AUX, FORM_PAST, false },
    { "AUX", "VBN", UPOS_AUX, FORM_PARTICIPLE, false },
    { "AUX", "VBG", UPOS_AUX, FORM_GERUND, false },
    { "AUX", "MD", UPOS_AUX, FORM_MODAL, false },
    { "CCONJ", "CC", UPOS_CCONJ, FORM_NONE, false },
    { "DET", "DT", UPOS_DET, FORM_NONE, false },
    { "DET", "PDT", UPOS_DET, FORM_NONE, false },
    { "DET", "WDT", UPOS_DET, FORM_NONE, false },
    { "INTJ", "UH", UPOS_INTJ, FORM_NONE, false },
    { "NOUN", "NN", UPOS_NOUN, FORM_NONE, false },
    { "NOUN", "NNS", UPOS_NOUN, FORM_NONE, true },
    { "NUM", "CD", UPOS_NUM, FORM_NONE, false },
    { "PART", "TO", UPOS_PART, FORM_NONE, false },
    { "PART", "RB", UPOS_PART, FORM_NONE, false },
    { "PART", "POS", UPOS_PART, FORM_NONE, false },
    { "PRON", "PRP", UPOS_PRON, FORM_NONE, false },
    { "PRON", "PRP$", UPOS_PRON, FORM_NONE, false },
    { "PRON", "DT", UPOS_PRON, FORM_NONE, false },
    { "PRON", "WDT", UPOS_PRON, FORM_NONE, false },
    { "PRON", "WP", UPOS_PRON, FORM_NONE, false },
    { "PRON", "NN", UPOS_PRON, FORM_NONE, false },
    { "PRON", "EX", UPOS_PRON, FORM_NONE, false },
    { "PROPN", "NNP", UPOS_PROPN, FORM_NONE, false },
    { "PROPN", "NNPS", UPOS_PROPN, FORM_NONE, true },
    { "PUNCT", ".", UPOS_PUNCT, FORM_NONE, false },
    { "PUNCT", ",", UPOS_PUNCT, FORM_NONE, false },
    { "PUNCT", ":", UPOS_PUNCT, FORM_NONE, false },
    { "PUNCT", "-LRB-", UPOS_PUNCT, FORM_NONE, false },
    { "PUNCT", "-RRB-", UPOS_PUNCT, FORM_NONE, false },
    { "PUNCT", "``", UPOS_PUNCT, FORM_NONE, false },
    { "PUNCT", "''", UPOS_PUNCT, FORM_NONE, false },
    { "PUNCT", "HYPH", UPOS_PUNCT, FORM_NONE, false },
    { "SCONJ", "IN", UPOS_SCONJ, FORM_NONE, false },
    { "SYM", "$", UPOS_SYM, FORM_NONE, false },
    { "SYM", "SYM", UPOS_SYM, FORM_NONE, false },
    { "VERB", "VB", UPOS_VERB, FORM_BASE, false },
    { "VERB", "VBP", UPOS_VERB, FORM_PRESENT, false },
    { "VERB", "VBZ", UPOS_VERB, FORM_PRESENT, false },
    { "VERB", "VBD", UPOS_VERB, FORM_PAST, false },
    { "VERB", "VBN", UPOS_VERB, FORM_PARTICIPLE, false },
    { "VERB", "VBG", UPOS_VERB, FORM_GERUND, false },
};
const size_t tagset__count = sizeof tagset__tags / sizeof *tagset__tags;

static const char *const upos_names[UPOS_COUNT] = {
    "X",   "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
    "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB",
};

static const char *const deprel_names[DEP_COUNT] = {
    "dep",      "root",      "acl",        "acl:relcl", "advcl",     "advmod",     "amod",
    "appos",    "aux",       "aux:pass",   "case",      "cc",        "ccomp",      "compound",
    "compound:prt", "conj",  "cop",        "csubj",     "det",       "discourse",  "expl",
    "fixed",    "flat",      "iobj",       "list",      "mark",      "nmod",       "nmod:poss",
    "nmod:unmarked", "nsubj", "nsubj:pass", "nummod",   "obj",       "obl",        "obl:agent",
    "obl:unmarked", "parataxis", "punct",  "vocative",  "xcomp",
};

const char *tagset__upos_name(upos pos)
{
    return upos_names[pos];
}

const char *tagset__deprel_name(deprel relation)
{
    return deprel_names[relation];
}
