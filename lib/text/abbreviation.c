/* Which full stops belong to the word before them: acronyms (U.S.), initials
 * (J. Smith) and the words of lib/lang/en/abbreviations.txt. A word that is
 * one only in company ("No. 5", "Sat. 3 May") needs it. */
#include "abbreviation.h"

#include <string.h>

#include "lexicon_data.h"

#define LONGEST 12 /* bytes of the longest abbreviation */
#define CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define MARK_MAX 4 /* capitals before the figures of "No. VA0898" */

/* Lower-cased copy without a final stop; false if it is too long to be listed. */
static bool key_of(char key[LONGEST + 1], const char *text, size_t length)
{
    if (length && text[length - 1] == '.') length--;
    if (!length || length > LONGEST) return false;
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)text[i] >= 0x80) return false;
        key[i] = (char)utf8__lower((unsigned char)text[i]);
    }
    key[length] = '\0';
    return true;
}

uint32_t abbreviation__class(const char *text, size_t length)
{
    char key[LONGEST + 1];
    return key_of(key, text, length) ? lexicon__bits(&lexicon__abbreviations, key) : 0;
}

static character next_visible(const cutter *c, size_t *at)
{
    size_t seen = 0;
    character here = cutter__at(c, *at);
    while (here.kind == CHAR_SPACE && seen++ < 8) {
        *at += here.size;
        here = cutter__at(c, *at);
    }
    return here;
}

/* Whether the word before `begin` is `letter` and a stop: the "a. " of "a. m." */
static bool is_after_letter(const cutter *c, size_t begin, const char *letters)
{
    if (begin < 3 || c->text[begin - 1] != ' ' || c->text[begin - 2] != '.') return false;
    if (begin > 3 && utf8__is_letter((unsigned char)c->text[begin - 4])) return false;
    return strchr(letters, c->text[begin - 3]) != NULL;
}

/* "9 p. m." at either of its letters */
static bool is_half_day(const cutter *c, size_t begin, size_t dot)
{
    if (begin + 1 != dot) return false;
    size_t at = dot + 1;
    if (strchr("mM", c->text[begin])) return is_after_letter(c, begin, "aApP");
    if (!strchr("aApP", c->text[begin])) return false;
    character next = next_visible(c, &at);
    return (next.code == 'm' || next.code == 'M') && cutter__at(c, at + 1).code == '.';
}

/* "J. Smith", "Albert I. Jones", "F. B. I.", "P. S. 3"; not "you and I. Did you see" or
 * "Plan B. The". */
static bool is_initial(const cutter *c, size_t begin, size_t dot)
{
    character letter = cutter__at(c, begin);
    if (begin + letter.size != dot || !utf8__is_upper(letter.code)) return false;
    size_t at = dot + 1;
    character next = next_visible(c, &at);
    if (next.kind == CHAR_DIGIT) return is_after_letter(c, begin, CAPITALS);
    if (next.kind != CHAR_LETTER || !utf8__is_upper(next.code)) return false;
    if (cutter__at(c, at + next.size).code == '.') return true;
    char key[LONGEST + 1];
    size_t end = at;
    while (end < c->length && end - at <= LONGEST && utf8__is_letter((unsigned char)c->text[end]))
        end++;
    return !key_of(key, c->text + at, end - at) || !lexicon__has(&lexicon__openers, key);
}

/* "U.S", "a.m", "Ph.D" before their last stop */
static bool has_inner_stop(const cutter *c, size_t begin, size_t dot)
{
    return dot - begin >= 3 && c->text[dot - 2] == '.' &&
           utf8__is_letter((unsigned char)c->text[dot - 1]);
}

/* "Nov. 3" or "November" at `at` */
static bool is_month(const cutter *c, size_t at)
{
    char key[4] = { 0 };
    for (size_t i = 0; i < 3 && at + i < c->length; i++)
        key[i] = (char)utf8__lower((unsigned char)c->text[at + i]);
    return lexicon__bits(&lexicon__abbreviations, key) & ABBREVIATIONS_MONTH ||
           !strcmp(key, "mar") || !strcmp(key, "may");
}

static bool is_after_comma(const cutter *c, size_t begin)
{
    return begin >= 2 && c->text[begin - 1] == ' ' && c->text[begin - 2] == ',';
}

/* "5", "VA0898" */
static bool is_number(const cutter *c, size_t at)
{
    size_t end = at;
    while (end < c->length && end - at < MARK_MAX && utf8__is_upper((unsigned char)c->text[end]))
        end++;
    return cutter__at(c, end).kind == CHAR_DIGIT;
}

/* What a listed abbreviation needs around it to be one. */
static bool company_fits(const cutter *c, uint32_t kind, size_t begin, size_t dot)
{
    bool upper = utf8__is_upper((unsigned char)c->text[begin]);
    size_t at = dot + 1;
    character next = next_visible(c, &at);
    switch (kind) {
    case ABBREVIATIONS_NUMBER: return is_number(c, at);
    case ABBREVIATIONS_DAY:
        return upper && (next.kind == CHAR_DIGIT || next.code == ',' || is_month(c, at));
    case ABBREVIATIONS_TITLE: case ABBREVIATIONS_MONTH: return upper;
    case ABBREVIATIONS_STATE: return upper && is_after_comma(c, begin);
    default: return true;
    }
}

bool abbreviation__owns_stop(const cutter *c, size_t begin, size_t dot)
{
    if (cutter__at(c, dot + 1).code == '.' && cutter__at(c, dot + 2).code == '.') return false;
    if (has_inner_stop(c, begin, dot)) return true;
    if (is_initial(c, begin, dot) || is_half_day(c, begin, dot)) return true;
    uint32_t kind = abbreviation__class(c->text + begin, dot - begin);
    return kind && company_fits(c, kind, begin, dot);
}
