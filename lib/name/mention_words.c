/* Which tokens names are made of: capitals that are not due to the place in the
 * sentence, and the small words between them.
 *
 *   "the Ministry of Health and the Bank of Varos"  ->  [Ministry of Health] [Bank of Varos]
 *
 * Blind spots: names in lower case, headlines in title case. */
#include "mention_words.h"

#include <string.h>

#include "lexicon_data.h"

#define WORDS_MAX 8   /* words in the longest name or title of a list */
#define LENGTH_MAX 12 /* tokens of a name */

const token *words__token(const name_reader *r, size_t t)
{
    return reading__token(r->in, t);
}

const char *words__norm(const name_reader *r, size_t t)
{
    return t >= r->begin && t < r->end ? words__token(r, t)->norm : "";
}

bool words__is(const name_reader *r, size_t t, const char *text)
{
    return !strcmp(words__norm(r, t), text);
}

bool words__is_capital(const name_reader *r, size_t t)
{
    return words__token(r, t)->kind == TOKEN_WORD && reading__is_capital(r->in, t);
}

size_t words__match(const name_reader *r, const lexicon *list, size_t t, const char **value)
{
    const char *words[WORDS_MAX];
    size_t n = 0;
    for (; n < WORDS_MAX && t + n < r->end; n++) words[n] = words__norm(r, t + n);
    return lexicon__match(list, words, n, value);
}

/* Words that begin a sentence with a capital and are no names. */
static bool is_common(const name_reader *r, size_t t)
{
    upos pos = r->words[t].pos;
    return pos != UPOS_PROPN && pos != UPOS_NOUN && pos != UPOS_X && pos != UPOS_ADJ && pos != UPOS_VERB;
}

/* "in May 2021": May is a name only before another. */
static bool is_month_may(const name_reader *r, size_t t)
{
    return words__is(r, t, "may") && !(t + 1 < r->end && words__token(r, t + 1)->shape == SHAPE_TITLE);
}

/* Whether token t can be part of a name. */
bool words__in_name(const name_reader *r, size_t t)
{
    if (t >= r->end || !words__is_capital(r, t)) return false;
    if (lexicon__has(&lexicon__calendar, words__norm(r, t)) || is_month_may(r, t)) return false;
    if (words__is(r, t, "i")) return false;
    bool proper = r->words[t].pos == UPOS_PROPN;
    bool first = t == r->begin || !strcmp(words__norm(r, t - 1), "\"");
    bool listed = words__token(r, t)->shape == SHAPE_UPPER && !r->title_case &&
                  words__match(r, &lexicon__organisations, t, NULL);
    if (is_common(r, t) && !listed && !(first && map__get(&r->seen, words__norm(r, t)) != SYNTAX_ROOT))
        return false;
    if (first || r->title_case)
        return proper || map__get(&r->seen, words__norm(r, t)) != SYNTAX_ROOT ||
               words__match(r, &lexicon__places, t, NULL) ||
               words__match(r, &lexicon__organisations, t, NULL);
    return true;
}

bool words__is_joint(const name_reader *r, size_t t)
{
    static const char *const joints[] = { "of", "de",  "da",  "del", "della", "di",  "du",  "la",
                                          "le", "van", "von", "der", "den",   "bin", "ibn", "al",
                                          "el", "-",   "&",   "and", "for",   "the", "dos", "ter" };
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (words__is(r, t, joints[i])) return true;
    return false;
}

bool words__is_org(const name_reader *r, size_t t)
{
    return lexicon__has(&lexicon__org_words, words__norm(r, t));
}

bool words__is_place(const name_reader *r, size_t t)
{
    return lexicon__has(&lexicon__place_words, words__norm(r, t));
}

/* "Ministry of", "Securities and ... Commission": whether a name that began at
 * begin may go on over the joint at t. */
static bool joins(const name_reader *r, size_t begin, size_t t)
{
    size_t next = t + 1;
    if (words__is(r, next, "the")) next++;
    if (!words__in_name(r, next) &&
        !(words__is(r, t, "of") && words__is(r, next, "the") && words__in_name(r, next + 1)))
        return false;
    if (words__is(r, t, "-"))
        return !words__token(r, t)->space_before && !words__token(r, next)->space_before;
    if (words__is(r, t, "of") && t > begin && words__match(r, &lexicon__titles, t - 1, NULL) > 2) return true;
    if (words__is(r, t, "of") || words__is(r, t, "for"))
        return words__is_org(r, t - 1) || (words__is(r, t, "of") && words__is_place(r, t - 1));
    if (!words__is(r, t, "and")) return !words__is(r, t, "the");
    bool of_before = false;
    for (size_t k = begin; k < t; k++)
        of_before = of_before || words__is(r, k, "of") || words__is(r, k, "for");
    bool ends_org = false;
    for (size_t k = next; k < next + 3 && words__in_name(r, k); k++) ends_org = words__is_org(r, k);
    return (of_before && !words__match(r, &lexicon__places, t - 1, NULL)) ||
           (ends_org && !words__is_org(r, t - 1) && next + 1 < r->end && words__in_name(r, next + 1));
}

size_t words__name_end(const name_reader *r, size_t begin)
{
    size_t t = begin;
    while (t < r->end && t - begin < LENGTH_MAX) {
        if (words__in_name(r, t))
            t++;
        else if (t > begin && words__is_joint(r, t) && joins(r, begin, t))
            t += words__is(r, t + 1, "the") ? 2 : 1;
        else
            break;
    }
    return t;
}

/* Titles from t on, as many as follow each other; never all of the run. */
size_t words__title_end(const name_reader *r, size_t t, size_t end, char *gender)
{
    const char *value = NULL;
    while (t < end) {
        size_t n = words__match(r, &lexicon__titles, t, &value);
        if (!n || t + n > end) break;
        if (!strcmp(value, "m") || !strcmp(value, "f")) *gender = value[0];
        t += n;
    }
    return t;
}
