/* Cuts a text into tokens from left to right, as the English treebanks of
 * Universal Dependencies cut it.
 *
 * Words: a clitic stands alone (did n't, Oslo 's, can not), a hyphen does (three -
 * month) unless a prefix stands before it (non-profit, co-founder), and a full stop
 * belongs to an abbreviation. Numbers: "4,300", "6.8", "5:30", "9/11", "08/16/2000",
 * "60th", "1990s" are one token; "5pm", "15km", "£11m" are cut before the unit; ranges
 * and scores ("9.6-9.8", "3-1") at the dash, a telephone number is not. Web and mail
 * addresses and handles are one token, and so are runs of full stops, of !?, of dashes
 * and of the ornaments *=~_.
 *
 * Every step looks a bounded number of bytes ahead, so that the work is linear. Blind
 * spots: emoticons come apart, and a script without spaces is one token a run. */
#include "tokenize.h"

#include <string.h>

#include "abbreviation.h"
#include "base/map.h"
#include "base/utf8.h"
#include "lexicon_data.h"

#define CLITIC_MAX 3     /* letters looked at after an apostrophe */
#define LISTED_MAX 8     /* bytes of a word of text-words.txt, with room */
#define MAIL_NAME_MAX 64 /* bytes before the @, as in RFC 5321 */

/* ---- words ------------------------------------------------------------------ */

static size_t run_end(const cutter *c, size_t at)
{
    for (;;) {
        character here = cutter__at(c, at);
        if (here.kind != CHAR_LETTER && here.kind != CHAR_DIGIT && here.kind != CHAR_MARK &&
            here.code != '_')
            return at;
        at += here.size;
    }
}

/* The bits of a word in text-words.txt, whatever its case. */
static uint32_t bits_of(const char *bytes, size_t length)
{
    char key[LISTED_MAX + 1];
    if (length > LISTED_MAX) return 0;
    for (size_t i = 0; i < length; i++) key[i] = (char)utf8__lower((unsigned char)bytes[i]);
    key[length] = '\0';
    return lexicon__bits(&lexicon__text_words, key);
}

static size_t letters_up_to(const cutter *c, size_t at, size_t most)
{
    size_t end = at;
    for (size_t i = 0; i < most; i++) {
        character here = cutter__at(c, end);
        if (here.kind != CHAR_LETTER && here.kind != CHAR_DIGIT) break;
        end += here.size;
    }
    return end;
}

/* Words written together that the treebanks cut: "cannot" -> 3, else 0. */
static size_t joined_pair(const char *bytes, size_t length)
{
    bool likely = length >= 5 && length <= 6;
    return likely && bits_of(bytes, length) & TEXT_WORDS_JOINED ? 3 : 0;
}

/* "UN-backed" is no "un-". */
static bool is_prefix(const char *bytes, size_t length)
{
    if (length > 1 && utf8__is_upper((unsigned char)bytes[1])) return false;
    return bits_of(bytes, length) & TEXT_WORDS_PREFIX;
}

/* The apostrophe at `at` ends the run [begin, at): gives where the token goes
 * on ("O'Neill" -> past "Neill") or where it ends; *more tells which. */
static size_t over_apostrophe(const cutter *c, size_t begin, size_t at, bool *more)
{
    size_t tail = at + cutter__at(c, at).size;
    size_t end = letters_up_to(c, tail, CLITIC_MAX);
    bool t = end - tail == 1 && utf8__lower((unsigned char)c->text[tail]) == 't';
    bool n = at > begin && utf8__lower((unsigned char)c->text[at - 1]) == 'n';
    *more = false;
    if (t && n) return at - begin == 1 ? end : at - 1;
    if (end == tail || bits_of(c->text + tail, end - tail) & TEXT_WORDS_CLITIC) return at;
    *more = true;
    return tail;
}

/* The stop at `at` is inside a token: "U.S", "Ph.D", "example.com". */
static bool joins_stop(const cutter *c, size_t piece, size_t at)
{
    if (cutter__at(c, at + 1).kind != CHAR_LETTER) return false;
    size_t next = at + 1, end = letters_up_to(c, next, 5);
    if (cutter__at(c, end).kind == CHAR_LETTER) return false;
    bool single = at - piece == 1 && end - next == 1;
    bool degree = at - piece <= 2 && end - next <= 2 && end < c->length && c->text[end] == '.' &&
                  abbreviation__class(c->text + piece, end - piece);
    bool domain = utf8__is_lower((unsigned char)c->text[next]) &&
                  bits_of(c->text + next, end - next) & TEXT_WORDS_DOMAIN;
    return single || degree || domain;
}

static bool joins_hyphen(const cutter *c, size_t begin, size_t at)
{
    return c->previous == CUTTER_NONE && is_prefix(c->text + begin, at - begin) &&
           cutter__at(c, at + 1).kind == CHAR_LETTER;
}

/* "AT&T", "R&B", "PG&E" */
static bool joins_ampersand(const cutter *c, size_t at)
{
    return utf8__is_upper((unsigned char)c->text[at - 1]) && at + 1 < c->length &&
           utf8__is_upper((unsigned char)c->text[at + 1]);
}

