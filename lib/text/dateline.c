/* Datelines: the place, day and agency before the first words of a report,
 * closed by a dash or, after a place in capitals, by a colon. */
#include "sentence.h"

#include "chars.h"
#include "lexicon_data.h"

#define DATELINE_TOKENS 24 /* longest, all its parts together */
#define AGENCY_TOKENS 4    /* longest agency that stands alone in brackets */

static long code_at(const segments *s, size_t i)
{
    const token *t = &s->tokens.items[i];
    return chars__at(s->text, t->span.end, t->span.begin).code;
}

/* An underscore is the dash of older agency copy. */
static bool is_dash(long code)
{
    return chars__is_dash(code) || code == '_';
}

/* One token after a bracketed agency that begins at i, or i. */
static size_t over_bracket(const segments *s, size_t i, size_t end)
{
    if (i >= end || code_at(s, i) != '(') return i;
    for (size_t k = i + 1; k < end; k++)
        if (code_at(s, k) == ')') return k + 1;
    return i;
}

/* Past "—", "-", "--", and "(BUSINESS WIRE)--" after it; `from` if there is none. */
static size_t over_dash(const segments *s, size_t from, size_t end)
{
    size_t i = from;
    if (i >= end || !is_dash(code_at(s, i))) return from;
    while (i < end && is_dash(code_at(s, i))) i++;
    size_t bracket = over_bracket(s, i, end);
    if (bracket > i && bracket < end && is_dash(code_at(s, bracket)))
        for (i = bracket; i < end && is_dash(code_at(s, i));) i++;
    return i;
}

static bool is_place_token(const token *t, long code)
{
    if (t->kind == TOKEN_PUNCT)
        return code == ',' || code == '.' || code == '/' || code == '\'' || code == 0x2019;
    if (t->kind == TOKEN_NUMBER) return true;
    return t->kind == TOKEN_WORD && t->shape != SHAPE_LOWER && t->shape != SHAPE_MIXED;
}

/* A dash inside a place name: AIX-EN-PROVENCE, without spaces around it. */
static bool is_inner_hyphen(const segments *s, size_t i, size_t end)
{
    const token *t = &s->tokens.items[i];
    return code_at(s, i) == '-' && t->span.end - t->span.begin == 1 && !t->space_before &&
           i + 1 < end && !t[1].space_before && t[1].kind == TOKEN_WORD;
}

typedef struct place {
    size_t end;    /* token after it */
    bool capitals; /* its first word is in capitals, and longer than a letter */
    bool dated;    /* holds a comma or a number: LAGOS, Nov 12 */
} place;

static place read_place(const segments *s, size_t begin, size_t end)
{
    const token *first = &s->tokens.items[begin];
    place p = { begin, first->shape == SHAPE_UPPER && first->span.end - first->span.begin > 2,
                false };
    while (p.end < end) {
        const token *t = &s->tokens.items[p.end];
        if (!is_place_token(t, code_at(s, p.end)) && !is_inner_hyphen(s, p.end, end)) break;
        p.dated |= t->kind == TOKEN_NUMBER || code_at(s, p.end) == ',';
        p.end++;
    }
    return p;
}

/* "(CNN) -- Talks", "(Reuters) - Talks", "(CNN)Talks", "(MENAFN) insiders" */
static size_t agency_end(const segments *s, size_t begin, size_t end)
{
    size_t bracket = over_bracket(s, begin, end), past = over_dash(s, bracket, end);
    if (bracket == begin || bracket - begin > AGENCY_TOKENS + 2 || past >= end) return begin;
    for (size_t i = begin + 1; i + 1 < bracket; i++)
        if (!is_place_token(&s->tokens.items[i], code_at(s, i))) return begin;
    const bool capitals = s->tokens.items[begin + 1].shape == SHAPE_UPPER && bracket - begin == 3;
    return past > bracket || (capitals && s->tokens.items[past].kind == TOKEN_WORD) ? past : begin;
}

/* "GENEVA (Newswire) — Talks", "MALWANPUR: India", "New Delhi, March 3 (PTI):" */
size_t dateline__end(const segments *s, const sentence *opening)
{
    size_t begin = opening->token_begin, end = opening->token_end;
    if (end - begin > DATELINE_TOKENS) end = begin + DATELINE_TOKENS;
    if (s->tokens.items[begin].kind != TOKEN_WORD) return agency_end(s, begin, end);
    if (lexicon__has(&lexicon__openers, s->tokens.items[begin].norm)) return begin;
    place p = read_place(s, begin, end);
    if (p.end == begin) return begin;
    size_t bracket = over_bracket(s, p.end, end), agency = bracket - p.end;
    size_t past = over_dash(s, bracket, end);
    bool spaced = past < opening->token_end && s->tokens.items[past].space_before;
    bool dash =
        past > bracket && (p.capitals || ((agency || p.dated) && (spaced || past - bracket > 1)));
    bool colon = bracket < end && code_at(s, bracket) == ':' && (agency || p.capitals);
    if (colon) past = bracket + 1;
    if ((!dash && !colon) || past >= opening->token_end) return begin;
    return s->tokens.items[past].shape == SHAPE_LOWER ? begin : past; /* "NASA - the agency" */
}
