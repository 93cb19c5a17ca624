/* Sentences from tokens. A sentence ends at a line that ends a paragraph, and
 * after a stop with its closing quotes and brackets, unless what follows goes
 * on in lower case ("Stop!" she said), the stop is part of an abbreviation that
 * the next word goes with (U.S. Senate, Mr. Smith), or names a speaker ("Why?"
 * Smith asked). Each sentence inside a quotation is one of its own. Blind
 * spots: names that begin in lower case after a stop; an abbreviation before a
 * capital that is no word of openers.txt always goes on. */
#include "sentence.h"

#include <string.h>

#include "abbreviation.h"
#include "chars.h"
#include "lexicon_data.h"
#include "paragraph.h"

#define SPEAKER_WORDS 5   /* tokens looked at for: Mr. John Smith asked */
#define TIME_PHRASE_MAX 4 /* tokens of "At about 5 a.m." before its subject */
#define LONG_WORD 3       /* bytes of a word that is hardly an unlisted abbreviation */
#define TOKENS_MAX 500    /* of a sentence; a longer one is cut, so that work stays bounded */
#define CLOSERS_MAX 8     /* closing quotes and brackets after a stop */
#define WHOLE_MAX 3       /* figures before the point of a decimal written "6. 1" */
#define PLACES_LEAST 2    /* figures of ". 38" and ". 357", which have no whole number */
#define PLACES_MOST 3
#define DOTS_MAX 5        /* spaced full stops looked at: ". . . ." */

typedef struct finder {
    segments *s;
    const unsigned char *gaps;
    size_t begin; /* first token of the sentence being read */
} finder;

static const token *at(const segments *s, size_t i)
{
    return &s->tokens.items[i];
}

static char first_byte(const segments *s, size_t i)
{
    return s->text[at(s, i)->span.begin];
}

static long first_code(const segments *s, size_t i)
{
    return chars__at(s->text, at(s, i)->span.end, at(s, i)->span.begin).code;
}

static size_t bytes(const segments *s, size_t i)
{
    return at(s, i)->span.end - at(s, i)->span.begin;
}

static bool is_listed(const token *t, uint32_t bit)
{
    return lexicon__bits(&lexicon__text_words, t->norm) & bit;
}

bool sentence__is_stop(const segments *s, size_t i)
{
    if (at(s, i)->kind != TOKEN_PUNCT) return false;
    long c = first_code(s, i);
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002;
}

static bool is_abbreviation(const segments *s, size_t i)
{
    return at(s, i)->kind == TOKEN_WORD && s->text[at(s, i)->span.end - 1] == '.';
}

static bool is_spaced_after(const segments *s, size_t i)
{
    return i + 1 >= s->tokens.count || at(s, i + 1)->space_before;
}

bool sentence__is_closer(const segments *s, size_t i)
{
    if (at(s, i)->kind != TOKEN_PUNCT || at(s, i)->space_before) return false;
    long c = first_code(s, i);
    if (c == ')' || c == ']' || c == '}' || c == 0x201D || c == 0x2019 || c == 0xBB) return true;
    if (!chars__is_quote(c)) return false;
    return is_spaced_after(s, i) || at(s, i + 1)->kind == TOKEN_PUNCT;
}

static bool is_opener(const segments *s, size_t i)
{
    if (at(s, i)->kind != TOKEN_PUNCT) return false;
    long c = first_code(s, i);
    return c == '(' || c == '[' || chars__is_quote(c);
}

/* A full stop that stands alone, with a space before it: one of ". . ." */
static bool is_spaced_dot(const segments *s, size_t i)
{
    return i < s->tokens.count && first_byte(s, i) == '.' && bytes(s, i) == 1 &&
           at(s, i)->space_before;
}

/* True where ". . ." stands for words left out and the sentence
 * goes on; a fourth dot is the full stop. */
static bool is_omission(const segments *s, size_t i, size_t next)
{
    size_t dots = 0;
    while (dots < DOTS_MAX && is_spaced_dot(s, next + dots)) dots++;
    if (is_spaced_dot(s, i)) {
        if (dots) return true;
        while (dots < DOTS_MAX && i >= dots && is_spaced_dot(s, i - dots)) dots++;
        return dots == 3;
    }
    size_t after = next + dots;
    return dots > 1 && (after == s->tokens.count || sentence__is_closer(s, after));
}

