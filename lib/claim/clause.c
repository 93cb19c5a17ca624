/* Clauses, by the tree and by the words. A coordinated, adverbial, relative or
 * participial clause is cut off where it stands at an edge of the clause it
 * depends on; one in the middle stays, since a claim is one contiguous span. So do
 * reported content with its cue and a condition with what it conditions.
 * Conjunctions and relative pronouns with finite verbs around them find what the
 * parse has missed. Every token is looked at a bounded number of times.
 * Blind spots: what the parser attaches wrongly is cut wrongly. */
#include "clause.h"

#include <string.h>

#include "lexicon_data.h"

#define CLAUSE_MIN_WORDS 4 /* fewer words do not stand alone; tuned on eval/dev, 2026-11-24 */
#define REACH 14           /* words between a conjunction and the verb it brings */

typedef struct splitter {
    const reading *in;
    bool *cue;        /* (tokens.count): part of a cue */
    bool *attributed; /* (tokens.count): part of a source or a cue */
    bool *inside;     /* (tokens.count): inside a name, quantity or date, not its first word */
    bool *cut;        /* (tokens.count): a clause begins here */
} splitter;

static size_t count_words(const splitter *s, size_t begin, size_t end)
{
    return reading__count_words(s->in, (token_range){ begin, end });
}

/* ---- by the words ---- */

static const syntax_word *word(const splitter *s, size_t t)
{
    return reading__word(s->in, t);
}

static bool is(const splitter *s, size_t t, const char *text)
{
    return reading__is(s->in, t, text);
}

static bool is_finite(const splitter *s, size_t t)
{
    return syntax__is_tensed_verb(word(s, t));
}

static bool is_stop(const splitter *s, size_t t)
{
    return is(s, t, ",") || is(s, t, ";") || is(s, t, ":") || is(s, t, "--") || is(s, t, "\"") ||
           is(s, t, "(");
}

/* The finite verb that comes after t before any stop or conjunction, or end. */
static size_t verb_after(const splitter *s, size_t t, size_t end)
{
    for (size_t i = t; i < end && i < t + REACH; i++) {
        if (is_finite(s, i)) return i;
        if (is_stop(s, i) || word(s, i)->pos == UPOS_SCONJ) break;
    }
    return end;
}

/* ---- Cuts ------------------------------------------------------------------ */

/* What is known of the sentence on the left of a token. */
typedef struct left_side {
    size_t begin; /* of the piece under way */
    size_t verb;  /* its last finite verb, or end of the sentence */
    bool comma;   /* directly before, conjunctions aside */
} left_side;

/* "and was closed", "but later resigned": the conjunction brings a verb at once. */
static bool brings_verb(const splitter *s, size_t t, size_t end)
{
    size_t i = t + 1;
    while (i < end && (word(s, i)->pos == UPOS_ADV || word(s, i)->pos == UPOS_PART)) i++;
    return i < end && is_finite(s, i);
}

/* "and the road was closed": the conjunction brings a subject with its verb. It
 * takes a comma to tell that from "the mine and the plant were closed", or "but". */
static bool brings_clause(const splitter *s, size_t t, size_t end)
{
    size_t verb = verb_after(s, t + 1, end);
    if (verb >= end || verb == t + 1) return false;
    upos before = word(s, verb - 1)->pos;
    return before == UPOS_NOUN || before == UPOS_PROPN || before == UPOS_PRON ||
           before == UPOS_NUM || before == UPOS_ADV;
}

static bool is_relative(const splitter *s, size_t t)
{
    return lexicon__bits(&lexicon__claim_words, reading__norm(s->in, t)) & CLAIM_WORDS_RELATIVE;
}

/* Whether the clause that begins at t reaches the end of the sentence: after
 * its own verb no comma is followed by one more finite verb. */
static bool reaches_end(const splitter *s, size_t t, size_t end)
{
    size_t own = verb_after(s, t, end);
    for (size_t i = own < end ? own + 1 : t + 1; i < end; i++) {
        if (!is(s, i, ",") && !is(s, i, "--")) continue;
        return i + 1 >= end || word(s, i + 1)->pos == UPOS_CCONJ ||
               word(s, i + 1)->pos == UPOS_SCONJ || verb_after(s, i + 1, end) == end;
    }
    return true;
}

static bool is_participle_clause(const splitter *s, size_t t, size_t end)
{
    const syntax_word *w = word(s, t);
    if (lexicon__has(&lexicon__bound_marks, reading__norm(s->in, t))) return false;
    return w->pos == UPOS_VERB && w->form == FORM_GERUND && w->relation != DEP_AMOD &&
           t + 2 < end && word(s, t + 1)->pos != UPOS_CCONJ && !is_stop(s, t + 1) &&
           reaches_end(s, t, end);
}

