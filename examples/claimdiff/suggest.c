/* Near is what takes few edits (Levenshtein 1966), two neighbours swapped counting as one. */
#include "suggest.h"

#include <string.h>

#define LONGEST 32
#define MOST_EDITS 3

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Edits that make one word of the other; rows[0] is two rows back, rows[2] the one being made. */
static size_t edits(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t rows[3][LONGEST + 1] = { { 0 } };
    for (size_t j = 0; j <= b_length; j++) rows[1][j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        rows[2][0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t swap = rows[1][j - 1] + (a[i - 1] != b[j - 1]);
            size_t cost = least(least(rows[1][j], rows[2][j - 1]) + 1, swap);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost = least(cost, rows[0][j - 2] + 1);
            rows[2][j] = cost;
        }
        memcpy(rows[0], rows[1], sizeof rows[0]);
        memcpy(rows[1], rows[2], sizeof rows[1]);
    }
    return rows[1][b_length];
}

const char *suggest__nearest(const char *given, const char *const *names, size_t count)
{
    const size_t length = strcspn(given, "=");
    const char *nearest = NULL;
    size_t best = MOST_EDITS + 1;
    for (size_t i = 0; length <= LONGEST && i < count; i++) {
        size_t size = strlen(names[i]);
        size_t cost = size <= LONGEST ? edits(given, length, names[i], size) : best;
        if (cost >= best || cost * 2 > size) continue;
        best = cost;
        nearest = names[i];
    }
    return nearest;
}
