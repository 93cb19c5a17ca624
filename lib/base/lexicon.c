/* Bisection in the compiled word lists, behind a filter, since most words of a
 * text are in few lists. */
#include "lexicon.h"

#include <string.h>

#include "lexicon_hash.h"

#define KEY_MAX 128 /* bytes; a longer phrase is in no list */

const char *lexicon__find(const lexicon *list, const char *key)
{
    size_t low = 0, high = list->count, bit = lexicon_hash(key) & (list->filter_bits - 1);
    if (!(list->filter[bit / 8] >> bit % 8 & 1)) return NULL;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(key, list->entries[middle].key);
        if (!order) return list->entries[middle].value;
        if (order < 0) high = middle;
        else low = middle + 1;
    }
    return NULL;
}

size_t lexicon__match(const lexicon *list, const char *const *words, size_t count,
                      const char **value)
{
    char key[KEY_MAX];
    size_t length = 0, best = 0;
    for (size_t n = 0; n < count && n < list->longest; n++) {
        size_t size = strlen(words[n]);
        if (length + size + 2 > sizeof key) break;
        if (n) key[length++] = ' ';
        memcpy(key + length, words[n], size + 1);
        length += size;
        const char *found = lexicon__find(list, key);
        if (!found) continue;
        best = n + 1;
        if (value) *value = found;
    }
    return best;
}
