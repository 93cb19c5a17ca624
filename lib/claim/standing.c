/* Whether a claim stands alone, by a logistic regression over what it opens with, what it
 * has and what it lacks, fitted by train/standing.py to claims that readers of real news
 * have turned down.
 * Blind spots: sentences that are whole and say nothing, titles that are read as text. */
#include "standing.h"

#include <math.h>

#include "lexicon_data.h"

typedef struct standing_table {
    double bias;
    double slopes[STANDING_COUNT];
} standing_table;

#include "standing.inc"

const char *standing__feature_name(standing_feature f)
{
    /* Of the table's columns (lint: names). */
    static const char *const names[STANDING_COUNT] = {
        [STANDING_WORDS] = "words", [STANDING_BRIEF] = "brief", [STANDING_CONTENT] = "content",
        [STANDING_FINITE] = "finite", [STANDING_SUBJECT] = "subject",
        [STANDING_PRONOUN] = "pronoun", [STANDING_WHEN] = "when", [STANDING_WHY] = "why",
        [STANDING_RELATIVE] = "relative", [STANDING_INFINITIVE] = "infinitive",
        [STANDING_BARE] = "bare", [STANDING_AFTER] = "after", [STANDING_QUESTION] = "question",
        [STANDING_COMMAND] = "command", [STANDING_COLON] = "colon",
        [STANDING_FIGURES] = "figures", [STANDING_DATES] = "dates", [STANDING_NAMES] = "names",
        [STANDING_SELF] = "self", [STANDING_SAID] = "said", [STANDING_TOLD] = "told",
        [STANDING_QUOTED] = "quoted", [STANDING_UNCLOSED] = "unclosed",
        [STANDING_NEGATIVE] = "negative", [STANDING_CAPITALS] = "capitals",
        [STANDING_PAST] = "past",
    };
    return names[f];
}

static const syntax_word *word(const analysis *in, size_t t)
{
    return reading__word(&in->reading, t);
}

static bool has(const analysis *in, size_t t, uint32_t flags)
{
    return lexicon__bits(&lexicon__claim_words, reading__norm(&in->reading, t)) & flags;
}

/* What its words are, one by one. */
static void count_words(double out[STANDING_COUNT], const analysis *in, const claim *c)
{
    const reading *r = &in->reading;
    const attribution *at =
        c->attribution == SYNTAX_ROOT ? NULL : &in->attributions.items[c->attribution];
    double words = 0.0, content = 0.0, told = 0.0, quoted = 0.0, capitals = 0.0;
    size_t marks = 0;
    for (size_t t = c->tokens.begin; t < c->tokens.end; t++) {
        marks += reading__is(r, t, "\"");
        if (!reading__is_word(r, t)) continue;
        words += 1.0;
        content += syntax__is_content(word(in, t));
        told += at && (token__is_in(t, at->source) || token__is_in(t, at->cue));
        quoted += reading__is_quoted(r, t);
        capitals += reading__token(r, t)->shape == SHAPE_UPPER;
        if (syntax__is_finite(word(in, t))) out[STANDING_FINITE] = 1.0;
        if (has(in, t, CLAIM_WORDS_SELF)) out[STANDING_SELF] = 1.0;
    }
    out[STANDING_WORDS] = log1p(words);
    out[STANDING_BRIEF] = words < 8.0;
    out[STANDING_CONTENT] = log1p(content);
    out[STANDING_UNCLOSED] = marks % 2 ? 1.0 : 0.0;
    if (words <= 0.0) return;
    out[STANDING_TOLD] = told / words;
    out[STANDING_QUOTED] = quoted / words;
    out[STANDING_CAPITALS] = capitals / words;
}

/* Its first word; whether that shows it to hang on another clause: a subordinator, a
 * relative, "to", a verb. */
