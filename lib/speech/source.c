/* Where the source of a cue begins and ends, found on tokens and parts of
 * speech: the parser errs most in sentences with quotations and insertions,
 * so it is asked only where the words leave nothing else.
 *
 *   "..., Brandvold said"                  the phrase that touches the cue
 *   "Areld, the foreign minister, said"    with what stands between commas
 *   "said Ana Brandt, 54, who lives there" the cue before its source
 *   "and said", ", adding"                 who spoke or acted before it
 *
 * Blind spots: sources far from their verb, lists of speakers with commas. */
#include "speech.h"

#include <string.h>

#define INSERTED_MAX 5 /* tokens before "according to" that are no content by themselves */

/* "said a doctor in Kano", but not "said Marsh in an interview". */
static bool is_whereabouts(const speech *f, size_t t)
{
    size_t k = t + 1;
    if (!speech__is(f, t, "in")) return false;
    while (k + 1 < f->within.end && k < t + 6 &&
           (speech__word(f, k)->pos == UPOS_DET || speech__word(f, k)->pos == UPOS_ADJ ||
            speech__word(f, k)->pos == UPOS_NUM ||
            (speech__word(f, k)->pos == UPOS_NOUN && speech__word(f, k + 1)->pos == UPOS_NOUN)))
        k++;
    if (k >= f->within.end || speech__is_time(f, k) ||
        f->in->text.tokens.items[k].kind == TOKEN_NUMBER)
        return false;
    return !(cue__source_noun(f->words, k) & SOURCE_NOUNS_TEXT) &&
           !speech__has(f, k, SPEECH_WORDS_OCCASION);
}

/* "an analysis by Lily Batchelder", "the Alliance to Reclaim Our Schools" */
static bool in_name(const speech *f, size_t t, bool named)
{
    if (named && (speech__is(f, t, "by") || speech__is(f, t, "about")))
        return !speech__is_time(f, t + 1);
    return speech__is(f, t, "to") && f->in->text.tokens.items[t + 1].shape == SHAPE_TITLE;
}

/* "said government whip Ola", "according to media reports": a noun that is taken for a verb. */
static bool is_noun_here(const speech *f, size_t t, bool named)
{
    if (t == f->within.begin || !speech__is_nominal(f, t - 1)) return false;
    if (t + 1 >= f->within.end) return named && cue__source_noun(f->words, t);
    const syntax_word *w = speech__word(f, t), *before = speech__word(f, t - 1);
    const bool agrees =
        before->plural || before->pos != UPOS_NOUN || strcmp(w->lemma, speech__norm(f, t));
    return !agrees && f->in->text.tokens.items[t + 1].shape == SHAPE_TITLE;
}

/* Where a source that stands after its cue ends: at the end of the sentence,
 * before a quotation, a time, or a clause that goes on. */
static size_t end_after(const speech *f, size_t begin, bool named)
{
    size_t t = begin, comma = SYNTAX_ROOT;
    for (; t < f->within.end && t - begin < PHRASE_MOST + INSERT_MOST; t++) {
        if (f->in->quote_at[t] != f->in->quote_at[begin] || speech__opens_quotation(f, t)) break;
        if (t > begin && speech__is_time(f, t) && speech__word(f, t - 1)->pos != UPOS_VERB &&
            !speech__is_time(f, t - 1) && !speech__is(f, t - 1, "-")) /* 32-year-old */
            break;
        if (t > begin && reading__is_relative(f->in, t)) {
            while (t < f->within.end && !speech__is(f, t, ",") && !speech__opens_quotation(f, t))
                t++;
            break;
        }
        if (speech__is(f, t, ",") && t + 1 < f->within.end) {
            upos next = speech__word(f, t + 1)->pos;
            bool goes_on = speech__is_nominal(f, t + 1) || next == UPOS_DET || next == UPOS_ADJ ||
                           reading__is_relative(f->in, t + 1) || speech__is(f, t + 1, "of") ||
                           f->in->text.tokens.items[t + 1].shape == SHAPE_TITLE;
            if (!goes_on) break;
            comma = t;
        } else if (t > begin && speech__has(f, t, SPEECH_WORDS_END) &&
                   !(t + 1 < f->within.end && in_name(f, t, named)) && !is_whereabouts(f, t)) {
            break;
        }
        if (speech__is(f, t, ":") || speech__is(f, t, ";")) break;
        if (reading__is_finite(f->in, t) && !is_noun_here(f, t, named))
            return comma != SYNTAX_ROOT ? comma : t;
    }
    return t;
}