/* Whether a clause of its own begins at t. */
static bool begins_clause(const splitter *s, size_t t, const left_side *left, size_t end)
{
    upos pos = word(s, t)->pos;
    if (pos == UPOS_CCONJ && !is(s, t, "or")) {
        if (brings_verb(s, t, end)) return t > left->verb + 1;
        return (left->comma || is(s, t, "but")) && brings_clause(s, t, end);
    }
    if (left->comma && is_relative(s, t))
        return verb_after(s, t + 1, end) < end && reaches_end(s, t, end);
    if (pos == UPOS_SCONJ && !lexicon__has(&lexicon__bound_marks, reading__norm(s->in, t)))
        return (left->comma || is(s, t, "after") || is(s, t, "although") || is(s, t, "while")) &&
               brings_clause(s, t, end);
    if (is(s, t - 1, ";")) return brings_clause(s, t - 1, end);
    return left->comma && is_participle_clause(s, t, end);
}

/* Cuts stand before the conjunction and behind the comma. */
static void normalize(splitter *s, const sentence *sent)
{
    for (size_t t = sent->body_begin + 1; t < sent->token_end; t++) {
        size_t to = t;
        if (!s->cut[t]) continue;
        while (to + 1 < sent->token_end && (is(s, to, ",") || is(s, to, ";") || is(s, to, "--")))
            to++;
        if (to == t && word(s, t - 1)->pos == UPOS_CCONJ) to = t - 1;
        s->cut[t] = false;
        s->cut[to] = to > sent->body_begin;
        if (to > t) t = to;
    }
}

/* Adds cuts that the words alone show, in a body sentence. */
static void propose(splitter *s, const sentence *sent)
{
    size_t end = sent->token_end;
    left_side left = { sent->body_begin, end, false };
    for (size_t t = sent->body_begin + 1; t < end; t++) {
        if (is_finite(s, t - 1)) left.verb = t - 1;
        left.comma = is(s, t - 1, ",") || is(s, t - 1, "--") || is(s, t - 1, ";");
        if (s->cut[t]) left.begin = t, left.verb = end;
        if (s->cut[t] || reading__is_quoted(s->in, t) || s->inside[t] || left.verb == end) continue;
        size_t near = left.begin + REACH < t ? left.begin + REACH : t;
        if (count_words(s, left.begin, near) < CLAUSE_MIN_WORDS) continue;
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
    while (begin < end && !reading__is_word(s->in, begin)) begin++;
    upos first = begin < end ? word(s, begin)->pos : UPOS_X;
    if (first != UPOS_NOUN && first != UPOS_PROPN && first != UPOS_DET && first != UPOS_PRON &&
        first != UPOS_NUM && first != UPOS_ADJ)
        return true;
    for (size_t i = begin; i < end; i++) {
        if (i > begin && (is_relative(s, i) || (is(s, i, "that") && word(s, i)->pos == UPOS_PRON)))
            relative = true;
        if (!is_finite(s, i)) continue;
        if (!relative) return true;
        while (i + 1 < end && (word(s, i + 1)->pos == UPOS_AUX || word(s, i + 1)->pos == UPOS_VERB))
            i++;
        relative = false;
    }
    return false;
}

static bool has_verb(const splitter *s, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++)
        if (is_finite(s, i) || word(s, i)->pos == UPOS_VERB) return true;
    return false;
}

/* "where", "of", "the", "to" -> true: a piece cannot end so. */
static bool dangles(const splitter *s, size_t t)
{
    upos pos = word(s, t)->pos;
    if (pos == UPOS_ADP)
        return word(s, t)->relation == DEP_CASE || word(s, t)->relation == DEP_MARK;
    return pos == UPOS_DET || pos == UPOS_AUX || pos == UPOS_SCONJ || pos == UPOS_PART ||
           pos == UPOS_CCONJ || is_relative(s, t) || is(s, t, "when") || is(s, t, "how") ||
           is(s, t, "that");
}

/* Whether a clause may begin at t without a comma before it. */
static bool opens(const splitter *s, size_t t)
{
    const syntax_word *w = word(s, t);
    if (w->pos == UPOS_CCONJ || w->pos == UPOS_SCONJ || w->relation == DEP_MARK ||
        w->relation == DEP_CC)
        return true;
    return is_relative(s, t) || is(s, t, "when") ||
           (w->pos == UPOS_VERB && w->form == FORM_GERUND) || is(s, t, "to");
}

/* "the road | was closed" -> true: the verb that begins a piece has its subject
 * on the other side. */
