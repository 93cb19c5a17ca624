/* Where a clause begins, by the tree and by the words. A coordinated, adverbial, relative or
 * participial clause is cut off where it stands at an edge of the clause it
 * depends on; one in the middle stays, since a claim is one contiguous span. So do
 * reported content with its cue and a condition with what it conditions.
 * Conjunctions and relative pronouns with finite verbs around them find what the
 * parse has missed. Every token is looked at a bounded number of times.
 * Blind spots: what the parser attaches wrongly is cut wrongly. */
#include "cut.h"

#include <string.h>

#include "lexicon_data.h"

#define CLAUSE_MIN_WORDS 4 /* fewer words do not stand alone; tuned on eval/dev, 2026-11-24 */
#define REACH 14           /* words between a conjunction and the verb it brings */

static size_t count_words(const cutter *s, size_t begin, size_t end)
{
    return reading__count_words(s->in, (token_range){ begin, end });
}

/* ---- by the words ---- */

static const syntax_word *word(const cutter *s, size_t t)
{
    return reading__word(s->in, t);
}

static bool is(const cutter *s, size_t t, const char *text)
{
    return reading__is(s->in, t, text);
}

static bool is_stop(const cutter *s, size_t t)
{
    return is(s, t, ",") || is(s, t, ";") || is(s, t, ":") || is(s, t, "--") || is(s, t, "\"") ||
           is(s, t, "(");
}

/* The finite verb that comes after t before any stop or conjunction, or end. */
static size_t verb_after(const cutter *s, size_t t, size_t end)
{
    for (size_t i = t; i < end && i < t + REACH; i++) {
        if (reading__is_finite(s->in, i)) return i;
        if (is_stop(s, i) || word(s, i)->pos == UPOS_SCONJ) break;
    }
    return end;
}

/* ---- Cuts ------------------------------------------------------------------ */

/* What is known of the sentence on the left of a token. */
typedef struct left_side {
    size_t begin; /* of the piece under way */
    size_t verb;  /* its last finite verb, or end of the sentence */
    bool comma;   /* directly before, conjunctions aside */
} left_side;

/* "and was closed", "but later resigned": the conjunction brings a verb at once. */
static bool brings_verb(const cutter *s, size_t t, size_t end)
{
    size_t i = t + 1;
    while (i < end && (word(s, i)->pos == UPOS_ADV || word(s, i)->pos == UPOS_PART)) i++;
    return i < end && reading__is_finite(s->in, i);
}

/* "and the road was closed": the conjunction brings a subject with its verb. It
 * takes a comma to tell that from "the mine and the plant were closed", or "but". */
static bool brings_clause(const cutter *s, size_t t, size_t end)
{
    size_t verb = verb_after(s, t + 1, end);
    if (verb >= end || verb == t + 1) return false;
    upos before = word(s, verb - 1)->pos;
    return before == UPOS_NOUN || before == UPOS_PROPN || before == UPOS_PRON ||
           before == UPOS_NUM || before == UPOS_ADV;
}

/* Whether the clause that begins at t reaches the end of the sentence: after
 * its own verb no comma is followed by one more finite verb, nor by what the clause around it
 * denies: "found him, who had fled, not guilty". */
static bool reaches_end(const cutter *s, size_t t, size_t end)
{
    size_t own = verb_after(s, t, end);
    for (size_t i = own < end ? own + 1 : t + 1; i < end; i++) {
        if (!is(s, i, ",") && !is(s, i, "--")) continue;
        if (i + 1 < end && is(s, i + 1, "not")) return false;
        return i + 1 >= end || word(s, i + 1)->pos == UPOS_CCONJ ||
               word(s, i + 1)->pos == UPOS_SCONJ || verb_after(s, i + 1, end) == end;
    }
    return true;
}

static bool is_participle_clause(const cutter *s, size_t t, size_t end)
{
    const syntax_word *w = word(s, t);
    if (lexicon__has(&lexicon__bound_marks, reading__norm(s->in, t))) return false;
    return w->pos == UPOS_VERB && w->form == FORM_GERUND && w->relation != DEP_AMOD &&
           t + 2 < end && word(s, t + 1)->pos != UPOS_CCONJ && !is_stop(s, t + 1) &&
           reaches_end(s, t, end);
}