/* "Smith asked." after a quotation: the sentence goes on. */
static bool names_speaker(const segments *s, size_t i)
{
    for (size_t k = 0; k < SPEAKER_WORDS && i + k + 1 < s->tokens.count; k++) {
        const token *t = at(s, i + k);
        if (k && lexicon__has(&lexicon__speaker_verbs, t->norm))
            return at(s, i + k + 1)->kind == TOKEN_PUNCT ||
                   is_listed(at(s, i + k + 1), TEXT_WORDS_ASKED);
        if (t->kind != TOKEN_WORD || t->shape == SHAPE_LOWER) return false;
    }
    return false;
}

/* "At 5 a.m. Mr. Smith went": the phrase only opens the sentence. */
static bool opens_with_time(const finder *f, size_t i)
{
    return i - f->begin < TIME_PHRASE_MAX && is_listed(at(f->s, f->begin), TEXT_WORDS_TIME);
}

/* After "5 p.m.": a time zone ("GMT", "Eastern"), a day or a month. */
static bool goes_with_time(const token *t)
{
    bool zone = t->shape == SHAPE_UPPER && t->span.end - t->span.begin > 1;
    return zone || is_listed(t, TEXT_WORDS_ZONE) || lexicon__has(&lexicon__calendar, t->norm);
}

/* "a.m.", "a. m." */
static bool is_half_day(const segments *s, size_t i)
{
    const char *norm = at(s, i)->norm, *before = i ? at(s, i - 1)->norm : "";
    if (!strcmp(norm, "m.")) return !strcmp(before, "a.") || !strcmp(before, "p.");
    return !strcmp(norm, "a.m.") || !strcmp(norm, "p.m.");
}

static bool abbreviation_ends(const finder *f, size_t i, size_t next)
{
    const segments *s = f->s;
    const token *t = at(s, i), *n = at(s, next);
    const uint32_t may_end = ABBREVIATIONS_END | ABBREVIATIONS_MONTH | ABBREVIATIONS_STATE;
    uint32_t kind = abbreviation__class(s->text + t->span.begin, t->span.end - t->span.begin);
    if (kind & ~may_end) return false;
    if (is_half_day(s, i))
        return n->kind == TOKEN_WORD && !goes_with_time(n) && !opens_with_time(f, i);
    if (!kind && bytes(s, i) == 2) return false;
    if (!strcmp(t->norm, "e.g.") || !strcmp(t->norm, "i.e.")) return false;
    return n->kind == TOKEN_WORD && lexicon__has(&lexicon__openers, n->norm);
}

/* "1." or "a." that opens a line or a sentence. */
static bool is_list_number(const finder *f, size_t i)
{
    return i > f->begin && i - f->begin <= 2 && !at(f->s, i)->space_before &&
           paragraph__is_bullet(f->s, i - 1);
}

static bool is_run_together(const segments *s, size_t i, size_t next)
{
    return i && at(s, i - 1)->shape == SHAPE_LOWER && bytes(s, i - 1) > 2 && bytes(s, i) == 1 &&
           at(s, next)->shape == SHAPE_TITLE;
}

/* A question mark, or a full stop after a word too long to be an abbreviation,
 * ends a sentence even where the next forgets its capital: "to the police. they said". */
static bool ends_before_lower(const segments *s, size_t i)
{
    if (first_byte(s, i) == '?') return true;
    return i && first_byte(s, i) == '.' && bytes(s, i) == 1 && !at(s, i)->space_before &&
           at(s, i - 1)->shape == SHAPE_LOWER && bytes(s, i - 1) >= LONG_WORD;
}

/* "I don't... I can't" */
static bool is_hesitation(const segments *s, size_t i, size_t word)
{
    bool three = (first_byte(s, i) == '.' && bytes(s, i) == 3) || first_code(s, i) == 0x2026;
    return three && word == i + 1 && !strcmp(at(s, word)->norm, "i");
}

static const char *norm_of(const segments *s, size_t i)
{
    return i < s->tokens.count ? at(s, i)->norm : "";
}

static size_t digits_of(const segments *s, size_t i)
{
    const char *norm = norm_of(s, i);
    const size_t count = strspn(norm, "0123456789");
    return norm[count] ? 0 : count;
}

/* "6. 1", "6. 1-magnitude", a decimal written with a space: few figures before the point and
 * one after, and the sentence goes on in lower case. */
static bool is_decimal(const segments *s, size_t i)
{
    if (first_byte(s, i) != '.' || !i || at(s, i)->space_before || digits_of(s, i + 1) != 1)
        return false;
    const size_t whole = digits_of(s, i - 1), after = i + 2 + !strcmp(norm_of(s, i + 2), "-");
    return whole && whole <= WHOLE_MAX && after < s->tokens.count &&
           (at(s, after)->shape == SHAPE_LOWER || first_byte(s, after) == '%');
}

