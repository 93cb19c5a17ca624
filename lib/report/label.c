/* The label of a fact is the text from the first to the last of: the value, its noun, the
 * verb, that verb's subject and object; as many of them, in this order, as fit. What else says
 * of what it is stands in brackets: who, where the label begins with its verb, and the verb with
 * its subject and object, where they do not fit.
 * Blind spots: what the parse hangs on another word; a pronoun for somebody else. */
#include "label.h"

#include <string.h>

#include "base/str.h"
#include "called.h"

#define LABEL_TOKENS 12 /* longest label, beside the value */
#define WHOLE_TOKENS 9  /* longest with a subject or an object */
#define XCOMP_REACH 3   /* tokens from "managed" to "escape" */
#define BESIDE 4        /* tokens to either side where the parse gives none */

/* What the words of a label are taken from. */
typedef struct source {
    const analysis *in;
    const slot *of;
    token_range within; /* the claim, without who says so */
    size_t noun, verb;  /* that it is told by, or SYNTAX_ROOT */
} source;

static const syntax_word *word_at(const source *s, size_t t)
{
    return reading__word(&s->in->reading, t);
}

/* Says what it is of: no sign, conjunction or article. */
static bool is_content(const syntax_word *w)
{
    switch (w->pos) {
    case UPOS_PUNCT:
    case UPOS_CCONJ:
    case UPOS_SCONJ:
    case UPOS_ADP:
    case UPOS_SYM:
    case UPOS_X:
        return false;
    default:
        return true;
    }
}

/* How many tokens it has beside the value's. */
static size_t length_of(const source *s, token_range label)
{
    return (label.end - label.begin) - (s->of->words.end - s->of->words.begin);
}

static void take(token_range *label, const source *s, token_range words, size_t most)
{
    const size_t from = words.begin < label->begin ? words.begin : label->begin;
    const size_t to = words.end > label->end ? words.end : label->end;
    const token_range wider = { from, to };
    if (from < s->within.begin || to > s->within.end || length_of(s, wider) > most) return;
    *label = wider;
}

/* With all that hangs on it, with what touches it ("count of kidnapping"), or else the word
 * alone. */
static void take_phrase(token_range *label, const source *s, size_t t)
{
    const tree *of = &s->in->reading.tree;
    if (t == SYNTAX_ROOT) return;
    const size_t more = tree__child(of, t, DEP_NMOD);
    take(label, s, (token_range){ of->first[t], of->last[t] }, WHOLE_TOKENS);
    if (more != SYNTAX_ROOT && of->first[more] == t + 1)
        take(label, s, (token_range){ t, of->last[more] }, WHOLE_TOKENS);
    take(label, s, (token_range){ t, t + 1 }, WHOLE_TOKENS);
}

/* "gauge" of "12-gauge shotgun" -> shotgun */
static size_t head_noun(const source *s, size_t t)
{
    while (t != SYNTAX_ROOT && word_at(s, t)->relation == DEP_COMPOUND) t = word_at(s, t)->head;
    return t;
}

/* Stands before its verb: "had been", "to" of "to win" */
static bool leads_verb(const syntax_word *w)
{
    return w->pos == UPOS_AUX || (w->pos == UPOS_PART && w->relation == DEP_MARK);
}

/* "had been dropped", "managed to escape": the verb with its auxiliaries and what it cannot do
 * without. */
static token_range verb_words(const source *s, size_t verb)
{
    token_range words = { verb, verb + 1 };
    const size_t then = tree__child(&s->in->reading.tree, verb, DEP_XCOMP);
    for (size_t t = verb; t > s->within.begin && word_at(s, t - 1)->head == verb; t--)
        if (leads_verb(word_at(s, t - 1))) words.begin = t - 1;
    if (then != SYNTAX_ROOT && then > verb && then - verb <= XCOMP_REACH) words.end = then + 1;
    if (words.end < s->within.end && word_at(s, words.end)->head == verb &&
        word_at(s, words.end)->relation == DEP_COMPOUND_PRT)
        words.end++;
    return words;
}

/* "… away": no noun, verb or adjective, and none to come in brackets. */
static bool says_nothing(const source *s, token_range label)
{
    if (s->verb != SYNTAX_ROOT && !token__is_in(s->verb, label)) return false;
    for (size_t t = label.begin; t < label.end; t++) {
        const syntax_word *w = word_at(s, t);
        if (token__is_in(t, s->of->words)) continue;
        if (syntax__is_noun(w) || w->pos == UPOS_ADJ) return false;
        if (w->pos == UPOS_VERB || w->pos == UPOS_AUX) return false;
    }
    return true;
}

