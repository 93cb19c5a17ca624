/* Factuality from cue words and the tree above them. A cue counts when the
 * path from it to the claim's predicate crosses no clause boundary but that of
 * reported content; two negations cancel, and leave a possibility.
 * Blind spots: irony, rhetorical questions, scope of quantifiers. */
#include "factuality.h"

#include <string.h>

#include "lexicon_data.h"

#define PHRASE_MAX 4      /* words in the longest cue */
#define QUESTION_REACH 40 /* tokens after a claim in which its question mark may come */
#define STEPS_MAX 32      /* heads climbed to reach the predicate */

typedef struct scope {
    const reading *in;
    const tree *of;
    token_range tokens;
    size_t predicate;
    bool reported; /* somebody says so */
} scope;

static const syntax_word *word(const scope *s, size_t t)
{
    return reading__word(s->in, t);
}

/* The words from t on, as forms or lemmas, for a look-up. */
static size_t phrase(const scope *s, size_t t, bool lemmas, const char *words[PHRASE_MAX])
{
    size_t n = 0;
    for (; n < PHRASE_MAX && t + n < s->tokens.end; n++)
        words[n] =
            lemmas && word(s, t + n)->lemma ? word(s, t + n)->lemma : reading__norm(s->in, t + n);
    return n;
}

static bool leaves_clause(deprel relation)
{
    return relation == DEP_ACL || relation == DEP_ACL_RELCL || relation == DEP_ADVCL ||
           relation == DEP_APPOS;
}

static bool is_punct(const scope *s, size_t t)
{
    return reading__is_punct(s->in, t);
}

/* Whether the words show what the parser says, that a clause begins here: by a
 * comma, a relative word or subordinator, "to", or the verb itself. */
static bool is_marked_off(const scope *s, size_t head)
{
    size_t first = s->of->first[head];
    const syntax_word *w = word(s, first);
    if (first == head || is_punct(s, first)) return true;
    if (first > s->tokens.begin && is_punct(s, first - 1)) return true;
    if (w->pos == UPOS_SCONJ || w->relation == DEP_MARK || w->pos == UPOS_ADP) return true;
    return (w->pos == UPOS_PRON || w->pos == UPOS_ADV) && strchr("wt", w->lemma[0]);
}

/* "has not yet been told": the words before the predicate that belong to it. */
static bool in_verb_group(const scope *s, size_t t)
{
    if (t > s->predicate) return false;
    for (size_t i = t; i < s->predicate; i++) {
        upos pos = word(s, i)->pos;
        if (pos != UPOS_AUX && pos != UPOS_ADV && pos != UPOS_PART) return false;
    }
    return true;
}

/* Whether the predicate is reached from t without leaving a clause. */
static bool in_scope(const scope *s, size_t t)
{
    if (in_verb_group(s, t)) return true;
    if (tree__in_relative(s->of, s->tokens.begin, t)) return false;
    for (size_t steps = 0; steps < STEPS_MAX; steps++) {
        if (t == s->predicate) return true;
        if (leaves_clause(word(s, t)->relation) && is_marked_off(s, t)) return false;
        t = word(s, t)->head;
        if (t == SYNTAX_ROOT || t < s->tokens.begin || t >= s->tokens.end) return true;
    }
    return false;
}

/* "failed" negates when its complement is a clause or a thing refused; a bare
 * "the engine failed" is no negation. */
static bool negates_complement(const scope *s, size_t t)
{
    const char *lemma = word(s, t)->lemma;
    if (!s->of->predicate[t]) return false;
    if (!(lexicon__bits(&lexicon__claim_words, lemma) & CLAIM_WORDS_COMPLEMENT)) return true;
    return tree__child(s->of, t, DEP_XCOMP) != SYNTAX_ROOT;
}

/* "barely half full", "hardly a week" -> true: an amount, no negation. */
static bool before_amount(const scope *s, size_t t)
{
    if (t >= s->tokens.end) return false;
    upos pos = word(s, t)->pos;
    return pos == UPOS_NUM || pos == UPOS_DET || reading__is(s->in, t, "half");
}

