/* Marks the tokens that can begin an entry of a list. Takes tokens, gives one
 * byte each: a table of hashed first words, a small Bloom filter of one hash,
 * is filled from the lists and asked once a token. */
#include "base/hash.h"
#include "base/utf8.h"
#include "lexicon_data.h"
#include "marks.h"


#define SLOTS 16384 /* a power of two; about 1,200 first words leave one false mark in 15 tokens */

static uint32_t slot(const char *first_word)
{
    uint32_t hash = HASH_START;
    for (const char *p = first_word; *p && *p != ' '; p++) hash = hash__byte(hash, *p);
    return hash__end(hash) & (SLOTS - 1);
}

static void add(uint8_t *table, const lexicon *list, uint8_t mark)
{
    for (size_t i = 0; i < list->count; i++) table[slot(lexicon__key(list, i))] |= mark;
}

bool marks__make(marked_words *out, arena *a, const token_list *tokens)
{
    uint8_t *table = arena__alloc(a, SLOTS), *marks = arena__alloc(a, tokens->count + 1);
    if (!table || !marks) return false;
    add(table, &lexicon__numbers, MARK_NUMBER);
    add(table, &lexicon__number_leads, MARK_NUMBER_LEAD);
    add(table, &lexicon__approximators, MARK_APPROXIMATOR);
    add(table, &lexicon__units, MARK_UNIT);
    add(table, &lexicon__timex, MARK_TIMEX);
    add(table, &lexicon__timex_leads, MARK_TIMEX_LEAD);
    add(table, &lexicon__number_idioms, MARK_IDIOM);
    for (size_t i = 0; i < tokens->count; i++) {
        const char *word = tokens->items[i].norm;
        marks[i] = table[slot(word)];
        if (utf8__is_figure(word[0]) || (word[0] && utf8__is_figure(word[1])))
            marks[i] |= MARK_DIGIT;
    }
    out->tokens = tokens->items;
    out->marks = marks;
    return true;
}
