/* Clauses by their words: conjunctions, subordinators and relative pronouns
 * with finite verbs around them. Finds cuts that the parse has missed, and takes
 * back those that no reader would make. Every token is looked at a bounded
 * number of times.
 * Blind spots: a finite verb that the tagger calls something else. */
#include <string.h>

#include "clause_parts.h"
#include "lexicon_data.h"

#define REACH 14 /* words between a conjunction and the verb it brings */

static const syntax_word *word(const splitter *s, size_t t)
{
    return reading__word(s->in, t);
}

static bool is(const splitter *s, size_t t, const char *norm)
{
    return !strcmp(splitter__norm(s, t), norm);
}

/* "left", "has", "may" -> true; "the injured", "has left" -> false for the
 * second word. A participle without auxiliary is no finite verb, whatever its tag. */
void surface__mark_finite(splitter *s)
{
    for (size_t i = 0; i < s->in->text.tokens.count; i++) {
        s->finite[i] = syntax__is_tensed_verb(word(s, i));
    }
}

static bool is_stop(const splitter *s, size_t t)
{
    const char *n = splitter__norm(s, t);
    return !strcmp(n, ",") || !strcmp(n, ";") || !strcmp(n, ":") || !strcmp(n, "--") || !strcmp(n, "\"") ||
           !strcmp(n, "(");
}

/* The finite verb that comes after t before any stop or conjunction, or end. */
static size_t verb_after(const splitter *s, size_t t, size_t end)
{
    for (size_t i = t; i < end && i < t + REACH; i++) {
        if (s->finite[i]) return i;
        if (is_stop(s, i) || word(s, i)->pos == UPOS_SCONJ) break;
    }
    return end;
}

static size_t count_words(const splitter *s, size_t begin, size_t end)
{
    size_t words = 0;
    for (size_t i = begin; i < end; i++) words += splitter__is_word(s, i);
    return words;
}

/* ---- Cuts ------------------------------------------------------------------ */

/* What is known of the sentence on the left of a token. */
typedef struct left_side {
    size_t begin;     /* of the piece under way */
    size_t verb;      /* its last finite verb, or end of the sentence */
    bool comma;       /* directly before, conjunctions aside */
} left_side;

/* "and was closed", "but later resigned": the conjunction brings a verb at once. */
static bool brings_verb(const splitter *s, size_t t, size_t end)
{
    size_t i = t + 1;
    while (i < end && (word(s, i)->pos == UPOS_ADV || word(s, i)->pos == UPOS_PART)) i++;
    return i < end && s->finite[i];
}

/* "and the road was closed": the conjunction brings a subject with its verb. It
 * takes a comma to tell that from "the mine and the plant were closed", or "but". */
static bool brings_clause(const splitter *s, size_t t, size_t end)
{
    size_t verb = verb_after(s, t + 1, end);
    if (verb >= end || verb == t + 1) return false;
    upos before = word(s, verb - 1)->pos;
    return before == UPOS_NOUN || before == UPOS_PROPN || before == UPOS_PRON || before == UPOS_NUM ||
           before == UPOS_ADV;
}

static bool is_relative(const splitter *s, size_t t)
{
    return is(s, t, "who") || is(s, t, "which") || is(s, t, "where") || is(s, t, "whose") || is(s, t, "whom");
}

/* Whether the clause that begins at t reaches the end of the sentence: after
 * its own verb no comma is followed by one more finite verb. */
static bool reaches_end(const splitter *s, size_t t, size_t end)
{
    size_t own = verb_after(s, t, end);
    for (size_t i = own < end ? own + 1 : t + 1; i < end; i++) {
        if (!is(s, i, ",") && !is(s, i, "--")) continue;
        return i + 1 >= end || word(s, i + 1)->pos == UPOS_CCONJ || word(s, i + 1)->pos == UPOS_SCONJ ||
               verb_after(s, i + 1, end) == end;
    }
    return true;
}

