/* Porter2, the English stemmer of the Snowball project (Porter 2001), after its
 * published description. Takes ASCII lower-case words; any other text, and a
 * word longer than WORD_MAX, is its own stem. Inside, a y that acts as a
 * consonant is written Y. Its tables are the algorithm's own (lint: endings); the words
 * that the steps would get wrong are in stems.txt. */
#include <string.h>

#include "lexicon_data.h"
#include "segment.h"

#define WORD_MAX 64

typedef struct stemmer {
    char w[WORD_MAX + 2];
    size_t n;      /* letters */
    size_t r1, r2; /* begin of the regions R1 and R2 */
} stemmer;

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

static bool ends(const stemmer *s, const char *suffix)
{
    size_t n = strlen(suffix);
    return s->n >= n && !memcmp(s->w + s->n - n, suffix, n);
}

static bool in_region(const stemmer *s, size_t region, const char *suffix)
{
    return s->n - strlen(suffix) >= region;
}

/* Puts `with` in the place of the last `cut` letters. */
static void replace(stemmer *s, size_t cut, const char *with)
{
    size_t n = strlen(with);
    s->n -= cut;
    memcpy(s->w + s->n, with, n);
    s->n += n;
    s->w[s->n] = '\0';
}

static bool has_vowel(const stemmer *s, size_t end)
{
    for (size_t i = 0; i < end; i++)
        if (is_vowel(s->w[i])) return true;
    return false;
}

/* Past the first consonant after a vowel, from `from` on. */
static size_t region_after(const stemmer *s, size_t from)
{
    size_t i = from;
    while (i < s->n && !is_vowel(s->w[i])) i++;
    while (i < s->n && is_vowel(s->w[i])) i++;
    return i < s->n ? i + 1 : s->n;
}

static void mark_regions(stemmer *s)
{
    static const char *const begins[] = { "gener",   "commun", "arsen", "past",
                                          "univers", "later",  "emerg", "organ" };
    s->r1 = region_after(s, 0);
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (s->w[0] == *begins[i] && !strncmp(s->w, begins[i], strlen(begins[i])))
            s->r1 = strlen(begins[i]);
    s->r2 = region_after(s, s->r1);
}

static void mark_consonant_y(stemmer *s)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->w[i] == 'y' && (!i || is_vowel(s->w[i - 1]))) s->w[i] = 'Y';
}

/* A short syllable ends at `end`: vowel, consonant other than w, x, Y before which
 * a consonant stands; or vowel and consonant at the begin of the word. */
static bool is_short_syllable(const stemmer *s, size_t end)
{
    const char *w = s->w;
    if (end == 4 && !memcmp(w, "past", 4)) return true;
    if (end == 2) return is_vowel(w[0]) && !is_vowel(w[1]);
    if (end < 3 || is_vowel(w[end - 3]) || !is_vowel(w[end - 2]) || is_vowel(w[end - 1]))
        return false;
    return w[end - 1] != 'w' && w[end - 1] != 'x' && w[end - 1] != 'Y';
}

static void step_0(stemmer *s)
{
    if (ends(s, "'s'")) replace(s, 3, "");
    else if (ends(s, "'s")) replace(s, 2, "");
    else if (ends(s, "'")) replace(s, 1, "");
}

static void step_1a(stemmer *s)
{
    if (ends(s, "sses")) replace(s, 2, "");
    else if (ends(s, "ied") || ends(s, "ies")) replace(s, s->n > 4 ? 2 : 1, "");
    else if (ends(s, "us") || ends(s, "ss")) return;
    else if (ends(s, "s") && s->n > 1 && has_vowel(s, s->n - 2)) replace(s, 1, "");
}

/* What step 1b does after "ed" or "ing" went: hop(ped) -> hop, luxuriat -> luxuriate. */
static void repair(stemmer *s)
{
    static const char doubles[] = "bdfgmnprt";
    if (ends(s, "at") || ends(s, "bl") || ends(s, "iz")) {
        replace(s, 0, "e");
    } else if (s->n >= 2 && s->w[s->n - 1] == s->w[s->n - 2] && strchr(doubles, s->w[s->n - 1])) {
        if (s->n == 3 && strchr("aeo", s->w[0])) return;
        replace(s, 1, "");
    } else if (s->r1 >= s->n && is_short_syllable(s, s->n)) {
        replace(s, 0, "e");
    }
}

static void step_1b(stemmer *s)
{
    static const char *const endings[] = { "ingly", "edly", "ing", "ed" };
    if (ends(s, "eedly") || ends(s, "eed")) {
        size_t n = ends(s, "eed") ? 3 : 5;
        if (s->n - n >= s->r1) replace(s, n, "ee");
        return;
    }
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t n = strlen(endings[i]);
        if (!ends(s, endings[i])) continue;
        if (!has_vowel(s, s->n - n)) return;
        if (n == 3 && s->n == 5 && s->w[1] == 'y') { /* dying -> die, not dye */
            replace(s, 4, "ie");
            return;
        }
        replace(s, n, "");
        repair(s);
        return;
    }
}

static void step_1c(stemmer *s)
{
    if ((ends(s, "y") || ends(s, "Y")) && s->n > 2 && !is_vowel(s->w[s->n - 2])) replace(s, 1, "i");
}