/* Where the parse gives too little, the words beside the value. */
static void take_beside(token_range *label, const source *s)
{
    const size_t after = s->within.end - label->end, before = label->begin - s->within.begin;
    label->begin -= before < BESIDE ? before : BESIDE;
    label->end += after < BESIDE ? after : BESIDE;
}

/* "steep" of "down a steep gully", "been" of "had been living": goes with a word behind the
 * label. */
static bool is_dangling(const source *s, token_range label)
{
    const syntax_word *w = word_at(s, label.end - 1);
    const bool ahead = w->head != SYNTAX_ROOT && w->head >= label.end;
    return !is_content(w) || w->pos == UPOS_DET || w->pos == UPOS_PART || ahead;
}

/* Without the signs and function words at its ends, but for the value and the preposition that
 * it hangs on: "in …". */
static token_range trim(token_range label, token_range kept, const source *s)
{
    while (label.begin < kept.begin && !is_content(word_at(s, label.begin)) &&
           (label.begin + 1 < kept.begin || word_at(s, label.begin)->pos != UPOS_ADP))
        label.begin++;
    while (label.end > kept.end && is_dangling(s, label)) label.end--;
    while (label.end > s->of->words.end && word_at(s, label.end - 1)->pos == UPOS_PUNCT)
        label.end--;
    return label;
}

/* "ers" of "76ers", "year" of "full-year": a label begins with a whole word. */
static bool is_glued(const reading *in, size_t t)
{
    const token *at = &in->text.tokens.items[t];
    if (at->space_before) return false;
    if (at[-1].kind == TOKEN_SYMBOL) return true;
    const bool joint = reading__is(in, t, "-") || reading__is(in, t - 1, "-");
    return joint || (at->kind == TOKEN_WORD && at[-1].kind != TOKEN_PUNCT);
}

static token_range whole_words(token_range label, const source *s)
{
    const reading *in = &s->in->reading;
    while (label.begin > s->within.begin && is_glued(in, label.begin)) label.begin--;
    while (label.end < s->within.end && is_glued(in, label.end)) label.end++;
    return label;
}

/* "12 magazines" of "six rifles, 12 magazines": between it and the verb stand others. */
static bool is_listed(const source *s, size_t noun)
{
    return noun != SYNTAX_ROOT && word_at(s, noun)->relation == DEP_CONJ;
}

/* "on …", "at the age of …" */
static void take_preposition(token_range *label, const source *s)
{
    const bool more = label->begin > s->within.begin;
    if (more && word_at(s, label->begin - 1)->pos == UPOS_ADP) label->begin--;
}

/* "the loss of … jobs" */
static void take_within(token_range *label, const source *s, size_t t)
{
    const bool article = t > s->within.begin && word_at(s, t - 1)->pos == UPOS_DET;
    take(label, s, (token_range){ t - article, t + 1 }, WHOLE_TOKENS);
}

/* "… behind the leaders Oakhurst" of a value that is told of a noun itself */
static void take_behind(token_range *label, const source *s)
{
    const size_t last = s->in->reading.tree.last[s->verb];
    const size_t end = last < s->within.end ? last : s->within.end;
    take(label, s, (token_range){ s->verb, end }, WHOLE_TOKENS);
}

/* "the Rovers (10-0" -> "the Rovers (10-0)" */
static token_range close_bracket(token_range label, const source *s)
{
    const reading *in = &s->in->reading;
    bool open = false;
    for (size_t t = label.begin; t < label.end; t++)
        open = reading__is(in, t, "(") || (open && !reading__is(in, t, ")"));
    if (open && label.end < s->within.end && reading__is(in, label.end, ")")) label.end++;
    return label;
}

static token_range extent_of(const source *s)
{
    const slot *x = s->of;
    const tree *in = &s->in->reading.tree;
    const size_t noun = head_noun(s, s->noun);
    token_range label = x->words;
    take_phrase(&label, s, noun);
    if (s->verb != SYNTAX_ROOT && token__is_in(s->verb, x->words)) take_behind(&label, s);
    if (x->within != SYNTAX_ROOT && !is_listed(s, noun)) take_within(&label, s, x->within);
    const token_range kept = label;
    if (s->verb != SYNTAX_ROOT && !is_listed(s, noun)) {
        take(&label, s, verb_words(s, s->verb), LABEL_TOKENS);
        take_phrase(&label, s, tree__subject(in, s->verb));
        take_phrase(&label, s, tree__child(in, s->verb, DEP_OBJ));
    }
    if (says_nothing(s, label)) take_beside(&label, s);
    if (label.begin == x->words.begin && reading__is(&s->in->reading, x->words.end, ")"))
        label.end = x->words.end;
    if (x->value.timex && label.begin == x->words.begin) take_preposition(&label, s);
    label = whole_words(trim(label, (token_range){ x->words.begin, kept.end }, s), s);
    return close_bracket(label, s);
}

