/* Numerals. Takes tokens, gives a value with the precision it is stated in:
 * "4,300", "1 200 000", "1.2bn", "twenty-three", "two and a half", "half a
 * million", "tens of thousands", "two-fifths", "71st".
 *
 * Method: a hand-written descent over the words of numbers.txt, one token of
 * look-ahead. What the number is of (unit, noun, bound) is quantity.c's.
 * Blind spots: Roman numerals, decimal commas, digits read out one by one. */
#include "numeral.h"

#include <string.h>

#include "figure.h"
#include "lexicon_data.h"

#define COUNTED_MAX 32 /* bytes of a counted noun, with room */

/* The kind of a number word, a bit of numbers.txt, and its value; 0: it is none.
 * "dozen" -> NUMBERS_SCALE, 12 */
static uint32_t look_up(const char *word, double *value)
{
    const lexicon_entry *entry = lexicon__entry(&lexicon__numbers, word);
    if (entry) *value = lexicon__number(entry, 0);
    return entry ? entry->bits : 0;
}

static uint32_t word_at(const scan *s, size_t i, double *value)
{
    return s->marks[i] & MARK_NUMBER ? look_up(s->tokens[i].norm, value) : 0;
}

static int exponent(double scale)
{
    int n = 0;
    for (; scale >= 10 && n < 15; n++) scale /= 10;
    return n;
}

/* ---- number words ---------------------------------------------------------- */

/* The words read so far: total of the closed groups, the open group, and the
 * smallest step a word may still fill. */
typedef struct word_sum {
    double total, group, step;
    bool any, scaled;
    double last_scale;
} word_sum;

static bool add_word(word_sum *sum, uint32_t kind, double value)
{
    if (kind == NUMBERS_UNIT) {
        bool after_tens = sum->step == 10;
        if (sum->any && (after_tens ? value > 9 || value < 1 : sum->step < 100)) return false;
        sum->group += value;
        sum->step = 1;
    } else if (kind == NUMBERS_TENS) {
        if (sum->any && sum->step < 100) return false;
        sum->group += value;
        sum->step = 10;
    } else if (kind == NUMBERS_SCALE && sum->any) {
        if (value <= 100 && sum->group == 0) return false;
        if (value <= 100) {
            sum->group *= value;
        } else if (sum->group == 0) {
            sum->total *= value; /* lakh crore, thousand billion */
        } else {
            sum->total += sum->group * value;
            sum->group = 0;
        }
        sum->step = value;
        sum->scaled = true;
        sum->last_scale = value;
    } else {
        return false;
    }
    sum->any = true;
    return true;
}

/* "-" in "twenty-three" and "two-million", "and" in "two hundred and five" */
static size_t skip_joint(const word_sum *sum, const scan *s, size_t i)
{
    double value;
    bool dash = scan__is(s, i, "-") && i + 1 < s->end && scan__glued(s, i) && scan__glued(s, i + 1);
    bool both = scan__is(s, i, "and") && sum->scaled && sum->step >= 100;
    if ((!dash && !both) || i + 1 >= s->end) return i;
    uint32_t kind = word_at(s, i + 1, &value);
    if (both && kind == NUMBERS_UNIT && i + 2 < s->end) {
        double next;
        uint32_t after = word_at(s, i + 2, &next);
        if (after == NUMBERS_SCALE && next >= sum->step) return i;
    }
    if (dash) return kind == NUMBERS_SCALE || (sum->step == 10 && kind == NUMBERS_UNIT) ? i + 1 : i;
    return kind == NUMBERS_UNIT || kind == NUMBERS_TENS ? i + 1 : i;
}

/* One-letter scales, and the "mm" of money, are words only when glued to their figure. */
static bool is_scale_word(const char *word)
{
    return strlen(word) > 1 && !lexicon__has(&lexicon__units, word);
}

static bool read_words(numeral *out, const scan *s, size_t i)
{
    word_sum sum = { 0 };
    double value = 0.0;
    while (i < s->end) {
        size_t at = sum.any ? skip_joint(&sum, s, i) : i;
        uint32_t kind = word_at(s, at, &value);
        if (kind == NUMBERS_SCALE && !is_scale_word(s->tokens[at].norm)) break;
        if (!add_word(&sum, kind, value)) break;
        i = at + 1;
    }
    if (!sum.any) return false;
    out->value = sum.total + sum.group;
    out->precision = figure__trailing_zeros(out->value);
    out->scaled = sum.scaled;
    if (sum.last_scale > 100) out->scale = sum.last_scale;
    out->loose = sum.last_scale == 12;
    out->end = i;
    out->suffix = "";
    return true;
}

/* Whether "m" before this word means million: "1.4m people", not "a 2m wall" */
static bool is_counted(const scan *s, size_t i)
{
    char singular[COUNTED_MAX];
    if (i >= s->end || s->tokens[i].kind != TOKEN_WORD) return false;
    const char *word = s->tokens[i].norm;
    size_t length = strlen(word);
    if (lexicon__has(&lexicon__counted, word) || lexicon__has(&lexicon__units, word)) return true;
    if (length < 2 || length >= sizeof singular || word[length - 1] != 's') return false;
    memcpy(singular, word, length - 1);
    singular[length - 1] = '\0';
    return lexicon__has(&lexicon__counted, singular);
}