static bool is_participle_clause(const splitter *s, size_t t, size_t end)
{
    const syntax_word *w = word(s, t);
    if (lexicon__has(&lexicon__bound_marks, splitter__norm(s, t))) return false;
    return w->pos == UPOS_VERB && w->form == FORM_GERUND && w->relation != DEP_AMOD && t + 2 < end &&
           word(s, t + 1)->pos != UPOS_CCONJ && !is_stop(s, t + 1) && reaches_end(s, t, end);
}

/* Whether a clause of its own begins at t. */
static bool begins_clause(const splitter *s, size_t t, const left_side *left, size_t end)
{
    upos pos = word(s, t)->pos;
    if (pos == UPOS_CCONJ && !is(s, t, "or")) {
        if (brings_verb(s, t, end)) return t > left->verb + 1;
        return (left->comma || is(s, t, "but")) && brings_clause(s, t, end);
    }
    if (left->comma && is_relative(s, t)) return verb_after(s, t + 1, end) < end && reaches_end(s, t, end);
    if (pos == UPOS_SCONJ && !lexicon__has(&lexicon__bound_marks, splitter__norm(s, t)))
        return (left->comma || is(s, t, "after") || is(s, t, "although") || is(s, t, "while")) && brings_clause(s, t, end);
    if (is(s, t - 1, ";")) return brings_clause(s, t - 1, end);
    return left->comma && is_participle_clause(s, t, end);
}

/* Cuts stand before the conjunction and behind the comma. */
static void normalize(splitter *s, const sentence *sent)
{
    for (size_t t = sent->body_begin + 1; t < sent->token_end; t++) {
        size_t to = t;
        if (!s->cut[t]) continue;
        while (to + 1 < sent->token_end && (is(s, to, ",") || is(s, to, ";") || is(s, to, "--"))) to++;
        if (to == t && word(s, t - 1)->pos == UPOS_CCONJ) to = t - 1;
        s->cut[t] = false;
        s->cut[to] = to > sent->body_begin;
        if (to > t) t = to;
    }
}

void surface__propose(splitter *s, const sentence *sent)
{
    size_t end = sent->token_end;
    left_side left = { sent->body_begin, end, false };
    for (size_t t = sent->body_begin + 1; t < end; t++) {
        if (s->finite[t - 1]) left.verb = t - 1;
        left.comma = is(s, t - 1, ",") || is(s, t - 1, "--") || is(s, t - 1, ";");
        if (s->cut[t]) left.begin = t, left.verb = end;
        if (s->cut[t] || s->in->quoted[t] || s->inside[t] || left.verb == end) continue;
        if (count_words(s, left.begin, left.begin + REACH < t ? left.begin + REACH : t) < CLAUSE_MIN_WORDS) continue;
        if (!begins_clause(s, t, &left, end)) continue;
        s->cut[t] = true;
        left.begin = t;
        left.verb = end;
    }
}

/* ---- Checks ---------------------------------------------------------------- */

/* "The offender who was sought" -> false: its verb is still to come. A piece
 * that begins with anything but a thing needs none. */
static bool has_main_verb(const splitter *s, size_t begin, size_t end)
{
    bool relative = false;
    while (begin < end && !splitter__is_word(s, begin)) begin++;
    upos first = begin < end ? word(s, begin)->pos : UPOS_X;
    if (first != UPOS_NOUN && first != UPOS_PROPN && first != UPOS_DET && first != UPOS_PRON && first != UPOS_NUM &&
        first != UPOS_ADJ)
        return true;
    for (size_t i = begin; i < end; i++) {
        if (i > begin && (is_relative(s, i) || (is(s, i, "that") && word(s, i)->pos == UPOS_PRON))) relative = true;
        if (!s->finite[i]) continue;
        if (!relative) return true;
        while (i + 1 < end && (word(s, i + 1)->pos == UPOS_AUX || word(s, i + 1)->pos == UPOS_VERB)) i++;
        relative = false;
    }
    return false;
}

static bool has_verb(const splitter *s, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++)
        if (s->finite[i] || word(s, i)->pos == UPOS_VERB) return true;
    return false;
}

