/* Corrections where grammar or the look of a word leaves no choice and the
 * models err. After parsing, a piece at a time:
 *
 *   "neither" without "nor" after it    ->  determiner, no conjunction
 *   "Norvane Systems cut 40 jobs"       ->  a name, no adjective and noun
 *   "is due to end on Friday"           ->  "end" is a verb
 *   "reported that he had fled"         ->  content (ccomp), not adverbial
 *   "The accord, he stressed, leaves"   ->  inserted clause (parataxis) of "leaves"
 *
 * Heads only move up to the head's head, so that a tree stays a tree. Then, over the
 * article, since the tagger learnt from text with few of the names that news is full of:
 *
 *   "said Meike/PUNCT Straub"           ->  PROPN
 *   "groups urged/ADJ customers"        ->  VERB
 *
 * Blind spots: names that are words ("Will", "Mark") at the start of a sentence. */
#include "correct.h"

#include <string.h>

#include "lemma.h"
#include "lexicon_data.h"

typedef struct piece {
    syntax *syn;
    const segments *text;
    size_t begin, end;
} piece;

static const char *norm(const piece *p, size_t t)
{
    return p->text->tokens.items[t].norm;
}

static bool has_partner(const piece *p, size_t t)
{
    for (size_t i = t + 1; i < p->end; i++)
        if (!strcmp(norm(p, i), "nor") || !strcmp(norm(p, i), "or")) return true;
    return false;
}

static void fix_lone_conjunction(const piece *p, size_t t)
{
    syntax_word *w = &p->syn->words[t];
    bool paired = !strcmp(norm(p, t), "neither") || !strcmp(norm(p, t), "either");
    if (w->pos != UPOS_CCONJ || !paired || has_partner(p, t)) return;
    w->pos = UPOS_DET;
    if (w->relation == DEP_CC) w->relation = DEP_DET;
}

static bool is_title(const piece *p, size_t t)
{
    return p->text->tokens.items[t].shape == SHAPE_TITLE;
}

/* Capitals say something: no headline in title case. */
static bool has_case(const piece *p)
{
    size_t lower = 0, title = 0;
    for (size_t i = p->begin; i < p->end; i++) {
        bool is_long = strlen(norm(p, i)) > 2;
        lower += is_long && p->text->tokens.items[i].shape == SHAPE_LOWER;
        title += is_long && is_title(p, i);
    }
    return lower > title || (lower == title && lower > 0);
}

static void fix_first_name(const piece *p, size_t t)
{
    syntax_word *w = &p->syn->words[t];
    if (t != p->begin || t + 1 >= p->end || w->pos != UPOS_ADJ || w[1].pos != UPOS_NOUN) return;
    if (!is_title(p, t) || !is_title(p, t + 1) || !has_case(p)) return;
    w[0].pos = w[1].pos = UPOS_PROPN;
    if (w->relation == DEP_AMOD) w->relation = DEP_COMPOUND;
}

/* "due to fog" is a cause; with a time after it, the noun is a verb. */
static void fix_due_to(const piece *p, size_t t)
{
    syntax_word *w = &p->syn->words[t];
    if (t == p->begin || t + 3 >= p->end || strcmp(norm(p, t), "due") ||
        strcmp(norm(p, t + 1), "to"))
        return;
    if (strcmp(w[-1].lemma, "be") || w[2].pos != UPOS_NOUN || w[2].plural) return;
    if (!(lexicon__bits(&lexicon__syntax_words, norm(p, t + 3)) & SYNTAX_WORDS_TIME)) return;
    w[1].pos = UPOS_PART;
    w[2].pos = UPOS_VERB;
    w[2].form = FORM_BASE;
}

/* The child with this relation left of its head, or SYNTAX_ROOT. */
static size_t left_child(const piece *p, size_t head, deprel relation)
{
    for (size_t i = p->begin; i < head; i++)
        if (p->syn->words[i].head == head && p->syn->words[i].relation == relation) return i;
    return SYNTAX_ROOT;
}

/* "so strong that it broke": the clause of a degree is no content. */
static bool has_degree(const piece *p, size_t before)
{
    for (size_t i = p->begin; i < before; i++)
        if (!strcmp(norm(p, i), "so") || !strcmp(norm(p, i), "such")) return true;
    return false;
}

static void fix_that_clause(const piece *p, size_t t)
{
    syntax_word *w = &p->syn->words[t];
    if (w->relation != DEP_ADVCL || w->head == SYNTAX_ROOT || w->head > t) return;
    if (p->syn->words[w->head].pos != UPOS_VERB) return;
    size_t mark = left_child(p, t, DEP_MARK);
    if (mark == SYNTAX_ROOT || mark < w->head || strcmp(norm(p, mark), "that")) return;
    if (mark > p->begin && mark == w->head + 1 && !has_degree(p, mark)) w->relation = DEP_CCOMP;
}