/* The text of the tokens, white space as one space. */
static void put_words(str *out, const token *tokens, const char *text, token_range words)
{
    for (size_t t = words.begin; t < words.end; t++) {
        const char last = out->length ? out->bytes[out->length - 1] : '[';
        if (tokens[t].space_before && last != '[' && last != ' ') str__put(out, " ");
        str__add(out, text + tokens[t].span.begin, tokens[t].span.end - tokens[t].span.begin);
    }
}

/* "charter" of "a charter approved and signed in 1997": the noun that the verb describes, or
 * SYNTAX_ROOT. */
static size_t described_by(const tree *of, size_t verb)
{
    const syntax_word *w = &of->words[verb];
    while ((w->relation == DEP_XCOMP || w->relation == DEP_CONJ) && w->head < verb)
        w = &of->words[verb = w->head];
    const bool describes = w->form == FORM_GERUND || w->form == FORM_PARTICIPLE;
    return describes && w->relation == DEP_ACL && w->head < verb ? w->head : SYNTAX_ROOT;
}

/* Whom the verb above the value is told of: a token, or SYNTAX_ROOT. In "killing 12 people and
 * wounding 23" the parse may join "wounding" to "people". */
static size_t subject_of(const source *s)
{
    if (s->verb == SYNTAX_ROOT) return SYNTAX_ROOT;
    const tree *of = &s->in->reading.tree;
    const syntax_word *w = word_at(s, s->verb);
    const bool joined = w->relation == DEP_CONJ && w->form == FORM_GERUND;
    const bool to_noun = joined && syntax__is_noun(&of->words[w->head]);
    const size_t own = tree__shared_subject(of, to_noun ? of->words[w->head].head : s->verb);
    return own == SYNTAX_ROOT && !to_noun ? described_by(of, s->verb) : own;
}

/* Whether token t is within a value: "9.25 a.m." is nobody's name, whatever the parse says. */
static bool is_of_value(const source *s, size_t t, const claim *c)
{
    for (size_t i = 0; i < c->timex_count; i++)
        if (t >= c->timexes[i].token_begin && t < c->timexes[i].token_end) return true;
    return token__is_in(t, s->of->words);
}

static void put_range(str *out, const analysis *in, token_range words)
{
    const char last = out->length ? out->bytes[out->length - 1] : '[';
    if (words.begin == words.end) return;
    if (last != '[' && last != ' ') str__put(out, " ");
    put_words(out, in->reading.text.tokens.items, in->reading.text.text, words);
}

/* The words of another place of the claim that say what is told: "[Ana Kolb]",
 * "[the police seized]". */
typedef struct aside {
    token_range who, does, what;
} aside;

/* "[A storm] killing … people", "[Ana Kolb] served …" for "She served …": who it is, where the
 * label begins with its verb or a pronoun. */
static void find_subject(aside *out, const source *s, size_t subject, token_range *label)
{
    if (subject >= s->of->words.begin) return;
    const upos pos = word_at(s, label->begin)->pos;
    bool pronoun = subject == label->begin && pos == UPOS_PRON;
    bool bare = pos == UPOS_VERB || leads_verb(word_at(s, label->begin));
    if (!pronoun && !(bare && subject < label->begin)) return;
    const token_range who = called__of(s->in, called__stands_for(&s->in->reading, subject));
    if (who.end == label->begin)
        label->begin = who.begin;
    else
        out->who = who;
    if (who.begin < who.end && subject == label->begin && pronoun) label->begin++;
}

/* "bill would raise": The bill would raise */
static void take_rest(token_range *label, const source *s)
{
    const size_t first = s->in->reading.tree.first[label->begin];
    while (label->begin > first && label->begin > s->within.begin &&
           called__touches(&s->in->reading, label->begin - 1))
        label->begin--;
}

/* "the Monday attack", "Ana Marsh, 48": what is told of the attack is not what the day is of, nor
 * is the age of what she does. */
static bool is_told_whole(const source *s)
{
    if (s->noun == SYNTAX_ROOT) return false;
    if (s->of->value.kind == VALUE_AGE) return word_at(s, s->noun)->pos == UPOS_PROPN;
    return s->of->value.timex && s->noun >= s->of->words.end;
}

/* "… women had been stabbed": no bracket about what stands beside; and "[The bank cut rates] on …"
 * with its preposition. */
static void join(aside *beside, const source *s, token_range *label)
{
    if (beside->does.begin == label->end && beside->who.begin == beside->who.end) {
        label->end = beside->does.end;
        beside->does = (token_range){ 0, 0 };
    } else if (beside->does.begin < label->begin) {
        take_preposition(label, s);
    }
}