/* "found herself once more in the thick of things" */
static bool is_reflexive(const speech *f, size_t t)
{
    return lexicon__bits(&lexicon__speech_words, speech__norm(f, t)) & SPEECH_WORDS_SELF;
}

/* "he said he "deeply" regrets the incident": a word in quotation marks. */
static bool is_after_scare_quote(const speech *f, size_t t)
{
    return t > f->within.begin + 3 && speech__is(f, t - 1, "\"") && speech__is(f, t - 3, "\"") &&
           !speech__is_punct(f, t - 2);
}

/* ", said X" or "..." said X: the cue comes first and a name follows. */
static bool is_inverted(const speech *f, const cue *c)
{
    size_t t = c->span.begin;
    if (c->span.end >= f->within.end || c->span.end - c->verb > 1) return false;
    if (speech__word(f, c->verb)->form == FORM_GERUND) return false;
    if (t > f->within.begin && (!speech__is_punct(f, t - 1) || speech__is(f, t - 1, ")")))
        return false;
    if (t == f->within.begin && f->in->text.tokens.items[t].shape != SHAPE_TITLE) return false;
    if (is_after_scare_quote(f, t)) return false;
    if (speech__is_time(f, c->span.end) || is_reflexive(f, c->span.end)) return false;
    const size_t end = end_after(f, c->span.end, false);
    if (t > f->within.begin && end < f->within.end && reading__is_finite(f->in, end) &&
        !reading__is_relative(f->in, end - 1))
        return false; /* "said strike fears are growing" */
    upos pos = speech__word(f, c->span.end)->pos;
    return pos == UPOS_PROPN || pos == UPOS_DET || pos == UPOS_PRON || pos == UPOS_NOUN ||
           pos == UPOS_ADJ || pos == UPOS_NUM;
}

/* "P, said a spokesman for the airport.": nothing but the source follows. */
static bool closes_with_name(const speech *f, const cue *c)
{
    if (!is_inverted(f, c) || (c->takes & (TAKES_OBJECT | TAKES_TO | TAKES_TELL))) return false;
    for (size_t t = c->span.end; t < f->within.end; t++)
        if (reading__is_finite(f->in, t) && !reading__is_relative(f->in, t - 1)) return false;
    return true;
}

/* ---- by the tree, and by what came before ----------------------------------- */

token_range source__phrase(const speech *f, size_t head, const cue *c)
{
    token_range r = { f->tree->first[head], f->tree->last[head] };
    bool marked = speech__word(f, head)->relation == DEP_OBL_AGENT ||
                  speech__word(f, head)->relation == DEP_NMOD_POSS;
    if (r.begin < f->within.begin) r.begin = f->within.begin;
    if (r.end > f->within.end) r.end = f->within.end;
    if (head < c->span.begin && r.end > c->span.begin) r.end = c->span.begin;
    if (head >= c->span.end && r.begin < c->span.end) r.begin = c->span.end;
    while (r.begin < head && f->in->quote_at[r.begin] != f->in->quote_at[head]) r.begin++;
    while (r.end > head + 1 && f->in->quote_at[r.end - 1] != f->in->quote_at[head]) r.end--;
    while (r.begin < head &&
           (speech__is_punct(f, r.begin) || speech__word(f, r.begin)->pos == UPOS_CCONJ))
        r.begin++;
    while (r.end > head + 1 && speech__is_punct(f, r.end - 1) && !speech__is(f, r.end - 1, ")"))
        r.end--;
    if (marked && r.begin < head && speech__is(f, r.begin, "by")) r.begin++;
    while (marked && r.end > r.begin + 1 && speech__word(f, r.end - 1)->pos == UPOS_PART) r.end--;
    return r;
}

/* The subject of a verb by the tree, its own or that of the verb it hangs on. */
static size_t subject_of(const speech *f, size_t verb)
{
    size_t t = verb;
    for (size_t steps = 0; steps < 4; steps++) {
        const syntax_word *w = speech__word(f, t);
        size_t subject = tree__any_subject(f->tree, t);
        if (subject != SYNTAX_ROOT) return subject;
        if (w->head == SYNTAX_ROOT) break;
        if (w->relation == DEP_ACL && w->form == FORM_GERUND) return w->head;
        bool shares = w->relation == DEP_CONJ || w->relation == DEP_XCOMP ||
                      (w->relation == DEP_ADVCL && !reading__is_finite(f->in, t));
        if (!shares) break;
        t = w->head;
    }
    return SYNTAX_ROOT;
}

/* The source of the statement before in this sentence; else the tree's
 * subject; else what stands before the first finite verb. */