/* "doctors, not another campaign" -> true: what is not meant, beside what is. */
static bool is_contrast(const scope *s, size_t t)
{
    if (t == s->tokens.begin || !reading__is(s->in, t - 1, ",")) return false;
    for (size_t i = t; i < s->tokens.end; i++) {
        upos pos = word(s, i)->pos;
        if (pos == UPOS_VERB || pos == UPOS_AUX) return false;
        if (i > t && is_punct(s, i)) break;
    }
    return true;
}

/* "left homes without power" -> true: the thing hangs on a verb of leaving. */
static bool is_left(const scope *s, size_t thing)
{
    for (size_t steps = 0; steps < STEPS_MAX && thing != SYNTAX_ROOT; steps++) {
        const syntax_word *w = word(s, thing);
        if (w->pos == UPOS_VERB)
            return lexicon__bits(&lexicon__claim_words, w->lemma) & CLAIM_WORDS_LEAVING;
        if (thing < s->tokens.begin || thing >= s->tokens.end) break;
        thing = w->head;
    }
    return false;
}

/* "without a warrant" negates what it hangs on, unless that is a thing: "people
 * without a licence". */
static bool negates_absence(const scope *s, size_t t)
{
    size_t thing = word(s, t)->head;
    if (thing == SYNTAX_ROOT) return false;
    if (word(s, thing)->relation == DEP_NMOD) return is_left(s, thing);
    if (word(s, thing)->relation == DEP_ADVCL) thing = word(s, thing)->head;
    return thing != SYNTAX_ROOT && in_scope(s, thing);
}

typedef enum negation {
    NEGATION_NONE,
    NEGATION_BOUND, /* only looks like one: "not only", "no more than" */
    NEGATION_WORD,  /* not, no, without */
    NEGATION_ACT,   /* failed, refused */
    NEGATION_CLOSED /* ruled out, denied: undone, it leaves a possibility */
} negation;

/* What the words from t on negate by their form; *words: how many they are. */
static negation negating_words(const scope *s, size_t t, size_t *words)
{
    const char *at[PHRASE_MAX];
    const lexicon_entry *found = NULL;
    *words = lexicon__longest(&lexicon__negators, at, phrase(s, t, false, at), &found);
    if (!*words || found->bits & (NEGATORS_ACT | NEGATORS_CLOSED)) return NEGATION_NONE;
    if (found->bits & NEGATORS_BOUND) return NEGATION_BOUND;
    if (found->bits & NEGATORS_WITH) return negates_absence(s, t) ? NEGATION_WORD : NEGATION_NONE;
    if (found->bits & NEGATORS_SCANT && before_amount(s, t + *words)) return NEGATION_NONE;
    if (is_contrast(s, t)) return NEGATION_NONE;
    size_t from = t + 1 == s->tokens.end && word(s, t)->head != SYNTAX_ROOT ? word(s, t)->head : t;
    return in_scope(s, from) ? NEGATION_WORD : NEGATION_NONE;
}

/* The same by their lemmas. */
static negation negating_verb(const scope *s, size_t t, size_t *words)
{
    const char *at[PHRASE_MAX];
    const lexicon_entry *found = NULL;
    *words = lexicon__longest(&lexicon__negators, at, phrase(s, t, true, at), &found);
    if (!*words || !(found->bits & (NEGATORS_ACT | NEGATORS_CLOSED))) return NEGATION_NONE;
    if (!negates_complement(s, t) || !in_scope(s, t)) return NEGATION_NONE;
    return found->bits & NEGATORS_ACT ? NEGATION_ACT : NEGATION_CLOSED;
}

/* "did not rule out" leaves a possibility, "never failed to" a fact. */
static void find_polarity(factuality *out, const scope *s)
{
    size_t counts[NEGATION_CLOSED + 1] = { 0 };
    for (size_t t = s->tokens.begin, words = 1; t < s->tokens.end; t += words ? words : 1) {
        negation kind = negating_words(s, t, &words);
        if (kind == NEGATION_NONE) kind = negating_verb(s, t, &words);
        if (kind == NEGATION_NONE) words = 1;
        else if (kind != NEGATION_BOUND && out->polarity_cue.begin == out->polarity_cue.end)
            out->polarity_cue = (token_range){ t, t + words };
        counts[kind]++;
    }
    bool undone = counts[NEGATION_WORD] && (counts[NEGATION_ACT] || counts[NEGATION_CLOSED]);
    bool any = counts[NEGATION_WORD] || counts[NEGATION_ACT] || counts[NEGATION_CLOSED];
    if (any && !undone) out->polarity = CLAIMDIFF_POLARITY_NEGATIVE;
    if (!undone) return;
    if (counts[NEGATION_CLOSED]) {
        out->modality = CLAIMDIFF_MODALITY_POSSIBLE;
        out->modality_cue = out->polarity_cue;
    }
    out->polarity_cue.end = out->polarity_cue.begin;
}

