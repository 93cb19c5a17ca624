/* Lemmas by list and rule: irregular forms stand in irregular-*.txt, the
 * rest loses its ending, with the spelling put right ("stopped" -> "stop",
 * "hoped" -> "hope"). Blind spot: whether an unknown stem takes a final e is
 * guessed from its last letters (silent-e.txt). */
#include "lemma.h"

#include <string.h>

#include "lexicon_data.h"

#define LONGEST 40   /* longer words are left as they are */
#define ENDING_MAX 5 /* letters of the longest ending in silent-e.txt */

typedef struct stem {
    char text[LONGEST + 2];
    size_t length;
} stem;

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

static char at_end(const stem *s, size_t k)
{
    return k < s->length ? s->text[s->length - 1 - k] : '\0';
}

static bool ends(const stem *s, const char *end)
{
    size_t n = strlen(end);
    return s->length >= n && !memcmp(s->text + s->length - n, end, n);
}

static bool ends_in(const stem *s, const char *const *list)
{
    for (; *list; list++)
        if (ends(s, *list)) return true;
    return false;
}

static void cut(stem *s, size_t n, const char *instead)
{
    s->length -= n;
    while (*instead) s->text[s->length++] = *instead++;
}

static size_t count_vowel_groups(const stem *s)
{
    size_t groups = 0;
    for (size_t i = 0; i < s->length; i++)
        groups += is_vowel(s->text[i]) && (i == 0 || !is_vowel(s->text[i - 1]));
    return groups;
}

/* Whether a stem that lost -ed or -ing had an e: "hop" (hoped), "challeng" -> true */
static bool wants_e(const stem *s)
{
    char ending[ENDING_MAX + 1];
    for (size_t n = ENDING_MAX; n > 0; n--) {
        if (n > s->length + 1) continue;
        size_t letters = n > s->length ? s->length : n;
        if (n > s->length) ending[0] = '^';
        memcpy(ending + (n - letters), s->text + s->length - letters, letters);
        ending[n] = '\0';
        uint32_t found = lexicon__bits(&lexicon__silent_e, ending);
        if (found) return found == SILENT_E_E;
    }
    return false;
}

static void restore(stem *s)
{
    char last = at_end(s, 0);
    bool doubled = last == at_end(s, 1) && !is_vowel(last);
    if (doubled && !strchr("lsfz", last)) s->length--;
    else if (doubled && last == 'l' && count_vowel_groups(s) > 1 && !ends(s, "roll")) s->length--;
    else if (!doubled && wants_e(s)) s->text[s->length++] = 'e';
}

static bool has_vowel(const stem *s, size_t without)
{
    for (size_t i = 0; i + without < s->length; i++)
        if (is_vowel(s->text[i])) return true;
    return false;
}

/* "1990s" is its own lemma. */
static bool is_digit_first(const stem *s)
{
    return s->text[0] >= '0' && s->text[0] <= '9';
}

/* "studies" -> "study", "passes" -> "pass", "takes" -> "take" */
static void strip_s(stem *s)
{
    /* lint: endings */
    static const char *const es[] = { "sses", "shes", "ches", "xes", "zzes", "oes", NULL };
    if (s->length < 3 || ends(s, "ss") || ends(s, "us") || ends(s, "is")) return;
    if (ends(s, "ies") && s->length > 4) cut(s, 3, "y");
    else if (ends_in(s, es) && !ends(s, "aches") && !ends(s, "shoes") && !ends(s, "axes"))
        cut(s, 2, "");
    else if (ends(s, "'s")) cut(s, 2, "");
    else if (ends(s, "s")) cut(s, 1, "");
}

static void strip_ed(stem *s)
{
    if (!ends(s, "ed") || !has_vowel(s, 2)) return;
    if (ends(s, "ied") && s->length > 4) cut(s, 3, "y");
    else if (ends(s, "eed")) cut(s, 1, "");
    else {
        cut(s, 2, "");
        restore(s);
    }
}

static void strip_ing(stem *s)
{
    if (!ends(s, "ing") || !has_vowel(s, 3)) return;
    cut(s, 3, "");
    restore(s);
}

static const lexicon *list_for(upos pos)
{
    switch (pos) {
    case UPOS_VERB: case UPOS_AUX: return &lexicon__irregular_verbs;
    case UPOS_NOUN: return &lexicon__irregular_nouns;
    case UPOS_ADJ: case UPOS_ADV: return &lexicon__irregular_adjectives;
    case UPOS_PROPN: case UPOS_X: case UPOS_SYM: case UPOS_PUNCT: return NULL;
    default: return &lexicon__irregular_words;
    }
}

/* "bigger" -> "big", "easiest" -> "easy", "larger" -> "large" */
static void strip_degree(stem *s, const char *ending)
{
    size_t n = strlen(ending);
    if (!ends(s, ending) || s->length < n + 3) return;
    cut(s, n, "");
    if (ends(s, "i")) cut(s, 1, "y");
    else restore(s);
}

static void strip(stem *s, const tag_info *tag)
{
    bool verb = tag->pos == UPOS_VERB || tag->pos == UPOS_AUX;
    if (verb && !strcmp(tag->xpos, "VBZ")) strip_s(s);
    else if (verb && (tag->form == FORM_PAST || tag->form == FORM_PARTICIPLE)) strip_ed(s);
    else if (verb && tag->form == FORM_GERUND) strip_ing(s);
    else if (tag->plural && !is_digit_first(s)) strip_s(s);
    else if (!strcmp(tag->xpos, "JJR") || !strcmp(tag->xpos, "RBR")) strip_degree(s, "er");
    else if (!strcmp(tag->xpos, "JJS") || !strcmp(tag->xpos, "RBS")) strip_degree(s, "est");
}

const char *lemma__of(arena *a, const char *norm, const tag_info *tag)
{
    const lexicon *irregular = list_for(tag->pos);
    const char *known = irregular ? lexicon__find(irregular, norm) : NULL;
    size_t length = strlen(norm);
    stem s;
    if (known) return known;
    if (length > LONGEST || (!irregular && !tag->plural)) return norm;
    memset(&s, 0, sizeof s);
    memcpy(s.text, norm, length);
    s.length = length;
    strip(&s, tag);
    if (s.length == length && !memcmp(s.text, norm, length)) return norm;
    return arena__copy(a, s.text, s.length);
}