static token_range source_before(const speech *f, const cue *c)
{
    token_range none = { c->span.begin, c->span.begin };
    const size_t beside = speech__word(f, c->verb)->relation == DEP_CONJ
                              ? speech__word(f, c->verb)->head
                              : SYNTAX_ROOT;
    const bool shares = beside != SYNTAX_ROOT && f->told_at[beside] && beside < c->verb;
    for (size_t i = f->stated.count; i > 0; i--) {
        const attribution *at = &f->stated.items[i - 1];
        if (at->cue.begin < f->within.begin) break;
        if (shares && (beside < at->cue.begin || beside >= at->cue.end)) continue;
        if (at->source.begin < at->source.end &&
            f->in->quote_at[at->cue.begin] == f->in->quote_at[c->verb])
            return at->source;
    }
    size_t head = subject_of(f, c->verb);
    if (head != SYNTAX_ROOT && head >= f->within.begin && head < c->span.begin)
        return source__phrase(f, head, c);
    for (size_t t = f->within.begin; t < c->span.begin && t < f->within.begin + PHRASE_MOST; t++) {
        if (!reading__is_finite(f->in, t) || t == f->within.begin) continue;
        token_range r = speech__is(f, t - 1, ",") ? phrase__with_insert(f, t - 1)
                                                  : phrase__before(f, t);
        return r.begin < r.end && speech__is_nominal(f, r.end - 1) &&
                       speech__word(f, r.begin)->pos != UPOS_ADP
                   ? r
                   : none;
    }
    return none;
}

/* A participle or infinitive that only belongs to another cue: "declined to say". */
static bool hangs_on_cue(const speech *f, const cue *c)
{
    size_t t = c->span.begin;
    for (size_t k = 1; k < 4 && t >= f->within.begin + k; k++)
        if (f->told_at[t - k]) return speech__is(f, t - 1, "to");
    return false;
}

/* "in the wake of the officer announcing" -> the officer */
static size_t after_preposition(const speech *f, token_range r)
{
    for (size_t t = r.end; t > r.begin; t--)
        if (speech__word(f, t - 1)->pos == UPOS_ADP || speech__word(f, t - 1)->pos == UPOS_SCONJ)
            return t;
    return r.begin;
}

/* "were sent a memo saying", "sent me a letter saying": what leads up to the memo. */
static bool is_handed(const speech *f, size_t t)
{
    return speech__word(f, t)->pos == UPOS_VERB || speech__word(f, t)->pos == UPOS_PRON;
}

/* The source of "saying" is what stands before it, or where that cannot speak, as in "the
 * mayor downplayed the strike saying", the subject of the verb before. */
static token_range source_of_gerund(const speech *f, const cue *c, token_range r)
{
    while (r.end > r.begin + 1 && reading__is_finite(f->in, r.end - 1)) r.end--;
    r.begin = after_preposition(f, r);
    while (r.begin + 1 < r.end && is_handed(f, r.begin)) r.begin++;
    const bool tells = c->takes & (TAKES_CLAUSE | TAKES_QUOTE); /* not "while investigating" */
    const bool object = r.end == r.begin + 1 && speech__has(f, r.begin, SPEECH_WORDS_OBJECT);
    if ((r.begin >= r.end && !tells) || (r.begin < r.end && !object && speaker__can_be(f, r)))
        return r;
    const token_range subject = source_before(f, c);
    return subject.begin < subject.end && speaker__can_be(f, subject) ? subject : r;
}

/* A base form that nobody says: an imperative, "hear him talk", "to defend". */
static bool is_bare(const speech *f, const cue *c)
{
    if (speech__word(f, c->verb)->form != FORM_BASE || c->span.begin < c->verb) return false;
    size_t t = c->verb;
    while (t > f->within.begin && speech__word(f, t - 1)->pos == UPOS_ADV) t--;
    if (t == f->within.begin || speech__is_punct(f, t - 1)) return true;
    const syntax_word *verb = speech__word(f, c->verb);
    if (speech__word(f, t - 1)->pos == UPOS_CCONJ && verb->relation == DEP_CONJ &&
        speech__word(f, verb->head)->form != FORM_BASE &&
        lexicon__bits(&lexicon__speech_words, verb->lemma) & SPEECH_WORDS_SAY)
        return tree__any_subject(f->tree, verb->head) == SYNTAX_ROOT; /* "are there and say" */
    if (speech__is(f, t - 1, "to"))
        return t < 2 + f->within.begin || !speech__has(f, t - 2, SPEECH_WORDS_GOES);
    if (!speech__is_nominal(f, t - 1) && !speech__has(f, t - 1, SPEECH_WORDS_OBJECT)) return true;
    for (size_t k = 2; k < 6 && t >= f->within.begin + k; k++) {
        const syntax_word *w = speech__word(f, t - k);
        if (w->pos == UPOS_VERB &&
            lexicon__bits(&lexicon__speech_words, w->lemma) & SPEECH_WORDS_CAUSE)
            return true;
    }
    return false;
}

