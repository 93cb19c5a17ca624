/* Whether two names can be one. */
#ifndef CLAIMDIFF_NAME_SAME_H
#define CLAIMDIFF_NAME_SAME_H

#include <stdbool.h>

/* Whether two names in search form, perhaps of different articles, can be the
 * same entity: short forms, acronyms, demonyms ("peru", "peruvian"). */
bool name__same(const char *a, const char *b);

#endif
