/* What the words around a number make of it: the noun counted ("12 of the
 * miners" -> miner), what befell those counted ("killing at least 46" -> dead),
 * change ("rose 3 percent") and former value ("from 62"), and whether it is a
 * name ("Route 19").
 *
 * The dependency tree is asked first and the next words where it is silent, so
 * that a wrong or missing parse costs little. Everything looks a fixed number
 * of tokens far. Blind spot: what a bare number counts ("climbed to 63") is
 * told only through toll words. */
#include "quantity_parts.h"

#include <string.h>

#include "base/lexicon.h"
#include "numeral.h"
#include "unit.h"

extern const lexicon lexicon__befell, lexicon__number_names, lexicon__changes, lexicon__counted,
    lexicon__timex;

#define NOUN_REACH 8   /* tokens from the number to its noun */
#define STATE_AFTER 6  /* tokens after the noun: "40 people still missing" */
#define STATE_BEFORE 3 /* tokens before the number: "killing at least" */
#define TOLL_REACH 20  /* tokens before it: "the death toll ... climbed to 63" */
#define CHANGE_REACH 10
#define FORMER_REACH 4

bool quantity__is(const quantity_reader *r, size_t at, const char *word)
{
    if (at < r->begin || at >= r->end) return false;
    const char *norm = r->tokens[at].norm;
    return norm[0] == word[0] && !strcmp(norm, word); /* most words differ in the first letter */
}

bool quantity__any(const quantity_reader *r, size_t at, const char *const *words, size_t count)
{
    for (size_t k = 0; k < count; k++)
        if (quantity__is(r, at, words[k])) return true;
    return false;
}

bool quantity__is_noun(const quantity_reader *r, size_t at)
{
    upos pos = r->words[at].pos;
    return r->tokens[at].kind == TOKEN_WORD && (pos == UPOS_NOUN || pos == UPOS_PROPN) &&
           !lexicon__has(&lexicon__timex, r->tokens[at].norm);
}

/* ---- what is counted ------------------------------------------------------- */

/* Words that may stand between a number and its noun. */
static bool is_between(const quantity_reader *r, size_t at)
{
    static const char *const fillers[] = { "-",   "of",  "the",   "these", "those", "their", "its", "his",
                                           "her", "our", "other", "more",  "such",  "'s",    "so" };
    upos pos = r->words[at].pos;
    return pos == UPOS_ADJ || pos == UPOS_NUM || ANY_OF(r, at, fillers);
}

/* The last noun of the run that begins at `at`: "rail strike" -> strike */
static size_t last_of_run(const quantity_reader *r, size_t at)
{
    size_t last = at;
    for (size_t i = at + 1; i < r->end && i < at + NOUN_REACH; i++) {
        if (quantity__is_noun(r, i)) {
            if (r->words[last].relation != DEP_COMPOUND && r->words[last].head != i) break;
            last = i;
        } else if (!(quantity__is(r, i, "-") && numeral__glued(r->tokens, i))) {
            break;
        }
    }
    return last;
}

static size_t noun_after(const quantity_reader *r, size_t at)
{
    for (size_t i = at; i < r->end && i < at + NOUN_REACH; i++) {
        if (quantity__is_noun(r, i)) {
            size_t last = last_of_run(r, i);
            if (!quantity__is(r, last + 1, "'s") && !quantity__is(r, last + 1, "'")) return last;
            i = last + 1; /* 22 of the country's officials */
            continue;
        }
        bool participle = r->words[i].pos == UPOS_VERB && i + 1 < r->end && quantity__is_noun(r, i + 1);
        if (!is_between(r, i) && !participle) break;
    }
    return SYNTAX_ROOT;
}

/* The noun the tree gives the number: the head of a nummod. */
static size_t noun_of_tree(const quantity_reader *r, const quantity *q)
{
    for (size_t i = q->token_end; i-- > q->token_begin;) {
        const syntax_word *w = &r->words[i];
        if (w->relation != DEP_NUMMOD || w->head == SYNTAX_ROOT || w->head < q->token_end) continue;
        if (w->head < i + NOUN_REACH && w->head < r->end && quantity__is_noun(r, w->head)) return w->head;
    }
    return SYNTAX_ROOT;
}

/* "a crowd of 31,408", "a workforce of 733" */
static size_t collective_before(const quantity_reader *r, const quantity *q)
{
    size_t of = q->token_begin - 1;
    if (q->token_begin < r->begin + 2 || !quantity__is(r, of, "of") || *q->stated.unit) return SYNTAX_ROOT;
    return quantity__is_person(r->words[of - 1].lemma) ? of - 1 : SYNTAX_ROOT;
}

