/* What the words around a number make of it: the noun counted ("12 of the
 * miners" -> miner), what befell those counted ("killing at least 46" -> dead),
 * change ("rose 3 percent") and former value ("from 62"), and whether it is a
 * name ("Route 19").
 *
 * The dependency tree is asked first and the next words where it is silent, so
 * that a wrong or missing parse costs little. Everything looks a fixed number
 * of tokens far. Blind spot: what a bare number counts ("climbed to 63") is
 * told only through toll words. */
#include "quantity_read.h"

#include <string.h>

#include "lexicon_data.h"
#include "numeral.h"
#include "unit.h"

#define NOUN_REACH 8   /* tokens from the number to its noun */
#define STATE_AFTER 6  /* tokens after the noun: "40 people still missing" */
#define STATE_BEFORE 3 /* tokens before the number: "killing at least" */
#define TOLL_REACH 20  /* tokens before it: "the death toll ... climbed to 63" */
#define CHANGE_REACH 10
#define FORMER_REACH 4
#define CLIMB 4  /* heads followed from the figure */
#define REACH 40 /* tokens from a verb to its subject */

bool quantity_context__is_noun(const scan *s, size_t at)
{
    upos pos = s->words[at].pos;
    return s->tokens[at].kind == TOKEN_WORD && (pos == UPOS_NOUN || pos == UPOS_PROPN) &&
           !lexicon__has(&lexicon__timex, s->tokens[at].norm);
}

/* ---- what is counted ------------------------------------------------------- */

/* Words that may stand between a number and its noun. */
static bool is_between(const scan *s, size_t at)
{
    upos pos = s->words[at].pos;
    return pos == UPOS_ADJ || pos == UPOS_NUM || scan__is(s, at, "-") ||
           scan__has(s, at, VALUE_WORDS_FILLER);
}

/* The last noun of the run that begins at `at`: "rail strike" -> strike */
static size_t last_of_run(const scan *s, size_t at)
{
    size_t last = at;
    for (size_t i = at + 1; i < s->end && i < at + NOUN_REACH; i++) {
        if (quantity_context__is_noun(s, i)) {
            if (s->words[last].relation != DEP_COMPOUND && s->words[last].head != i) break;
            last = i;
        } else if (!(scan__is(s, i, "-") && scan__glued(s, i))) {
            break;
        }
    }
    return last;
}

static size_t noun_after(const scan *s, size_t at)
{
    for (size_t i = at; i < s->end && i < at + NOUN_REACH; i++) {
        if (quantity_context__is_noun(s, i)) {
            size_t last = last_of_run(s, i);
            if (!scan__is(s, last + 1, "'s") && !scan__is(s, last + 1, "'")) return last;
            i = last + 1; /* 22 of the country's officials */
            continue;
        }
        bool participle =
            s->words[i].pos == UPOS_VERB && i + 1 < s->end && quantity_context__is_noun(s, i + 1);
        if (!is_between(s, i) && !participle) break;
    }
    return SYNTAX_ROOT;
}

/* The noun the tree gives the number: the head of a nummod. */
static size_t noun_of_tree(const scan *s, const quantity *q)
{
    for (size_t i = q->token_end; i-- > q->token_begin;) {
        const syntax_word *w = &s->words[i];
        if (w->relation != DEP_NUMMOD || w->head == SYNTAX_ROOT || w->head < q->token_end) continue;
        if (w->head < i + NOUN_REACH && w->head < s->end && quantity_context__is_noun(s, w->head))
            return w->head;
    }
    return SYNTAX_ROOT;
}

/* "a crowd of 31,408", "a workforce of 733" */
static size_t collective_before(const scan *s, const quantity *q)
{
    size_t of = q->token_begin - 1;
    if (q->token_begin < s->begin + 2 || !scan__is(s, of, "of") || *q->stated.unit)
        return SYNTAX_ROOT;
    return quantity__is_person(s->words[of - 1].lemma) ? of - 1 : SYNTAX_ROOT;
}

static void read_noun(const scan *s, quantity *q)
{
    size_t noun = noun_of_tree(s, q);
    if (noun == SYNTAX_ROOT) noun = noun_after(s, q->token_end);
    if (noun == SYNTAX_ROOT) noun = collective_before(s, q);
    q->noun_token = noun;
    q->stated.noun = noun == SYNTAX_ROOT ? "" : s->words[noun].lemma;
}

/* ---- what befell them -------------------------------------------------------- */

static const char *state_at(const scan *s, size_t at)
{
    const lexicon_entry *entry = lexicon__entry(&lexicon__befell, s->tokens[at].norm);
    return entry ? lexicon__text(entry) : "";
}

static bool is_boundary(const scan *s, size_t at)
{
    return (s->tokens[at].kind == TOKEN_PUNCT && strcmp(s->tokens[at].norm, "-")) ||
           scan__has(s, at, VALUE_WORDS_BOUNDARY);
}

