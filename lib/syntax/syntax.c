/* Syntax of an article: tags, heads, relations and lemmas, sentence by
 * sentence; a dateline is a piece of its own. A sentence of more than
 * SYNTAX_PIECE_MAX tokens is cut into pieces, each with its own root, so that the
 * work stays linear whatever the text. */
#include "syntax.h"

#include <string.h>

#include "correct.h"
#include "lemma.h"
#include "lexicon_data.h"
#include "parser.h"
#include "tagger.h"

#define PIECE_MIN 80  /* a cut falls on a stop after as many, if there is one */

/* Buffers for one piece; reused. */
typedef struct workspace {
    word words[SYNTAX_PIECE_MAX];
    unsigned char tags[SYNTAX_PIECE_MAX], relations[SYNTAX_PIECE_MAX];
    parser_state state;
} workspace;

static bool is_stop(const token *t)
{
    return t->norm[0] && !t->norm[1] && strchr(",;:.!?-)", t->norm[0]);
}

static size_t piece_end(const segments *text, size_t begin, size_t end)
{
    if (end - begin <= SYNTAX_PIECE_MAX) return end;
    for (size_t i = begin + SYNTAX_PIECE_MAX; i > begin + PIECE_MIN; i--)
        if (is_stop(&text->tokens.items[i - 1])) return i;
    return begin + SYNTAX_PIECE_MAX;
}

static bool fill(syntax_word *out, arena *a, const workspace *ws, const token *tokens, size_t begin)
{
    for (int i = 0; i < ws->state.count; i++) {
        const tag_info *tag = &tagset__tags[ws->tags[i]];
        int head = ws->state.nodes[i].head;
        out[i].pos = tag->pos;
        out[i].form = tag->form;
        out[i].plural = tag->plural;
        out[i].relation = (deprel)ws->relations[i];
        out[i].head = head == ws->state.count ? SYNTAX_ROOT : begin + (size_t)head;
        out[i].lemma = lemma__of(a, tokens[i].norm, tag);
        if (!out[i].lemma) return false;
    }
    return true;
}

static bool parse_piece(syntax *out, arena *a, workspace *ws, const segments *text, size_t begin,
                        size_t end)
{
    const token *tokens = text->tokens.items + begin;
    word__init(ws->words, tokens, end - begin);
    tagger__tag(ws->tags, ws->words, end - begin);
    parser__init(&ws->state, ws->words, ws->tags, end - begin);
    parser__attach(&ws->state);
    labeller__label(ws->relations, &ws->state);
    if (!fill(out->words + begin, a, ws, tokens, begin)) return false;
    correct__piece(out, text, begin, end);
    return true;
}

static bool parse_range(syntax *out, arena *a, workspace *ws, const segments *text, size_t begin,
                        size_t end)
{
    while (begin < end) {
        size_t stop = piece_end(text, begin, end);
        if (!parse_piece(out, a, ws, text, begin, stop)) return false;
        begin = stop;
    }
    return true;
}

bool syntax__parse(syntax *out, arena *a, const segments *text)
{
    workspace *ws = arena__alloc(a, sizeof *ws);
    out->count = text->tokens.count;
    out->words = arena__array(a, out->count, sizeof *out->words);
    if (!ws || !out->words || !parser__reserve(&ws->state, a, SYNTAX_PIECE_MAX)) return false;
    for (size_t k = 0; k < text->sentences.count; k++) {
        const sentence *s = &text->sentences.items[k];
        size_t body = s->body_begin > s->token_begin && s->body_begin < s->token_end
                          ? s->body_begin
                          : s->token_begin;
        if (!parse_range(out, a, ws, text, s->token_begin, body)) return false;
        if (!parse_range(out, a, ws, text, body, s->token_end)) return false;
    }
    return correct__tags(out, a, text);
}

bool syntax__is_finite(const syntax_word *w)
{
    if (w->pos != UPOS_VERB && w->pos != UPOS_AUX) return false;
    if (w->relation == DEP_AMOD || w->relation == DEP_COMPOUND) return false;
    return w->form == FORM_PAST || w->form == FORM_PRESENT || w->form == FORM_MODAL;
}

bool syntax__is_noun(const syntax_word *w)
{
    return w->pos == UPOS_NOUN || w->pos == UPOS_PROPN;
}

bool syntax__is_content(const syntax_word *w)
{
    return syntax__is_noun(w) || w->pos == UPOS_VERB || w->pos == UPOS_ADJ || w->pos == UPOS_NUM;
}

bool syntax__is_relative(const syntax_word *w)
{
    if (!(lexicon__bits(&lexicon__syntax_words, w->lemma) & SYNTAX_WORDS_RELATIVE)) return false;
    return w->pos == UPOS_PRON || strcmp(w->lemma, "that");
}
