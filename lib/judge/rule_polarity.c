/* Contradictions in whether something is so: negations, opposites, denials.
 * Blind spots: opposites that only the world knows ("the captain landed at the
 * first attempt", "broke off two approaches"). */
#include "rules.h"

#include <string.h>

#include "lexicon_data.h"


/* Share of a claim that must be common besides what clashes; set by hand on
 * eval/dev and long, 2026-11-24. */
#define REST_NEGATION 0.45
#define REST_ANTONYM 0.2
#define REST_CORE 0.5 /* what a common verb with a common argument is worth */
#define REST_DENIAL 0.5
#define EVIDENCE_MAX 6 /* tokens between a negator and what it bears on */

/* "no immediate claim", "has not yet": later events do not contradict it. */
static bool is_provisional(const analysis *in, const claim *c)
{
    for (size_t t = c->tokens.begin; t < c->tokens.end; t++)
        if (lexicon__has(&lexicon__provisional, in->reading.text.tokens.items[t].norm)) return true;
    return false;
}

static bool is_negative(const claim *c)
{
    return c->stated.polarity == CLAIMDIFF_POLARITY_NEGATIVE && c->stance != STANCE_DENIES;
}

static bool rules_out(const analysis *in, size_t t)
{
    return lexicon__bits(&lexicon__claim_words, in->reading.syntax.words[t].lemma) &
           CLAIM_WORDS_RULES;
}

/* Whether the claim has one word of negation, however little it may bear on:
 * "has not been able" must not stand against "had not yet been able". Two of
 * them cancel, "did not rule out", but for "neither admitted nor denied". */
static bool has_negator(const analysis *in, const claim *c)
{
    size_t count = 0;
    for (size_t t = c->tokens.begin; t < c->tokens.end; t++) {
        const char *norm = in->reading.text.tokens.items[t].norm;
        if (!strcmp(norm, "neither")) return true;
        count += lexicon__has(&lexicon__negators, norm) || rules_out(in, t);
    }
    return count == 1;
}

/* ---- negation ------------------------------------------------------------- */

/* What a negator bears on, and whether that is an event told by a noun, whoever
 * brings it about. */
typedef struct focus {
    size_t token; /* SYNTAX_ROOT: none */
    bool event;
} focus;

/* "failed to capture" -> capture; "ruled out an appeal" -> appeal, an event;
 * "rejected the bill" -> none: the bill is there. */
static focus complement(const analysis *in, const claim *c, size_t verb)
{
    bool of_events = rules_out(in, verb);
    for (size_t t = verb + 1; t < c->content.end; t++) {
        const syntax_word *w = &in->reading.syntax.words[t];
        if (w->head != verb) continue;
        if (w->relation == DEP_XCOMP || w->relation == DEP_CCOMP) return (focus){ t, false };
        if (of_events && w->pos == UPOS_NOUN && w->relation != DEP_OBL) return (focus){ t, true };
    }
    return (focus){ SYNTAX_ROOT, false };
}

/* "not since 2023", "not until Friday": it bounds a time, and negates nothing. */
static bool bounds_time(const analysis *in, size_t t)
{
    return t + 1 < in->reading.text.tokens.count &&
           lexicon__has(&lexicon__time_bounds, in->reading.text.tokens.items[t + 1].norm);
}

/* What the negator at t bears on: a determiner on its noun, an adverb on its
 * verb; "without" and "and not the coach" on nothing that could be affirmed. */
static focus focus_at(const analysis *in, const claim *c, size_t t)
{
    const syntax_word *w = &in->reading.syntax.words[t],
                      *head = w->head == SYNTAX_ROOT ? NULL : &in->reading.syntax.words[w->head];
    const focus none = { SYNTAX_ROOT, false };
    if (w->pos == UPOS_VERB) return complement(in, c, t);
    if (w->pos == UPOS_ADP || bounds_time(in, t)) return none;
    if (!head) return (focus){ t, false };
    if (head->pos == UPOS_NOUN && w->pos == UPOS_DET) return (focus){ w->head, true };
    bool verbal = head->pos == UPOS_VERB || head->pos == UPOS_AUX || w->head == c->predicate ||
                  w->head == c->verb;
    return verbal && w->pos != UPOS_DET ? (focus){ w->head, false } : none;
}