/* Whether a scale of one letter, glued to its figure, is one here: "k" is, "b" and
 * "m" beside money or a thing that is counted. */
static bool is_letter_scale(const numeral *n, const scan *s, size_t after, char letter)
{
    return letter == 'k' || (n->value > 0 && is_counted(s, after));
}

static void multiply(numeral *out, double scale)
{
    out->value *= scale;
    out->scale *= scale;
    out->precision += exponent(scale);
    out->scaled = true;
    out->plain = false;
}

/* "million" after a figure; "bn", "m" and "k" also glued to it. */
static void read_scales(numeral *out, const scan *s, bool money)
{
    double scale;
    if (*out->suffix) {
        if (look_up(out->suffix, &scale) != NUMBERS_SCALE) return;
        if (!is_scale_word(out->suffix) && !money &&
            !is_letter_scale(out, s, out->end, out->suffix[0]))
            return;
        out->suffix = "";
        multiply(out, scale);
    }
    while (out->end < s->end) {
        size_t at = out->end;
        bool dash =
            scan__is(s, at, "-") && at + 1 < s->end && scan__glued(s, at) && scan__glued(s, at + 1);
        if (dash) at++;
        uint32_t kind = word_at(s, at, &scale);
        if (kind != NUMBERS_SCALE && !(kind == NUMBERS_MANY && scale >= 1e6 && out->digits)) return;
        const char *word = s->tokens[at].norm;
        bool letter = !is_scale_word(word) && !money;
        if (letter && (!scan__glued(s, at) || !is_letter_scale(out, s, at + 1, word[0]))) return;
        multiply(out, scale);
        out->end = at + 1;
    }
}

/* ---- compositions ---------------------------------------------------------- */

/* "hundreds", "tens of thousands", "hundreds of millions" -> the least */
static bool read_many(numeral *out, const scan *s, size_t i)
{
    double value, next;
    if (word_at(s, i, &value) != NUMBERS_MANY) return false;
    if (value == 20 && !scan__is(s, i + 1, "of")) return false;
    out->value = 2 * value;
    out->loose = true;
    out->end = i + 1;
    if (scan__is(s, i + 1, "of") && i + 2 < s->end && word_at(s, i + 2, &next) == NUMBERS_MANY) {
        out->value *= next;
        out->end = i + 3;
    } else if (value == 10) {
        return false;
    }
    out->many = out->scaled = true;
    out->precision = exponent(out->value);
    out->suffix = "";
    return true;
}

/* "a hundred", "a dozen"; "several hundred", "a few thousand"; "a couple of
 * hundred", "a pair of" */
static bool read_indefinite(numeral *out, const scan *s, size_t i)
{
    double scale = 1;
    bool article = scan__is_article(s, i), several = scan__is(s, i, "several");
    size_t at = i + (article || several);
    bool few = scan__is(s, at, "few") && (article || !several);
    bool couple = scan__is(s, at, "couple") && scan__is(s, at + 1, "of");
    bool hours =
        article && scan__is(s, at, "couple") && at + 1 < s->end && s->marks[at + 1] & MARK_UNIT;
    bool pair = article && scan__is(s, at, "pair") && scan__is(s, at + 1, "of");
    couple |= hours; /* a couple hours */
    at += few || hours ? 1 : couple || pair ? 2 : 0;
    bool scaled =
        at < s->end && word_at(s, at, &scale) == NUMBERS_SCALE && is_scale_word(s->tokens[at].norm);
    if (!scaled) scale = 1;
    if (!couple && !pair && !scaled) return false;
    if (!article && !several && !few && !couple) return false;
    out->value = scale * (several || few || couple || pair ? 2 : 1);
    out->precision = exponent(out->value);
    out->many = several || few;
    out->loose = couple || scale == 12 || out->many;
    out->scaled = scaled;
    out->end = at + scaled;
    out->suffix = "";
    if (scaled) read_scales(out, s, false);
    return true;
}

/* Whether an ordinal after "a" or "one" is a part: "a third of", not "a third
 * minister". */
static bool is_part(const scan *s, size_t i)
{
    if (i >= s->end || s->tokens[i].kind == TOKEN_PUNCT) return true;
    return scan__has(s, i, VALUE_WORDS_PART);
}

/* "killed two and wounded a third": one more, of those that a verb acts on. Of what changes
 * it is a part: "lost a third". */
static bool is_one_more(const scan *s, size_t article)
{
    if (article <= s->begin || scan__is(s, article + 2, "of")) return false;
    return s->words && s->words[article - 1].pos == UPOS_VERB &&
           !lexicon__has(&lexicon__changes, s->tokens[article - 1].norm);
}

static void set_fraction(numeral *out, double top, double bottom, size_t end)
{
    out->value = top / bottom;
    out->fraction = true;
    out->precision = -3;
    out->end = end;
    out->suffix = "";
}