static bool orphans_verb(const splitter *s, size_t t, size_t end)
{
    return brings_verb(s, t - 1, end) && word(s, t)->pos != UPOS_CCONJ &&
           word(s, t)->pos != UPOS_SCONJ;
}

/* "If rates rise | buyers stop" -> true: the condition goes with what it conditions. */
static bool ends_condition(const splitter *s, size_t begin, size_t t)
{
    size_t verbs = 0;
    while (begin < t && (!reading__is_word(s->in, begin) || word(s, begin)->pos == UPOS_CCONJ))
        begin++;
    if (begin == t || word(s, begin)->pos != UPOS_SCONJ || word(s, t)->pos == UPOS_CCONJ)
        return false;
    for (size_t i = begin + 1; i < t; i++)
        verbs += is_finite(s, i) && !is_finite(s, i - 1) && word(s, i - 1)->pos != UPOS_AUX;
    return verbs < 2 && lexicon__has(&lexicon__bound_marks, reading__norm(s->in, begin));
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
    bool stop = t > begin && !reading__is_word(s->in, t - 1);
    while (last > begin && !reading__is_word(s->in, last - 1)) last--;
    if (last == begin || reading__is_quoted(s->in, t) || s->inside[t]) return true;
    if (orphans_verb(s, t, end) || dangles(s, last - 1)) return true;
    if (!stop && !opens(s, t)) return true;
    if (word(s, t)->pos == UPOS_ADP && t + 1 < end && word(s, t + 1)->pos == UPOS_SCONJ)
        return true;
    return !has_verb(s, begin, t) || !has_verb(s, t, end) || !has_main_verb(s, begin, t);
}

/* Takes back cuts that leave a piece of nothing: a subject without its verb, a
 * verb without its subject, half a name. */
static void check(splitter *s, const sentence *sent)
{
    size_t begin = sent->body_begin, next = begin;
    normalize(s, sent);
    for (size_t t = sent->body_begin + 1; t < sent->token_end; t++) {
        if (!s->cut[t]) continue;
        if (next <= t)
            for (next = t + 1; next < sent->token_end && !s->cut[next];) next++;
        bool bad =
            is_bad(s, begin, t, next) || (is_relative(s, t) && !reaches_end(s, t, sent->token_end));
        if (bad) s->cut[t] = false;
        else begin = t;
    }
}

/* ---- by the tree ---- */

static bool is_comma(const splitter *s, size_t t)
{
    return is(s, t, ",") || is(s, t, ";") || is(s, t, "-") || is(s, t, "--") || is(s, t, ":");
}

/* "if talks fail" -> true, "when the deal runs out" -> false */
static bool is_bound(const splitter *s, size_t head)
{
    for (size_t i = s->in->tree.first[head]; i < head; i++)
        if (word(s, i)->head == head && word(s, i)->relation == DEP_MARK &&
            lexicon__has(&lexicon__bound_marks, reading__norm(s->in, i)))
            return true;
    return false;
}

/* Whether the clause of this head may stand alone, wherever it is. */
static bool is_separable(const splitter *s, size_t head, const sentence *sent)
{
    size_t first = s->in->tree.first[head];
    bool comma = first > sent->token_begin && is_comma(s, first - 1);
    if (!s->in->tree.predicate[head]) return false;
    switch (s->in->syntax.words[head].relation) {
    case DEP_CONJ: case DEP_PARATAXIS: return true;
    case DEP_ADVCL:
        return !is_bound(s, head) && (comma || first == sent->body_begin ||
                                      tree__subject(&s->in->tree, head) != SYNTAX_ROOT);
    case DEP_ACL: case DEP_ACL_RELCL: return comma;
    default: return false;
    }
}

/* The governor's extent, a trailing attribution or full stop aside. */
static bool at_right_edge(const splitter *s, size_t head)
{
    size_t end = s->in->tree.last[s->in->syntax.words[head].head];
    for (size_t i = s->in->tree.last[head]; i < end; i++)
        if (reading__is_word(s->in, i)) return false;
    return true;
}

static void cut_at(splitter *s, size_t head, const sentence *sent)
{
    size_t first = s->in->tree.first[head], last = s->in->tree.last[head];
    if (reading__is_quoted(s->in, head) || s->cue[head] || !is_separable(s, head, sent)) return;
    if (count_words(s, first, last) < CLAUSE_MIN_WORDS) return;
    if (first <= sent->body_begin) {
        if (count_words(s, last, sent->token_end) >= CLAUSE_MIN_WORDS && last < sent->token_end &&
            head < last)
            s->cut[last] = true;
    } else if (at_right_edge(s, head) &&
               count_words(s, sent->body_begin, first) >= CLAUSE_MIN_WORDS) {
        s->cut[first] = true;
    }
}