/* "during an appearance" is no subject; "about a dozen people" is. */
static bool is_circumstance(const speech *f, token_range r)
{
    return r.begin < r.end && speech__word(f, r.begin)->pos == UPOS_ADP &&
           !speech__has(f, r.begin, SPEECH_WORDS_AMOUNT);
}

/* "had also boasted", tagged as a verb of its own */
static bool is_helper(const speech *f, size_t t)
{
    const syntax_word *w = speech__word(f, t);
    if (w->pos != UPOS_AUX && w->pos != UPOS_VERB) return false;
    return !strcmp(w->lemma, "have") || !strcmp(w->lemma, "be") || !strcmp(w->lemma, "do");
}

/* "a global supplier, today announced", "left and last year said": the comma or "and" before
 * the time. */
static size_t before_time(const speech *f, size_t t)
{
    size_t time = t;
    while (time > f->within.begin && speech__is_time(f, time - 1)) time--;
    const bool set_off = time > f->within.begin && (speech__is(f, time - 1, ",") ||
                                                    speech__word(f, time - 1)->pos == UPOS_CCONJ);
    return set_off ? time : t;
}

token_range source__of_verb(const speech *f, const cue *c)
{
    token_range none = { c->span.begin, c->span.begin };
    size_t t = c->span.begin;
    if (hangs_on_cue(f, c) || is_bare(f, c)) return none;
    while (t > f->within.begin && (speech__word(f, t - 1)->pos == UPOS_ADV || is_helper(f, t - 1)))
        t--;
    t = before_time(f, t);
    if (t == f->within.begin)
        return is_inverted(f, c) ? (token_range){ c->span.end, end_after(f, c->span.end, false) }
                                 : none;
    bool comma = speech__is(f, t - 1, ","), gerund = speech__word(f, c->verb)->form == FORM_GERUND;
    if (speech__word(f, t - 1)->pos == UPOS_CCONJ || (gerund && comma) ||
        speech__is(f, t - 1, "to"))
        return source_before(f, c);
    if (comma && f->in->quote_at[t - 1] == f->in->quote_at[c->verb] && !closes_with_name(f, c)) {
        token_range r = phrase__with_insert(f, t - 1);
        if (r.begin < r.end) return r;
    }
    if (is_inverted(f, c)) return (token_range){ c->span.end, end_after(f, c->span.end, false) };
    if (t > f->within.begin + 2 && reading__is_quoted(f->in, t - 2) && speech__is(f, t - 2, ",")) {
        token_range r = phrase__with_insert(f, t - 1);
        if (r.begin < r.end) return r;
    }
    if (speech__is_punct(f, t - 1) && !speech__is(f, t - 1, ")"))
        return comma ? source_before(f, c) : none;
    token_range r = phrase__before(f, t);
    if (gerund) r = source_of_gerund(f, c, r);
    while (r.begin < r.end && speech__is_punct(f, r.begin)) r.begin++;
    return gerund || !is_circumstance(f, r) ? r : none;
}

/* Only a verb beside a quotation, or with "that", is worth keeping without a
 * source: "Asked whether ...", "Told that ...". */
bool source__may_lack(const speech *f, const cue *c)
{
    if (is_bare(f, c) || hangs_on_cue(f, c)) return false;
    return speech__is(f, c->span.end, "that") || speech__is(f, c->span.end, "whether") ||
           speech__word(f, c->verb)->form == FORM_PAST;
}

/* "According to Ana Brandt, head of the board, P": at the first comma, or at the
 * second where an apposition stands between them. */
static size_t end_before_content(const speech *f, token_range r)
{
    size_t comma = SYNTAX_ROOT;
    for (size_t t = r.begin; t < r.end; t++) {
        if (comma != SYNTAX_ROOT && reading__is_finite(f->in, t)) return comma;
        if (!speech__is(f, t, ",")) continue;
        if (comma != SYNTAX_ROOT) return t;
        comma = t;
        uint32_t kind = t + 1 < r.end ? cue__source_noun(f->words, t + 1) : 0;
        if (!kind && t + 2 < r.end) kind = cue__source_noun(f->words, t + 2);
        if (!kind || kind & SOURCE_NOUNS_TEXT) return t;
    }
    return comma != SYNTAX_ROOT ? comma : r.end;
}

