/* Which changes an editor's note speaks of. */
#ifndef CORRECTIONS_H
#define CORRECTIONS_H

#include "versions.h"

/* Lists the notes that are new, and leads changes to them. False: out of memory. */
bool corrections__find(versions *v);

#endif
