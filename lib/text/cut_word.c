/* Words, cut as the English treebanks of Universal Dependencies cut them: a
 * clitic stands alone (did n't, Oslo 's, can not), a hyphen does (three - month)
 * unless a prefix stands before it (non-profit, co-founder), and a full stop
 * belongs to an abbreviation. Every step looks a bounded number of bytes
 * ahead, so that the work is linear. */
#include "tokenize.h"

#include <string.h>

#define CLITIC_MAX 3 /* letters looked at after an apostrophe */

size_t cut__run(const cutter *c, size_t at)
{
    for (;;) {
        character here = cutter__at(c, at);
        if (here.kind != CHAR_LETTER && here.kind != CHAR_DIGIT && here.kind != CHAR_MARK && here.code != '_')
            return at;
        at += here.size;
    }
}

/* ASCII case-insensitive equality with a lower-case word. */
static bool equals(const char *bytes, size_t length, const char *word)
{
    if (strlen(word) != length) return false;
    for (size_t i = 0; i < length; i++)
        if (utf8__lower((unsigned char)bytes[i]) != word[i]) return false;
    return true;
}

static bool is_one_of(const char *bytes, size_t length, const char *const *words)
{
    for (; *words; words++)
        if (equals(bytes, length, *words)) return true;
    return false;
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

static bool is_clitic(const cutter *c, size_t begin, size_t end)
{
    static const char *const clitics[] = { "s", "m", "d", "ll", "re", "ve", NULL };
    return is_one_of(c->text + begin, end - begin, clitics);
}

/* Words written together that the treebanks cut: "cannot" -> 3, else 0. */
static size_t joined_pair(const char *bytes, size_t length)
{
    static const struct {
        const char *word;
        size_t cut;
    } pairs[] = { { "cannot", 3 }, { "gonna", 3 }, { "wanna", 3 }, { "gotta", 3 },
                  { "gimme", 3 },  { "lemme", 3 } };
    if (length < 5 || length > 6) return 0;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (equals(bytes, length, pairs[i].word)) return pairs[i].cut;
    return 0;
}

/* Prefixes that keep their hyphen in UD EWT and GUM more often than not. */
static bool is_prefix(const char *bytes, size_t length)
{
    static const char *const prefixes[] = { "non",   "e",     "re",    "pre",   "co",     "mid",   "anti",
                                            "cross", "post",  "semi",  "pro",   "over",   "sub",   "ex",
                                            "multi", "mini",  "inter", "intra", "counter", "un",   "neo",
                                            "socio", "proto", "super", "ultra", "de",     "trans", "micro",
                                            NULL };
    if (length > 7 || (length > 1 && utf8__is_upper((unsigned char)bytes[1]))) return false; /* UN-backed */
    return is_one_of(bytes, length, prefixes);
}

static bool is_top_domain(const char *bytes, size_t length)
{
    static const char *const domains[] = { "com", "org", "net", "gov", "edu", "uk", "io",
                                           "tv",  "info", "eu", "de", "fr", "au", NULL };
    return is_one_of(bytes, length, domains);
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
    if (end == tail || is_clitic(c, tail, end)) return at;
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
    bool domain = utf8__is_lower((unsigned char)c->text[next]) && is_top_domain(c->text + next, end - next);
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

size_t cut__word(const cutter *c, size_t at)
{
    size_t piece = at, end = cut__run(c, at);
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
        end = cut__run(c, piece);
    }
}