/* "where", "of", "the", "to" -> true: a piece cannot end so. */
static bool dangles(const splitter *s, size_t t)
{
    upos pos = word(s, t)->pos;
    if (pos == UPOS_ADP) return word(s, t)->relation == DEP_CASE || word(s, t)->relation == DEP_MARK;
    return pos == UPOS_DET || pos == UPOS_AUX || pos == UPOS_SCONJ || pos == UPOS_PART || pos == UPOS_CCONJ ||
           is_relative(s, t) || is(s, t, "when") || is(s, t, "how") || is(s, t, "that");
}

/* Whether a clause may begin at t without a comma before it. */
static bool opens(const splitter *s, size_t t)
{
    const syntax_word *w = word(s, t);
    if (w->pos == UPOS_CCONJ || w->pos == UPOS_SCONJ || w->relation == DEP_MARK || w->relation == DEP_CC) return true;
    return is_relative(s, t) || is(s, t, "when") || (w->pos == UPOS_VERB && w->form == FORM_GERUND) || is(s, t, "to");
}

/* "the road | was closed" -> true: the verb that begins a piece has its subject
 * on the other side. */
static bool orphans_verb(const splitter *s, size_t t, size_t end)
{
    size_t i = t;
    while (i < end && (word(s, i)->pos == UPOS_ADV || word(s, i)->pos == UPOS_PART)) i++;
    return i < end && s->finite[i] && word(s, t)->pos != UPOS_CCONJ && word(s, t)->pos != UPOS_SCONJ;
}

/* "If rates rise | buyers stop" -> true: the condition goes with what it conditions. */
static bool ends_condition(const splitter *s, size_t begin, size_t t)
{
    size_t verbs = 0;
    while (begin < t && (!splitter__is_word(s, begin) || word(s, begin)->pos == UPOS_CCONJ)) begin++;
    if (begin == t || word(s, begin)->pos != UPOS_SCONJ || word(s, t)->pos == UPOS_CCONJ) return false;
    for (size_t i = begin + 1; i < t; i++) verbs += s->finite[i] && !s->finite[i - 1] && word(s, i - 1)->pos != UPOS_AUX;
    return verbs < 2 && lexicon__has(&lexicon__bound_marks, splitter__norm(s, begin));
}

/* "and/or" */
static bool beside_slash(const splitter *s, size_t t, size_t end)
{
    return is(s, t - 1, "/") || (t + 1 < end && is(s, t + 1, "/"));
}

/* Whether a piece of [begin, t) and [t, end) would say nothing. */
static bool is_bad(const splitter *s, size_t begin, size_t t, size_t end)
{
    if (ends_condition(s, begin, t) || beside_slash(s, t, end)) return true;
    size_t last = t;
    bool stop = t > begin && !splitter__is_word(s, t - 1);
    while (last > begin && !splitter__is_word(s, last - 1)) last--;
    if (last == begin || s->in->quoted[t] || s->inside[t]) return true;
    if (orphans_verb(s, t, end) || dangles(s, last - 1)) return true;
    if (!stop && !opens(s, t)) return true;
    if (word(s, t)->pos == UPOS_ADP && t + 1 < end && word(s, t + 1)->pos == UPOS_SCONJ) return true;
    return !has_verb(s, begin, t) || !has_verb(s, t, end) || !has_main_verb(s, begin, t);
}

void surface__check(splitter *s, const sentence *sent)
{
    size_t begin = sent->body_begin, next = begin;
    normalize(s, sent);
    for (size_t t = sent->body_begin + 1; t < sent->token_end; t++) {
        if (!s->cut[t]) continue;
        if (next <= t)
            for (next = t + 1; next < sent->token_end && !s->cut[next];) next++;
        bool bad = is_bad(s, begin, t, next) || (is_relative(s, t) && !reaches_end(s, t, sent->token_end));
        if (bad) s->cut[t] = false;
        else begin = t;
    }
}
