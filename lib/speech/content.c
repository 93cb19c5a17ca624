/* Where a content begins and ends. Works on tokens and parts of speech within
 * the sentence; the dependency tree gives noun phrases and coordination, and is
 * not trusted for more.
 *
 *   "The plan failed, the mayor told reporters on Monday."
 *    [content       ]  [source]  [cue]
 */
#include "speech.h"

#define REACH 160     /* tokens; a content is cut there, so that work stays linear */
#define ADJUNCTS 24   /* tokens that may stand between a cue and its content */
#define RUN_ON_MAX 8  /* tokens before an interposed source */
#define ADJUNCT_MAX 9 /* tokens of time and place after a cue whose content stands before it */
#define LEFT_MIN 5    /* tokens of a content on the left in which no verb was seen */
#define CHUNK 12      /* tokens of a phrase that is skipped */

static bool in_phrase(const speech *f, size_t t)
{
    upos pos = speech__word(f, t)->pos;
    if (speech__is_nominal(f, t) || pos == UPOS_DET || pos == UPOS_ADJ || pos == UPOS_PART)
        return true;
    if (!strcmp(speech__norm(f, t), "-")) return !f->in->text.tokens.items[t].space_before;
    return pos == UPOS_ADP && !strcmp(speech__norm(f, t), "of");
}

static bool has_finite(const speech *f, token_range r)
{
    for (size_t t = r.begin; t < r.end; t++)
        if (reading__is_finite(f->in, t)) return true;
    return false;
}

/* ---- content to the right ------------------------------------------------- */

static size_t skip_phrase(const speech *f, size_t t)
{
    size_t begin = t, stop = t + CHUNK;
    while (t < f->within.end && t < stop && in_phrase(f, t) &&
           f->in->quote_at[t] == f->in->quote_at[f->within.begin]) {
        bool starts_clause = t + 1 < f->within.end && reading__is_finite(f->in, t + 1);
        bool new_phrase =
            t > begin && speech__is_nominal(f, t - 1) &&
            (speech__word(f, t)->pos == UPOS_DET || speech__word(f, t)->pos == UPOS_PRON);
        if (starts_clause || new_phrase || speech__is_that(f, t)) break;
        t++;
    }
    return t;
}

/* "on Monday", "in a statement", "to reporters" after the cue: where it ends,
 * t itself if what follows is no such phrase but the content. */
static size_t skip_adjunct(const speech *f, size_t t)
{
    if (t >= f->within.end) return t;
    upos pos = speech__word(f, t)->pos;
    if (speech__is_time(f, t)) return t + 1;
    if (pos == UPOS_ADV && speech__word(f, t)->relation != DEP_MARK)
        return speech__has(f, t, SPEECH_WORDS_WH) ? t : t + 1;
    if (pos != UPOS_ADP || t + 1 >= f->within.end) return t;
    size_t end = skip_phrase(f, t + 1);
    return end > t + 1 ? end : t;
}

/* "in Toledo, Ohio, that": the second half of a place between commas. */
static size_t skip_state(const speech *f, size_t t)
{
    if (!speech__is(f, t, ",")) return t;
    for (size_t k = t + 2; k < t + 5 && k + 1 < f->within.end; k++) {
        if (speech__word(f, k - 1)->pos != UPOS_PROPN) return t;
        if (speech__is(f, k, ",")) return speech__is_that(f, k + 1) ? k + 1 : t;
    }
    return t;
}

static size_t skip_adjuncts(const speech *f, size_t t)
{
    size_t stop = t + ADJUNCTS;
    while (t < f->within.end && t < stop) {
        size_t next = skip_adjunct(f, t);
        if (next == t) next = skip_state(f, t);
        if (next == t) break;
        t = next;
    }
    return t;
}