/* Whether a clause of its own begins at t. */
static bool begins_clause(const cutter *s, size_t t, const left_side *left, size_t end)
{
    upos pos = word(s, t)->pos;
    if (pos == UPOS_CCONJ && !is(s, t, "or")) {
        if (brings_verb(s, t, end)) return t > left->verb + 1;
        return (left->comma || is(s, t, "but")) && brings_clause(s, t, end);
    }
    if (left->comma && reading__is_relative(s->in, t))
        return verb_after(s, t + 1, end) < end && reaches_end(s, t, end);
    if (pos == UPOS_SCONJ && !lexicon__has(&lexicon__bound_marks, reading__norm(s->in, t)))
        return (left->comma || is(s, t, "after") || is(s, t, "although") || is(s, t, "while")) &&
               brings_clause(s, t, end);
    if (is(s, t - 1, ";")) return brings_clause(s, t - 1, end);
    return left->comma && is_participle_clause(s, t, end);
}

/* Cuts stand before the conjunction and behind the comma. */
static void normalize(cutter *s, const sentence *sent)
{
    for (size_t t = sent->body_begin + 1; t < sent->token_end; t++) {
        size_t to = t;
        if (!s->cut[t]) continue;
        while (to + 1 < sent->token_end && (is(s, to, ",") || is(s, to, ";") || is(s, to, "--")))
            to++;
        if (to == t && word(s, t - 1)->pos == UPOS_CCONJ) to = t - 1;
        s->cut[t] = false;
        s->cut[to] = to > sent->body_begin;
        if (to > t) t = to;
    }
}

/* Adds cuts that the words alone show, in a body sentence. */
static void propose(cutter *s, const sentence *sent)
{
    size_t end = sent->token_end;
    left_side left = { sent->body_begin, end, false };
    for (size_t t = sent->body_begin + 1; t < end; t++) {
        if (reading__is_finite(s->in, t - 1)) left.verb = t - 1;
        left.comma = is(s, t - 1, ",") || is(s, t - 1, "--") || is(s, t - 1, ";");
        if (s->cut[t]) left.begin = t, left.verb = end;
        if (s->cut[t] || reading__is_quoted(s->in, t) || s->inside[t] || left.verb == end) continue;
        size_t near = left.begin + REACH < t ? left.begin + REACH : t;
        if (count_words(s, left.begin, near) < CLAUSE_MIN_WORDS) continue;
        if (!begins_clause(s, t, &left, end)) continue;
        s->cut[t] = true;
        left.begin = t;
        left.verb = end;
    }
}

/* ---- Checks ---------------------------------------------------------------- */

/* "The offender who was sought" -> false: its verb is still to come. A piece
 * that begins with anything but a thing needs none. */
static bool has_main_verb(const cutter *s, size_t begin, size_t end)
{
    bool relative = false;
    while (begin < end && !reading__is_word(s->in, begin)) begin++;
    upos first = begin < end ? word(s, begin)->pos : UPOS_X;
    if (first != UPOS_NOUN && first != UPOS_PROPN && first != UPOS_DET && first != UPOS_PRON &&
        first != UPOS_NUM && first != UPOS_ADJ)
        return true;
    for (size_t i = begin; i < end; i++) {
        if (i > begin && reading__is_relative(s->in, i))
            relative = true;
        if (!reading__is_finite(s->in, i)) continue;
        if (!relative) return true;
        while (i + 1 < end && (word(s, i + 1)->pos == UPOS_AUX || word(s, i + 1)->pos == UPOS_VERB))
            i++;
        relative = false;
    }
    return false;
}

static bool has_verb(const cutter *s, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++)
        if (reading__is_finite(s->in, i) || word(s, i)->pos == UPOS_VERB) return true;
    return false;
}

/* "where", "of", "the", "to" -> true: a piece cannot end so. */
static bool dangles(const cutter *s, size_t t)
{
    upos pos = word(s, t)->pos;
    if (pos == UPOS_ADP)
        return word(s, t)->relation == DEP_CASE || word(s, t)->relation == DEP_MARK;
    return pos == UPOS_DET || pos == UPOS_AUX || pos == UPOS_SCONJ || pos == UPOS_PART ||
           pos == UPOS_CCONJ || reading__is_relative(s->in, t) || is(s, t, "when") ||
           is(s, t, "how") || is(s, t, "that");
}

