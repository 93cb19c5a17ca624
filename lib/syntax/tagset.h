/* The tags the tagger decides between: universal part of speech together with
 * the Penn tag where that says more. */
#ifndef CLAIMDIFF_SYNTAX_TAGSET_H
#define CLAIMDIFF_SYNTAX_TAGSET_H

#include "syntax.h"

#define TAG_MAX 64 /* rows of the tagger's table are this wide */

typedef struct tag_info {
    const char *upos, *xpos; /* as treebanks write them */
    upos pos;
    verb_form form;
    bool plural;
} tag_info;

extern const tag_info tagset__tags[];
extern const size_t tagset__count; /* <= TAG_MAX */

/* Names as treebanks write them: "NOUN", "nsubj:pass". */
const char *tagset__upos_name(upos pos);
const char *tagset__deprel_name(deprel relation);

#endif