/* "told reporters", "told the BBC": the one who is told. */
static size_t skip_addressee(const speech *f, const cue *c, size_t t)
{
    size_t end = t, stop = t + CHUNK;
    if (!(c->takes & TAKES_TELL) || t >= f->within.end) return t;
    if (speech__word(f, t)->pos == UPOS_PRON) return t + 1;
    while (end < f->within.end && end < stop && (in_phrase(f, end) || speech__is(f, end, "and"))) {
        if (speech__is_that(f, end) || speech__is(f, end, "to")) break;
        if (end > t &&
            (reading__is_finite(f->in, end) || speech__word(f, end)->relation == DEP_NSUBJ))
            break;
        if (end > t && speech__word(f, end)->pos == UPOS_PRON) break;
        if (end > t && speech__word(f, end)->pos == UPOS_DET && speech__is_nominal(f, end - 1))
            break;
        end++;
    }
    return end;
}

/* "P; Q said", "P, while Q demanded", "P, even as Q said": where the words end that lead up to
 * a clause at t, SYNTAX_ROOT: nothing sets it off. */
static size_t set_off(const speech *f, size_t t)
{
    if (t < f->within.begin + 3) return SYNTAX_ROOT;
    if (speech__is_punct(f, t - 1)) return speech__is(f, t - 1, ";") ? t - 1 : SYNTAX_ROOT;
    if (!speech__has(f, t - 1, SPEECH_WORDS_BESIDE)) return SYNTAX_ROOT;
    const bool even = speech__word(f, t - 2)->pos == UPOS_ADV;
    const bool comma = speech__is(f, t - 2 - even, ",");
    return comma || speech__is(f, t - 1, "while") ? t - 1 - even - comma : SYNTAX_ROOT;
}

/* "P, a spokesman said": whether nothing of the statement comes after that cue. */
static bool is_closing(const speech *f, const cue *other, token_range source)
{
    const size_t t = other->span.end;
    return source.end == other->span.begin && speech__is(f, source.begin - 1, ",") &&
           (t >= f->within.end ||
            (speech__is(f, t, ",") && speech__word(f, t + 1)->pos == UPOS_SCONJ));
}

/* Where what is said ends because somebody else speaks on, or has said all of it; end: nobody
 * does. Only who can speak does so, and "he thought" is still part of what is told. */
static size_t end_at_other(const speech *f, const cue *other, token_range said)
{
    if (other->kind != CUE_VERB || !(other->takes & (TAKES_CLAUSE | TAKES_TELL | TAKES_OBJECT)) ||
        f->in->quote_at[other->verb] != f->in->quote_at[said.begin])
        return said.end;
    const token_range source = source__of_verb(f, other);
    if (source.begin < said.begin + 2 || source.begin >= source.end ||
        source.begin >= other->span.begin || !speaker__can_be(f, source))
        return said.end;
    if (is_closing(f, other, source)) return source.begin - 1;
    const bool thinks = (other->takes & TAKES_WIDE) && source.end == source.begin + 1 &&
                        speech__word(f, source.begin)->pos == UPOS_PRON;
    const size_t end = thinks ? SYNTAX_ROOT : set_off(f, source.begin);
    return end == SYNTAX_ROOT || end <= said.begin ? said.end : end;
}

/* "said that P | and that Q" -> true: the parse makes Q a second verb beside "said". */
static bool says_more(const speech *f, size_t t)
{
    return speech__is_that(f, speech__word(f, t)->pos == UPOS_CCONJ ? t + 1 : t);
}

/* Where the right side of a verb ends: at a verb coordinated with it, at a
 * participle that cites again ("..., adding that"), at another cue's phrase. */