static const char *state_before(const scan *s, size_t from, size_t reach)
{
    for (size_t i = from, n = 0; i > s->begin && n < reach; n++) {
        i--;
        if (is_boundary(s, i)) break;
        const char *state = state_at(s, i);
        if (*state) return state;
    }
    return "";
}

static const char *state_after(const scan *s, size_t from)
{
    for (size_t i = from; i < s->end && i < from + STATE_AFTER; i++) {
        if (is_boundary(s, i) && !scan__is(s, i, "who")) break;
        const char *state = state_at(s, i);
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
static bool is_toll_word(const scan *s, size_t at)
{
    if (scan__says(s, at, FIGURE_WORDS_TOLL)) return true;
    return at >= s->begin + 2 && scan__is(s, at - 1, "of") &&
           scan__says(s, at - 2, FIGURE_WORDS_TALLY);
}

static void read_state(const scan *s, quantity *q)
{
    size_t after = q->noun_token == SYNTAX_ROOT ? q->token_end : q->noun_token + 1;
    q->state = q->noun_token == SYNTAX_ROOT ? "" : state_at(s, q->noun_token);
    if (is_thing(q)) return;
    if (!*q->state) q->state = state_before(s, q->token_begin, STATE_BEFORE);
    if (!*q->state) q->state = state_after(s, after);
    if (*q->state || q->noun_token != SYNTAX_ROOT) return;
    for (size_t i = q->token_begin, n = 0;
         i > s->begin && n < TOLL_REACH && q->role == QUANTITY_AMOUNT && !*q->state; n++)
        if (is_toll_word(s, --i)) q->state = state_at(s, i);
}

/* ---- change and former value ------------------------------------------------ */

/* How token `at` speaks of change, a bit of changes.txt; 0: it does not. */
static uint32_t change_at(const scan *s, size_t at)
{
    if (at < s->begin || at >= s->end) return 0;
    return lexicon__bits(&lexicon__changes, s->tokens[at].norm);
}

static bool change_before(const scan *s, size_t from)
{
    for (size_t i = from, n = 0; i > s->begin && n < CHANGE_REACH; n++)
        if (change_at(s, --i)) return true;
    return false;
}

/* "rise", "cut" as nouns, "higher" */
static bool is_change_noun(const scan *s, size_t at)
{
    uint32_t change = change_at(s, at);
    if (change & CHANGES_ACT) return s->words[at].pos == UPOS_NOUN;
    return change & (CHANGES_NOUN | CHANGES_WAY);
}

static bool is_sum(const quantity *q)
{
    return strcmp(q->stated.unit, "percent") && strcmp(q->stated.unit, "point") &&
           strcmp(q->stated.unit, "score-point");
}

/* "rose above 9 %", "fell below $100": a level that is reached */
static bool is_level(const scan *s, size_t at)
{
    return scan__has(s, at, VALUE_WORDS_LEVEL);
}

static bool is_change(const scan *s, const quantity *q)
{
    size_t b = q->token_begin;
    bool measured =
        *q->stated.unit && strcmp(q->stated.unit, "time") && !unit__is_time(q->stated.unit);
    if (b > s->begin && scan__is(s, b - 1, "by")) return change_before(s, b - 1);
    if (b > s->begin && measured && change_at(s, b - 1) && !is_level(s, b))
        return !is_sum(q) || !(change_at(s, b - 1) & CHANGES_ACT);
    if (b > s->begin + 1 && scan__is(s, b - 1, "of") && is_change_noun(s, b - 2)) return true;
    if (!measured || q->token_end >= s->end) return false;
    if (is_change_noun(s, q->token_end)) return true;
    return s->tokens[q->token_end].kind == TOKEN_WORD &&
           is_change_noun(s, q->token_end + 1); /* 3.9% pay rise */
}

/* The token before the figure and before what introduces it: "from" in "down
 * from a peak of 9.4 %" */
static size_t introduction(const scan *s, size_t figure)
{
    size_t at = figure - 1;
    for (int n = 0; n < FORMER_REACH && at > s->begin && scan__has(s, at, VALUE_WORDS_INTRO); n++)
        at--;
    return at;
}

/* "from 62", "compared with 61", "instead of 5", "rather than the 5" */
static bool is_former(const scan *s, const quantity *q)
{
    size_t b = q->token_begin;
    if (b <= s->begin) return false;
    size_t word = introduction(s, b);
    if (scan__is(s, word, "from")) return change_before(s, word) || scan__is(s, q->token_end, "to");
    if (scan__is(s, word, "instead") ||
        (scan__is(s, word, "than") && word > s->begin && scan__is(s, word - 1, "rather")))
        return true;
    bool joined = scan__is(s, b - 1, "with") || scan__is(s, b - 1, "to");
    return joined && b > s->begin + 1 && scan__says(s, b - 2, FIGURE_WORDS_COMPARED);
}

static void read_role(const scan *s, quantity *q)
{
    q->former = is_former(s, q);
    bool times = !strcmp(q->stated.unit, "time") &&
                 s->words[q->token_end - 1].pos == UPOS_VERB; /* doubled */
    if (times && q->role == QUANTITY_AMOUNT) q->role = QUANTITY_CHANGE;
    if (q->role == QUANTITY_AMOUNT && !q->former && is_change(s, q)) q->role = QUANTITY_CHANGE;
}

/* ---- what the figure measures --------------------------------------------------
 *
 * From the tree: "revenue of $2.4bn" -> revenue, "sales climbed 12 %" -> sales, "the
 * three-month deal" -> deal, "turnout was 68 percent" -> turnout. The figure's own
 * head is climbed to a noun, or to a verb whose subject it then is. */

/* The figure's token whose head stands outside the figure. */
static size_t outer(const scan *s, const quantity *q)
{
    size_t found = SYNTAX_ROOT;
    for (size_t i = q->token_begin; i < q->token_end; i++) {
        const syntax_word *w = &s->words[i];
        bool inside = w->head != SYNTAX_ROOT && w->head >= q->token_begin && w->head < q->token_end;
        bool carries =
            w->pos == UPOS_NUM || w->pos == UPOS_NOUN || w->pos == UPOS_SYM || w->pos == UPOS_PROPN;
        if (!inside && carries) found = i;
    }
    return found;
}

static size_t subject_of(const scan *s, size_t head)
{
    size_t from = head > s->begin + REACH ? head - REACH : s->begin;
    for (size_t i = from; i < s->end && i < head + REACH; i++) {
        deprel relation = s->words[i].relation;
        if (s->words[i].head == head && (relation == DEP_NSUBJ || relation == DEP_NSUBJ_PASS))
            return i;
    }
    return SYNTAX_ROOT;
}

static size_t child_of(const scan *s, size_t head, deprel relation)
{
    size_t from = head > s->begin + REACH ? head - REACH : s->begin;
    for (size_t i = from; i < s->end && i < head + REACH; i++)
        if (s->words[i].head == head && s->words[i].relation == relation) return i;
    return SYNTAX_ROOT;
}

static bool is_outside(const quantity *q, size_t at)
{
    return at != SYNTAX_ROOT && (at < q->token_begin || at >= q->token_end);
}

static size_t find_attribute(const scan *s, const quantity *q)
{
    size_t at = outer(s, q);
    for (int n = 0; n < CLIMB && at != SYNTAX_ROOT; n++) {
        size_t subject = subject_of(s, at);
        if (is_outside(q, subject)) return subject;
        bool oblique = s->words[at].relation == DEP_OBL;
        at = s->words[at].head;
        if (at == SYNTAX_ROOT || at < s->begin || at >= s->end) break;
        if (syntax__is_noun(&s->words[at]) && at != q->noun_token) return at;
        size_t object =
            oblique ? child_of(s, at, DEP_OBJ) : SYNTAX_ROOT; /* "raised the age to 65" */
        if (is_outside(q, object)) return object;
    }
    return SYNTAX_ROOT;
}

/* "the number of arrests rose to 135": the bare figure counts arrests. */
static void take_noun(const scan *s, quantity *q)
{
    if (q->attribute == SYNTAX_ROOT || q->noun_token != SYNTAX_ROOT || *q->stated.unit ||
        q->role == QUANTITY_SCORE)
        return;
    if (!(lexicon__bits(&lexicon__value_words, s->words[q->attribute].lemma) & VALUE_WORDS_SUM))
        return;
    size_t noun = child_of(s, q->attribute, DEP_NMOD);
    if (!is_outside(q, noun)) return;
    q->noun_token = noun;
    q->stated.noun = s->words[noun].lemma;
}

static void read_attribute(const scan *s, quantity *q)
{
    q->attribute = find_attribute(s, q);
    take_noun(s, q);
}

/* "4,183 passing yards": what is counted is a unit. */
static void take_unit(const scan *s, quantity *q)
{
    unit u;
    if (*q->stated.unit || q->role != QUANTITY_AMOUNT || q->noun_token == SYNTAX_ROOT) return;
    if (q->noun_token < q->token_end || !unit__read(&u, s, q->noun_token)) return;
    if (u.end != q->noun_token + 1 || u.factor != 1 || unit__is_money(u.name)) return;
    if (!lexicon__has(&lexicon__dimensions, u.name)) return;
    q->stated.unit = u.name;
    q->stated.noun = "";
    q->noun_token = SYNTAX_ROOT;
}

void quantity_context__read(const scan *s, quantity *q)
{
    read_noun(s, q);
    take_unit(s, q);
    read_state(s, q);
    read_role(s, q);
    read_attribute(s, q);
}
