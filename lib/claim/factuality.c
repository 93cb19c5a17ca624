/* Factuality from cue words and the tree above them. A cue counts when the
 * path from it to the claim's predicate crosses no clause boundary but that of
 * reported content; two negations cancel, and leave a possibility.
 * Blind spots: irony, rhetorical questions, scope of quantifiers. */
#include "factuality.h"

#include <string.h>

#include "lexicon.h"

#define PHRASE_MAX 4 /* words in the longest cue */

extern const lexicon lexicon__negators;
extern const lexicon lexicon__modals;

typedef struct scope {
    const segments *text;
    const tree *of;
    token_range tokens;
    size_t predicate;
    bool reported; /* somebody says so */
} scope;

static const syntax_word *word(const scope *s, size_t t)
{
    return &s->of->syntax->words[t];
}

/* The words from t on, as forms or lemmas, for a look-up. */
static size_t phrase(const scope *s, size_t t, bool lemmas, const char *words[PHRASE_MAX])
{
    size_t n = 0;
    for (; n < PHRASE_MAX && t + n < s->tokens.end; n++)
        words[n] = lemmas && word(s, t + n)->lemma ? word(s, t + n)->lemma : s->text->tokens.items[t + n].norm;
    return n;
}

static bool leaves_clause(deprel relation)
{
    return relation == DEP_ACL || relation == DEP_ACL_RELCL || relation == DEP_ADVCL || relation == DEP_APPOS;
}

/* Whether the predicate is reached from t without leaving a clause. */
static bool in_scope(const scope *s, size_t t)
{
    for (size_t steps = 0; t != SYNTAX_ROOT && steps < 32; steps++) {
        if (t == s->predicate) return true;
        if (leaves_clause(word(s, t)->relation)) return false;
        t = word(s, t)->head;
        if (t != SYNTAX_ROOT && (t < s->tokens.begin || t >= s->tokens.end)) return false;
    }
    return false;
}

/* "failed" negates when its complement is a clause or a thing refused; a bare
 * "the engine failed" is no negation. */
static bool negates_complement(const scope *s, size_t t)
{
    const char *lemma = word(s, t)->lemma;
    if (!s->of->predicate[t]) return false;
    if (strcmp(lemma, "fail") && strcmp(lemma, "decline")) return true;
    return tree__child(s->of, t, DEP_XCOMP) != SYNTAX_ROOT;
}

/* Words of the negator that begins at t, 0 if none. */
static size_t negator_at(const scope *s, size_t t, bool *is_verb)
{
    const char *words[PHRASE_MAX], *value = NULL;
    size_t n = lexicon__match(&lexicon__negators, words, phrase(s, t, false, words), &value);
    *is_verb = false;
    if (n && strcmp(value, "verb")) {
        bool bound = !strcmp(value, "bound");
        bool with = !strcmp(value, "with");
        size_t from = with || t + 1 == s->tokens.end ? word(s, t)->head : t;
        if (bound || from == SYNTAX_ROOT) return 0;
        if (with && word(s, from)->relation == DEP_ADVCL) from = word(s, from)->head;
        return from != SYNTAX_ROOT && in_scope(s, from) ? n : 0;
    }
    n = lexicon__match(&lexicon__negators, words, phrase(s, t, true, words), &value);
    if (!n || strcmp(value, "verb") || !negates_complement(s, t) || !in_scope(s, t)) return 0;
    *is_verb = true;
    return n;
}

/* Skips phrases that only look like negators: "not only", "no more than". */
static size_t bound_at(const scope *s, size_t t)
{
    const char *words[PHRASE_MAX], *value = NULL;
    size_t n = lexicon__match(&lexicon__negators, words, phrase(s, t, false, words), &value);
    return n && !strcmp(value, "bound") ? n : 0;
}