/* Whether a clause may begin at t without a comma before it. */
static bool opens(const cutter *s, size_t t)
{
    const syntax_word *w = word(s, t);
    if (w->pos == UPOS_CCONJ || w->pos == UPOS_SCONJ || w->relation == DEP_MARK ||
        w->relation == DEP_CC)
        return true;
    return reading__is_relative(s->in, t) || is(s, t, "when") ||
           (w->pos == UPOS_VERB && w->form == FORM_GERUND) || is(s, t, "to");
}

/* "the road | was closed" -> true: the verb that begins a piece has its subject
 * on the other side. */
static bool orphans_verb(const cutter *s, size_t t, size_t end)
{
    return brings_verb(s, t - 1, end) && word(s, t)->pos != UPOS_CCONJ &&
           word(s, t)->pos != UPOS_SCONJ;
}

/* Where what a condition leads up to begins: behind its comma, which no conjunction follows; or
 * begin. */
static size_t led_up_to(const cutter *s, size_t begin)
{
    bool verb = false;
    for (size_t i = begin; i + 1 < s->end; i++) {
        verb = verb || reading__is_finite(s->in, i);
        if (verb && is(s, i, ",") && word(s, i + 1)->pos != UPOS_CCONJ) return i + 1;
    }
    return begin;
}

/* "If rates rise | and wages fall | buyers stop" -> true: the condition goes with what it
 * conditions. */
static bool ends_condition(const cutter *s, size_t begin, size_t t)
{
    size_t verbs = 0;
    while (begin < t && (!reading__is_word(s->in, begin) || word(s, begin)->pos == UPOS_CCONJ))
        begin++;
    if (begin == t || word(s, begin)->pos != UPOS_SCONJ ||
        !lexicon__has(&lexicon__bound_marks, reading__norm(s->in, begin)))
        return false;
    if (t <= led_up_to(s, begin)) return true;
    for (size_t i = begin + 1; i < t; i++)
        verbs += reading__is_finite(s->in, i) && !reading__is_finite(s->in, i - 1) &&
                 word(s, i - 1)->pos != UPOS_AUX;
    return verbs < 2 && word(s, t)->pos != UPOS_CCONJ;
}

/* "Because the ban begins | before he is sworn in, he", "When a guest gets a letter | and opens it,
 * the": the clause that leads up to another goes on behind t. */
static bool in_opening(const cutter *s, size_t begin, size_t t)
{
    while (begin < t && (!reading__is_word(s->in, begin) || word(s, begin)->pos == UPOS_CCONJ))
        begin++;
    const size_t head = word(s, begin)->head;
    if (begin == t || head == SYNTAX_ROOT || head <= begin || head >= t) return false;
    if (word(s, begin)->pos != UPOS_SCONJ && !is(s, begin, "when")) return false;
    return word(s, head)->relation == DEP_ADVCL && s->in->tree.last[head] > t &&
           word(s, head)->head != SYNTAX_ROOT && word(s, head)->head >= s->in->tree.last[head];
}

/* "and/or" */
static bool beside_slash(const cutter *s, size_t t, size_t end)
{
    return is(s, t - 1, "/") || (t + 1 < end && is(s, t + 1, "/"));
}

/* "would close the mine and | cut jobs", "did not call or | write": what "would", "to" or "not"
 * before the first verb says of the second goes with it, and either of two is not both. So does
 * what leads to both: "promised to build a dam and | to move the road". */
static bool shares_helper(const cutter *s, size_t begin, size_t t, size_t end)
{
    const bool but = is(s, t, "but");
    bool helped = false;
    if (is(s, t, "or")) return true;
    for (size_t i = begin; i < t; i++)
        helped |= is(s, i, "to") || word(s, i)->form == FORM_MODAL ||
                  !strcmp(word(s, i)->lemma, "do");
    if (word(s, t)->pos == UPOS_CCONJ) t++;
    while (t < end && (word(s, t)->pos == UPOS_ADV || (!but && is(s, t, "to")))) t++;
    return helped && t < end && word(s, t)->pos == UPOS_VERB && word(s, t)->form == FORM_BASE;
}

