/* What each stage made of an article, as tab-separated lines, to see why a
 * finding came out as it did. For people: the form may change. The
 * tables are spellings (lint: names). */
#include "base/status.h"
#include "base/str.h"

#include <string.h>

#include "article.h"
#include "syntax/tagset.h"

static void put_span(str *s, const claimdiff_article *article, claimdiff_span span)
{
    for (size_t i = span.begin; i < span.end; i++) {
        unsigned char c = (unsigned char)article->text[i];
        if (c < 0x20 || c == 0x7F) str__put(s, " ");
        else str__add(s, &article->text[i], 1);
    }
}

static void dump_sentences(str *s, const claimdiff_article *article)
{
    static const char *const roles[] = { "body", "headline", "byline", "caption", "timestamp", "credit" };
    const segments *text = &article->analysis.text;
    for (size_t i = 0; i < text->sentences.count; i++) {
        const sentence *sent = &text->sentences.items[i];
        str__format(s, "%zu\t%zu\t%zu\t%s\t", sent->span.begin, sent->span.end, sent->paragraph, roles[sent->role]);
        put_span(s, article, sent->span);
        str__put(s, "\n");
    }
}

static void dump_tokens(str *s, const claimdiff_article *article)
{
    static const char *const kinds[] = { "word", "number", "punct", "symbol" };
    const segments *text = &article->analysis.text;
    for (size_t i = 0; i < text->tokens.count; i++) {
        const token *t = &text->tokens.items[i];
        str__format(s, "%zu\t%zu\t%s\t", t->span.begin, t->span.end, kinds[t->kind]);
        put_span(s, article, t->span);
        str__format(s, "\t%s\t%s\n", t->norm, t->stem);
    }
}

/* One line a token: number, word, lemma, part of speech, head, relation, concepts. */
static void dump_syntax(str *s, const claimdiff_article *article)
{
    const analysis *an = &article->analysis;
    for (size_t k = 0; k < an->text.sentences.count; k++) {
        const sentence *sent = &an->text.sentences.items[k];
        for (size_t i = sent->token_begin; i < sent->token_end; i++) {
            const syntax_word *w = &an->syntax.words[i];
            str__format(s, "%zu\t", i);
            put_span(s, article, an->text.tokens.items[i].span);
            str__format(s, "\t%s\t%s\t", w->lemma, tagset__upos_name(w->pos));
            if (w->head == SYNTAX_ROOT) str__put(s, "-");
            else str__format(s, "%zu", w->head);
            str__format(s, "\t%s", tagset__deprel_name(w->relation));
            for (size_t j = 0; j < CONCEPT_SENSES; j++)
                str__format(s, "\t%s", concept__name(an->concepts.tags[i].ids[j]));
            str__put(s, "\n");
        }
        str__put(s, "\n");
    }
}

static void put_word(str *s, const claimdiff_article *article, const char *label, size_t t)
{
    if (t == SYNTAX_ROOT) return;
    str__format(s, "\t%s=", label);
    put_span(s, article, article->analysis.text.tokens.items[t].span);
}

static void put_words(str *s, const claimdiff_article *article, const char *label, token_range r)
{
    const token *tokens = article->analysis.text.tokens.items;
    if (r.begin >= r.end) return;
    claimdiff_span span = { tokens[r.begin].span.begin, tokens[r.end - 1].span.end };
    str__format(s, "\t%s=", label);
    put_span(s, article, span);
}

static void dump_claims(str *s, const claimdiff_article *article)
{
    for (size_t i = 0; i < article->analysis.claims.count; i++) {
        const claim *c = &article->analysis.claims.items[i];
        str__format(s, "%zu\t%zu\t%s\t%s\t", c->stated.span.begin, c->stated.span.end,
                    claimdiff_polarity_string(c->stated.polarity), claimdiff_modality_string(c->stated.modality));
        put_span(s, article, c->stated.span);
        put_word(s, article, "predicate", c->predicate);
        put_word(s, article, "subject", c->subject);
        put_word(s, article, "object", c->object);
        if (c->stated.source.end > c->stated.source.begin) str__put(s, "\tsource=");
        put_span(s, article, c->stated.source);
        if (c->stance == STANCE_DENIES) str__put(s, "\tdenies");
        for (size_t k = 0; k < c->quantity_count; k++) {
            const claimdiff_quantity *q = &c->quantities[k].stated;
            str__format(s, "\tquantity=%s:", claimdiff_bound_string(q->bound));
            str__decimal(s, q->low, 6);
            if (q->high > q->low || q->high < q->low) str__put(s, ".."), str__decimal(s, q->high, 6);
            str__format(s, ":%s:%s", q->unit, q->noun);
        }
        for (size_t k = 0; k < c->timex_count; k++) str__format(s, "\tdate=%s", c->timexes[k].stated.norm);
        if (c->attribution != SYNTAX_ROOT)
            put_words(s, article, "content", article->analysis.attributions.items[c->attribution].content);
        str__put(s, "\n");
    }
}

claimdiff_status claimdiff_article_dump(char **out, size_t *length, const claimdiff_article *article,
                                        claimdiff_stage stage, claimdiff_error *error)
{
    static void (*const dumps[])(str *, const claimdiff_article *) = { dump_sentences, dump_tokens, dump_syntax,
                                                                       dump_claims };
    str s;
    if (out) *out = NULL;
    if (length) *length = 0;
    if (!out || !article || (size_t)stage >= sizeof dumps / sizeof *dumps)
        return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, NULL);
    str__init(&s, &article->engine->allocator);
    str__put(&s, "");
    dumps[stage](&s, article);
    if (s.failed) {
        str__free(&s);
        return status__fail(error, CLAIMDIFF_ERR_MEMORY, CLAIMDIFF_NONE, 0, NULL);
    }
    *out = s.bytes;
    if (length) *length = s.length;
    return CLAIMDIFF_OK;
}

void claimdiff_dump_free(const claimdiff_article *article, char *dump)
{
    if (article && dump) article->engine->allocator.free(article->engine->allocator.ctx, dump);
}
