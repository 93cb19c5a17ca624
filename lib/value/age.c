/* Ages: "-year-old", "aged 45", "age of 65", ", 54," after a name, "a woman of 71",
 * "turns 40", "dies at 77", "in his late 40s", "65 or older".
 * Blind spots: ages told by a birthday ("will be 29 on April 11"), and those of a list
 * ("sisters, 8 and 10"). */
#include "age.h"

#include <string.h>

#include "figure.h"
#include "lexicon_data.h"
#include "quantity_read.h"

#define AGE_MAX 120
#define DEATH_MIN 15   /* of "dies at 77" */
#define TOLD_MIN 3     /* of "was 77", which may be a score or a rank */
#define DEATH_REACH 16 /* tokens from the age back to "dies" */

/* "-year-old", "years old", "years of age" */
bool age__read_old(const scan *s, size_t *at)
{
    size_t word = *at + scan__is(s, *at, "-");
    if (scan__says(s, word, FIGURE_WORDS_OLD)) {
        *at = word + 1;
        return true;
    }
    return scan__is(s, *at, "of") && scan__says(s, *at + 1, FIGURE_WORDS_AGE);
}

/* "dies in prison at 77" */
static bool is_age_at_death(const scan *s, size_t at, double value)
{
    if (!scan__is(s, at - 1, "at") || value < DEATH_MIN) return false;
    for (size_t i = at - 1, n = 0; i > s->begin && n < DEATH_REACH; n++) {
        const lexicon_entry *entry = lexicon__entry(&lexicon__befell, s->tokens[--i].norm);
        if (entry && !strcmp(lexicon__text(entry), "dead")) return true;
    }
    return false;
}

/* ", 54," and "(54)" after a name or "a mother"; ", 26," after "the actress", since hardly
 * anything else stands bare between commas */
static bool is_age_apart(const scan *s, size_t at, size_t end)
{
    const bool shut = scan__is(s, end, ",");
    at -= scan__is(s, at - 1, "both"); /* ", both 51," */
    const bool comma = scan__is(s, at - 1, ",");
    if ((!comma && !scan__is(s, at - 1, "(")) || at <= s->begin + 1) return false;
    const syntax_word *before = &s->words[at - 2];
    if (before->pos == UPOS_PROPN) return true;
    const bool many = before->plural && at - 2 != s->begin; /* not "Woods, 48, won" */
    return before->pos == UPOS_NOUN && !many &&
           ((comma && shut) || quantity__is_person(before->lemma));
}

/* "Ana Marsh was 95." */
static bool is_age_told(const scan *s, size_t at, double value)
{
    if (at < s->begin + 2 || value < TOLD_MIN || s->words[at - 1].pos != UPOS_AUX) return false;
    const syntax_word *who = &s->words[at - 2];
    const char *gender = lexicon__find(&lexicon__pronouns, s->tokens[at - 2].norm);
    return (who->pos == UPOS_PROPN && !who->plural) || (gender && *gender != 'n');
}

/* ", 54," and "(54)" after a name; "aged 45", "age of 65", "a woman of 71", "turned 40" */
bool age__is(const scan *s, const measure *m, size_t at)
{
    if (m->has_unit || m->n.nth || m->n.scaled || m->n.fraction || !m->n.plain ||
        m->n.value > AGE_MAX || at <= s->begin)
        return false;
    bool noun = m->end < s->end && quantity_context__is_noun(s, m->end);
    if (scan__has(s, at - 1, VALUE_WORDS_AGED)) return true;
    if (scan__has(s, at - 1, VALUE_WORDS_TURNED) && !noun) return true;
    bool of = scan__is(s, at - 1, "of"),
         edge = scan__is(s, at - 1, "to") || scan__is(s, at - 1, "from");
    if (of && scan__has(s, at - 2, VALUE_WORDS_AGED)) return true;
    if (edge && scan__says(s, at - 2, FIGURE_WORDS_AGE)) return true;
    bool shut = m->end >= s->end || scan__is(s, m->end, ",") || scan__is(s, m->end, ")") ||
                scan__is(s, m->end, ".") || scan__is(s, m->end, ";");
    return shut && (is_age_apart(s, at, m->end) || is_age_told(s, at, m->n.value) ||
                    is_age_at_death(s, at, m->n.value));
}

void age__set(quantity *q)
{
    q->role = QUANTITY_AGE;
    q->stated.unit = "year";
}

/* "65 or older": its bound was read, and ends at `end` */
bool age__is_bound(const scan *s, size_t end)
{
    return end >= s->begin + 2 && scan__is(s, end - 2, "or") &&
           scan__says(s, end - 1, FIGURE_WORDS_OLDER);
}
/* "40s" of "in his 40s", "in her late 40s": from 40 to 49, from 47 to 49 */
bool age__read_decade(const scan *s, size_t at, quantity *q)
{
    const char *rest, *word = at < s->end ? s->tokens[at].norm : "";
    double value = figure__decimal(word, &rest);
    if (rest != word + 2 || strcmp(rest, "s") || (int)value % 10 || at <= s->begin) return false;
    bool early = scan__says(s, at - 1, FIGURE_WORDS_EARLY);
    bool mid = scan__says(s, at - 1, FIGURE_WORDS_MID);
    bool late = scan__says(s, at - 1, FIGURE_WORDS_LATE), part = early || mid || late;
    if (at < s->begin + 1 + part || !scan__has(s, at - 1 - part, VALUE_WORDS_OWNER)) return false;
    q->stated.low = value + (late ? 7 : mid ? 4 : 0);
    q->stated.high = value + (early ? 3 : mid ? 6 : 9);
    q->stated.bound = CLAIMDIFF_BOUND_BETWEEN;
    q->token_end = at + 1;
    age__set(q);
    return true;
}