static void fix_inserted_clause(const piece *p, size_t t)
{
    syntax_word *w = &p->syn->words[t];
    bool clause = w->relation == DEP_ACL || w->relation == DEP_ACL_RELCL;
    if (!clause || !syntax__is_finite(w) || t + 1 >= p->end) return;
    size_t noun = w->head, subject = left_child(p, t, DEP_NSUBJ);
    if (subject == SYNTAX_ROOT || noun >= subject || strcmp(norm(p, t + 1), ",")) return;
    size_t above = p->syn->words[noun].head;
    if (above == SYNTAX_ROOT || above < t) return;
    if (left_child(p, t, DEP_OBJ) != SYNTAX_ROOT) return; /* "the accord, which he signed," */
    for (size_t i = noun + 1; i < subject; i++)
        if (!strcmp(norm(p, i), ",")) {
            w->head = above;
            w->relation = DEP_PARATAXIS;
            return;
        }
}

void correct__piece(syntax *syn, const segments *text, size_t begin, size_t end)
{
    piece p = { syn, text, begin, end };
    for (size_t t = begin; t < end; t++) {
        fix_lone_conjunction(&p, t);
        fix_first_name(&p, t);
        fix_due_to(&p, t);
        fix_that_clause(&p, t);
        fix_inserted_clause(&p, t);
    }
}

/* ---- by the look of the words ---- */

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
    return lexicon__bits(&lexicon__syntax_words, lemma) & SYNTAX_WORDS_AUXILIARY;
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
    bool sound =
        w->pos == UPOS_INTJ && !capital && t > r->begin && r->words[t - 1].pos == UPOS_PRON;
    if (!strcmp(k->norm, "one") && w->pos == UPOS_VERB) make(w, UPOS_NUM);
    if (closed || no_aux || no_adverb || call || sound) make(w, capital ? UPOS_PROPN : UPOS_NOUN);
    if (inside && k->shape == SHAPE_TITLE && (w->pos == UPOS_AUX || w->pos == UPOS_INTJ))
        make(w, UPOS_PROPN);
    if (capital && w->pos == UPOS_VERB && w->form == FORM_BASE && t > r->begin + 1 && inside)
        make(w, UPOS_PROPN);
    if (capital && w->pos != UPOS_PROPN && lexicon__has(&lexicon__given_names, k->norm) &&
        t + 1 < r->end && is_capital(tok(r, t + 1)))
        make(w, UPOS_PROPN);
}

/* "the analysis, shows/PUNCT": a present form that lost its tag altogether. */
static bool repair_present(repairer *r, size_t t)
{
    static const tag_info present = { "VERB", "VBZ", UPOS_VERB, FORM_PRESENT, false };
    const token *k = tok(r, t);
    size_t length = strlen(k->norm);
    if (k->shape != SHAPE_LOWER || length < 4 || k->norm[length - 1] != 's' || t == r->begin)
        return true;
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
    bool speech =
        w->pos == UPOS_VERB && t > r->begin && lexicon__has(&lexicon__speech_verbs, w->lemma);
    if (speech && r->words[t - 1].pos == UPOS_VERB && r->words[t - 1].form == FORM_PRESENT &&
        w->form != FORM_PARTICIPLE) {
        make(&r->words[t - 1], UPOS_NOUN);
        r->words[t - 1].plural = true;
    }
    if (w->pos == UPOS_VERB && w->form == FORM_BASE && length > 3 && k->norm[length - 1] == 's' &&
        strcmp(w->lemma, k->norm))
        w->form = FORM_PRESENT;
    if (k->shape != SHAPE_LOWER || t == r->begin || t + 1 >= r->end || length < 4) return true;
    bool said = lexicon__bits(&lexicon__syntax_words, k->norm) & SYNTAX_WORDS_SAID;
    bool wrong_form = w->pos == UPOS_VERB && w->form == FORM_BASE && !strcmp(w->lemma, k->norm);
    if ((w->pos == UPOS_VERB && !wrong_form) || (!said && strcmp(k->norm + length - 2, "ed")))
        return true;
    upos before = r->words[t - 1].pos, after = r->words[t + 1].pos;
    bool after_have = before == UPOS_AUX && !strcmp(r->words[t - 1].lemma, "have");
    if (!after_have && before != UPOS_NOUN && before != UPOS_PROPN && before != UPOS_PRON &&
        before != UPOS_PUNCT)
        return true;
    if (!said && before == UPOS_PUNCT && after != UPOS_ADP && after != UPOS_DET &&
        after != UPOS_SCONJ && after != UPOS_NOUN)
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

bool correct__tags(syntax *syn, arena *a, const segments *text)
{
    repairer r = { text, syn->words, a, 0, 0 };
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
    return true;
}
