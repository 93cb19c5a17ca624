/* Clauses from dependency trees.
 *
 * A coordinated, adverbial, relative or participial clause is cut off where it
 * stands at an edge of the clause it depends on; one in the middle stays, since
 * a claim is one contiguous span. Reported content stays with its cue, a
 * condition with what it conditions, a quotation in one piece.
 * Blind spots: what the parser attaches wrongly is cut wrongly. */
#include "clause.h"

#include <string.h>

#include "clause_parts.h"
#include "lexicon_data.h"

/* Subordinators whose clause says nothing apart from what it qualifies. */
static const char *norm(const splitter *s, size_t t)
{
    return splitter__norm(s, t);
}

static bool is_word(const splitter *s, size_t t)
{
    return splitter__is_word(s, t);
}

static size_t count_words(const splitter *s, size_t begin, size_t end)
{
    size_t words = 0;
    for (size_t i = begin; i < end; i++) words += is_word(s, i);
    return words;
}

static bool is_comma(const splitter *s, size_t t)
{
    const char *n = norm(s, t);
    return !strcmp(n, ",") || !strcmp(n, ";") || !strcmp(n, "-") || !strcmp(n, "--") || !strcmp(n, ":");
}

/* "if talks fail" -> true, "when the deal runs out" -> false */
static bool is_bound(const splitter *s, size_t head)
{
    for (size_t i = s->in->tree.first[head]; i < head; i++) {
        const syntax_word *w = &s->in->syntax.words[i];
        if (w->head != head) continue;
        if (w->relation == DEP_MARK && lexicon__has(&lexicon__bound_marks, norm(s, i))) return true;
    }
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
        if (is_word(s, i)) return false;
    return true;
}

static void cut_at(splitter *s, size_t head, const sentence *sent)
{
    size_t first = s->in->tree.first[head], last = s->in->tree.last[head];
    if (s->in->quoted[head] || s->cue[head] || !is_separable(s, head, sent)) return;
    if (count_words(s, first, last) < CLAUSE_MIN_WORDS) return;
    if (first <= sent->body_begin) {
        if (count_words(s, last, sent->token_end) >= CLAUSE_MIN_WORDS && last < sent->token_end && head < last)
            s->cut[last] = true;
    } else if (at_right_edge(s, head) && count_words(s, sent->body_begin, first) >= CLAUSE_MIN_WORDS) {
        s->cut[first] = true;
    }
}

/* Leaves out punctuation and conjunctions at both ends; quotation marks and
 * brackets stay when their partner is inside. */
static token_range trim(const splitter *s, token_range r)
{
    while (r.begin < r.end && !is_word(s, r.begin) && !strchr("\"'($", norm(s, r.begin)[0]) &&
           s->in->text.tokens.items[r.begin].kind == TOKEN_PUNCT)
        r.begin++;
    while (r.begin < r.end && s->in->syntax.words[r.begin].pos == UPOS_CCONJ) r.begin++;
    while (r.begin < r.end && is_comma(s, r.begin)) r.begin++;
    while (r.end > r.begin && s->in->text.tokens.items[r.end - 1].kind == TOKEN_PUNCT &&
           !strchr("\"')", norm(s, r.end - 1)[0]))
        r.end--;
    return r;
}

/* A piece that is nothing but source and cue goes with the piece before it. */
static bool only_attribution(const splitter *s, token_range r)
{
    size_t outside = 0;
    bool cue = false;
    for (size_t i = r.begin; i < r.end; i++) {
        outside += is_word(s, i) && !s->attributed[i];
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
    c->sentence = p->sentence;
    c->tokens = r;
    return true;
}

static bool split_sentence(splitter *s, pieces *p)
{
    const sentence *sent = &s->in->text.sentences.items[p->sentence];
    for (size_t i = sent->body_begin; i < sent->token_end; i++) cut_at(s, i, sent);
    surface__check(s, sent);
    surface__propose(s, sent);
    surface__check(s, sent);
    token_range piece = { sent->body_begin, sent->body_begin };
    p->first = p->out->count;
    for (size_t i = sent->body_begin; i <= sent->token_end; i++) {
        bool ends = i == sent->token_end || (s->cut[i] && i > piece.begin);
        if (!ends) continue;
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
    for (size_t k = 0; k < in->mentions->mentions.count; k++)
        mark_inside(s, in->mentions->mentions.items[k].token_begin, in->mentions->mentions.items[k].token_end);
    for (size_t k = 0; k < in->quantities->count; k++)
        mark_inside(s, in->quantities->items[k].token_begin, in->quantities->items[k].token_end);
    for (size_t k = 0; k < in->timexes->count; k++)
        mark_inside(s, in->timexes->items[k].token_begin, in->timexes->items[k].token_end);
}

static bool init(splitter *s, arena *a, const clause_input *in)
{
    size_t count = in->in->text.tokens.count;
    const attribution_list *attributions = in->attributions;
    s->in = in->in;
    s->cue = arena__array(a, count, sizeof *s->cue);
    s->attributed = arena__array(a, count, sizeof *s->attributed);
    s->inside = arena__array(a, count, sizeof *s->inside);
    s->finite = arena__array(a, count, sizeof *s->finite);
    s->cut = arena__array(a, count, sizeof *s->cut);
    if (!s->cue || !s->attributed || !s->inside || !s->finite || !s->cut) return false;
    mark_things(s, in);
    surface__mark_finite(s);
    for (size_t k = 0; k < attributions->count; k++) {
        const attribution *at = &attributions->items[k];
        for (size_t i = at->cue.begin; i < at->cue.end; i++) s->cue[i] = s->attributed[i] = true;
        for (size_t i = at->source.begin; i < at->source.end; i++) s->attributed[i] = true;
    }
    return true;
}

bool clause__split(clause_list *out, arena *a, const clause_input *in)
{
    const segments *text = &in->in->text;
    splitter s;
    memset(&s, 0, sizeof s);
    if (!init(&s, a, in)) return false;
    for (size_t k = 0; k < text->sentences.count; k++) {
        const sentence *sent = &text->sentences.items[k];
        pieces p = { out, a, k, 0 };
        if (sent->role == ROLE_BODY && !split_sentence(&s, &p)) return false;
    }
    return true;
}