static size_t right_end(const speech *f, const cue *c, size_t begin, token_range source)
{
    bool relative = source.end == source.begin + 1 &&
                    (speech__is(f, source.begin, "who") || speech__is(f, source.begin, "which"));
    size_t end = f->within.end, verb = c->verb;
    if (end - begin > REACH) end = begin + REACH;
    if (speech__word(f, verb)->head != SYNTAX_ROOT && f->tree->last[verb] < end &&
        f->tree->last[verb] > begin) {
        deprel relation = speech__word(f, verb)->relation;
        bool inner = relation == DEP_ACL_RELCL || relation == DEP_ACL ||
                     (relation == DEP_ADVCL && tree__is_marked(f->tree, verb));
        if (inner || reading__is_quoted(f->in, verb)) end = f->tree->last[verb];
    }
    if (relative)
        for (size_t t = begin; t + 1 < end; t++)
            if (speech__is(f, t, ",") &&
                (reading__is_finite(f->in, t + 1) || speech__word(f, t + 1)->pos == UPOS_VERB))
                end = t;
    size_t next = tree__child(f->tree, verb, DEP_CONJ);
    if (next != SYNTAX_ROOT && next > begin && f->tree->first[next] > begin &&
        f->tree->first[next] < end && speech__word(f, next)->pos == UPOS_VERB &&
        !says_more(f, f->tree->first[next]))
        end = f->tree->first[next];
    for (size_t i = 0; i < f->cues.count; i++) {
        const cue *other = &f->cues.items[i];
        size_t at = other->span.begin;
        if (at <= begin || at >= end) continue;
        bool breaks =
            other->kind == CUE_CITING ||
            (other->kind == CUE_PREPOSITION && speech__is_punct(f, at - 1)) ||
            (speech__word(f, other->verb)->form == FORM_GERUND && speech__is_punct(f, at - 1));
        end = breaks ? at : end_at_other(f, other, (token_range){ begin, end });
    }
    while (end > begin &&
           (speech__is_punct(f, end - 1) || speech__word(f, end - 1)->pos == UPOS_CCONJ))
        end--;
    return end;
}

token_range content__right(const speech *f, const cue *c, token_range source)
{
    size_t begin = source.begin >= c->span.end ? source.end : c->span.end;
    token_range r = { begin, begin };
    if (begin < f->within.end && !speech__is_punct(f, begin))
        r.end = right_end(f, c, begin, source);
    return r;
}

/* Up to the first comma, or "Ana Lind, 61, fled": to the next one after an age. */
static size_t part_end(const speech *f, token_range r)
{
    size_t t = r.begin;
    while (t < r.end && !speech__is(f, t, ",")) t++;
    if (speech__is(f, t + 2, ",") && speech__word(f, t + 1)->pos == UPOS_NUM)
        for (t += 3; t < r.end && !speech__is(f, t, ",");) t++;
    return t < r.end ? t : r.end;
}

/* "added, with a nod to the rider: "P"": the colon that its quotation comes after, else t. */
static size_t skip_to_colon(const speech *f, size_t t)
{
    if (!speech__is(f, t, ",")) return t;
    for (size_t k = t + 1; k < t + ADJUNCTS && k + 1 < f->within.end; k++) {
        if (speech__is(f, k, ":")) return speech__opens_quotation(f, k + 1) ? k : t;
        if (reading__is_finite(f->in, k) || reading__is_quoted(f->in, k)) break;
    }
    return t;
}

/* "said nothing after officers came", "show organizers have": what follows is not told. */
static bool says_nothing(const speech *f, const cue *c, token_range source, size_t t)
{
    const bool inverted = source.begin >= c->span.end && source.begin < source.end;
    if (inverted) return reading__is_finite(f->in, t);
    const upos next = t + 1 < f->within.end ? speech__word(f, t + 1)->pos : UPOS_PUNCT;
    return speech__has(f, t, SPEECH_WORDS_NAUGHT) &&
           (next == UPOS_ADP || next == UPOS_SCONJ || next == UPOS_PUNCT);
}