/* "the half", "the second half": of a game, not of a whole */
static bool is_period(const scan *s, size_t i)
{
    double value;
    if (i <= s->begin || scan__is(s, i + 1, "of")) return false;
    return scan__is(s, i - 1, "the") || scan__is(s, i - 1, "this") || scan__is(s, i - 1, "each") ||
           word_at(s, i - 1, &value) == NUMBERS_NTH;
}

/* "two-thirds", "three quarters", "one fifth", "a third of", "half" */
static bool read_fraction(numeral *out, const scan *s, size_t i)
{
    double top = 1, bottom;
    bool article = scan__is_article(s, i);
    uint32_t kind = word_at(s, i, &top);
    if (kind == NUMBERS_PART && top == 2 && !is_period(s, i)) {
        set_fraction(out, 1, 2, i + 1);
        return true;
    }
    if (!article && (kind != NUMBERS_UNIT || top > 19)) return false;
    if (article) top = 1;
    size_t at = i + 1 + (scan__is(s, i + 1, "-") && scan__glued(s, i + 1));
    if (at >= s->end) return false;
    uint32_t lower = word_at(s, at, &bottom);
    bool singular = lower == NUMBERS_NTH && top == 1 && bottom >= 3 && is_part(s, at + 1) &&
                    !(article && is_one_more(s, i));
    bool half = lower == NUMBERS_PART && bottom == 2;
    if (!(lower == NUMBERS_PART && top > 1) && !singular && !half) return false;
    if ((top >= bottom && !half) || (top == 2 && bottom == 4))
        return false; /* two quarters are half a year */
    set_fraction(out, top, bottom, at + 1);
    return true;
}

/* A fraction of a scale: "half a million", "a quarter of a million",
 * "two-thirds of a billion" */
static void read_fraction_scale(numeral *out, const scan *s)
{
    double scale;
    size_t at = out->end;
    bool dash = scan__is(s, at, "-");
    if (scan__is(s, at, "of") || dash) at++;
    if (scan__is_article(s, at))
        at++;
    else if (!dash && at != out->end)
        return;
    if (at >= s->end || word_at(s, at, &scale) != NUMBERS_SCALE ||
        !is_scale_word(s->tokens[at].norm))
        return;
    out->value *= scale;
    out->precision = exponent(scale) - 1;
    out->fraction = false;
    out->scaled = true;
    out->loose = scale == 12;
    out->end = at + 1;
}

/* The hyphen of "2-1/2" */
static bool is_dash(const scan *s, size_t at)
{
    return scan__is(s, at, "-") && at + 1 < s->end && scan__glued(s, at) && scan__glued(s, at + 1);
}

/* "and a half", "and a quarter" after a whole number, then a scale */
static void read_and_half(numeral *out, const scan *s)
{
    numeral part = { 0 };
    size_t at = out->end;
    bool joined = scan__is(s, at, "and");
    if (out->fraction || out->nth || out->many || *out->suffix) return;
    if (joined) {
        if (at + 1 >= s->end || !read_fraction(&part, s, at + 1)) return;
    } else if (!out->plain || !figure__read_slashed(s, at + is_dash(s, at), &part)) {
        return;
    }
    if (part.value >= 1) return;
    out->value += part.value;
    out->precision = -1;
    out->end = part.end;
    out->plain = false;
    read_scales(out, s, false);
}

/* "third", "71st", "twenty-first" */
static bool read_nth(numeral *out, const scan *s, size_t i)
{
    double tens = 0, value;
    size_t at = i;
    if (word_at(s, i, &tens) == NUMBERS_TENS && scan__is(s, i + 1, "-"))
        at = i + 2;
    else
        tens = 0;
    if (at >= s->end || word_at(s, at, &value) != NUMBERS_NTH ||
        !strcmp(s->tokens[at].norm, "quarter"))
        return false;
    if (tens > 0 && value > 9) return false;
    out->value = tens + value;
    out->nth = true;
    out->end = at + 1;
    out->suffix = "";
    return true;
}

static bool has_ordinal_suffix(const numeral *n)
{
    bool whole = n->digits && !n->scaled && n->precision >= 0;
    return whole && lexicon__bits(&lexicon__value_words, n->suffix) & VALUE_WORDS_NTH;
}

bool numeral__read(numeral *out, const scan *s, size_t begin, bool money)
{
    *out = (numeral){ .suffix = "", .scale = 1 };
    if (begin >= s->end) return false;
    if (!(s->marks[begin] & (MARK_NUMBER | MARK_NUMBER_LEAD | MARK_DIGIT))) return false;
    if (figure__read(out, s, begin)) {
        if (has_ordinal_suffix(out)) {
            out->nth = true;
            out->suffix = "";
            return true;
        }
        if (!out->fraction) {
            read_scales(out, s, money);
            read_and_half(out, s);
        }
        return true;
    }
    if (read_many(out, s, begin)) return true;
    if (read_indefinite(out, s, begin)) return true;
    if (read_nth(out, s, begin)) return true;
    if (read_fraction(out, s, begin)) {
        read_fraction_scale(out, s);
        return true;
    }
    if (!read_words(out, s, begin)) return false;
    read_and_half(out, s);
    return true;
}
