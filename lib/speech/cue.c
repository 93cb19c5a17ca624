/* Finds cues in the lists of speech verbs and cue nouns. Takes tokens and
 * syntax, gives cues with what they take; whether a cue has a source and a
 * content is for attribution.c to find out.
 * Blind spots: verbs of speech that no list has, unless a quotation stands
 * beside them (attribution.c sees to that). */
#include "cue.h"

#include <string.h>

#define PHRASE_MAX 5 /* words in the longest cue */

uint32_t cue__source_noun(const syntax_word *words, size_t t)
{
    return lexicon__bits(&lexicon__source_nouns, words[t].lemma);
}

typedef struct finder {
    const reading *in;
    const syntax_word *words;
    token_range within;
} finder;

/* The words from t on; verb, if it is not NULL, in place of the first. */
static size_t phrase(const finder *f, size_t t, const char *verb, const char *words[PHRASE_MAX])
{
    size_t n = 0;
    for (; n < PHRASE_MAX && t + n < f->within.end; n++) words[n] = reading__norm(f->in, t + n);
    if (n && verb) words[0] = verb;
    return n;
}

static bool is_negation(const char *norm)
{
    return lexicon__bits(&lexicon__speech_words, norm) & SPEECH_WORDS_NEGATION;
}

/* Begins the span of a verb cue at its first auxiliary: "has not yet said". */
static void take_auxiliaries(const finder *f, cue *c)
{
    size_t t = c->verb;
    while (t > f->within.begin) {
        const syntax_word *w = &f->words[t - 1];
        bool helps = w->pos == UPOS_AUX || w->pos == UPOS_ADV || w->pos == UPOS_PART;
        if (!helps || !strcmp(reading__norm(f->in, t - 1), "to")) break;
        if (is_negation(reading__norm(f->in, t - 1))) c->negated = true;
        if (w->form == FORM_MODAL) c->modal = true;
        t--;
        if (w->pos == UPOS_AUX && helps) c->span.begin = t;
    }
}

/* "heavily", which the tagger may take for a noun. */
static bool is_manner(const finder *f, size_t t)
{
    const char *norm = reading__norm(f->in, t);
    const size_t length = strlen(norm);
    return f->words[t].pos == UPOS_ADV || (length > 4 && !strcmp(norm + length - 2, "ly"));
}

/* "his accused killer", "a heavily criticised plan" */
static bool is_between(const finder *f, size_t t)
{
    size_t k = t;
    const verb_form form = f->words[t].form;
    if (t + 1 >= f->within.end || (form != FORM_PARTICIPLE && form != FORM_PAST)) return false;
    while (k > f->within.begin && is_manner(f, k - 1)) k--;
    if (k == f->within.begin) return false;
    const syntax_word *before = &f->words[k - 1];
    return before->pos == UPOS_DET ||
           (before->pos == UPOS_PRON && before->relation == DEP_NMOD_POSS);
}

/* "work-related mail", "a still-disputed number" */
static bool is_joined(const finder *f, size_t t)
{
    return t > f->within.begin && !f->in->text.tokens.items[t].space_before &&
           !strcmp(reading__norm(f->in, t - 1), "-");
}

/* A participle that only describes: "the alleged attack", "a man named". */
static bool only_modifies(const finder *f, size_t t)
{
    const syntax_word *w = &f->words[t];
    upos before = t > f->within.begin ? f->words[t - 1].pos : UPOS_X;
    if (is_between(f, t) || is_joined(f, t)) return true;
    if (w->relation == DEP_AMOD && w->form != FORM_GERUND &&
        (before == UPOS_NOUN || before == UPOS_PROPN))
        return false;
    if (w->relation == DEP_AMOD || w->relation == DEP_COMPOUND || w->relation == DEP_CASE)
        return true;
    bool insert = t > f->within.begin && f->words[t - 1].pos == UPOS_PUNCT;
    bool loose = t + 1 < f->within.end && f->words[t + 1].pos != UPOS_PROPN &&
                 f->words[t + 1].pos != UPOS_PRON && f->words[t + 1].pos != UPOS_DET;
    return w->relation == DEP_ACL && !insert &&
           (w->form == FORM_PARTICIPLE || (w->form == FORM_PAST && loose));
}

#define NAME_REACH 10 /* tokens before a verb that tell a headline from a name */

static bool is_capital(const finder *f, size_t t)
{
    return t < f->within.end && f->in->text.tokens.items[t].shape == SHAPE_TITLE;
}

