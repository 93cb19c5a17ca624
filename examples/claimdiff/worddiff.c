/* The table of lengths is quadratic in the words of a sentence, which bounds it. */
#include "worddiff.h"

#include <stdlib.h>

#define MOST_WORDS 4096

static int compare_keys(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

uint64_t *worddiff__sorted(const passage *p)
{
    uint64_t *keys = malloc((p->word_count + 1) * sizeof *keys);
    if (!keys) return NULL;
    for (size_t i = 0; i < p->word_count; i++) keys[i] = p->words[i].key;
    qsort(keys, p->word_count, sizeof *keys, compare_keys);
    return keys;
}

double worddiff__likeness(const uint64_t *old, size_t old_count, const uint64_t *new,
                          size_t new_count)
{
    size_t shared = 0;
    for (size_t i = 0, j = 0; i < old_count && j < new_count;) {
        shared += old[i] == new[j];
        const bool next_old = old[i] <= new[j], next_new = new[j] <= old[i];
        i += next_old;
        j += next_new;
    }
    return old_count + new_count ? 2.0 * (double)shared / (double)(old_count + new_count) : 1.0;
}

/* length[i * (m + 1) + j]: of the longest common subsequence of old from i and new from j. */
static unsigned short *measure(const passage *old, const passage *new)
{
    const size_t n = old->word_count, m = new->word_count, row = m + 1;
    unsigned short *length = calloc((n + 1) * row, sizeof *length);
    if (!length) return NULL;
    for (size_t i = n; i-- > 0;)
        for (size_t j = m; j-- > 0;) {
            const unsigned short down = length[(i + 1) * row + j], right = length[i * row + j + 1];
            length[i * row + j] = old->words[i].key == new->words[j].key
                                      ? (unsigned short)(length[(i + 1) * row + j + 1] + 1)
                                      : (down >= right ? down : right);
        }
    return length;
}

/* Moves both on to the next word that they share. */
static word_edit next_edit(const passage *old, const passage *new, const unsigned short *length,
                           size_t i, size_t j)
{
    const size_t n = old->word_count, m = new->word_count, row = m + 1;
    word_edit e = { i, i, j, j };
    while (e.old_end < n || e.new_end < m) {
        i = e.old_end, j = e.new_end;
        if (i < n && j < m && old->words[i].key == new->words[j].key) break;
        if (j == m || (i < n && length[(i + 1) * row + j] >= length[i * row + j + 1]))
            e.old_end++;
        else
            e.new_end++;
    }
    return e;
}

static size_t follow(word_edit *edits, const passage *old, const passage *new,
                     const unsigned short *length)
{
    size_t count = 0;
    for (size_t i = 0, j = 0; i < old->word_count || j < new->word_count;) {
        if (i < old->word_count && j < new->word_count && old->words[i].key == new->words[j].key) {
            i++;
            j++;
            continue;
        }
        edits[count] = next_edit(old, new, length, i, j);
        i = edits[count].old_end;
        j = edits[count++].new_end;
    }
    return count;
}

word_edit *worddiff__edits(const passage *old, const passage *new, size_t *count)
{
    const size_t n = old->word_count, m = new->word_count;
    word_edit *edits = malloc((n + m + 1) * sizeof *edits);
    if (!edits) return NULL;
    if (n > MOST_WORDS || m > MOST_WORDS) {
        edits[0] = (word_edit){ 0, n, 0, m };
        *count = 1;
        return edits;
    }
    unsigned short *length = measure(old, new);
    if (length)
        *count = follow(edits, old, new, length);
    else {
        free(edits);
        edits = NULL;
    }
    free(length);
    return edits;
}