/* The clause or quotation after the cue; empty if there is none. */
static token_range clause_right(const speech *f, const cue *c, token_range source)
{
    size_t begin = source.begin >= c->span.end ? source.end : c->span.end;
    token_range none = { begin, begin };
    begin = skip_adjuncts(f, skip_addressee(f, c, skip_adjuncts(f, begin)));
    if (begin >= f->within.end) return none;
    begin = skip_to_colon(f, begin);
    bool pause = speech__is(f, begin, ",") || speech__is(f, begin, ":");
    bool quoted =
        (pause && speech__opens_quotation(f, begin + 1)) || speech__opens_quotation(f, begin);
    token_range r = { begin, right_end(f, c, begin, source) };
    if (quoted || speech__is(f, begin, ":") || speech__is_that(f, begin)) return r;
    if (speech__is(f, begin, ",") && speech__is_that(f, begin + 1)) return r;
    if ((c->takes & TAKES_QUOTE) || speech__is_punct(f, begin)) return none;
    if (says_nothing(f, c, source, begin)) return none;
    if ((c->takes & TAKES_TELL) && speech__is(f, begin, "to") && begin > c->span.end) return r;
    if (speech__word(f, begin)->pos == UPOS_CCONJ && !tree__is_marked(f->tree, c->verb))
        return none;
    size_t inner = tree__content(f->tree, c->verb);
    if (inner != SYNTAX_ROOT && inner >= begin && inner < r.end) return r;
    if (speech__is(f, begin, "whom") || speech__is(f, begin, "whose")) return none;
    if (c->takes & TAKES_WHETHER) return speech__has(f, begin, SPEECH_WORDS_QUESTION) ? r : none;
    bool said = lexicon__bits(&lexicon__speech_words, speech__word(f, c->verb)->lemma) &
                    SPEECH_WORDS_SAY &&
                source.begin < c->span.begin;
    if (said && r.end > begin + 3 && speech__word(f, begin)->pos == UPOS_DET) return r;
    if ((c->takes & TAKES_THING) && !speaker__can_be(f, source)) return none;
    if (speech__word(f, begin)->pos == UPOS_NUM && begin + 1 < f->within.end &&
        speech__word(f, begin + 1)->pos == UPOS_ADP)
        return none;
    bool gerund = c->stance == STANCE_DENIES && speech__word(f, begin)->form == FORM_GERUND;
    return gerund || has_finite(f, (token_range){ begin, part_end(f, r) }) ? r : none;
}

token_range content__after_that(const speech *f, token_range r)
{
    size_t stop = r.begin + ADJUNCTS;
    for (size_t t = r.begin; t < r.end && t < stop; t++)
        if (speech__is_that(f, t)) return (token_range){ t + 1, r.end };
    return (token_range){ r.end, r.end };
}

/* ---- content to the left, and around -------------------------------------- */

/* Where the content before a source and cue that begin at block ends: before a
 * comma, dash or closing mark; block itself if there is none. */
static size_t left_end(const speech *f, size_t block)
{
    size_t t = block;
    while (t > f->within.begin && speech__is_punct(f, t - 1) && !speech__is(f, t - 1, "(") &&
           !speech__is(f, t - 1, ";"))
        t--;
    return t;
}

/* Begins a left content after the colon or the closed sentence before its quotation. */
static size_t left_begin(const speech *f, size_t end)
{
    size_t begin = f->within.begin, q = f->in->quote_at[end - 1];
    if (end - begin > REACH) begin = end - REACH;
    if (q == SYNTAX_ROOT) return begin;
    size_t open = f->in->quotes.items[q].begin;
    if (open < begin + 2) return begin;
    return speech__is_punct(f, open - 2) && !speech__is(f, open - 2, ",") ? open : begin;
}

/* Whether what follows the source and cue leaves room for a content before
 * them: nothing, a comma, or a word or two of when and where: "in a memo seen by us". */
static bool ends_statement(const speech *f, size_t from, size_t to)
{
    return to - from <= ADJUNCT_MAX &&
           (to >= f->within.end || speech__is_punct(f, to) ||
            speech__word(f, to)->pos == UPOS_SCONJ || speech__word(f, to)->form == FORM_GERUND ||
            speech__word(f, to)->form == FORM_PARTICIPLE ||
            speech__word(f, to)->pos == UPOS_CCONJ);
}