static size_t cut_word(const cutter *c, size_t at)
{
    size_t piece = at, end = run_end(c, at);
    size_t cut = joined_pair(c->text + at, end - at);
    if (cut) return at + cut;
    for (;;) {
        character next = cutter__at(c, end);
        bool more = false;
        if (chars__is_apostrophe(next.code)) {
            size_t past = over_apostrophe(c, at, end, &more);
            if (!more) return past;
        } else if (next.code == '.') {
            more = joins_stop(c, piece, end);
            if (!more && abbreviation__owns_stop(c, at, end)) return end + 1;
        } else if (next.code == '-') {
            more = joins_hyphen(c, at, end);
        } else if (next.code == '&') {
            more = joins_ampersand(c, end);
        }
        if (!more) return end;
        piece = end + next.size;
        end = run_end(c, piece);
    }
}

/* ---- numbers ---------------------------------------------------------------- */

static bool is_digit(const cutter *c, size_t at)
{
    return at < c->length && utf8__is_figure(c->text[at]);
}

/* "713-853-3989" at its first digit -> 12; 0: no telephone number */
static size_t telephone(const cutter *c, size_t at)
{
    static const char pattern[] = "ddd-ddd-dddd";
    const size_t length = sizeof pattern - 1;
    for (size_t i = 0; i < length; i++)
        if (pattern[i] == 'd' ? !is_digit(c, at + i)
                              : at + i >= c->length || c->text[at + i] != '-')
            return 0;
    return is_digit(c, at + length) ? 0 : length;
}

static bool joins_digits(long code)
{
    return code == '.' || code == ',' || code == ':' || code == '/' || code == 0x2044;
}

static size_t digits(const cutter *c, size_t at)
{
    for (;;) {
        character here = cutter__at(c, at);
        if (here.kind != CHAR_DIGIT && here.kind != CHAR_MARK) {
            if (!joins_digits(here.code) || cutter__at(c, at + here.size).kind != CHAR_DIGIT)
                return at;
        }
        at += here.size;
    }
}

/* Letters that are part of the number: 60th, 1990s, 4A; not 5pm, 15km, 11m, 40MW. */
static bool is_suffix(const char *letters, size_t length)
{
    uint32_t bits = bits_of(letters, length);
    size_t capitals = 0;
    for (size_t i = 0; i < length; i++) capitals += utf8__is_upper((unsigned char)letters[i]);
    if (!capitals) return bits & TEXT_WORDS_ENDING;
    return length <= 2 && utf8__is_upper((unsigned char)letters[0]) &&
           !(capitals == length && bits & TEXT_WORDS_SYMBOL);
}

static size_t cut_number(const cutter *c, size_t at)
{
    size_t end = telephone(c, at);
    if (end) return at + end;
    end = digits(c, at);
    size_t tail = run_end(c, end);
    return tail > end && is_suffix(c->text + end, tail - end) ? tail : end;
}

/* ---- addresses -------------------------------------------------------------- */

static bool begins_with(const cutter *c, size_t at, const char *prefix)
{
    size_t length = strlen(prefix);
    return c->length - at >= length && !memcmp(c->text + at, prefix, length);
}

static size_t chunk_end(const cutter *c, size_t at)
{
    for (;;) {
        character here = cutter__at(c, at);
        if (here.kind == CHAR_END || here.kind == CHAR_SPACE || chars__is_double_quote(here.code) ||
            here.code == '<' || here.code == '>')
            return at;
        at += here.size;
    }
}

/* Punctuation at the end of an address belongs to the sentence around it. */
static size_t without_final_punct(const cutter *c, size_t begin, size_t end)
{
    while (end > begin && strchr(".,;:!?)]}'", c->text[end - 1])) end--;
    return end;
}

static bool is_name_byte(char b)
{
    return utf8__is_letter((unsigned char)b) || (b >= '0' && b <= '9') || (b && strchr("._+-", b));
}

static bool is_mail(const cutter *c, size_t at)
{
    size_t i = at;
    while (i < c->length && i - at <= MAIL_NAME_MAX && is_name_byte(c->text[i])) i++;
    if (i == at || i + 1 >= c->length || c->text[i] != '@') return false;
    return cutter__at(c, i + 1).kind == CHAR_LETTER || cutter__at(c, i + 1).kind == CHAR_DIGIT;
}

static size_t cut_address(const cutter *c, size_t at)
{
    char first = c->text[at];
    if (first == '#' || first == '@') {
        if (c->previous != CUTTER_NONE || cutter__at(c, at + 1).kind != CHAR_LETTER) return at;
        return run_end(c, at + 1);
    }
    bool web =
        (first == 'h' && (begins_with(c, at, "http://") || begins_with(c, at, "https://"))) ||
        (first == 'w' && begins_with(c, at, "www."));
    if (!web && (c->previous != CUTTER_NONE || !is_mail(c, at))) return at;
    return without_final_punct(c, at, chunk_end(c, at));
}

