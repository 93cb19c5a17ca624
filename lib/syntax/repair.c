/* Repairs tags where the look of a word decides. Takes the tagger's reading,
 * gives a copy; heads and relations stay. The tagger learnt from edited text
 * with few of the names that news is full of.
 *
 *   "said Meike/PUNCT Straub"          -> PROPN
 *   "groups urged/ADJ customers"       -> VERB
 *
 * Blind spots: names that are words ("Will", "Mark") at the start of a sentence. */
#include "repair.h"

#include <string.h>

#include "lemma.h"
#include "lexicon_data.h"

typedef struct repairer {
    const segments *text;
    syntax_word *words;
    arena *arena;
    size_t begin, end; /* the sentence */
} repairer;

static const token *tok(const repairer *r, size_t t)
{
    return &r->text->tokens.items[t];
}

static bool is_capital(const token *k)
{
    return k->shape == SHAPE_TITLE || k->shape == SHAPE_UPPER || k->shape == SHAPE_MIXED;
}

static bool is_auxiliary(const char *lemma)
{
    static const char *const words[] = { "be",    "have", "do",    "will",  "would",  "can",
                                         "could", "may",  "might", "shall", "should", "must",
                                         "ought", "get",  "let",   "need",  "dare" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(lemma, words[i])) return true;
    return false;
}

/* Words that are adverbs without ending in -ly. */
static bool is_adverb(const char *n)
{
    size_t length = strlen(n);
    if (length > 3 && !strcmp(n + length - 2, "ly")) return true;
    return lexicon__has(&lexicon__adverbs, n);
}

static void make(syntax_word *w, upos pos)
{
    w->pos = pos;
    w->form = FORM_NONE;
}

/* Names, and words taken for punctuation or auxiliaries. */
static void repair_class(repairer *r, size_t t)
{
    syntax_word *w = &r->words[t];
    const token *k = tok(r, t);
    bool inside = t > r->begin && tok(r, t - 1)->kind != TOKEN_PUNCT, capital = is_capital(k);
    if (k->kind == TOKEN_PUNCT) {
        if (w->pos != UPOS_PART) make(w, UPOS_PUNCT);
        return;
    }
    if (k->kind != TOKEN_WORD) return;
    bool closed = w->pos == UPOS_PUNCT || w->pos == UPOS_SYM || w->pos == UPOS_X;
    bool no_aux = w->pos == UPOS_AUX && k->norm[0] != '\'' && !is_auxiliary(w->lemma) &&
                  strcmp(k->norm, "wo") && strcmp(k->norm, "ca");
    bool no_adverb = w->pos == UPOS_ADV && !is_adverb(k->norm),
         call = w->pos == UPOS_INTJ && capital && strlen(k->norm) > 4;
    bool sound = w->pos == UPOS_INTJ && !capital && t > r->begin && r->words[t - 1].pos == UPOS_PRON;
    if (!strcmp(k->norm, "one") && w->pos == UPOS_VERB) make(w, UPOS_NUM);
    if (closed || no_aux || no_adverb || call || sound) make(w, capital ? UPOS_PROPN : UPOS_NOUN);
    if (inside && k->shape == SHAPE_TITLE && (w->pos == UPOS_AUX || w->pos == UPOS_INTJ)) make(w, UPOS_PROPN);
    if (capital && w->pos == UPOS_VERB && w->form == FORM_BASE && t > r->begin + 1 && inside)
        make(w, UPOS_PROPN);
    if (capital && w->pos != UPOS_PROPN && lexicon__has(&lexicon__given_names, k->norm) && t + 1 < r->end &&
        is_capital(tok(r, t + 1)))
        make(w, UPOS_PROPN);
}