static bool find_opening(double out[STANDING_COUNT], const analysis *in, const claim *c)
{
    const reading *r = &in->reading;
    const size_t t = claim__first_word(r, c->tokens);
    const syntax_word *w = word(in, t);
    if (has(in, t, CLAIM_WORDS_WHEN)) out[STANDING_WHEN] = 1.0;
    else if (has(in, t, CLAIM_WORDS_WHY)) out[STANDING_WHY] = 1.0;
    else if (reading__is_relative(r, t) || w->pos == UPOS_SCONJ) out[STANDING_RELATIVE] = 1.0;
    else if (reading__is(r, t, "to")) out[STANDING_INFINITIVE] = 1.0;
    else return w->pos == UPOS_VERB || w->pos == UPOS_AUX;
    return true;
}

static void find_subject(double out[STANDING_COUNT], const analysis *in, const claim *c)
{
    size_t own = c->predicate == SYNTAX_ROOT
                     ? SYNTAX_ROOT
                     : tree__any_subject(&in->reading.tree, c->predicate);
    if (own != SYNTAX_ROOT && token__is_in(own, c->tokens)) {
        out[STANDING_SUBJECT] = 1.0;
        out[STANDING_PRONOUN] = word(in, own)->pos == UPOS_PRON;
    }
    if (c->predicate != SYNTAX_ROOT) out[STANDING_PAST] = word(in, c->predicate)->form == FORM_PAST;
}

static double up_to_two(size_t count)
{
    return count > 2 ? 2.0 : (double)count;
}

static void count_parts(double out[STANDING_COUNT], const claim *c)
{
    size_t names = 0;
    for (size_t i = 0; i < c->mention_count; i++) names += !c->mentions[i].pronominal;
    out[STANDING_FIGURES] = up_to_two(c->quantity_count);
    out[STANDING_DATES] = up_to_two(c->timex_count);
    out[STANDING_NAMES] = up_to_two(names);
}

/* What stands around it in its sentence. */
static void look_around(double out[STANDING_COUNT], const analysis *in, const claim *c,
                        bool opened)
{
    const reading *r = &in->reading;
    const sentence *s = &r->text.sentences.items[c->sentence];
    token_range before = { s->body_begin, c->tokens.begin };
    out[STANDING_AFTER] = opened && reading__count_words(r, before) > 2;
    out[STANDING_COLON] = reading__is(r, c->tokens.end, ":");
    for (size_t t = c->tokens.begin; t < s->token_end; t++)
        if (reading__is(r, t, "?")) out[STANDING_QUESTION] = 1.0;
    if (c->stated.modality == CLAIMDIFF_MODALITY_QUESTION) out[STANDING_QUESTION] = 1.0;
    out[STANDING_COMMAND] = c->stated.modality == CLAIMDIFF_MODALITY_COMMAND;
}

void standing__features(double out[STANDING_COUNT], const analysis *in, const claim *c)
{
    for (int f = 0; f < STANDING_COUNT; f++) out[f] = 0.0;
    count_words(out, in, c);
    find_subject(out, in, c);
    count_parts(out, c);
    bool opened = find_opening(out, in, c);
    bool facts = out[STANDING_FIGURES] + out[STANDING_DATES] + out[STANDING_NAMES] > 0.0;
    out[STANDING_BARE] = opened && !facts;
    look_around(out, in, c, opened);
    out[STANDING_SAID] = c->attribution != SYNTAX_ROOT;
    out[STANDING_NEGATIVE] = c->stated.polarity == CLAIMDIFF_POLARITY_NEGATIVE;
}

/* "Dead: 12": needs no verb. */
static bool is_labelled(const analysis *in, const claim *c)
{
    for (size_t i = 0; i < c->quantity_count; i++) {
        const size_t t = c->quantities[i].token_begin;
        if (t > c->tokens.begin && reading__is(&in->reading, t - 1, ":")) return true;
    }
    return false;
}

static bool is_fragment(const analysis *in, const claim *c)
{
    double features[STANDING_COUNT], odds = standing.bias;
    if (is_labelled(in, c)) return false;
    standing__features(features, in, c);
    for (int f = 0; f < STANDING_COUNT; f++) odds += standing.slopes[f] * features[f];
    return odds >= FRAGMENT_LEAST;
}

void standing__mark(analysis *in)
{
    for (size_t i = 0; i < in->claims.count; i++)
        in->claims.items[i].stated.fragment = is_fragment(in, &in->claims.items[i]);
}
