/* The article handle: a copy of the text and all that was found in it. */
#ifndef CLAIMDIFF_ARTICLE_H
#define CLAIMDIFF_ARTICLE_H

#include "claim/claim.h"
#include "engine.h"
#include "judge/nli.h"
#include "text/lines.h"

struct claimdiff_article {
    const claimdiff_engine *engine;
    arena arena;      /* holds everything below, and the handle's strings */
    const char *text; /* NUL-terminated, as long as the input and byte for byte the same but for
                         what options.lenient blanked out */
    size_t length;
    lines lines;
    const char *name, *outlet, *date; /* NULL: not known; date as YYYY-MM-DD */
    const char *language;             /* as language__of; NULL: not known */
    long day;                         /* of publication, since 1970-01-01; LONG_MIN: not known */
    analysis analysis;
    const model_state *states; /* (claims.count), what the network makes of them; NULL: not kept */
};

/* claimdiff_article_new for a claim or two instead of an article; number is what
 * error->article will name. */
claimdiff_status article__new_passage(claimdiff_article **out, const claimdiff_engine *engine,
                                      const char *text, size_t length, size_t number,
                                      claimdiff_error *error);

#endif