/* "a. 357 Magnum", "loaded. 38-caliber", "of. 09 percent", "a mark of 82-58 (. 535)", and
 * "a? 110 billion", whose sign of money is lost: a figure torn from what stands before it. */
static bool is_torn(const segments *s, size_t i)
{
    if (!i || bytes(s, i) != 1 || at(s, i)->space_before || !digits_of(s, i + 1)) return false;
    if (is_listed(at(s, i - 1), TEXT_WORDS_LEADS)) return true;
    const size_t places = digits_of(s, i + 1), after = i + 2 + !strcmp(norm_of(s, i + 2), "-");
    if (first_byte(s, i) != '.' || places < PLACES_LEAST || places > PLACES_MOST) return false;
    return is_opener(s, i - 1) ||
           (after < s->tokens.count && is_listed(at(s, after), TEXT_WORDS_BORE));
}

/* True if the sentence ends with the stop i; next is the first token after its closers. */
static bool ends_at(const finder *f, size_t i, size_t next)
{
    const segments *s = f->s;
    bool quoted = next - i > 1 && chars__is_quote(first_code(s, next - 1));
    size_t word = next;
    if (!at(s, next)->space_before) return is_run_together(s, i, next);
    while (word + 1 < s->tokens.count && is_opener(s, word)) word++;
    if (at(s, word)->shape == SHAPE_LOWER) return word == i + 1 && ends_before_lower(s, i);
    if (is_abbreviation(s, i)) return abbreviation_ends(f, i, word);
    if (is_hesitation(s, i, word) || is_decimal(s, i) || is_torn(s, i)) return false;
    if (i == f->begin || is_list_number(f, i) || is_omission(s, i, next)) return false;
    if (sentence__is_closer(s, next) || first_byte(s, next) == ',') return false;
    return !(quoted && names_speaker(s, word));
}

/* "2" for "2." and "2)", 2 for "b."; 0 for a word */
static int item_number(const segments *s, size_t i)
{
    int value = 0;
    if (at(s, i)->kind == TOKEN_WORD) return first_byte(s, i) - 'a' + 1;
    for (const char *c = at(s, i)->norm; *c >= '0' && *c <= '9'; c++)
        value = value * 10 + (*c - '0');
    return value;
}

/* "1. Rates 2. Prices", "• Rates • Prices": a list on one line. */
static bool opens_next_item(const finder *f, size_t i)
{
    const segments *s = f->s;
    if (i == f->begin || !at(s, i)->space_before || first_byte(s, i) == '-') return false;
    if (!paragraph__is_bullet(s, i) || !paragraph__is_bullet(s, f->begin)) return false;
    if (at(s, i)->kind != at(s, f->begin)->kind) return false;
    if (at(s, i)->kind == TOKEN_PUNCT) return !strcmp(at(s, i)->norm, at(s, f->begin)->norm);
    return first_byte(s, i + 1) == first_byte(s, f->begin + 1) &&
           item_number(s, i) == item_number(s, f->begin) + 1;
}

static bool close_sentence(finder *f, arena *a, size_t end, size_t paragraph)
{
    sentence *out = ARRAY_PUSH(&f->s->sentences, a);
    if (!out) return false;
    out->token_begin = out->body_begin = f->begin;
    out->token_end = end;
    out->span.begin = at(f->s, f->begin)->span.begin;
    out->span.end = at(f->s, end - 1)->span.end;
    out->paragraph = paragraph;
    f->begin = end;
    return true;
}

bool sentence__find(segments *s, arena *a)
{
    finder f = { s, paragraph__gaps(a, s), 0 };
    size_t paragraph = 0, count = s->tokens.count;
    if (!f.gaps) return false;
    for (size_t i = 0; i < count; i++) {
        size_t next = i + 1;
        if (opens_next_item(&f, i) && !close_sentence(&f, a, i, paragraph)) return false;
        bool stop = sentence__is_stop(s, i) || is_abbreviation(s, i);
        while (stop && next < count && next - i <= CLOSERS_MAX && f.gaps[next] < GAP_LINE &&
               sentence__is_closer(s, next))
            next++;
        bool breaks = next == count || f.gaps[next] >= GAP_LINE;
        if (breaks || next - f.begin >= TOKENS_MAX || (stop && ends_at(&f, i, next))) {
            if (!close_sentence(&f, a, next, paragraph)) return false;
            paragraph += breaks;
        }
        if (stop) i = next - 1;
    }
    return true;
}