/* Whether a modal verb at t has the rest of the claim as its complement;
 * clausal: a thing does not do, "offered help" is an offer made. */
static bool has_complement(const scope *s, size_t t, bool clausal)
{
    bool governs = word(s, s->predicate)->head == t;
    if (t != s->predicate && !governs) return false;
    if (governs || tree__child(s->of, t, DEP_XCOMP) != SYNTAX_ROOT ||
        tree__child(s->of, t, DEP_CCOMP) != SYNTAX_ROOT)
        return true;
    return !clausal && (tree__child(s->of, t, DEP_OBJ) != SYNTAX_ROOT ||
                        word(s, t)->form == FORM_PARTICIPLE);
}

/* Whether the auxiliary or the phrase at t belongs to the main predicate. */
static bool is_auxiliary(const scope *s, size_t t, size_t words)
{
    bool auxiliary = word(s, t)->pos == UPOS_AUX || word(s, t)->relation == DEP_COP || words > 1;
    return auxiliary && in_scope(s, t);
}

/* "would" in what somebody said is a plan or a forecast, elsewhere a supposition. */
static bool is_reported(const scope *s)
{
    deprel r = word(s, s->predicate)->relation;
    return r == DEP_CCOMP || r == DEP_PARATAXIS || s->reported;
}

/* "due to bad weather" -> true: the "to" of a phrase brings no verb. */
static bool lacks_verb(const scope *s, size_t t, size_t words)
{
    size_t next = t + words;
    if (words < 2 || !reading__is(s->in, next - 1, "to")) return false;
    if (next >= s->tokens.end) return true;
    upos pos = word(s, next)->pos;
    return pos != UPOS_VERB && pos != UPOS_AUX && pos != UPOS_ADV;
}

/* Whether the modal phrase at t, of these bits of modals.txt, is one of this predicate. */
static bool applies(const scope *s, size_t t, size_t words, uint32_t how)
{
    if (lacks_verb(s, t, words)) return false;
    if (how & MODALS_VERB) return has_complement(s, t, false);
    if (how & MODALS_CLAUSE) return has_complement(s, t, true);
    if (how & MODALS_WORD) return in_scope(s, t);
    return is_auxiliary(s, t, words);
}

/* "aux planned", "reported planned" -> CLAIMDIFF_MODALITY_PLANNED */
static claimdiff_modality modality_of(const scope *s, uint32_t how)
{
    bool planned = how & MODALS_PLANNED && (!(how & MODALS_REPORTED) || is_reported(s));
    return planned ? CLAIMDIFF_MODALITY_PLANNED : CLAIMDIFF_MODALITY_POSSIBLE;
}

/* The modal phrase at t: as it is written ("had to"), else by its lemmas. */
static size_t modal_at(const scope *s, size_t t, uint32_t *how)
{
    const char *words[PHRASE_MAX];
    const lexicon_entry *found = NULL, *by_lemma = NULL;
    size_t n = lexicon__longest(&lexicon__modals, words, phrase(s, t, false, words), &found);
    size_t m = lexicon__longest(&lexicon__modals, words, phrase(s, t, true, words), &by_lemma);
    if (m > n) found = by_lemma;
    *how = found ? found->bits : 0;
    return m > n ? m : n;
}

static void find_modality(factuality *out, const scope *s)
{
    for (size_t t = s->tokens.begin, n; t < s->tokens.end; t += n ? n : 1) {
        uint32_t how = 0;
        n = modal_at(s, t, &how);
        if (!n || how & MODALS_ASSERTED || !applies(s, t, n, how)) continue;
        out->modality = modality_of(s, how);
        out->modality_cue = (token_range){ t, t + n };
        return;
    }
}