/* Leaves out punctuation and conjunctions at both ends; quotation marks and
 * brackets stay when their partner is inside. */
static token_range trim(const splitter *s, token_range r)
{
    while (r.begin < r.end && reading__is_punct(s->in, r.begin) &&
           !strchr("\"'($", reading__norm(s->in, r.begin)[0]))
        r.begin++;
    while (r.begin < r.end && s->in->syntax.words[r.begin].pos == UPOS_CCONJ) r.begin++;
    while (r.begin < r.end && is_comma(s, r.begin)) r.begin++;
    while (r.end > r.begin && reading__is_punct(s->in, r.end - 1) &&
           !strchr("\"')", reading__norm(s->in, r.end - 1)[0]))
        r.end--;
    return r;
}

/* A piece that is nothing but source and cue goes with the piece before it. */
static bool only_attribution(const splitter *s, token_range r)
{
    size_t outside = 0;
    bool cue = false;
    for (size_t i = r.begin; i < r.end; i++) {
        outside += reading__is_word(s->in, i) && !s->attributed[i];
        cue = cue || s->cue[i];
    }
    return cue && outside < 2;
}

typedef struct pieces {
    clause_list *out;
    arena *arena;
    size_t sentence, first; /* index of the sentence, and of its first clause in out */
} pieces;

static bool add_piece(const splitter *s, pieces *p, token_range r)
{
    r = trim(s, r);
    if (r.begin >= r.end) return true;
    bool weak = count_words(s, r.begin, r.end) < 3 || only_attribution(s, r);
    if (weak && p->out->count > p->first) {
        p->out->items[p->out->count - 1].tokens.end = r.end;
        return true;
    }
    clause *c = ARRAY_PUSH(p->out, p->arena);
    if (!c) return false;
    *c = (clause){ p->sentence, r };
    return true;
}

static bool split_sentence(splitter *s, pieces *p)
{
    const sentence *sent = &s->in->text.sentences.items[p->sentence];
    for (size_t i = sent->body_begin; i < sent->token_end; i++) cut_at(s, i, sent);
    check(s, sent);
    propose(s, sent);
    check(s, sent);
    token_range piece = { sent->body_begin, sent->body_begin };
    p->first = p->out->count;
    for (size_t i = sent->body_begin; i <= sent->token_end; i++) {
        if (i < sent->token_end && !(s->cut[i] && i > piece.begin)) continue;
        piece.end = i;
        if (!add_piece(s, p, piece)) return false;
        piece.begin = i;
    }
    return true;
}

static void mark_inside(splitter *s, size_t begin, size_t end)
{
    for (size_t i = begin + 1; i < end; i++) s->inside[i] = true;
}

static void mark_things(splitter *s, const clause_input *in)
{
    const mention *mentions = in->mentions->mentions.items;
    for (size_t k = 0; k < in->mentions->mentions.count; k++)
        mark_inside(s, mentions[k].token_begin, mentions[k].token_end);
    for (size_t k = 0; k < in->quantities->count; k++)
        mark_inside(s, in->quantities->items[k].token_begin, in->quantities->items[k].token_end);
    for (size_t k = 0; k < in->timexes->count; k++)
        mark_inside(s, in->timexes->items[k].token_begin, in->timexes->items[k].token_end);
}

static bool init(splitter *s, arena *a, const clause_input *in)
{
    size_t count = in->in->text.tokens.count;
    const attribution_list *said = in->attributions;
    s->cue = arena__array(a, count, sizeof *s->cue);
    s->attributed = arena__array(a, count, sizeof *s->attributed);
    s->inside = arena__array(a, count, sizeof *s->inside);
    s->cut = arena__array(a, count, sizeof *s->cut);
    if (!s->cue || !s->attributed || !s->inside || !s->cut) return false;
    mark_things(s, in);
    for (size_t k = 0; k < said->count; k++) {
        const attribution *at = &said->items[k];
        for (size_t i = at->cue.begin; i < at->cue.end; i++) s->cue[i] = s->attributed[i] = true;
        for (size_t i = at->source.begin; i < at->source.end; i++) s->attributed[i] = true;
    }
    return true;
}

bool clause__split(clause_list *out, arena *a, const clause_input *in)
{
    const segments *text = &in->in->text;
    splitter s = { .in = in->in };
    if (!init(&s, a, in)) return false;
    for (size_t k = 0; k < text->sentences.count; k++) {
        const sentence *sent = &text->sentences.items[k];
        pieces p = { out, a, k, 0 };
        if (sent->role == ROLE_BODY && !split_sentence(&s, &p)) return false;
    }
    return true;
}