static void find_aside(aside *out, const source *s, const claim *c, token_range *label)
{
    const reading *in = &s->in->reading;
    const size_t verb = s->verb;
    *out = (aside){ { 0, 0 }, { 0, 0 }, { 0, 0 } };
    if (verb == SYNTAX_ROOT) return;
    const size_t subject = subject_of(s);
    const bool known = subject != SYNTAX_ROOT && !is_of_value(s, subject, c);
    if (token__is_in(verb, *label)) {
        if (known && subject == label->begin) take_rest(label, s);
        if (known) find_subject(out, s, subject, label);
        return;
    }
    if (!token__is_in(verb, s->within) || is_told_whole(s) || claim__is_cue(c, in, verb)) return;
    const size_t object = tree__child(&in->tree, verb, DEP_OBJ);
    if (known && !token__is_in(subject, *label))
        out->who = called__of(s->in, called__stands_for(in, subject));
    out->does = verb_words(s, verb);
    if (object != SYNTAX_ROOT && object > verb && in->tree.last[object] <= label->begin)
        out->what = called__of(s->in, object);
    join(out, s, label);
}

static void put_aside(str *out, const source *s, const aside *a, const char *before,
                      const char *behind)
{
    if (a->who.begin == a->who.end && a->does.begin == a->does.end) return;
    str__put(out, before);
    str__put(out, "[");
    put_range(out, s->in, a->who);
    put_range(out, s->in, a->does);
    put_range(out, s->in, a->what);
    str__put(out, "]");
    str__put(out, behind);
}

/* The string in the arena; NULL: out of memory */
static const char *keep(str *s, arena *a)
{
    const char *kept = s->failed ? NULL : arena__copy(a, s->bytes ? s->bytes : "", s->length);
    str__free(s);
    return kept;
}

static bool is_in(token_range words, size_t t)
{
    return t == SYNTAX_ROOT || token__is_in(t, words);
}

/* "68 percent" of "Turnout was 68 percent": the value itself is told of a noun. */
static bool is_told_by_be(const tree *of, size_t t)
{
    const size_t subject = tree__subject(of, t);
    if (subject == SYNTAX_ROOT || !syntax__is_noun(&of->words[subject])) return false;
    return tree__child(of, t, DEP_COP) != SYNTAX_ROOT;
}

/* The verb above the value, and the noun of the slot if it is of that verb, else the one above: of
 * "the war displaced 40 people and killed 12" not the war, which both verbs share. */
static void find_words(source *s, const claim *c)
{
    const tree *of = &s->in->reading.tree;
    size_t above = SYNTAX_ROOT, t = s->of->words.begin;
    for (; t != SYNTAX_ROOT; t = of->words[t].head) {
        if (is_told_by_be(of, t)) break;
        if (token__is_in(t, s->of->words)) continue;
        if (of->predicate[t]) break;
        if (above == SYNTAX_ROOT && syntax__is_noun(&of->words[t])) above = t;
    }
    s->verb = is_in(c->tokens, t) ? t : SYNTAX_ROOT;
    if (s->verb != SYNTAX_ROOT && of->words[t].pos == UPOS_PUNCT) s->verb = SYNTAX_ROOT;
    s->noun = s->of->verb == t && is_in(c->tokens, s->of->noun) ? s->of->noun : above;
    if (!is_in(c->tokens, s->noun)) s->noun = SYNTAX_ROOT;
}

/* The content of the claim, if the value and its verb stand there: not of "the pair added 29". */
static token_range words_for(const source *s, const claim *c)
{
    const token_range at = s->of->words;
    const bool told = token__is_in(at.begin, c->content) && at.end <= c->content.end;
    return told && is_in(c->content, s->verb) ? c->content : c->tokens;
}

const char *label__of(arena *a, const corpus *of, const slot *x)
{
    const claim *c = of->bags[x->bag].claim;
    const analysis *read = of->articles[of->bags[x->bag].article];
    const segments *in = &read->reading.text;
    source s = { .in = read, .of = x };
    find_words(&s, c);
    s.within = words_for(&s, c);
    token_range label = extent_of(&s);
    aside beside;
    str out;
    str__init(&out, a->allocator);
    find_aside(&beside, &s, c, &label);
    const bool after = beside.does.begin >= label.end;
    if (!after) put_aside(&out, &s, &beside, "", " ");
    put_words(&out, in->tokens.items, in->text, (token_range){ label.begin, x->words.begin });
    const char last = out.length ? out.bytes[out.length - 1] : ' ';
    if (last != ' ' && in->tokens.items[x->words.begin].space_before) str__put(&out, " ");
    str__put(&out, "\xE2\x80\xA6");
    put_words(&out, in->tokens.items, in->text, (token_range){ x->words.end, label.end });
    if (after) put_aside(&out, &s, &beside, " ", "");
    return keep(&out, a);
}