/* "sees if the dam holds" -> true: "if" opens a question, no condition. */
static bool is_embedded_question(const scope *s, size_t mark)
{
    size_t head = word(s, mark)->head;
    return reading__is(s->in, mark, "if") && head != SYNTAX_ROOT &&
           word(s, head)->relation == DEP_CCOMP;
}

static bool find_condition(factuality *out, const scope *s)
{
    for (size_t t = s->tokens.begin, n; t < s->tokens.end; t += n ? n : 1) {
        const char *words[PHRASE_MAX];
        const lexicon_entry *found = NULL;
        n = lexicon__longest(&lexicon__conditions, words, phrase(s, t, false, words), &found);
        if (!n || !(found->bits & CONDITIONS_CONDITION) || is_embedded_question(s, t)) continue;
        out->modality = CLAIMDIFF_MODALITY_CONDITIONAL;
        out->modality_cue = (token_range){ t, t + n };
        return true;
    }
    return false;
}

/* "How many must die | before we act?" -> true for both pieces: the mark comes
 * at once, or the claim opens like a question and the mark ends its sentence. */
static bool is_question(const scope *s)
{
    const syntax_word *first = word(s, s->tokens.begin);
    bool opener = first->pos == UPOS_PRON || first->pos == UPOS_ADV || first->pos == UPOS_SCONJ ||
                  first->pos == UPOS_DET;
    bool asks = first->pos == UPOS_AUX || (opener && strchr("wh", first->lemma[0]));
    size_t end = s->tokens.end + QUESTION_REACH;
    for (size_t t = s->tokens.end; t < s->in->text.tokens.count && t < end; t++) {
        const char *norm = reading__norm(s->in, t);
        if (!strcmp(norm, "?")) return true;
        if ((!asks && !is_punct(s, t)) || norm[0] == '.' || norm[0] == '!') break;
    }
    return false;
}

/* "Boil all tap water", "Do not enter", "Please keep" -> true: a bare verb that
 * opens a sentence or a quotation. */
static bool is_command(const scope *s)
{
    size_t t = s->tokens.begin, first = s->predicate;
    bool opens = t == 0 || (is_punct(s, t - 1) && !reading__is(s->in, t - 1, ",")) ||
                 is_punct(s, t) || s->in->text.tokens.items[t].shape == SHAPE_TITLE;
    if (!opens || tree__subject(s->of, first) != SYNTAX_ROOT) return false;
    if (word(s, first)->form != FORM_BASE && word(s, first)->form != FORM_PRESENT) return false;
    for (; t < first; t++) {
        uint32_t bits = lexicon__bits(&lexicon__claim_words, reading__norm(s->in, t));
        if (!is_punct(s, t) && !(bits & CLAIM_WORDS_LEAD)) return false;
    }
    for (t = first + 1; t < s->tokens.end; t++)
        if (word(s, t)->form == FORM_PAST || word(s, t)->pos == UPOS_AUX) return false;
    return word(s, first)->pos == UPOS_VERB;
}

bool factuality__is_scheduled(const reading *in, size_t predicate)
{
    const char *words[PHRASE_MAX];
    scope s = { in, &in->tree, { predicate, in->text.tokens.count }, predicate, false };
    if (predicate == SYNTAX_ROOT || word(&s, predicate)->form != FORM_PRESENT) return false;
    size_t count = phrase(&s, predicate, true, words);
    return lexicon__longest(&lexicon__scheduled, words, count, NULL) > 0;
}

factuality factuality__find(const reading *in, token_range tokens, size_t predicate, bool reported)
{
    factuality out = { .polarity = CLAIMDIFF_POLARITY_POSITIVE,
                       .modality = CLAIMDIFF_MODALITY_ASSERTED };
    scope s = { in, &in->tree, tokens, predicate, reported };
    if (predicate == SYNTAX_ROOT) return out;
    find_modality(&out, &s);
    find_polarity(&out, &s);
    if (is_question(&s)) out.modality = CLAIMDIFF_MODALITY_QUESTION;
    else if (!find_condition(&out, &s) && is_command(&s)) out.modality = CLAIMDIFF_MODALITY_COMMAND;
    return out;
}