typedef struct suffix {
    const char *from;
    size_t length; /* of from */
    const char *to;
} suffix;

#define ENDING(from, to) { from, sizeof(from) - 1, to }

/* The first suffix of the list, which has the longest first, that the word ends with, or NULL. */
static const suffix *longest(const stemmer *s, const suffix *list)
{
    const char *end = s->w + s->n;
    for (; list->from; list++)
        if (list->length <= s->n && list->from[list->length - 1] == end[-1] &&
            !memcmp(list->from, end - list->length, list->length))
            return list;
    return NULL;
}

static void step_2(stemmer *s)
{
    static const suffix list[] = {
        ENDING("ization", "ize"), ENDING("ational", "ate"), ENDING("fulness", "ful"),
        ENDING("ousness", "ous"), ENDING("iveness", "ive"), ENDING("tional", "tion"),
        ENDING("biliti", "ble"),  ENDING("lessli", "less"), ENDING("entli", "ent"),
        ENDING("ation", "ate"),   ENDING("alism", "al"),    ENDING("aliti", "al"),
        ENDING("ousli", "ous"),   ENDING("iviti", "ive"),   ENDING("ogist", "og"),
        ENDING("fulli", "ful"),   ENDING("enci", "ence"),   ENDING("anci", "ance"),
        ENDING("abli", "able"),   ENDING("izer", "ize"),    ENDING("ator", "ate"),
        ENDING("alli", "al"),     ENDING("bli", "ble"),     ENDING("ogi", "og"),
        ENDING("li", ""),         { NULL, 0, NULL }
    };
    const suffix *f = longest(s, list);
    if (!f || !in_region(s, s->r1, f->from)) return;
    char before = s->n > strlen(f->from) ? s->w[s->n - strlen(f->from) - 1] : '\0';
    if (!strcmp(f->from, "ogi") && before != 'l') return;
    if (!strcmp(f->from, "li") && !(before && strchr("cdeghkmnrt", before))) return;
    replace(s, strlen(f->from), f->to);
}

static void step_3(stemmer *s)
{
    static const suffix list[] = { ENDING("ational", "ate"), ENDING("tional", "tion"),
                                   ENDING("alize", "al"),    ENDING("icate", "ic"),
                                   ENDING("iciti", "ic"),    ENDING("ative", ""),
                                   ENDING("ical", "ic"),     ENDING("ness", ""),
                                   ENDING("ful", ""),        { NULL, 0, NULL } };
    const suffix *f = longest(s, list);
    if (!f || !in_region(s, s->r1, f->from)) return;
    if (!strcmp(f->from, "ative") && !in_region(s, s->r2, f->from)) return;
    replace(s, strlen(f->from), f->to);
}

static void step_4(stemmer *s)
{
    static const suffix list[] = { ENDING("ement", ""), ENDING("ance", ""), ENDING("ence", ""),
                                   ENDING("able", ""),  ENDING("ible", ""), ENDING("ment", ""),
                                   ENDING("ant", ""),   ENDING("ent", ""),  ENDING("ism", ""),
                                   ENDING("ate", ""),   ENDING("iti", ""),  ENDING("ous", ""),
                                   ENDING("ive", ""),   ENDING("ize", ""),  ENDING("ion", ""),
                                   ENDING("al", ""),    ENDING("er", ""),   ENDING("ic", ""),
                                   { NULL, 0, NULL } };
    const suffix *f = longest(s, list);
    if (!f || !in_region(s, s->r2, f->from)) return;
    char before = s->n > 3 ? s->w[s->n - 4] : '\0';
    if (!strcmp(f->from, "ion") && before != 's' && before != 't') return;
    replace(s, strlen(f->from), "");
}

static void step_5(stemmer *s)
{
    size_t last = s->n - 1;
    if (ends(s, "e")) {
        if (last >= s->r2 || (last >= s->r1 && !is_short_syllable(s, last))) replace(s, 1, "");
    } else if (ends(s, "ll") && last >= s->r2) {
        replace(s, 1, "");
    }
}

static bool is_plain_word(const char *word, size_t n)
{
    if (n < 3 || n > WORD_MAX) return false;
    for (size_t i = 0; i < n; i++)
        if ((word[i] < 'a' || word[i] > 'z') && word[i] != '\'') return false;
    return true;
}

static void run_steps(stemmer *s)
{
    mark_consonant_y(s);
    mark_regions(s);
    step_0(s);
    if (s->n < 3) return;
    step_1a(s);
    step_1b(s);
    step_1c(s);
    step_2(s);
    step_3(s);
    step_4(s);
    step_5(s);
    for (size_t i = 0; i < s->n; i++)
        if (s->w[i] == 'Y') s->w[i] = 'y';
}

/* "agreements" -> "agreement", "ruling" -> "rule", "Kestria" -> itself */
const char *stem__word(arena *a, const char *word)
{
    stemmer s = { { 0 }, strlen(word), 0, 0 };
    if (!is_plain_word(word, s.n)) return word;
    const char *known = lexicon__find(&lexicon__stems, word);
    if (known) return known;
    memcpy(s.w, word, s.n);
    run_steps(&s);
    if (!s.n || !strcmp(s.w, word)) return word;
    return arena__copy(a, s.w, s.n);
}