/* ---- punctuation ------------------------------------------------------------ */

static size_t run_of(const cutter *c, size_t at, const char *set)
{
    while (at < c->length && c->text[at] && strchr(set, c->text[at])) at++;
    return at;
}

static bool is_clitic_after_quote(const cutter *c, size_t at)
{
    if (c->previous == CUTTER_NONE) return false;
    size_t end = run_end(c, at);
    if (end - at == 1) return strchr("smdSMD", c->text[at]) != NULL;
    return end - at == 2 && (!memcmp(c->text + at, "ll", 2) || !memcmp(c->text + at, "re", 2) ||
                             !memcmp(c->text + at, "ve", 2) || !memcmp(c->text + at, "LL", 2) ||
                             !memcmp(c->text + at, "RE", 2) || !memcmp(c->text + at, "VE", 2));
}

/* "'s" after a word, "'70s", "'em"; else the apostrophe alone. */
static size_t apostrophe_end(const cutter *c, size_t at, size_t size)
{
    character next = cutter__at(c, at + size);
    if (next.kind != CHAR_LETTER && next.kind != CHAR_DIGIT) {
        bool pair = c->text[at] == '\'' && at + 1 < c->length && c->text[at + 1] == '\'';
        return at + (pair ? 2 : size);
    }
    size_t tail = at + size;
    if (next.kind == CHAR_LETTER && is_clitic_after_quote(c, tail)) return run_end(c, tail);
    if (c->previous != CUTTER_NONE) return tail;
    size_t end = cut_number(c, tail);
    bool decade = end - tail == 3 && c->text[end - 1] == 's' && next.kind == CHAR_DIGIT;
    bool them =
        c->length - tail >= 2 && !memcmp(c->text + tail, "em", 2) && run_end(c, tail) - tail == 2;
    return decade ? end : them ? tail + 2 : tail;
}

/* Bytes of "[...]" or "[…]", else of the bracket alone. */
static size_t left_out(const cutter *c, size_t at)
{
    static const char *const marks[] = { "[...]", "[\xE2\x80\xA6]" };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (c->length - at >= 5 && !memcmp(c->text + at, marks[i], 5)) return 5;
    return 1;
}

static size_t punct_end(const cutter *c, size_t at, character first)
{
    if (chars__is_apostrophe(first.code)) return apostrophe_end(c, at, first.size);
    switch (first.code) {
    case '.':
        if (cutter__at(c, at + 1).kind == CHAR_DIGIT && c->previous == CUTTER_NONE)
            return cut_number(c, at + 1);
        return run_of(c, at, ".");
    case '[': return at + left_out(c, at);
    case '!': case '?': return run_of(c, at, "!?");
    case '-': return run_of(c, at, "-");
    case '`': return run_of(c, at, "`");
    case '*': return run_of(c, at, "*");
    case '=': return run_of(c, at, "=");
    case '~': return run_of(c, at, "~");
    case '_': return run_of(c, at, "_");
    default: return at + first.size;
    }
}

static size_t with_marks(const cutter *c, size_t at)
{
    character here = cutter__at(c, at);
    while (here.kind == CHAR_MARK) {
        at += here.size;
        here = cutter__at(c, at);
    }
    return at;
}

static size_t token_end(const cutter *c, size_t at, character first)
{
    size_t end = cut_address(c, at);
    if (end > at) return end;
    if (first.kind == CHAR_LETTER) return cut_word(c, at);
    if (first.kind == CHAR_DIGIT) return cut_number(c, at);
    return with_marks(c, punct_end(c, at, first));
}

/* Sets the forms of the last token; a spelling that comes again shares its strings. */
static bool set_forms(token_list *out, map *seen, const char *text)
{
    token *t = &out->items[out->count - 1];
    size_t *first = map__put_bytes(seen, text + t->span.begin, t->span.end - t->span.begin);
    if (!first) return false;
    if (*first == MAP_NONE) {
        *first = out->count - 1;
        return token__set_forms(t, seen->arena, text);
    }
    const token *same = &out->items[*first];
    t->norm = same->norm;
    t->stem = same->stem;
    t->kind = same->kind;
    t->shape = same->shape;
    return true;
}

bool tokenize__text(token_list *out, arena *a, const char *text, size_t length)
{
    cutter c = { text, length, CUTTER_NONE };
    map seen; /* spelling -> its first token */
    map__init(&seen, a);
    for (size_t at = 0; at < length;) {
        character first = cutter__at(&c, at);
        if (first.kind == CHAR_SPACE) {
            c.previous = CUTTER_NONE;
            at += first.size;
            continue;
        }
        token *t = ARRAY_PUSH(out, a);
        if (!t) return false;
        t->span.begin = at;
        t->span.end = token_end(&c, at, first);
        t->space_before = c.previous == CUTTER_NONE;
        if (!set_forms(out, &seen, text)) return false;
        c.previous = at;
        at = t->span.end;
    }
    return true;
}
