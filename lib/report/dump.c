/* What each stage made of an article, as tab-separated lines, to see why a
 * finding came out as it did. For people: the form may change. The tables are
 * spellings (lint: names). */
#include "dump.h"

#include <string.h>

#include "syntax/tagset.h"

/* Controls would be columns, lines or worse. */
static void put_text(str *s, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c < 0x20 || c == 0x7F) str__put(s, " ");
        else str__add(s, &text[i], 1);
    }
}

static void put_span(str *s, const analysis *in, claimdiff_span span)
{
    put_text(s, in->reading.text.text + span.begin, span.end - span.begin);
}

static void dump_sentences(str *s, const analysis *in)
{
    static const char *const roles[] = { "body",    "headline",  "byline",
                                         "caption", "timestamp", "credit" };
    const segments *text = &in->reading.text;
    for (size_t i = 0; i < text->sentences.count; i++) {
        const sentence *sent = &text->sentences.items[i];
        str__format(s, "%zu\t%zu\t%zu\t%s\t", sent->span.begin, sent->span.end, sent->paragraph,
                    roles[sent->role]);
        put_span(s, in, sent->span);
        str__put(s, "\n");
    }
}

static void dump_tokens(str *s, const analysis *in)
{
    static const char *const kinds[] = { "word", "number", "punct", "symbol" };
    const segments *text = &in->reading.text;
    for (size_t i = 0; i < text->tokens.count; i++) {
        const token *t = &text->tokens.items[i];
        str__format(s, "%zu\t%zu\t%s\t", t->span.begin, t->span.end, kinds[t->kind]);
        put_span(s, in, t->span);
        str__format(s, "\t%s\t%s\n", t->norm, t->stem);
    }
}

/* One line a token: number, word, lemma, part of speech, head, relation, concepts. */
static void dump_syntax(str *s, const analysis *in)
{
    for (size_t k = 0; k < in->reading.text.sentences.count; k++) {
        const sentence *sent = &in->reading.text.sentences.items[k];
        for (size_t i = sent->token_begin; i < sent->token_end; i++) {
            const syntax_word *w = &in->reading.syntax.words[i];
            str__format(s, "%zu\t", i);
            put_span(s, in, in->reading.text.tokens.items[i].span);
            str__format(s, "\t%s\t%s\t", w->lemma, tagset__upos_name(w->pos));
            if (w->head == SYNTAX_ROOT) str__put(s, "-");
            else str__format(s, "%zu", w->head);
            str__format(s, "\t%s", tagset__deprel_name(w->relation));
            for (size_t j = 0; j < CONCEPT_SENSES; j++)
                str__format(s, "\t%s", concept__name(in->concepts.tags[i].ids[j]));
            str__put(s, "\n");
        }
        str__put(s, "\n");
    }
}

static void put_word(str *s, const analysis *in, const char *label, size_t t)
{
    if (t == SYNTAX_ROOT) return;
    str__format(s, "\t%s=", label);
    put_span(s, in, in->reading.text.tokens.items[t].span);
}

static void put_words(str *s, const analysis *in, const char *label, token_range r)
{
    const token *tokens = in->reading.text.tokens.items;
    if (r.begin >= r.end) return;
    claimdiff_span span = { tokens[r.begin].span.begin, tokens[r.end - 1].span.end };
    str__format(s, "\t%s=", label);
    put_span(s, in, span);
}

static void put_given(str *s, const analysis *in, const char *label, claimdiff_span span)
{
    if (span.begin == span.end) return;
    str__format(s, "\t%s=", label);
    put_span(s, in, span);
}

static void dump_claims(str *s, const analysis *in)
{
    for (size_t i = 0; i < in->claims.count; i++) {
        const claim *c = &in->claims.items[i];
        str__format(s, "%zu\t%zu\t%s\t%s\t", c->stated.span.begin, c->stated.span.end,
                    claimdiff_polarity_string(c->stated.polarity),
                    claimdiff_modality_string(c->stated.modality));
        put_span(s, in, c->stated.span);
        put_word(s, in, "predicate", c->predicate);
        put_word(s, in, "subject", c->subject);
        put_word(s, in, "object", c->object);
        if (c->stated.source.end > c->stated.source.begin) str__put(s, "\tsource=");
        put_span(s, in, c->stated.source);
        if (c->stance == STANCE_DENIES) str__put(s, "\tdenies");
        str__format(s, "\tphase=%s", claimdiff_phase_string(c->stated.phase));
        put_given(s, in, "time", c->stated.time);
        put_given(s, in, "extent", c->stated.extent);
        if (c->stated.fragment) str__put(s, "\tfragment");
        str__put(s, "\talone=");
        put_text(s, c->stated.text_alone, strlen(c->stated.text_alone));
        for (size_t k = 0; k < c->quantity_count; k++) {
            const claimdiff_quantity *q = &c->quantities[k].stated;
            str__format(s, "\tquantity=%s:", claimdiff_bound_string(q->bound));
            str__decimal(s, q->low, 6);
            if (q->high > q->low || q->high < q->low)
                str__put(s, ".."), str__decimal(s, q->high, 6);
            str__format(s, ":%s:%s", q->unit, q->noun);
        }
        for (size_t k = 0; k < c->timex_count; k++)
            str__format(s, "\tdate=%s", c->timexes[k].stated.norm);
        if (c->attribution != SYNTAX_ROOT)
            put_words(s, in, "content", in->attributions.items[c->attribution].content);
        str__put(s, "\n");
    }
}

void dump__stage(str *out, const analysis *in, claimdiff_stage stage)
{
    static void (*const dumps[])(str *, const analysis *) = { dump_sentences, dump_tokens,
                                                              dump_syntax, dump_claims };
    str__put(out, "");
    dumps[stage](out, in);
}
