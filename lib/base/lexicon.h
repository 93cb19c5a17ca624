/* Word lists, compiled from lib/lang/en by tools/mklexicon.c. Each list
 * NAME.txt is a constant lexicon__NAME ('-' in the file name becomes '_'),
 * declared in the generated lexicon_data.h together with the bits of its values.
 *
 * Entries are in search form (lower case, straight quotes); words of a
 * multi-word entry are separated by one space, and so are tokens that the
 * tokenizer splits ("did n't").
 *
 * All strings are offsets into one pool, so that nothing is relocated when the
 * library is loaded. */
#ifndef CLAIMDIFF_BASE_LEXICON_H
#define CLAIMDIFF_BASE_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct lexicon_entry {
    uint32_t key;    /* offset in the pool */
    uint32_t bits;   /* of the words of an enum or flags; 0: none */
    uint32_t text;   /* offset in the pool; "" if the value has no text */
    uint32_t number; /* index of its first number */
    uint32_t names;  /* index of its first name; 0: none */
} lexicon_entry;

typedef struct lexicon {
    uint32_t first;   /* in lexicon_data__entries; sorted by key, bytewise */
    uint32_t count;   /* entries */
    uint32_t slots;   /* first in lexicon_data__slots */
    uint32_t mask;    /* slots - 1, of a power of two */
} lexicon;

extern const char lexicon_data__pool[];
extern const lexicon_entry lexicon_data__entries[];
extern const double lexicon_data__numbers[];
extern const int16_t lexicon_data__names[]; /* those of an entry end with a 0, as the first does */
/* High half: that of the key's hash; low half: index in the list + 1, 0 for none. What comes
 * before a word of an entry, with the space behind it ("no " of "no longer"), has a slot, too. */
#define LEXICON_LEAD 0xffffu
extern const uint32_t lexicon_data__slots[];

#define LEXICON_KEY_MOST 64 /* bytes of a key: of more of them no list has any */

/* The entry with this key, or NULL if the list does not have it. */
const lexicon_entry *lexicon__entry(const lexicon *list, const char *key);

/* Whether longer entries begin with this key and a space; some 1 in 65,000 keys by mistake. */
bool lexicon__leads(const lexicon *list, const char *key);

/* The longest entry that begins at words[0]; returns how many words it takes
 * (0: none) and sets *entry, if entry is not NULL. words has count items. */
size_t lexicon__longest(const lexicon *list, const char *const *words, size_t count,
                        const lexicon_entry **entry);

/* The text of an entry's value; "" if it has none. */
static inline const char *lexicon__text(const lexicon_entry *entry)
{
    return lexicon_data__pool + entry->text;
}

/* The k-th number of an entry's value; 0 if it is left out. The list's schema
 * says how many there are. */
static inline double lexicon__number(const lexicon_entry *entry, size_t k)
{
    return lexicon_data__numbers[entry->number + k];
}

/* The numbers of the names in an entry's value, ended by a 0; one below 0 was
 * written with a ~. n is the (n - 1)-th entry of the list NAME_values. */
static inline const int16_t *lexicon__names(const lexicon_entry *entry)
{
    return lexicon_data__names + entry->names;
}

static inline bool lexicon__has(const lexicon *list, const char *key)
{
    return lexicon__entry(list, key) != NULL;
}

/* The bits of an entry: 0 if the list does not have it, or it has none. */
static inline uint32_t lexicon__bits(const lexicon *list, const char *key)
{
    const lexicon_entry *entry = lexicon__entry(list, key);
    return entry ? entry->bits : 0;
}

/* The key of the i-th entry; i is below list->count. */
static inline const char *lexicon__key(const lexicon *list, size_t i)
{
    return lexicon_data__pool + lexicon_data__entries[list->first + i].key;
}

/* The text of the value of this key, or NULL if the list does not have it. */
static inline const char *lexicon__find(const lexicon *list, const char *key)
{
    const lexicon_entry *entry = lexicon__entry(list, key);
    return entry ? lexicon__text(entry) : NULL;
}

#endif