static focus focus_of(const analysis *in, const claim *c)
{
    for (size_t t = c->content.begin; t < c->content.end; t++)
        if (in->reading.text.tokens.items[t].span.begin == c->stated.polarity_cue.begin)
            return focus_at(in, c, t);
    return (focus){ SYNTAX_ROOT, false };
}

static size_t partner_of(const pair_view *p, size_t t)
{
    size_t i = t == SYNTAX_ROOT ? OVERLAP_NONE : view__unit_at(p->a, t);
    return i == OVERLAP_NONE ? OVERLAP_NONE : p->shared.partner_a[i];
}

/* The unit of b that says what a negates, or OVERLAP_NONE. A light verb gives
 * way to its object: "will not be offered a substitute" -> substitute. */
static size_t affirmed(const pair_view *p, focus f)
{
    size_t j = partner_of(p, f.token);
    if (j != OVERLAP_NONE || f.event || f.token != p->a->claim->predicate) return j;
    return partner_of(p, p->a->claim->object);
}

static bool is_negator(const analysis *in, const claim *c, size_t t)
{
    return in->reading.text.tokens.items[t].span.begin == c->stated.polarity_cue.begin;
}

/* Whether b has all that is said of the noun which a says there is none of, and
 * the verb too unless that only says that it is there: "no deaths were reported",
 * "there was no fire". */
static bool event_told(const pair_view *p, size_t noun)
{
    const claim *a = p->a->claim;
    const syntax_word *words = p->in_a->reading.syntax.words;
    for (size_t i = 0; i < p->a->unit_count; i++) {
        size_t t = p->a->units[i].token;
        if (words[t].head == noun && p->shared.partner_a[i] == OVERLAP_NONE) return false;
    }
    if (a->predicate == SYNTAX_ROOT || a->predicate == noun || is_negator(p->in_a, a, a->predicate))
        return true;
    return lexicon__has(&lexicon__existence_verbs, words[a->predicate].lemma) ||
           partner_of(p, a->predicate) != OVERLAP_NONE;
}

/* Whether a verb that a negates is a noun in b, of which b says something else
 * than that it happened: "will not sail" / "sailings are cancelled". */
static bool is_only_named(const pair_view *p, size_t token_a, size_t unit_b)
{
    const syntax_word *in_a = p->in_a->reading.syntax.words, *in_b = p->in_b->reading.syntax.words;
    size_t t = p->b->units[unit_b].token, verb = p->b->claim->predicate;
    if (in_a[token_a].pos != UPOS_VERB || in_b[t].pos != UPOS_NOUN || verb == SYNTAX_ROOT ||
        verb == t)
        return false;
    return !lexicon__has(&lexicon__existence_verbs, in_b[verb].lemma);
}

/* Whether b tells of what a negates only to say that it is off: "all sailings are
 * cancelled" -> true. */
static bool is_undone(const pair_view *p, size_t j)
{
    const syntax_word *words = p->in_b->reading.syntax.words;
    size_t t = p->b->units[j].token;
    for (size_t steps = 0; steps < 3 && t != SYNTAX_ROOT; steps++, t = words[t].head)
        if (lexicon__has(&lexicon__undoing, words[t].lemma)) return true;
    return false;
}

/* Whether b has the opposite of what a negates: "would not accept", "turned down";
 * not where its verb says the thing itself: "no deaths", "died of injuries". */
static bool is_borne_out(const pair_view *p, size_t token_a, size_t unit_b)
{
    if (p->b->units[unit_b].token == p->b->claim->predicate) return false;
    for (size_t j = 0; j < p->b->unit_count; j++)
        if (view__words(p, token_a, p->b->units[j].token) >= WORDS_OPPOSITE_IN_TIME) return true;
    return false;
}

