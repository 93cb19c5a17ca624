/* Which language an article is in, as far as it is told by script and commonest words. */
#ifndef CLAIMDIFF_TEXT_LANGUAGE_H
#define CLAIMDIFF_TEXT_LANGUAGE_H

#include "segment.h"

#define LANGUAGE_ENGLISH "en"

/* "en", "de", "ja", ... or "und-Cyrl" and the like where the script alone is known, "und":
 * none that is known (BCP 47); NULL: too short to tell. Static storage. */
const char *language__of(const segments *text);

#endif
