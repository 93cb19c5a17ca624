/* Whether two names can be the same one: equal but for diacritics, a short
 * form, an acronym, a place and its demonym, an alias of a list.
 *
 *   "marsh", "elena marsh"                        true
 *   "unga", "united nations general assembly"     true
 *   "peru", "peruvian"                            true
 *   "elena marsh", "peter marsh"                  false
 *
 * Blind spots: nicknames, names written in two ways ("Kiev" is in a list). */
#include "same.h"

#include <string.h>

#include "lexicon_data.h"

#define NAME_MAX_BYTES 128
#define NAME_MAX_WORDS 12

typedef struct words {
    char text[NAME_MAX_BYTES]; /* without diacritics, the words NUL-terminated */
    const char *word[NAME_MAX_WORDS];
    size_t count;
} words;

/* The letter a two-byte sequence is a form of: U+00C0 to U+017F; 0: none. */
static char base_letter(unsigned char first, unsigned char second)
{
    static const char latin1[] = "aaaaaaaceeeeiiiidnooooo ouuuuy saaaaaaaceeeeiiiidnooooo ouuuuy y";
    static const char extended[] =
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkkklllllll"
        "lllnnnnnnnnnoooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    unsigned code = ((first & 0x1Fu) << 6) | (second & 0x3Fu);
    if (code >= 0xC0 && code <= 0xFF) return latin1[code - 0xC0];
    if (code >= 0x100 && code < 0x100 + sizeof extended - 1) return extended[code - 0x100];
    return 0;
}

/* Combining marks are dropped, dots of acronyms too: "u.n." -> "un". */
static size_t plain(char *out, const char *name)
{
    size_t n = 0;
    for (const unsigned char *p = (const unsigned char *)name; *p && n + 2 < NAME_MAX_BYTES; p++) {
        bool pair = (*p & 0xE0) == 0xC0 && (p[1] & 0xC0) == 0x80;
        char base = pair ? base_letter(p[0], p[1]) : 0;
        if (pair && (*p == 0xCC || *p == 0xCD))
            p++;
        else if (base && base != ' ')
            out[n++] = base, p++;
        else if (*p == '.' || *p == ',')
            continue;
        else
            out[n++] = *p == '-' ? ' ' : (char)*p;
    }
    out[n] = '\0';
    return n;
}

static void cut(words *w)
{
    char *p = w->text;
    w->count = 0;
    while (*p && w->count < NAME_MAX_WORDS) {
        while (*p == ' ') *p++ = '\0';
        if (*p) w->word[w->count++] = p;
        while (*p && *p != ' ') p++;
    }
    if (w->count > 1 && !strcmp(w->word[0], "the")) {
        for (size_t i = 1; i < w->count; i++) w->word[i - 1] = w->word[i];
        w->count--;
    }
    if (w->count > 1 && !strcmp(w->word[w->count - 1], "'s")) w->count--;
}

static const char *alias_of(const char *name)
{
    const char *value = lexicon__find(&lexicon__demonyms, name);
    if (value) return value;
    const lexicon_entry *listed = lexicon__entry(&lexicon__organisations, name);
    return listed && *lexicon__text(listed) ? lexicon__text(listed) : name;
}

static bool is_small(const char *word)
{
    return !strcmp(word, "of") || !strcmp(word, "the") || !strcmp(word, "and") ||
           !strcmp(word, "for") || !strcmp(word, "&");
}

/* "unga" of "united nations general assembly"; two letters at least. */
static bool is_acronym(const words *a, const words *b)
{
    size_t letters = 0;
    if (a->count != 1 || b->count < 2) return false;
    const char *acronym = a->word[0];
    for (size_t i = 0; i < b->count; i++) {
        if (is_small(b->word[i])) continue;
        if (!acronym[letters] || acronym[letters] != b->word[i][0]) return false;
        letters++;
    }
    return letters > 1 && !acronym[letters];
}

/* The words of a in order at the end or at the beginning of b. */
static bool is_short_form(const words *a, const words *b)
{
    bool ends = true, begins = true;
    if (!a->count || a->count > b->count) return false;
    for (size_t i = 0; i < a->count; i++) {
        ends = ends && !strcmp(a->word[i], b->word[b->count - a->count + i]);
        begins = begins && !strcmp(a->word[i], b->word[i]);
    }
    return ends || begins;
}

/* "north korea" and "korea", "new york" and "york" are not the same place; a
 * word like "ministry" alone names nothing. */
static bool says_too_little(const words *a, const words *b)
{
    if (a->count == 1 && a->count < b->count && lexicon__has(&lexicon__org_words, a->word[0]))
        return true;
    if (a->count + 1 != b->count || strcmp(a->word[a->count - 1], b->word[b->count - 1]))
        return false;
    return lexicon__bits(&lexicon__name_words, b->word[0]) & NAME_WORDS_SIDE;
}

/* "elena marsh" and "e. marsh", "ms marsh" and "elena marsh". */
static bool same_person(const words *a, const words *b)
{
    if (a->count < 2 || b->count < 2 || strcmp(a->word[a->count - 1], b->word[b->count - 1]))
        return false;
    if (lexicon__has(&lexicon__titles, a->word[0]) || lexicon__has(&lexicon__titles, b->word[0]))
        return a->count == 2 || b->count == 2;
    const char *x = a->word[0], *y = b->word[0];
    if (x[0] != y[0]) return false;
    if (!x[1] || !y[1] || !strcmp(x, y))
        return lexicon__has(&lexicon__given_names, x) || lexicon__has(&lexicon__given_names, y) ||
               !strcmp(x, y);
    return false;
}

bool name__same(const char *a, const char *b)
{
    words x, y;
    if (!strcmp(a, b)) return true;
    plain(x.text, alias_of(a));
    plain(y.text, alias_of(b));
    if (!strcmp(x.text, y.text)) return true;
    cut(&x);
    cut(&y);
    if (!x.count || !y.count) return false;
    const words *shorter = x.count <= y.count ? &x : &y, *longer = x.count <= y.count ? &y : &x;
    if (is_acronym(shorter, longer)) return true;
    if (is_short_form(shorter, longer)) return !says_too_little(shorter, longer);
    return same_person(&x, &y);
}