/* "shot and | killed a man", "washed and ironed | and folded the shirts": a verb that ends before
 * the conjunction has its object behind it. */
static bool shares_object(const cutter *s, size_t t, size_t end)
{
    const size_t and = word(s, t)->pos == UPOS_CCONJ ? t : t - 1;
    return word(s, and)->pos == UPOS_CCONJ && word(s, and - 1)->pos == UPOS_VERB &&
           reading__is_finite(s->in, and - 1) && brings_verb(s, and, end);
}

/* "soon | after the vote", "hours | before the vote", "as soon | as", "looks | like": the word
 * before belongs to what opens the clause. "left on Friday | after the vote" does not. */
static bool is_measured(const cutter *s, size_t t)
{
    const syntax_word *before = word(s, t - 1);
    if (lexicon__bits(&lexicon__claim_words, reading__norm(s->in, t)) & CLAIM_WORDS_MANNER)
        return before->pos == UPOS_VERB;
    if (is(s, t, "as")) return before->pos == UPOS_ADV && t > 1 && is(s, t - 2, "as");
    if (!is(s, t, "after") && !is(s, t, "before")) return false;
    const bool length = before->plural || (t > 1 && (is(s, t - 2, "a") || is(s, t - 2, "an")));
    return before->pos == UPOS_ADV || (length && before->relation == DEP_OBL_TMOD);
}

/* "asked | about whether they knew", "the lead | in the early 1990s, and": no comma, and a
 * preposition that opens no clause of time or ground: what it is of stands before it. */
static bool opens_phrase(const cutter *s, size_t t)
{
    const uint32_t opens = lexicon__bits(&lexicon__claim_words, reading__norm(s->in, t));
    return word(s, t)->pos == UPOS_ADP && !(opens & (CLAIM_WORDS_WHEN | CLAIM_WORDS_WHY)) &&
           word(s, t - 1)->pos != UPOS_PUNCT;
}

/* "an injury on her arm and | a graze wound on her face", "fined a guard, and | two men who fled":
 * what follows the conjunction is a thing, with no verb or subject of its own. */
static bool joins_things(const cutter *s, size_t t, size_t end)
{
    const size_t head = word(s, t)->head;
    if (word(s, t)->pos != UPOS_CCONJ || has_main_verb(s, t + 1, end)) return false;
    return head == SYNTAX_ROOT || tree__any_subject(&s->in->tree, head) == SYNTAX_ROOT;
}

static bool is_subject(const cutter *s, size_t t)
{
    return word(s, t)->relation == DEP_NSUBJ || word(s, t)->relation == DEP_NSUBJ_PASS;
}

/* "until she | either signs", "says the man accused of taking a car and | hiding it is a good
 * father": the last subject on this side has its verb on the other, which has no nearer one. */
static bool parts_subject(const cutter *s, size_t begin, size_t t, size_t end)
{
    size_t verb = SYNTAX_ROOT;
    for (size_t i = t; i-- > begin && verb == SYNTAX_ROOT && !reading__is_finite(s->in, i);)
        if (is_subject(s, i)) verb = word(s, i)->head;
    if (verb == SYNTAX_ROOT || verb < t || verb >= end) return false;
    for (size_t i = t; i < verb; i++)
        if (is_subject(s, i) && word(s, i)->head == verb) return false;
    return true;
}

