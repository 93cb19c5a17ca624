/* A map a kind; numbers run through all of them. */
#include "term.h"

#include <string.h>

static const char kinds[TERM_KINDS + 1] = "sctne";

void term__init(term_table *table, arena *a)
{
    for (size_t k = 0; k < TERM_KINDS; k++) map__init(&table->maps[k], a);
    table->count = 0;
}

bool term__intern(term_table *table, char kind, const char *text, uint32_t *out)
{
    size_t *number = map__put(&table->maps[strchr(kinds, kind) - kinds], text);
    if (!number) return false;
    if (*number == MAP_NONE) *number = table->count++;
    *out = (uint32_t)*number;
    return true;
}