/* The unit of b that affirms what a negates, or OVERLAP_NONE. */
static size_t clash_from(const pair_view *p, focus *f)
{
    const claim *a = p->a->claim, *b = p->b->claim;
    if (!is_negative(a) || b->stated.polarity != CLAIMDIFF_POLARITY_POSITIVE ||
        has_negator(p->in_b, b))
        return OVERLAP_NONE;
    *f = focus_of(p->in_a, a);
    size_t j = affirmed(p, *f);
    return j == OVERLAP_NONE || is_undone(p, j) || is_borne_out(p, f->token, j) ? OVERLAP_NONE : j;
}

bool rule_polarity__clashes(const pair_view *p)
{
    focus f;
    pair_view q = view__swap(p);
    return clash_from(p, &f) != OVERLAP_NONE || clash_from(&q, &f) != OVERLAP_NONE;
}

/* The words from a negator to what it bears on, or the latter alone if they
 * stand far apart: "not on the bridge". */
static token_range negated_words(const analysis *in, const claim *c, size_t t)
{
    size_t first = t > c->content.begin + EVIDENCE_MAX ? t - EVIDENCE_MAX : c->content.begin;
    for (size_t i = first; i < t; i++)
        if (is_negator(in, c, i)) return (token_range){ i, t + 1 };
    return rules__token(t);
}

static bool negation_from(const pair_view *p, opinion *out)
{
    focus f = { SYNTAX_ROOT, false };
    size_t j = clash_from(p, &f);
    if (j == OVERLAP_NONE || is_provisional(p->in_a, p->a->claim)) return false;
    if ((!f.event && rules__arguments_differ(p)) || is_only_named(p, f.token, j)) return false;
    double rest = p->shared.forward;
    if (f.event && !event_told(p, f.token)) return false;
    if ((f.event || rules__share_argument(p) || p->same_source) && rest < REST_CORE)
        rest = REST_CORE;
    if (rest < REST_NEGATION || (!f.event && p->shared.count < 2 && !p->same_source)) return false;
    return rules__contradict(out, CLAIMDIFF_REASON_NEGATION, 0.3 + rest * 0.6,
                             negated_words(p->in_a, p->a->claim, f.token),
                            unit__words(&p->b->units[j]));
}

/* "card payments were not disrupted" / "card payments were disrupted" */
bool rule_polarity__negation(const pair_view *p, opinion *out)
{
    return p->times != TIMES_CLASH && rules__either_way(negation_from, p, out);
}

/* ---- opposites --------------------------------------------------------------- */

/* Whether something other than the word itself negates the claim. */
static bool is_negated(const analysis *in, const claim *c, size_t t)
{
    return is_negative(c) && !is_negator(in, c, t);
}

/* The thing that a word says something of: a verb's subject (or object), a
 * noun's complement ("a fall in orders" -> orders), an adjective's noun ("kept
 * its forecast unchanged" -> forecast). */
static size_t topic_of(const analysis *in, const claim *c, size_t t, bool object)
{
    const syntax_word *words = in->reading.syntax.words;
    if (t == c->verb || t == c->predicate) return object ? c->object : c->subject;
    if (words[t].pos == UPOS_NOUN) {
        for (size_t i = t + 1; i < c->content.end; i++)
            if (words[i].head == t && words[i].relation == DEP_NMOD) return i;
        return SYNTAX_ROOT;
    }
    if (words[t].pos != UPOS_ADJ) return SYNTAX_ROOT;
    return words[t].head == c->verb ? object ? c->object : c->subject : words[t].head;
}

static bool same_topic(const pair_view *p, size_t ta, size_t tb)
{
    for (int k = 0; k < 4; k++)
        if (view__same_thing(p, topic_of(p->in_a, p->a->claim, ta, k & 1),
                             topic_of(p->in_b, p->b->claim, tb, k & 2)))
            return true;
    return false;
}

