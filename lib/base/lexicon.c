/* Looks words and phrases up in the compiled word lists: a hash table a list,
 * whose slots hold half of the hash, since most words of a text are in few
 * lists and a miss then compares no string. A phrase is followed word by word for
 * as long as the table has a slot for what it begins with. */
#include "lexicon.h"

#include "hash.h"

/* Whether the words with spaces between them are the key. */
static bool is_key(const char *key, const char *const *words, size_t count)
{
    for (size_t n = 0; n < count; n++) {
        if (n && *key++ != ' ') return false;
        for (const char *p = words[n]; *p; p++)
            if (*key++ != *p) return false;
    }
    return !*key;
}

static const lexicon_entry *look_up(const lexicon *list, uint32_t hash, const char *const *words,
                                    size_t count)
{
    const uint32_t *slots = lexicon_data__slots + list->slots;
    for (uint32_t at = hash, slot; (slot = slots[at & list->mask]); at++) {
        if ((slot ^ hash) >> 16 || (uint16_t)slot == LEXICON_LEAD) continue;
        const lexicon_entry *entry = &lexicon_data__entries[list->first + (uint16_t)slot - 1];
        if (is_key(lexicon_data__pool + entry->key, words, count)) return entry;
    }
    return NULL;
}

/* Whether a longer entry may begin with what is hashed, which ends in a space. */
static bool is_lead(const lexicon *list, uint32_t hash)
{
    const uint32_t *slots = lexicon_data__slots + list->slots;
    for (uint32_t at = hash, slot; (slot = slots[at & list->mask]); at++)
        if (slot == ((hash & 0xffff0000u) | LEXICON_LEAD)) return true;
    return false;
}

/* Of what is longer than any key no more: it is none, and may be as long as the article. */
static uint32_t hash_word(uint32_t hash, const char *word)
{
    for (const char *end = word + LEXICON_KEY_MOST; word < end && *word; word++)
        hash = hash__byte(hash, *word);
    return hash;
}

const lexicon_entry *lexicon__entry(const lexicon *list, const char *key)
{
    return look_up(list, hash__end(hash_word(HASH_START, key)), &key, 1);
}

bool lexicon__leads(const lexicon *list, const char *key)
{
    return is_lead(list, hash__end(hash__byte(hash_word(HASH_START, key), ' ')));
}

size_t lexicon__longest(const lexicon *list, const char *const *words, size_t count,
                        const lexicon_entry **entry)
{
    size_t best = 0;
    uint32_t hash = HASH_START;
    for (size_t n = 0; n < count; n++) {
        if (n) hash = hash__byte(hash, ' ');
        if (n && !is_lead(list, hash__end(hash))) break;
        hash = hash_word(hash, words[n]);
        const lexicon_entry *found = look_up(list, hash__end(hash), words, n + 1);
        if (!found) continue;
        best = n + 1;
        if (entry) *entry = found;
    }
    return best;
}