/* "the analysis, shows/PUNCT": a present form that lost its tag altogether. */
static bool repair_present(repairer *r, size_t t)
{
    static const tag_info present = { "VERB", "VBZ", UPOS_VERB, FORM_PRESENT, false };
    const token *k = tok(r, t);
    size_t length = strlen(k->norm);
    if (k->shape != SHAPE_LOWER || length < 4 || k->norm[length - 1] != 's' || t == r->begin) return true;
    const char *lemma = lemma__of(r->arena, k->norm, &present);
    if (!lemma) return false;
    if (!lexicon__has(&lexicon__speech_verbs, lemma)) return true;
    r->words[t].pos = UPOS_VERB;
    r->words[t].form = FORM_PRESENT;
    r->words[t].lemma = lemma;
    return true;
}

/* A form of a verb of speech where only a verb can stand. */
static bool repair_verb(repairer *r, size_t t)
{
    static const tag_info past = { "VERB", "VBD", UPOS_VERB, FORM_PAST, false };
    syntax_word *w = &r->words[t];
    const token *k = tok(r, t);
    size_t length = strlen(k->norm);
    bool speech = w->pos == UPOS_VERB && t > r->begin && lexicon__has(&lexicon__speech_verbs, w->lemma);
    if (speech && r->words[t - 1].pos == UPOS_VERB && r->words[t - 1].form == FORM_PRESENT &&
        w->form != FORM_PARTICIPLE) {
        make(&r->words[t - 1], UPOS_NOUN);
        r->words[t - 1].plural = true;
    }
    if (w->pos == UPOS_VERB && w->form == FORM_BASE && length > 3 && k->norm[length - 1] == 's' &&
        strcmp(w->lemma, k->norm))
        w->form = FORM_PRESENT;
    if (k->shape != SHAPE_LOWER || t == r->begin || t + 1 >= r->end || length < 4) return true;
    bool said = !strcmp(k->norm, "said") || !strcmp(k->norm, "told") || !strcmp(k->norm, "wrote");
    bool wrong_form = w->pos == UPOS_VERB && w->form == FORM_BASE && !strcmp(w->lemma, k->norm);
    if ((w->pos == UPOS_VERB && !wrong_form) || (!said && strcmp(k->norm + length - 2, "ed"))) return true;
    upos before = r->words[t - 1].pos, after = r->words[t + 1].pos;
    bool after_have = before == UPOS_AUX && !strcmp(r->words[t - 1].lemma, "have");
    if (!after_have && before != UPOS_NOUN && before != UPOS_PROPN && before != UPOS_PRON &&
        before != UPOS_PUNCT)
        return true;
    if (!said && before == UPOS_PUNCT && after != UPOS_ADP && after != UPOS_DET && after != UPOS_SCONJ &&
        after != UPOS_NOUN)
        return true;
    const char *lemma = lemma__of(r->arena, k->norm, &past);
    if (!lemma) return false;
    if (!lexicon__has(&lexicon__speech_verbs, lemma)) return true;
    w->pos = UPOS_VERB;
    w->form = after_have ? FORM_PARTICIPLE : FORM_PAST;
    w->lemma = lemma;
    w->relation = DEP_DEP;
    return true;
}

bool repair__tags(syntax *out, arena *a, const segments *text, const syntax *syn)
{
    repairer r = { text, arena__array(a, syn->count ? syn->count : 1, sizeof *syn->words), a, 0, 0 };
    if (!r.words) return false;
    if (syn->count) memcpy(r.words, syn->words, syn->count * sizeof *syn->words);
    for (size_t s = 0; s < text->sentences.count; s++) {
        r.begin = text->sentences.items[s].token_begin;
        r.end = text->sentences.items[s].token_end;
        for (size_t t = r.begin; t < r.end; t++) {
            bool lost = syn->words[t].pos == UPOS_PUNCT || syn->words[t].pos == UPOS_X;
            repair_class(&r, t);
            if (lost && r.words[t].pos == UPOS_NOUN && !repair_present(&r, t)) return false;
        }
        for (size_t t = r.begin; t < r.end; t++)
            if (!repair_verb(&r, t)) return false;
    }
    out->words = r.words;
    out->count = syn->count;
    return true;
}
