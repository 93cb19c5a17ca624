/* A cut word: a letter, a hyphen, a line end, a small letter. Whether it has a hyphen of its
 * own is asked of the text itself: does it stand there in one line with one? Soft hyphens
 * have none. Blind spot: a compound that stands nowhere else loses its hyphen. */
#include "hyphen.h"

#include <stdlib.h>
#include <string.h>

#define WINDOW ((size_t)32 << 10) /* bytes to either side in which a word is sought */

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

/* A letter, or a byte of one beyond ASCII. */
static bool is_letter(char c)
{
    return is_small(c) || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* Bytes of the hyphen that ends at text[end), 0: none; soft ones are U+00AD. */
static size_t hyphen_before(const char *text, size_t end)
{
    if (end >= 2 && text[end - 1] == '-' && is_letter(text[end - 2])) return 1;
    if (end >= 3 && memcmp(text + end - 2, "\xc2\xad", 2) == 0 && is_letter(text[end - 3]))
        return 2;
    if (end >= 4 && memcmp(text + end - 3, "\xe2\x80\x90", 3) == 0 && is_letter(text[end - 4]))
        return 3;
    return 0;
}

/* Where the next line goes on with a small letter behind a line end at `at`; 0: it does not. */
static size_t next_line(const char *text, size_t length, size_t at)
{
    if (at < length && text[at] == '\r') at++;
    if (at >= length || text[at] != '\n') return 0;
    for (at++; at < length && (text[at] == ' ' || text[at] == '\t'); at++) continue;
    return at < length && is_small(text[at]) ? at : 0;
}

/* Whether the word with its hyphen, text[begin .. cut) + text[next ..], stands in the text. */
static bool has_own(const char *text, size_t length, size_t cut, size_t next)
{
    char word[128];
    size_t begin = cut, end = next, left;
    while (begin > 0 && is_letter(text[begin - 1])) begin--;
    while (end < length && is_letter(text[end])) end++;
    left = cut - begin;
    if (left + 1 + (end - next) > sizeof word) return false;
    memcpy(word, text + begin, left);
    word[left] = '-';
    memcpy(word + left + 1, text + next, end - next);
    const size_t size = left + 1 + (end - next);
    const size_t stop = next + WINDOW < length ? next + WINDOW : length;
    for (size_t i = cut > WINDOW ? cut - WINDOW : 0; i + size <= stop; i++)
        if (text[i] == word[0] && memcmp(text + i, word, size) == 0) return true;
    return false;
}

void hyphen__rejoin(const char *text, size_t length, buffer *out, run_list *runs)
{
    size_t from = 0;
    for (size_t i = 1; i < length; i++) {
        size_t hyphen = text[i] == '\n' || text[i] == '\r' ? hyphen_before(text, i) : 0;
        size_t next = hyphen ? next_line(text, length, i) : 0;
        if (!next) continue;
        size_t cut = i - hyphen;
        size_t end = hyphen == 1 && has_own(text, length, cut, next) ? i : cut;
        runs__add(runs, (claimdiff_run){ out->length, end - from, from, end - from, from });
        buffer__add(out, text + from, end - from);
        from = i = next;
    }
    runs__add(runs, (claimdiff_run){ out->length, length - from, from, length - from, from });
    buffer__add(out, text + from, length - from);
}
