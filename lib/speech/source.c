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

#define PHRASE 30      /* tokens of a source, at most */
#define INSERTED_MAX 5 /* tokens before "according to" that are no content by themselves */
#define INSERT 40      /* tokens between the commas after a source, at most */

static bool starts_phrase(const speech *f, size_t t)
{
    upos pos = speech__word(f, t)->pos, before = speech__word(f, t - 1)->pos;
    bool after_noun =
        before == UPOS_NOUN || before == UPOS_PROPN || before == UPOS_NUM || before == UPOS_ADV;
    if (!after_noun) return false;
    return pos == UPOS_DET || pos == UPOS_PRON ||
           (pos == UPOS_PROPN && before != UPOS_PROPN && speech__is(f, t - 2, "a"));
}

/* "on Monday police said", "in a statement the mayor said": what leads up to a
 * subject. */
static size_t skip_lead(const speech *f, token_range r)
{
    size_t t = r.begin;
    if (speech__is(f, t, "("))
        for (size_t k = t; k + 1 < r.end; k++)
            if (speech__is(f, k, ")")) t = k + 1;
    while (t + 1 < r.end &&
           (speech__word(f, t)->pos == UPOS_CCONJ || speech__word(f, t)->pos == UPOS_PUNCT ||
            (speech__word(f, t)->pos == UPOS_ADV && f->mention_at[t] == SYNTAX_ROOT &&
             f->in->text.tokens.items[t + 1].shape == SHAPE_LOWER &&
             speech__word(f, t + 1)->pos != UPOS_NUM)))
        t++;
    bool preposition =
        t < r.end && (speech__word(f, t)->pos == UPOS_ADP || speech__word(f, t)->pos == UPOS_SCONJ);
    if (preposition)
        for (size_t k = r.end - 1; k > t + 2; k--)
            if (starts_phrase(f, k)) return k;
    if (t + 2 < r.end && preposition && speech__is_time(f, t + 1))
        t += 2;
    else if (t + 1 < r.end && speech__is_time(f, t) && !speech__is(f, t + 1, "'s"))
        t++;
    return t;
}

/* "Trump this week said", "Axelrod on Wednesday called": the time goes off. */
static size_t drop_time(const speech *f, token_range r)
{
    size_t end = r.end;
    while (end > r.begin + 1 && speech__is_time(f, end - 1)) end--;
    if (speech__word(f, end - 1)->pos == UPOS_VERB) return r.end;
    while (end > r.begin + 1 && end < r.end &&
           (speech__word(f, end - 1)->pos == UPOS_ADP ||
            speech__word(f, end - 1)->pos == UPOS_DET ||
            speech__word(f, end - 1)->pos == UPOS_PUNCT))
        end--;
    return end;
}

/* "research conducted by the board", "a poll released last week" */
static bool is_reduced(const speech *f, size_t t)
{
    size_t length = strlen(speech__norm(f, t));
    if (speech__word(f, t)->pos != UPOS_VERB || t == f->within.begin || t + 1 >= f->within.end ||
        length < 4)
        return false;
    if (strcmp(speech__norm(f, t) + length - 2, "ed") &&
        strcmp(speech__norm(f, t) + length - 2, "en"))
        return false;
    return speech__is_nominal(f, t - 1) &&
           (speech__word(f, t + 1)->pos == UPOS_ADP || speech__is_time(f, t + 1));
}

/* Whether the bracket that closes at t opens a few words before. */
static bool is_bracketed(const speech *f, size_t t)
{
    for (size_t k = 1; k < 10 && t >= f->within.begin + k; k++)
        if (speech__is(f, t - k, "(")) return true;
    return false;
}

/* "roads were cordoned off and police said": what the verb before says of its own subject
 * goes off, up to the "and". */
static size_t after_predicate(const speech *f, token_range r)
{
    const upos first = speech__word(f, r.begin)->pos, next = speech__word(f, r.begin + 1)->pos;
    const bool says_more = first == UPOS_VERB || (first == UPOS_ADJ && next == UPOS_ADP);
    if (!says_more || r.begin + 1 >= r.end) return r.begin;
    for (size_t t = r.end - 1; t > r.begin; t--)
        if (speech__word(f, t - 1)->pos == UPOS_CCONJ) return t;
    return r.begin;
}

/* The phrase that ends at end: back to where its clause begins, or to the
 * last finite verb that is not in a relative clause of the phrase. "the years
 * that he said": a pronoun that can only be a subject is one. */