/* "according to Ana Brandt, a lawyer" */
token_range source__named(const speech *f, const cue *c)
{
    size_t begin = c->span.end;
    token_range r = { begin, begin < f->within.end ? end_after(f, begin, true) : begin };
    bool inserted = c->span.begin > f->within.begin &&
                    c->span.begin - f->within.begin < INSERTED_MAX &&
                    speech__is(f, c->span.begin - 1, ",");
    if (inserted || c->span.begin <= f->within.begin + 1) r.end = end_before_content(f, r);
    return speech__trim(f, r);
}

/* ---- what is kept of it ------------------------------------------------------- */

/* Words that a source cannot end in: "new documents he", "an email that", "the focus on". */
static bool dangles(const speech *f, size_t t)
{
    switch (f->words[t].pos) {
    case UPOS_ADP:
    case UPOS_DET:
    case UPOS_CCONJ:
    case UPOS_SCONJ:
        return true;
    default:
        return reading__is_relative(f->in, t) || speech__has(f, t, SPEECH_WORDS_SUBJECT);
    }
}

/* "replaced on Monday by a message" -> a message: a phrase with a verb in it begins anew after
 * its last preposition. */
static token_range after_verb(const speech *f, token_range source)
{
    bool verb = false;
    size_t begin = source.begin;
    for (size_t t = source.begin; t + 1 < source.end; t++) {
        verb = verb || f->words[t].pos == UPOS_VERB;
        if (verb && f->words[t].pos == UPOS_ADP) begin = t + 1;
    }
    return (token_range){ begin, source.end };
}

/* "choosing her", "known for wit", "to hack": what somebody does is no source. */
static bool is_deed(const speech *f, token_range r)
{
    const syntax_word *first = &f->words[r.begin], *next = first + 1;
    if (r.begin + 1 >= r.end) return false;
    if (speech__is(f, r.begin, "to")) return next->pos == UPOS_VERB;
    if (first->form != FORM_GERUND && f->in->text.tokens.items[r.begin].shape != SHAPE_LOWER)
        return false; /* "United States officials" */
    if (first->pos != UPOS_VERB) return false;
    return next->pos == UPOS_DET || next->pos == UPOS_PART || next->pos == UPOS_PROPN ||
           next->pos == UPOS_PRON || next->pos == UPOS_ADP || next->pos == UPOS_NUM;
}

/* "Marsh, though", "Marsh, however": what joins the sentence to that before it goes off. */
static size_t before_link(const speech *f, token_range r)
{
    if (r.end < r.begin + 3 || !speech__is(f, r.end - 2, ",")) return r.end;
    return f->words[r.end - 1].relation == DEP_ADVMOD ? r.end - 2 : r.end;
}

/* "economists | at the bank said": with what the preposition hangs on; "a story you read | about
 * Marsh", "was not | certain": of a verb it is no source. "At the inn the guests" is left. */
static token_range with_head(const speech *f, token_range r)
{
    const token_range none = { r.begin, r.begin };
    if (r.begin >= r.end || r.begin <= f->within.begin) return r;
    const upos before = f->words[r.begin - 1].pos;
    const verb_form form = f->words[r.begin - 1].form;
    if (speech__is(f, r.begin, "not")) return before == UPOS_AUX ? none : r;
    if (f->words[r.begin].pos != UPOS_ADP) return r;
    for (size_t t = r.begin; t < r.end; t++)
        if (f->words[t].pos == UPOS_NUM) return r; /* "over 60 firms" */
    if (before == UPOS_NOUN || before == UPOS_PROPN)
        return (token_range){ phrase__before(f, r.begin).begin, r.end };
    return before == UPOS_VERB && form != FORM_PRESENT ? none : r;
}

/* Without what a source cannot end in. "a strike that threatens": what a relative clause is
 * of, only if it can speak, else nothing. */
token_range source__whole(const speech *f, token_range said)
{
    token_range source = with_head(f, said);
    source.end = before_link(f, source);
    if (source.begin < source.end && is_deed(f, source))
        return (token_range){ said.begin, said.begin };
    while (source.end > source.begin + 1 && dangles(f, source.end - 1)) source.end--;
    if (source.end == said.end || !reading__is_relative(f->in, said.end - 1)) return source;
    source = after_verb(f, source);
    return speaker__can_be(f, source) ? source : (token_range){ said.begin, said.begin };
}
