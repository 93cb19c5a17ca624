/* Looks words and phrases up in the compiled word lists: a hash table a list,
 * whose slots hold half of the hash, since most words of a text are in few
 * lists and a miss then compares no string. */
#include "lexicon.h"

#include <string.h>

#include "hash.h"

#define KEY_MAX 128 /* bytes; a longer phrase is in no list */

static const lexicon_entry *look_up(const lexicon *list, const char *key, uint32_t hash)
{
    const uint32_t *slots = lexicon_data__slots + list->slots;
    for (uint32_t at = hash;; at++) {
        uint32_t slot = slots[at & list->mask];
        if (!slot) return NULL;
        if ((slot ^ hash) >> 16) continue;
        const lexicon_entry *entry = &lexicon_data__entries[list->first + (slot & 0xffff) - 1];
        if (!strcmp(lexicon_data__pool + entry->key, key)) return entry;
    }
}

const lexicon_entry *lexicon__entry(const lexicon *list, const char *key)
{
    return look_up(list, key, hash__end(hash__string(HASH_START, key)));
}

size_t lexicon__longest(const lexicon *list, const char *const *words, size_t count,
                        const lexicon_entry **entry)
{
    char key[KEY_MAX];
    size_t length = 0, best = 0;
    uint32_t hash = HASH_START;
    for (size_t n = 0; n < count && n < list->longest; n++) {
        size_t size = strlen(words[n]);
        if (length + size + 2 > sizeof key) break;
        if (n) key[length++] = ' ', hash = hash__byte(hash, ' ');
        memcpy(key + length, words[n], size + 1);
        length += size;
        hash = hash__string(hash, words[n]);
        const lexicon_entry *found = look_up(list, key, hash__end(hash));
        if (!found) continue;
        best = n + 1;
        if (entry) *entry = found;
    }
    return best;
}