/* Opposites that may follow each other in time must be what both claims say of
 * one time: "resigned on Monday", "was sacked on Monday". */
static bool are_opposite(const pair_view *p, size_t ta, size_t tb)
{
    word_relation r = view__words(p, ta, tb);
    if (r != WORDS_OPPOSITE_IN_TIME) return r == WORDS_OPPOSITE;
    const claim *a = p->a->claim, *b = p->b->claim;
    return p->times == TIMES_FIT && (ta == a->verb || ta == a->predicate) &&
           (tb == b->verb || tb == b->predicate);
}

static bool has_case(const analysis *in, const claim *c, size_t noun, const char *word)
{
    for (size_t t = c->content.begin; t < noun; t++)
        if (in->reading.syntax.words[t].head == noun &&
            !strcmp(in->reading.text.tokens.items[t].norm, word))
            return true;
    return false;
}

/* "voted for the plan" / "voted against the plan" */
static bool find_sides(const pair_view *p, opinion *out)
{
    const claim *a = p->a->claim, *b = p->b->claim;
    if (!rules__same_verb(p) || a->stated.polarity != b->stated.polarity) return false;
    if (view__arguments(p, a->subject, b->subject) != ARGUMENTS_SAME) return false;
    for (size_t i = 0; i < p->a->unit_count; i++) {
        size_t j = p->shared.partner_a[i];
        if (j == OVERLAP_NONE) continue;
        size_t ta = p->a->units[i].token, tb = p->b->units[j].token;
        bool clash = (has_case(p->in_a, a, ta, "for") && has_case(p->in_b, b, tb, "against")) ||
                     (has_case(p->in_a, a, ta, "against") && has_case(p->in_b, b, tb, "for"));
        if (clash)
            return rules__contradict(out, CLAIMDIFF_REASON_ANTONYM, 0.8, rules__token(ta),
                                     rules__token(tb));
    }
    return false;
}

/* "the committee approved the text" / "a committee rejected the text" */
bool rule_polarity__antonym(const pair_view *p, opinion *out)
{
    if (p->times == TIMES_CLASH || rules__arguments_differ(p)) return false;
    if (find_sides(p, out)) return true;
    for (size_t i = 0; i < p->a->unit_count; i++) {
        if (p->a->units[i].terms[1] == TERM_NONE) continue; /* no concept, no opposite */
        for (size_t j = 0; j < p->b->unit_count; j++) {
            size_t ta = p->a->units[i].token, tb = p->b->units[j].token;
            if (p->b->units[j].terms[1] == TERM_NONE || !are_opposite(p, ta, tb) ||
                !same_topic(p, ta, tb))
                continue;
            if (is_negated(p->in_a, p->a->claim, ta) != is_negated(p->in_b, p->b->claim, tb))
                continue;
            double rest = view__rest(p, i, j);
            if (rest < REST_ANTONYM || p->shared.count < 1) continue;
            return rules__contradict(out, CLAIMDIFF_REASON_ANTONYM, 0.4 + rest / 2.0,
                                     rules__token(ta), rules__token(tb));
        }
    }
    return false;
}

/* ---- denials -------------------------------------------------------------------- */

static bool denial_from(const pair_view *p, opinion *out)
{
    const claim *a = p->a->claim, *b = p->b->claim;
    if (a->stance != STANCE_DENIES || b->stance == STANCE_DENIES ||
        b->stated.polarity != CLAIMDIFF_POLARITY_POSITIVE)
        return false;
    if (p->shared.forward < REST_DENIAL || p->shared.count < 2) return false;
    return rules__contradict(out, CLAIMDIFF_REASON_DENIAL, 0.4 + p->shared.forward / 2.0,
                             p->in_a->attributions.items[a->attribution].cue,
                            b->predicate == SYNTAX_ROOT ? b->content : rules__token(b->predicate));
}

/* "he dismissed reports that P" / "P, a delegate said" */
bool rule_polarity__denial(const pair_view *p, opinion *out)
{
    return rules__either_way(denial_from, p, out);
}