static void find_polarity(factuality *out, const scope *s)
{
    size_t adverbs = 0, verbs = 0;
    for (size_t t = s->tokens.begin; t < s->tokens.end; t++) {
        bool is_verb;
        size_t skip = bound_at(s, t), n = skip ? 0 : negator_at(s, t, &is_verb);
        if (n && is_verb) verbs++;
        else if (n) adverbs++;
        if (n && out->polarity_cue.begin == out->polarity_cue.end) out->polarity_cue = (token_range){ t, t + n };
        if (skip + n > 1) t += skip + n - 1;
    }
    if (adverbs && verbs) {
        out->modality = CLAIMDIFF_POSSIBLE;
        out->modality_cue = out->polarity_cue;
        out->polarity_cue.end = out->polarity_cue.begin;
    } else if (adverbs || verbs) {
        out->polarity = CLAIMDIFF_NEGATIVE;
    }
}

/* The verb of a modal phrase has the rest of the claim as its complement. */
static bool has_complement(const scope *s, size_t t)
{
    if (t != s->predicate && word(s, s->predicate)->head != t) return false;
    return word(s, s->predicate)->head == t || tree__child(s->of, t, DEP_XCOMP) != SYNTAX_ROOT ||
           tree__child(s->of, t, DEP_CCOMP) != SYNTAX_ROOT || tree__child(s->of, t, DEP_OBJ) != SYNTAX_ROOT;
}

/* Whether the auxiliary or the phrase at t belongs to the main predicate. */
static bool is_auxiliary(const scope *s, size_t t, size_t words)
{
    if (word(s, t)->relation == DEP_AUX || word(s, t)->relation == DEP_COP || words > 1) return in_scope(s, t);
    return false;
}

/* "would" in what somebody said is a plan or a forecast, elsewhere a supposition. */
static bool is_reported(const scope *s)
{
    deprel r = word(s, s->predicate)->relation;
    return r == DEP_CCOMP || r == DEP_PARATAXIS || s->reported;
}

static bool applies(const scope *s, size_t t, size_t words, const char *how)
{
    if (!strncmp(how, "verb", 4)) return has_complement(s, t);
    if (!strncmp(how, "word", 4)) return in_scope(s, t);
    return is_auxiliary(s, t, words);
}

/* "aux planned", "reported planned" -> CLAIMDIFF_PLANNED */
static claimdiff_modality modality_of(const scope *s, const char *value)
{
    bool planned = strstr(value, " planned") && (value[0] != 'r' || is_reported(s));
    return planned ? CLAIMDIFF_PLANNED : CLAIMDIFF_POSSIBLE;
}

static void find_modality(factuality *out, const scope *s)
{
    for (size_t t = s->tokens.begin; t < s->tokens.end; t++) {
        const char *words[PHRASE_MAX], *value = NULL;
        size_t n = lexicon__match(&lexicon__modals, words, phrase(s, t, true, words), &value);
        if (!n || !applies(s, t, n, value)) continue;
        out->modality = modality_of(s, value);
        out->modality_cue = (token_range){ t, t + n };
        return;
    }
}

static bool is_question(const scope *s)
{
    size_t end = s->tokens.end;
    for (size_t t = end ? end - 1 : 0; t < end + 2 && t < s->text->tokens.count; t++)
        if (!strcmp(s->text->tokens.items[t].norm, "?")) return true;
    return false;
}

factuality factuality__find(const segments *text, const tree *of, token_range tokens, size_t predicate,
                            bool reported)
{
    factuality out = { CLAIMDIFF_POSITIVE, CLAIMDIFF_ASSERTED, { 0, 0 }, { 0, 0 } };
    scope s = { text, of, tokens, predicate, reported };
    if (predicate == SYNTAX_ROOT) return out;
    find_modality(&out, &s);
    find_polarity(&out, &s);
    size_t mark = tree__child(of, predicate, DEP_MARK);
    if (is_question(&s)) {
        out.modality = CLAIMDIFF_QUESTION;
    } else if (mark != SYNTAX_ROOT && (!strcmp(text->tokens.items[mark].norm, "if") ||
                                       !strcmp(text->tokens.items[mark].norm, "unless"))) {
        out.modality = CLAIMDIFF_CONDITIONAL;
        out.modality_cue = (token_range){ mark, mark + 1 };
    }
    return out;
}
