/* Cuts a text into tokens from left to right. What begins with a letter or a
 * digit is cut by cut_word.c and cut_number.c; here stand punctuation and symbols. Runs
 * of full stops, of !?, of dashes and of the ornaments *=~_ are one token each.
 * Blind spots: emoticons come apart, and a script without spaces is one token
 * a run. */
#include "tokenize.h"

#include <string.h>

#include "base/map.h"

static size_t run_of(const cutter *c, size_t at, const char *set)
{
    while (at < c->length && c->text[at] && strchr(set, c->text[at])) at++;
    return at;
}

static bool is_clitic_after_quote(const cutter *c, size_t at)
{
    if (c->previous == CUTTER_NONE) return false;
    size_t end = cut__run(c, at);
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
    if (next.kind == CHAR_LETTER && is_clitic_after_quote(c, tail)) return cut__run(c, tail);
    if (c->previous != CUTTER_NONE) return tail;
    size_t end = cut__number(c, tail);
    bool decade = end - tail == 3 && c->text[end - 1] == 's' && next.kind == CHAR_DIGIT;
    bool them = c->length - tail >= 2 && !memcmp(c->text + tail, "em", 2) && cut__run(c, tail) - tail == 2;
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
        if (cutter__at(c, at + 1).kind == CHAR_DIGIT && c->previous == CUTTER_NONE) return cut__number(c, at + 1);
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
    size_t end = cut__address(c, at);
    if (end > at) return end;
    if (first.kind == CHAR_LETTER) return cut__word(c, at);
    if (first.kind == CHAR_DIGIT) return cut__number(c, at);
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
