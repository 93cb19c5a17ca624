/* How the words around a number bound the real one: "at least", "nearly", "up
 * to" before it, "or so", "or more", "-odd", "+" after it. The words before it
 * stand in approximators.txt. */
#include "quantity_read.h"

#include <string.h>

#include "base/lexicon.h"

extern const lexicon lexicon__approximators;

#define APPROXIMATOR_WORDS 5 /* words of the longest approximator, with room */

static size_t match(const quantity_reader *r, const lexicon *list, size_t at, const char **value)
{
    const char *words[APPROXIMATOR_WORDS];
    size_t count = 0;
    while (count < APPROXIMATOR_WORDS && at + count < r->end) {
        words[count] = r->tokens[at + count].norm;
        count++;
    }
    return lexicon__match(list, words, count, value);
}

static claimdiff_bound bound_named(const char *name)
{
    switch (name[0]) {
    case 'a':
        return CLAIMDIFF_BOUND_ABOUT;
    case 'l':
        return CLAIMDIFF_BOUND_AT_LEAST;
    case 'm':
        return CLAIMDIFF_BOUND_AT_MOST;
    default:
        return CLAIMDIFF_BOUND_EXACT;
    }
}

/* "at least some" -> at least; the first that says something holds. */
size_t quantity__read_bound(const quantity_reader *r, size_t at, claimdiff_bound *bound)
{
    *bound = CLAIMDIFF_BOUND_EXACT;
    for (int n = 0; n < 3 && at < r->end && r->marked.marks[at] & MARK_APPROXIMATOR; n++) {
        const char *value = NULL;
        size_t taken = match(r, &lexicon__approximators, at, &value);
        if (!taken) break;
        if (*bound == CLAIMDIFF_BOUND_EXACT) *bound = bound_named(value);
        at += taken;
    }
    return at;
}

/* "or so", "or more", "-odd", "-plus", "+" after the number */
size_t quantity__read_bound_after(const quantity_reader *r, size_t at, claimdiff_bound *bound)
{
    if (*bound != CLAIMDIFF_BOUND_EXACT) return at;
    size_t word = at + quantity__is(r, at, "-");
    if (quantity__is(r, at, "+") || (quantity__is(r, word, "plus") && word > at)) {
        *bound = CLAIMDIFF_BOUND_AT_LEAST;
        return word + 1;
    }
    if (quantity__is(r, word, "odd") && (word > at || quantity__is(r, at, "odd"))) {
        *bound = CLAIMDIFF_BOUND_ABOUT;
        return word + 1;
    }
    if (!quantity__is(r, at, "or")) return at;
    if (quantity__is(r, at + 1, "so"))
        *bound = CLAIMDIFF_BOUND_ABOUT;
    else if (quantity__is(r, at + 1, "more") || quantity__is(r, at + 1, "over") ||
             quantity__is(r, at + 1, "above"))
        *bound = CLAIMDIFF_BOUND_AT_LEAST;
    else if (quantity__is(r, at + 1, "older") || quantity__is(r, at + 1, "higher") ||
             quantity__is(r, at + 1, "greater"))
        *bound = CLAIMDIFF_BOUND_AT_LEAST;
    else if (quantity__is(r, at + 1, "less") || quantity__is(r, at + 1, "fewer") ||
             quantity__is(r, at + 1, "under") || quantity__is(r, at + 1, "younger"))
        *bound = CLAIMDIFF_BOUND_AT_MOST;
    else
        return at;
    return at + 2;
}

/* "over two years" after a noun is a span of time, "above the" no bound */
claimdiff_bound quantity__check_bound(const quantity_reader *r, size_t at, const measure *m,
                                      claimdiff_bound bound)
{
    static const char *const before[] = { "for",    "after", "of", "just", "well",
                                          "lasted", "took",  "is", "was",  "within" };
    if (!quantity__is(r, at, "over") || !m->has_unit) return bound;
    if (strncmp(m->u.name, "year ", 5) && strncmp(m->u.name, "month ", 6) && strncmp(m->u.name, "day ", 4) &&
        strncmp(m->u.name, "week ", 5))
        return bound;
    return at > r->begin && !ANY_OF(r, at - 1, before) ? CLAIMDIFF_BOUND_EXACT : bound;
}
