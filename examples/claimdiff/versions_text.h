/* Two editions compared, as text for a terminal. */
#ifndef VERSIONS_TEXT_H
#define VERSIONS_TEXT_H

#include "layout.h"
#include "versions.h"

/* Adds all of it: which editions, counts, corrections, what was changed, added, removed. */
void versions_text__put(page *out, const versions *v);

#endif