static token_range phrase_before(const speech *f, size_t end)
{
    token_range r = { end, end };
    size_t verb = SYNTAX_ROOT;
    bool brackets = false;
    if (end > f->within.begin && speech__has(f, end - 1, SPEECH_WORDS_SUBJECT))
        return (token_range){ end - 1, end };
    while (r.begin > f->within.begin && end - r.begin < PHRASE) {
        size_t t = r.begin - 1;
        if (speech__is(f, t, ")") && !is_bracketed(f, t)) break;
        if (speech__is(f, t, ")")) brackets = true;
        if (speech__is(f, t, "(")) brackets = false;
        if (f->in->quote_at[t] != f->in->quote_at[end - 1] ||
            (!brackets && speech__is_boundary(f, t)))
            break;
        if (!brackets && verb == SYNTAX_ROOT && reading__is_finite(f->in, t) && !is_reduced(f, t))
            verb = t;
        if (reading__is_relative(f->in, t) && end - t > 1) verb = SYNTAX_ROOT;
        r.begin = t;
    }
    if (verb != SYNTAX_ROOT && verb + 1 < end)
        r.begin = after_predicate(f, (token_range){ verb + 1, end });
    r.begin = skip_lead(f, r);
    r.end = drop_time(f, r);
    return r;
}

/* "Areld, the foreign minister," before a cue: from Areld on; end is the
 * comma at the end. Empty if it is no such thing. */
static token_range phrase_with_insert(const speech *f, size_t end)
{
    token_range none = { end, end };
    size_t low = end > f->within.begin + INSERT ? end - INSERT : f->within.begin;
    for (size_t comma = end; comma-- > low;) {
        if (reading__is_quoted(f->in, comma)) continue;
        if (!speech__is(f, comma, ",") || comma == f->within.begin || comma + 1 >= end) continue;
        if (speech__word(f, comma - 1)->pos == UPOS_NUM && comma >= f->within.begin + 2 &&
            speech__is(f, comma - 2, ","))
            continue;
        if (!speech__is_nominal(f, comma - 1) && !speech__is(f, comma - 1, ")")) return none;
        token_range head = phrase_before(f, comma);
        if (head.begin >= head.end || reading__is_finite(f->in, comma + 1)) return none;
        upos first = speech__word(f, head.begin)->pos;
        bool when = speech__word(f, comma + 1)->pos == UPOS_ADP && speech__is_time(f, comma + 2);
        if (first == UPOS_ADP || when) continue;
        if (speech__word(f, comma + 1)->pos == UPOS_CCONJ) return none;
        return (token_range){ head.begin, end };
    }
    return none;
}

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

/* Where a source that stands after its cue ends: at the end of the sentence,
 * before a quotation, a time, or a clause that goes on. */
static size_t end_after(const speech *f, size_t begin, bool named)
{
    size_t t = begin, comma = SYNTAX_ROOT;
    for (; t < f->within.end && t - begin < PHRASE + INSERT; t++) {
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
        if (reading__is_finite(f->in, t)) return comma != SYNTAX_ROOT ? comma : t;
    }
    return t;
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
    if (speech__is_time(f, c->span.end)) return false;
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
    for (size_t i = f->stated.count; i > 0; i--) {
        const attribution *at = &f->stated.items[i - 1];
        if (at->cue.begin < f->within.begin) break;
        if (at->source.begin < at->source.end &&
            f->in->quote_at[at->cue.begin] == f->in->quote_at[c->verb])
            return at->source;
    }
    size_t head = subject_of(f, c->verb);
    if (head != SYNTAX_ROOT && head >= f->within.begin && head < c->span.begin)
        return source__phrase(f, head, c);
    for (size_t t = f->within.begin; t < c->span.begin && t < f->within.begin + PHRASE; t++) {
        if (!reading__is_finite(f->in, t) || t == f->within.begin) continue;
        token_range r = phrase_before(f, t);
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
    if ((r.begin >= r.end && !tells) || (r.begin < r.end && speaker__can_be(f, r))) return r;
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

token_range source__of_verb(const speech *f, const cue *c)
{
    token_range none = { c->span.begin, c->span.begin };
    size_t t = c->span.begin;
    if (hangs_on_cue(f, c) || is_bare(f, c)) return none;
    while (t > f->within.begin && (speech__word(f, t - 1)->pos == UPOS_ADV || is_helper(f, t - 1)))
        t--;
    if (t == f->within.begin)
        return is_inverted(f, c) ? (token_range){ c->span.end, end_after(f, c->span.end, false) }
                                 : none;
    bool comma = speech__is(f, t - 1, ","), gerund = speech__word(f, c->verb)->form == FORM_GERUND;
    if (speech__word(f, t - 1)->pos == UPOS_CCONJ || (gerund && comma) ||
        speech__is(f, t - 1, "to"))
        return source_before(f, c);
    if (comma && f->in->quote_at[t - 1] == f->in->quote_at[c->verb] && !closes_with_name(f, c)) {
        token_range r = phrase_with_insert(f, t - 1);
        if (r.begin < r.end) return r;
    }
    if (is_inverted(f, c)) return (token_range){ c->span.end, end_after(f, c->span.end, false) };
    if (t > f->within.begin + 2 && reading__is_quoted(f->in, t - 2) && speech__is(f, t - 2, ",")) {
        token_range r = phrase_with_insert(f, t - 1);
        if (r.begin < r.end) return r;
    }
    if (speech__is_punct(f, t - 1) && !speech__is(f, t - 1, ")"))
        return comma ? source_before(f, c) : none;
    token_range r = phrase_before(f, t);
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