/* "Tuesday's accord, the mediator stressed, leaves it open" */
static bool runs_on(const speech *f, size_t end, token_range left)
{
    return end + 2 < f->within.end && speech__is(f, end, ",") &&
           speech__word(f, end + 1)->pos != UPOS_CCONJ && !speech__opens_quotation(f, end + 1) &&
           !has_finite(f, left);
}

static token_range clause_left(const speech *f, const cue *c, token_range source)
{
    bool named = source.begin < source.end;
    size_t block = named && source.begin < c->span.begin ? source.begin : c->span.begin;
    size_t block_end = named && source.begin >= c->span.end ? source.end : c->span.end;
    token_range none = { block, block };
    size_t end = left_end(f, block);
    if (end == block || end <= f->within.begin) return none;
    token_range left = { left_begin(f, end), end };
    if (reading__is_quoted(f->in, end - 1) && !reading__is_quoted(f->in, c->verb)) return left;
    const bool deed = speech__word(f, source.begin)->pos == UPOS_VERB &&
                      f->in->text.tokens.items[source.begin].shape == SHAPE_LOWER;
    if (!named || (c->takes & TAKES_QUOTE) || deed ||
        speech__word(f, source.begin)->pos == UPOS_ADP)
        return none;
    size_t after = skip_adjuncts(f, skip_addressee(f, c, block_end));
    if (!ends_statement(f, block_end, after)) return none;
    block_end = after;
    if (left.end - left.begin <= RUN_ON_MAX && runs_on(f, block_end, left))
        return (token_range){ left.begin, f->within.end };
    return has_finite(f, left) || left.end - left.begin >= LEFT_MIN ? left : none;
}

token_range content__of_verb(const speech *f, const cue *c, token_range source)
{
    token_range right = clause_right(f, c, source);
    if (right.begin < right.end) return right;
    if (speech__word(f, c->verb)->form == FORM_GERUND &&
        tree__any_subject(f->tree, c->verb) == SYNTAX_ROOT)
        return right;
    return clause_left(f, c, source);
}

token_range content__passive(const speech *f, const cue *c)
{
    size_t subject = tree__any_subject(f->tree, c->verb), inner = tree__content(f->tree, c->verb);
    token_range r = { c->span.begin, right_end(f, c, c->span.end, (token_range){ 0, 0 }) };
    if (inner != SYNTAX_ROOT && inner > c->verb)
        r.begin = c->span.end;
    else if (subject != SYNTAX_ROOT && subject < c->verb && subject >= f->within.begin)
        r.begin = f->tree->first[subject];
    if (r.begin < f->within.begin) r.begin = f->within.begin;
    return r;
}

token_range content__around(const speech *f, const cue *c, token_range source)
{
    size_t begin = f->within.begin, t = c->span.begin;
    if (t <= begin + 1) {
        size_t after = source.end;
        while (after < f->within.end && speech__is_punct(f, after)) after++;
        return (token_range){ after, f->within.end };
    }
    if (t - begin > REACH) begin = t - REACH;
    bool inserted = speech__is(f, t - 1, ",") && speech__is(f, source.end, ",") &&
                    source.end + 2 < f->within.end;
    token_range left = { begin, t };
    if (inserted && !has_finite(f, left)) left.end = f->within.end;
    if (inserted && t - begin < LEFT_MIN) left.end = f->within.end;
    return left;
}

token_range content__clause_around(const speech *f, size_t t)
{
    size_t head = speech__word(f, t)->head;
    for (size_t steps = 0; head != SYNTAX_ROOT && !f->tree->predicate[head] && steps < 8; steps++)
        head = speech__word(f, head)->head;
    token_range r = f->within;
    if (head != SYNTAX_ROOT) r = (token_range){ f->tree->first[head], f->tree->last[head] };
    if (r.begin < f->within.begin) r.begin = f->within.begin;
    if (r.end > f->within.end) r.end = f->within.end;
    return r;
}