/* "the (Internationally Recognised Transit Corridor)": a word of a name, in a sentence that
 * is no headline. */
static bool is_in_name(const finder *f, size_t t)
{
    if (t < f->within.begin + 2 || !is_capital(f, t) || !is_capital(f, t - 1) ||
        !is_capital(f, t + 1))
        return false;
    for (size_t k = t; k > f->within.begin && k + NAME_REACH > t; k--)
        if (f->words[k - 1].pos == UPOS_VERB || f->words[k - 1].pos == UPOS_NOUN)
            return !is_capital(f, k - 1);
    return false;
}

/* "have long claimed": no passive, whatever the parse takes its subject for. */
static bool has_acted(const finder *f, size_t t)
{
    while (t > f->within.begin && f->words[t - 1].pos == UPOS_ADV) t--;
    return t > f->within.begin && !strcmp(f->words[t - 1].lemma, "have");
}

/* A verb of the list at t; *skip is set to its words. */
static bool verb_cue(const finder *f, size_t t, cue *c, size_t *skip)
{
    const char *words[PHRASE_MAX];
    const lexicon_entry *verb = NULL;
    if (f->words[t].pos != UPOS_VERB) return false;
    size_t n = lexicon__longest(&lexicon__speech_verbs, words,
                                phrase(f, t, f->words[t].lemma, words), &verb);
    if (!n || only_modifies(f, t) || is_in_name(f, t)) return false;
    *c = (cue){ { t, t + n }, t, CUE_VERB, STANCE_SAYS, verb->bits & TAKES_ANY, false, false };
    if (verb->bits & SPEECH_VERBS_DENIES) c->stance = STANCE_DENIES;
    if (verb->bits & SPEECH_VERBS_DOUBTS) c->stance = STANCE_DOUBTS;
    take_auxiliaries(f, c);
    if (tree__is_passive(&f->in->tree, t) && !has_acted(f, t)) c->kind = CUE_PASSIVE;
    *skip = n;
    return true;
}

/* "according to", "citing", "reportedly": listed as forms, with their kind. */
static bool phrase_cue(const finder *f, size_t t, cue *c, size_t *skip)
{
    const char *words[PHRASE_MAX];
    const lexicon_entry *cue_phrase = NULL;
    size_t n = lexicon__longest(&lexicon__cue_phrases, words, phrase(f, t, NULL, words),
                                &cue_phrase);
    if (!n) return false;
    *c = (cue){ { t, t + n }, t, CUE_ADVERB, STANCE_SAYS, 0, false, false };
    if (cue_phrase->bits & CUE_PHRASES_DENIES) c->stance = STANCE_DENIES;
    if (cue_phrase->bits & CUE_PHRASES_DOUBTS) c->stance = STANCE_DOUBTS;
    if (cue_phrase->bits & CUE_PHRASES_SOURCE) c->kind = CUE_PREPOSITION;
    if (cue_phrase->bits & CUE_PHRASES_CITING) c->kind = CUE_CITING;
    *skip = n;
    return true;
}

/* "the claim that ...": the noun has a clause of its own. */
static bool noun_cue(const finder *f, size_t t, cue *c)
{
    if (f->words[t].pos != UPOS_NOUN || t + 2 >= f->within.end) return false;
    if (strcmp(reading__norm(f->in, t + 1), "that") || f->words[t + 1].pos == UPOS_PRON)
        return false;
    uint32_t stance = lexicon__bits(&lexicon__cue_nouns, f->words[t].lemma);
    if (!stance) return false;
    *c = (cue){ { t, t + 1 }, t, CUE_NOUN, STANCE_SAYS, TAKES_CLAUSE, false, false };
    if (stance & CUE_NOUNS_DENIES) c->stance = STANCE_DENIES;
    if (stance & CUE_NOUNS_DOUBTS) c->stance = STANCE_DOUBTS;
    return true;
}

bool cue__find(cue_list *out, arena *a, const reading *in, token_range within)
{
    finder f = { in, in->syntax.words, within };
    for (size_t t = within.begin; t < within.end;) {
        cue c;
        size_t skip = 1;
        if (phrase_cue(&f, t, &c, &skip) || verb_cue(&f, t, &c, &skip) || noun_cue(&f, t, &c)) {
            cue *place = ARRAY_PUSH(out, a);
            if (!place) return false;
            *place = c;
        }
        t += skip;
    }
    return true;
}