void quantity__read_noun(const quantity_reader *r, quantity *q)
{
    size_t noun = noun_of_tree(r, q);
    if (noun == SYNTAX_ROOT) noun = noun_after(r, q->token_end);
    if (noun == SYNTAX_ROOT) noun = collective_before(r, q);
    q->noun_token = noun;
    q->stated.noun = noun == SYNTAX_ROOT ? "" : r->words[noun].lemma;
}

/* ---- what befell them -------------------------------------------------------- */

static const char *state_at(const quantity_reader *r, size_t at)
{
    const char *state = lexicon__find(&lexicon__befell, r->tokens[at].norm);
    return state ? state : "";
}

static bool is_boundary(const quantity_reader *r, size_t at)
{
    static const char *const words[] = { "and", "but",  "while", "after", "when", "that", "which",
                                         "who", "said", "or",    "than",  "the",  "a" };
    return (r->tokens[at].kind == TOKEN_PUNCT && strcmp(r->tokens[at].norm, "-")) || ANY_OF(r, at, words);
}

static const char *state_before(const quantity_reader *r, size_t from, size_t reach)
{
    for (size_t i = from, n = 0; i > r->begin && n < reach; n++) {
        i--;
        if (is_boundary(r, i)) break;
        const char *state = state_at(r, i);
        if (*state) return state;
    }
    return "";
}

static const char *state_after(const quantity_reader *r, size_t from)
{
    for (size_t i = from; i < r->end && i < from + STATE_AFTER; i++) {
        if (is_boundary(r, i) && !quantity__is(r, i, "who")) break;
        const char *state = state_at(r, i);
        if (*state) return state;
    }
    return "";
}

/* Things are not killed or missed as persons are. */
static bool is_thing(const quantity *q)
{
    bool known = lexicon__has(&lexicon__counted, q->stated.noun);
    return *q->stated.unit || (known && !quantity__is_person(q->stated.noun));
}

/* "toll", and "deaths" or "arrests" in "the number of arrests" */
static bool is_toll_word(const quantity_reader *r, size_t at)
{
    if (quantity__is(r, at, "toll")) return true;
    if (at < r->begin + 2 || !quantity__is(r, at - 1, "of")) return false;
    return quantity__is(r, at - 2, "number") || quantity__is(r, at - 2, "total") ||
           quantity__is(r, at - 2, "tally");
}

void quantity__read_state(const quantity_reader *r, quantity *q)
{
    size_t after = q->noun_token == SYNTAX_ROOT ? q->token_end : q->noun_token + 1;
    q->state = q->noun_token == SYNTAX_ROOT ? "" : state_at(r, q->noun_token);
    if (is_thing(q)) return;
    if (!*q->state) q->state = state_before(r, q->token_begin, STATE_BEFORE);
    if (!*q->state) q->state = state_after(r, after);
    if (*q->state || q->noun_token != SYNTAX_ROOT) return;
    for (size_t i = q->token_begin, n = 0;
         i > r->begin && n < TOLL_REACH && q->role == QUANTITY_AMOUNT && !*q->state; n++)
        if (is_toll_word(r, --i)) q->state = state_at(r, i);
}

/* ---- change and former value ------------------------------------------------ */

static const char *change_at(const quantity_reader *r, size_t at)
{
    if (at < r->begin || at >= r->end) return "";
    const char *kind = lexicon__find(&lexicon__changes, r->tokens[at].norm);
    return kind ? kind : "";
}

static bool change_before(const quantity_reader *r, size_t from)
{
    for (size_t i = from, n = 0; i > r->begin && n < CHANGE_REACH; n++)
        if (*change_at(r, --i)) return true;
    return false;
}

/* "rise", "cut" as nouns, "higher" */
static bool is_change_noun(const quantity_reader *r, size_t at)
{
    if (at >= r->end) return false;
    const char *kind = change_at(r, at);
    return !strcmp(kind, "noun") || !strcmp(kind, "way") ||
           (!strcmp(kind, "act") && r->words[at].pos == UPOS_NOUN);
}

static bool is_sum(const quantity *q)
{
    return strcmp(q->stated.unit, "percent") && strcmp(q->stated.unit, "point") &&
           strcmp(q->stated.unit, "score-point");
}

/* "rose above 9 %", "fell below $100": a level that is reached */
static bool is_level(const quantity_reader *r, size_t at)
{
    static const char *const words[] = { "above", "below", "beyond" };
    return ANY_OF(r, at, words);
}

