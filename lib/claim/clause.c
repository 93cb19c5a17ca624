/* Clauses: sentences in the pieces that cut.c leaves, trimmed; a piece that says nothing
 * by itself goes with its neighbour. */
#include "clause.h"

#include <string.h>

#include "cut.h"
#include "lexicon_data.h"

#define HANGING_WORDS 8 /* a clause of time has fewer; data/real, 2026-11-30 */

/* Leaves out punctuation and conjunctions, but for "nor", at both ends; quotation marks and
 * brackets stay when their partner is inside. */
static token_range trim(const cutter *s, token_range r)
{
    while (r.begin < r.end && reading__is_punct(s->in, r.begin) &&
           !strchr("\"'($", reading__norm(s->in, r.begin)[0]))
        r.begin++;
    while (r.begin < r.end && s->in->syntax.words[r.begin].pos == UPOS_CCONJ &&
           !lexicon__has(&lexicon__negators, reading__norm(s->in, r.begin)))
        r.begin++;
    while (r.begin < r.end && cut__is_comma(s->in, r.begin)) r.begin++;
    while (r.end > r.begin && reading__is_punct(s->in, r.end - 1) &&
           !strchr("\"')", reading__norm(s->in, r.end - 1)[0]))
        r.end--;
    return r;
}

/* A piece that is nothing but source and cue goes with the piece before it. */
static bool only_attribution(const cutter *s, token_range r)
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

/* Has a figure, a name ("Ethiopian") or a verb with a subject behind its first word. */
static bool has_facts(const cutter *s, token_range r)
{
    for (size_t t = r.begin; t < r.end; t++) {
        if (s->inside[t] || reading__word(s->in, t)->pos == UPOS_NUM ||
            reading__is_finite(s->in, t))
            return true;
        if (t > r.begin && reading__is_capital(s->in, t)) return true;
    }
    return false;
}

/* "when the fire broke out", "clutching their coats": a few words that tell when or how
 * something else happened. Of those on data/real three in five are no claim for a reader; of
 * "while two of them escaped" one in three, for it is set against the other. */
static bool is_hanging(const cutter *s, token_range r)
{
    const size_t t = claim__first_word(s->in, r);
    const syntax_word *w = reading__word(s->in, t);
    if (reading__count_words(s->in, r) >= HANGING_WORDS || reading__is(s->in, t, "while"))
        return false;
    if (lexicon__bits(&lexicon__claim_words, reading__norm(s->in, t)) & CLAIM_WORDS_WHEN)
        return true;
    return w->pos == UPOS_VERB && w->form == FORM_GERUND && !has_facts(s, r);
}

/* "when he was led out", "after that": says nothing by itself. */
static bool is_weak(const cutter *s, token_range r)
{
    size_t content = 0;
    if (is_hanging(s, r)) return true;
    for (size_t t = r.begin; t < r.end; t++) {
        content += syntax__is_content(reading__word(s->in, t)) ||
                   lexicon__has(&lexicon__negators, reading__norm(s->in, t));
    }
    return content < 2 || reading__count_words(s->in, r) < 3 || only_attribution(s, r);
}

/* "Speaking to reporters in Lund, | the mayor": no clause of its own opens the sentence. */
static bool leads_up(const cutter *s, token_range r)
{
    for (size_t t = r.begin; t < r.end; t++)
        if (reading__is_finite(s->in, t)) return false;
    return true;
}

/* A weak piece goes with the one before it, or, where it opens the sentence, after it. */
static bool add_piece(const cutter *s, pieces *p, token_range r)
{
    r = trim(s, r);
    if (r.begin >= r.end) return true;
    clause *last = p->out->count > p->first ? &p->out->items[p->out->count - 1] : NULL;
    bool opens = p->out->count == p->first + 1;
    if (last && (is_weak(s, r) || is_weak(s, last->tokens) ||
                 (opens && leads_up(s, last->tokens)))) {
        last->tokens.end = r.end;
        return true;
    }
    clause *c = ARRAY_PUSH(p->out, p->arena);
    if (!c) return false;
    *c = (clause){ p->sentence, r };
    return true;
}

static bool split_sentence(cutter *s, pieces *p)
{
    const sentence *sent = &s->in->text.sentences.items[p->sentence];
    cut__sentence(s, sent);
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

static void mark_inside(cutter *s, size_t begin, size_t end)
{
    for (size_t i = begin + 1; i < end; i++) s->inside[i] = true;
}

static void mark_things(cutter *s, const analysis *in)
{
    const mention *mentions = in->mentions.mentions.items;
    for (size_t k = 0; k < in->mentions.mentions.count; k++)
        mark_inside(s, mentions[k].token_begin, mentions[k].token_end);
    for (size_t k = 0; k < in->quantities.count; k++)
        mark_inside(s, in->quantities.items[k].token_begin, in->quantities.items[k].token_end);
    for (size_t k = 0; k < in->timexes.count; k++)
        mark_inside(s, in->timexes.items[k].token_begin, in->timexes.items[k].token_end);
}

static bool init(cutter *s, arena *a, const analysis *in)
{
    size_t count = in->reading.text.tokens.count;
    const attribution_list *said = &in->attributions;
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

bool clause__split(clause_list *out, arena *a, const analysis *in)
{
    const segments *text = &in->reading.text;
    cutter s = { .in = &in->reading };
    if (!init(&s, a, in)) return false;
    for (size_t k = 0; k < text->sentences.count; k++) {
        const sentence *sent = &text->sentences.items[k];
        pieces p = { out, a, k, 0 };
        if (sent->role == ROLE_BODY && !split_sentence(&s, &p)) return false;
    }
    return true;
}
