/* Word lists, compiled from lib/lang/en by tools/mklexicon.c. Each list
 * NAME.txt is a constant lexicon__NAME ('-' in the file name becomes '_').
 *
 * Entries are in search form (lower case, straight quotes); words of a
 * multi-word entry are separated by one space, and so are tokens that the
 * tokenizer splits ("did n't"). */
#ifndef CLAIMDIFF_BASE_LEXICON_H
#define CLAIMDIFF_BASE_LEXICON_H

#include <stdbool.h>
#include <stddef.h>

typedef struct lexicon_entry {
    const char *key;
    const char *value; /* "" if the line has none */
} lexicon_entry;

typedef struct lexicon {
    const lexicon_entry *entries; /* sorted by key, bytewise */
    size_t count;
    size_t longest; /* words in the longest entry */
    const unsigned char *filter; /* (filter_bits / 8): the bits of the entries' hashes, to tell most misses */
    size_t filter_bits;          /* a power of two */
} lexicon;

/* The value of an entry, or NULL if the list does not have it. */
const char *lexicon__find(const lexicon *list, const char *key);

static inline bool lexicon__has(const lexicon *list, const char *key)
{
    return lexicon__find(list, key) != NULL;
}

/* The longest entry that begins at words[0]; returns how many words it takes
 * (0: none) and sets *value, if value is not NULL. words has count items. */
size_t lexicon__match(const lexicon *list, const char *const *words, size_t count,
                      const char **value);

#endif