/* Whether a piece of [begin, t) and [t, end) would say nothing, or something else. */
static bool is_bad(const cutter *s, size_t begin, size_t t, size_t end)
{
    if (shares_helper(s, begin, t, end) || shares_object(s, t, end)) return true;
    if (ends_condition(s, begin, t) || in_opening(s, begin, t)) return true;
    if (beside_slash(s, t, end)) return true;
    if (is_measured(s, t) || opens_phrase(s, t)) return true;
    size_t last = t;
    bool stop = t > begin && !reading__is_word(s->in, t - 1);
    while (last > begin && !reading__is_word(s->in, last - 1)) last--;
    if (last == begin || reading__is_quoted(s->in, t) || s->inside[t]) return true;
    if (orphans_verb(s, t, end) || dangles(s, last - 1)) return true;
    if (!stop && !opens(s, t)) return true;
    const upos after = t + 1 < end ? word(s, t + 1)->pos : UPOS_X;
    if (word(s, t)->pos == UPOS_ADP && (after == UPOS_SCONJ || after == UPOS_CCONJ)) return true;
    if (joins_things(s, t, end) || parts_subject(s, begin, t, end)) return true;
    return !has_verb(s, begin, t) || !has_verb(s, t, end) || !has_main_verb(s, begin, t);
}

/* Takes back cuts that leave a piece of nothing: a subject without its verb, a
 * verb without its subject, half a name. */
static void check(cutter *s, const sentence *sent)
{
    size_t begin = sent->body_begin, next = begin;
    normalize(s, sent);
    for (size_t t = sent->body_begin + 1; t < sent->token_end; t++) {
        if (!s->cut[t]) continue;
        if (next <= t)
            for (next = t + 1; next < sent->token_end && !s->cut[next];) next++;
        bool bad = is_bad(s, begin, t, next) ||
                   (reading__is_relative(s->in, t) && !reaches_end(s, t, sent->token_end));
        if (bad) s->cut[t] = false;
        else begin = t;
    }
}

/* ---- by the tree ---- */

bool cut__is_comma(const reading *in, size_t t)
{
    return reading__is(in, t, ",") || reading__is(in, t, ";") || reading__is(in, t, "-") ||
           reading__is(in, t, "--") || reading__is(in, t, ":");
}

/* "if talks fail" -> true, "when the deal runs out" -> false */
static bool is_bound(const cutter *s, size_t head)
{
    for (size_t i = s->in->tree.first[head]; i < head; i++)
        if (word(s, i)->head == head && word(s, i)->relation == DEP_MARK &&
            lexicon__has(&lexicon__bound_marks, reading__norm(s->in, i)))
            return true;
    return false;
}

/* Whether the clause of this head may stand alone, wherever it is. */
static bool is_separable(const cutter *s, size_t head, const sentence *sent)
{
    size_t first = s->in->tree.first[head];
    bool comma = first > sent->token_begin && cut__is_comma(s->in, first - 1);
    if (!s->in->tree.predicate[head]) return false;
    switch (s->in->syntax.words[head].relation) {
    case DEP_CONJ: case DEP_PARATAXIS: return true;
    case DEP_ADVCL:
        return !is_bound(s, head) && (comma || first == sent->body_begin ||
                                      tree__subject(&s->in->tree, head) != SYNTAX_ROOT);
    case DEP_ACL: case DEP_ACL_RELCL: return comma;
    default: return false;
    }
}

/* The governor's extent, a trailing attribution or full stop aside. */
static bool at_right_edge(const cutter *s, size_t head)
{
    size_t end = s->in->tree.last[s->in->syntax.words[head].head];
    for (size_t i = s->in->tree.last[head]; i < end; i++)
        if (reading__is_word(s->in, i)) return false;
    return true;
}

static void cut_at(cutter *s, size_t head, const sentence *sent)
{
    size_t first = s->in->tree.first[head], last = s->in->tree.last[head];
    if (reading__is_quoted(s->in, head) || s->cue[head] || !is_separable(s, head, sent)) return;
    if (count_words(s, first, last) < CLAUSE_MIN_WORDS) return;
    if (first <= sent->body_begin) {
        if (count_words(s, last, sent->token_end) >= CLAUSE_MIN_WORDS && last < sent->token_end &&
            head < last)
            s->cut[last] = true;
    } else if (at_right_edge(s, head) &&
               count_words(s, sent->body_begin, first) >= CLAUSE_MIN_WORDS) {
        s->cut[first] = true;
    }
}

void cut__sentence(cutter *s, const sentence *sent)
{
    s->end = sent->token_end;
    for (size_t i = sent->body_begin; i < sent->token_end; i++) cut_at(s, i, sent);
    check(s, sent);
    propose(s, sent);
    check(s, sent);
}