static bool is_change(const quantity_reader *r, const quantity *q)
{
    size_t b = q->token_begin;
    bool measured = *q->stated.unit && strcmp(q->stated.unit, "time") && !unit__is_time(q->stated.unit);
    if (b > r->begin && quantity__is(r, b - 1, "by")) return change_before(r, b - 1);
    if (b > r->begin && measured && *change_at(r, b - 1) && !is_level(r, b))
        return !is_sum(q) || strcmp(change_at(r, b - 1), "act");
    if (b > r->begin + 1 && quantity__is(r, b - 1, "of") && is_change_noun(r, b - 2)) return true;
    if (!measured || q->token_end >= r->end) return false;
    if (is_change_noun(r, q->token_end)) return true;
    return r->tokens[q->token_end].kind == TOKEN_WORD &&
           is_change_noun(r, q->token_end + 1); /* 3.9% pay rise */
}

/* The token before the figure and before what introduces it: "from" in "down
 * from a peak of 9.4 %" */
static size_t introduction(const quantity_reader *r, size_t figure)
{
    static const char *const between[] = { "of",       "the",     "a",        "an",       "its",     "their",
                                           "estimate", "initial", "original", "previous", "earlier", "peak",
                                           "high",     "low",     "record",   "just",     "only" };
    size_t at = figure - 1;
    for (int n = 0; n < FORMER_REACH && at > r->begin && ANY_OF(r, at, between); n++) at--;
    return at;
}

/* "from 62", "compared with 61", "instead of 5", "rather than the 5" */
static bool is_former(const quantity_reader *r, const quantity *q)
{
    size_t b = q->token_begin;
    if (b <= r->begin) return false;
    size_t word = introduction(r, b);
    if (quantity__is(r, word, "from")) return change_before(r, word) || quantity__is(r, q->token_end, "to");
    if (quantity__is(r, word, "instead") ||
        (quantity__is(r, word, "than") && word > r->begin && quantity__is(r, word - 1, "rather")))
        return true;
    bool joined = quantity__is(r, b - 1, "with") || quantity__is(r, b - 1, "to");
    return joined && b > r->begin + 1 && quantity__is(r, b - 2, "compared");
}

void quantity__read_role(const quantity_reader *r, quantity *q)
{
    q->former = is_former(r, q);
    bool times = !strcmp(q->stated.unit, "time") && r->words[q->token_end - 1].pos == UPOS_VERB; /* doubled */
    if (times && q->role == QUANTITY_AMOUNT) q->role = QUANTITY_CHANGE;
    if (q->role == QUANTITY_AMOUNT && !q->former && is_change(r, q)) q->role = QUANTITY_CHANGE;
}

/* ---- names -------------------------------------------------------------------- */

static bool is_capital(const token *t)
{
    return t->shape == SHAPE_TITLE || t->shape == SHAPE_UPPER || t->shape == SHAPE_MIXED;
}

/* "F-16", "Covid-19": a hyphen glued on both sides after a capitalised word */
static bool is_hyphenated_name(const quantity_reader *r, size_t at)
{
    if (at < r->begin + 2 || !quantity__is(r, at - 1, "-")) return false;
    return numeral__glued(r->tokens, at) && numeral__glued(r->tokens, at - 1) &&
           is_capital(&r->tokens[at - 2]);
}

/* A figure inside an address or a path: "/2021/", "id=5" */
static bool is_in_path(const quantity_reader *r, size_t at)
{
    static const char *const joints[] = { "/", "=", "_", "#", "@", "&", "?", "\\" };
    return ANY_OF(r, at - 1, joints) && numeral__glued(r->tokens, at);
}

/* Whether nouns in the plural follow at once: "112 people", not "19 crossing" */
static bool counts_next(const quantity_reader *r, size_t at)
{
    size_t i = at + 1;
    while (i < r->end && i < at + 4 && r->words[i].pos == UPOS_ADJ) i++;
    while (i < r->end && i < at + 4 && quantity__is_noun(r, i) && !r->words[i].plural) i++;
    return i < r->end && quantity__is_noun(r, i) && r->words[i].plural;
}

bool quantity__is_name(const quantity_reader *r, size_t at)
{
    if (at <= r->begin) return false;
    if (is_hyphenated_name(r, at) || is_in_path(r, at)) return true;
    if (quantity__is(r, at - 1, "'") && numeral__glued(r->tokens, at)) return true; /* '08 */
    const token *previous = &r->tokens[at - 1];
    if (lexicon__has(&lexicon__number_names, previous->norm))
        return is_capital(previous) || !counts_next(r, at);
    if (quantity__is(r, at - 1, "of") && at > r->begin + 1 && quantity__is(r, at - 2, "group"))
        return is_capital(&r->tokens[at - 2]);
    bool name =
        r->words[at - 1].pos == UPOS_PROPN || (r->words[at - 1].pos == UPOS_NOUN && at - 1 > r->begin);
    if (previous->kind != TOKEN_WORD || !name || !is_capital(previous)) return false;
    return !counts_next(r, at) && !numeral__glued(r->tokens, at);
}
