/* Attributions from cues. A cue's content stands to its right ("X said P"), to
 * its left ("P, X said"; "P," said X) or around it ("P1, X said, P2"); which of
 * them is decided by what follows the cue and what stands before its source,
 * and only then by the parse, which errs most in such sentences. Quotations
 * that no cue claims go to the speaker before them.
 * Blind spots: indirect speech that runs on over sentences without a cue. */
#include "attribution.h"

#include <string.h>

#include "speech.h"

#define TIME_TOKENS 5 /* of "on Monday night" between a participle and the verb it is no part of */

static attribution_kind kind_of(const speech *f, token_range content)
{
    size_t quoted = 0;
    for (size_t t = content.begin; t < content.end; t++) quoted += reading__is_quoted(f->in, t);
    if (!quoted) return ATTRIBUTION_INDIRECT;
    bool whole = quoted * 10 >= (content.end - content.begin) * 9;
    return whole ? ATTRIBUTION_DIRECT : ATTRIBUTION_MIXED;
}

/* "n't mind" of "I don't mind saying": a verb and its particle that were taken for nouns. */
static bool is_cut(const speech *f, token_range source)
{
    return source.begin < source.end &&
           (speech__is(f, source.begin, "n't") || speech__is(f, source.begin, "to"));
}

static bool add(speech *f, const statement *s)
{
    const token_range content = speech__trim(f, s->content);
    const token_range source = source__whole(f, s->source);
    bool spoken = source.begin < source.end || s->source.begin >= s->source.end;
    if (content.begin >= content.end || !spoken || is_cut(f, source)) return true;
    attribution *at = ARRAY_PUSH(&f->stated, f->arena);
    if (!at) return false;
    at->source = source;
    at->cue = s->cue;
    at->content = content;
    at->stance = s->stance;
    at->entity = entity__of_statement(f, source, content);
    at->parent = SYNTAX_ROOT;
    at->kind = kind_of(f, content);
    return true;
}

/* A denial denied, and a report not made, are left open. */
static attribution_stance stance_of(const cue *c)
{
    if (c->negated) return STANCE_DOUBTS;
    return c->stance;
}

/* "put the toll at 28"; not "put it back on its feet in 2006". */
static bool has_number(const speech *f, token_range r)
{
    for (size_t t = r.begin; t < r.end; t++)
        if (f->words[t].pos == UPOS_NUM && !speech__is(f, t - 1, "in")) return true;
    return false;
}

/* "blamed the weather", "refused to go": the cue is part of what is told. */
static bool add_object(speech *f, const cue *c, token_range source)
{
    bool infinitive = (c->takes & TAKES_TO) && speech__is(f, c->span.end, "to");
    if (source.begin >= source.end || c->modal) return true;
    if (!infinitive && !(c->takes & TAKES_OBJECT)) return true;
    if ((c->takes & TAKES_THING) && !speaker__is_text(f, source)) return true;
    token_range right = content__right(f, c, source);
    if (right.begin >= right.end ||
        (!infinitive && c->span.end - c->verb < 2 && !speech__begins_phrase(f, right.begin)))
        return true;
    token_range reported = content__after_that(f, right);
    if (c->stance == STANCE_DENIES && reported.begin < reported.end)
        right = reported;
    else
        right.begin = c->span.begin;
    if ((c->takes & TAKES_FIGURE) && !has_number(f, right)) return true;
    statement s = { source, c->span, right, stance_of(c) };
    return add(f, &s);
}

/* "Marsh said:" at the end of a sentence: the quotation after it is hers. */
static void announce(speech *f, const statement *s)
{
    size_t t = f->within.end;
    bool colon = t < f->in->text.tokens.count && !strcmp(reading__norm(f->in, t), ":");
    size_t q = colon && t + 2 < f->in->text.tokens.count ? f->in->quote_at[t + 2] : SYNTAX_ROOT;
    if (q == SYNTAX_ROOT || f->in->quotes.items[q].begin != t + 2 ||
        s->source.begin >= s->source.end)
        return;
    f->announced[q] =
        (attribution){ .source = s->source, .cue = s->cue, .stance = s->stance,
                       .entity = entity__of_source(f, s->source), .parent = SYNTAX_ROOT,
                       .kind = ATTRIBUTION_DIRECT };
}

/* "Calmer weather expected this weekend should help", "a plan announced last year.": a
 * participle that only describes, as the verb after its time shows, or the end. */
static bool describes(const speech *f, const cue *c, token_range source)
{
    size_t t = c->span.end;
    if (c->span.begin < c->verb || source.end > c->span.begin || speaker__can_be(f, source))
        return false;
    while (t < f->within.end && t < c->span.end + TIME_TOKENS &&
           (speech__is_time(f, t) || f->words[t].pos == UPOS_ADP || f->words[t].pos == UPOS_DET))
        t++;
    return t > c->span.end && (t >= f->within.end || reading__is_finite(f->in, t));
}

/* "if buyers think that", "nobody knows": nobody has said so yet. */
static bool is_supposed(const speech *f, const cue *c, token_range source)
{
    if (source.begin >= source.end || source.begin >= c->span.begin) return false;
    return speech__has(f, source.begin, SPEECH_WORDS_SUPPOSED) ||
           (source.begin > f->within.begin &&
            speech__has(f, source.begin - 1, SPEECH_WORDS_SUPPOSED));
}

static bool add_verb(speech *f, const cue *c)
{
    statement s = { source__of_verb(f, c), c->span, { 0, 0 }, stance_of(c) };
    if (speaker__is_own_voice(f, c, s.source) || describes(f, c, s.source)) return true;
    if (is_supposed(f, c, s.source)) return true;
    if (s.source.begin >= s.source.end && !source__may_lack(f, c)) return true;
    if (c->takes & (TAKES_CLAUSE | TAKES_QUOTE | TAKES_WHETHER)) {
        s.content = content__of_verb(f, c, s.source);
        if (s.content.begin < s.content.end) {
            if (c->negated && s.content.begin >= c->span.end) s.content.begin = c->span.begin;
            bool told_to = speech__is(f, s.content.begin, "to");
            if ((told_to || (c->takes & TAKES_WIDE)) && s.content.begin >= c->span.end)
                s.content.begin = c->span.begin;
            return add(f, &s);
        }
    }
    announce(f, &s);
    return add_object(f, c, s.source);
}

/* "is said to", "was believed to have"; not "was found guilty", "was told". */
static bool is_hearsay(const speech *f, const cue *c)
{
    if (c->takes & (TAKES_THING | TAKES_TELL)) return false;
    if (!(c->takes & TAKES_WIDE)) return true;
    return lexicon__bits(&lexicon__speech_verbs, f->words[c->verb].lemma) & SPEECH_VERBS_HEARSAY;
}

/* "was found by a maid"; not "by a study", nor "that it was void". */
static bool is_of_thing(const speech *f, const cue *c, token_range source, size_t inner)
{
    if (!(c->takes & TAKES_THING) || source.begin >= source.end) return false;
    return !speaker__is_text(f, source) &&
           (inner == SYNTAX_ROOT || !tree__is_marked(f->tree, inner));
}

/* "The plan is reported to fail": all of the clause is content. */
static bool add_passive(speech *f, const cue *c)
{
    statement s = { { 0, 0 }, c->span, { 0, 0 }, stance_of(c) };
    size_t inner = tree__content(f->tree, c->verb),
           agent = tree__last_child(f->tree, c->verb, DEP_OBL_AGENT);
    if (inner == SYNTAX_ROOT) inner = tree__child(f->tree, c->verb, DEP_XCOMP);
    if (agent != SYNTAX_ROOT) s.source = source__phrase(f, agent, c);
    const bool asks = !(c->takes & ~(uint32_t)TAKES_WHETHER); /* "examined by medics" */
    if (is_of_thing(f, c, s.source, inner) || (asks && inner == SYNTAX_ROOT)) return true;
    if (s.source.begin == s.source.end && (inner == SYNTAX_ROOT || !is_hearsay(f, c))) return true;
    s.content = content__passive(f, c);
    return add(f, &s);
}

/* "P, citing X"; not "citing it", "in citing X". */
static bool is_cited(const speech *f, const cue *c, token_range source)
{
    const bool inner = c->span.begin > f->within.begin &&
                       f->words[c->span.begin - 1].pos == UPOS_ADP;
    size_t end = source.begin;
    while (end < source.end && (f->words[end].pos != UPOS_ADP || speech__is(f, end, "of"))) end++;
    source.end = end; /* "citing a case in which the mayor ..." */
    return !inner && f->words[source.begin].pos != UPOS_PRON && speaker__can_be(f, source);
}

/* "according to X, P" and "P, according to X". */
static bool add_preposition(speech *f, const cue *c)
{
    statement s = { source__named(f, c), c->span, { 0, 0 }, c->stance };
    if (s.source.begin >= s.source.end) return true;
    if (c->kind == CUE_CITING && !is_cited(f, c, s.source)) return true;
    s.content = content__around(f, c, s.source);
    return add(f, &s);
}

static bool add_adverb(speech *f, const cue *c)
{
    statement s = { { 0, 0 }, c->span, content__clause_around(f, c->verb), c->stance };
    return add(f, &s);
}

/* "Kestria's claim that P"; a noun that is itself told is left to its verb. */
static bool add_noun(speech *f, const cue *c)
{
    statement s = { { 0, 0 }, c->span, { 0, 0 }, c->stance };
    for (size_t k = 0; k < 6 && c->verb > k + f->within.begin; k++)
        if (f->told_at[c->verb - k - 1]) return true;
    size_t owner = tree__last_child(f->tree, c->verb, DEP_NMOD_POSS);
    if (owner != SYNTAX_ROOT) s.source = source__phrase(f, owner, c);
    if (owner != SYNTAX_ROOT && f->words[owner].pos == UPOS_PRON)
        s.source = (token_range){ owner, owner + 1 };
    s.content = content__after_that(f, (token_range){ c->verb, f->within.end });
    return add(f, &s);
}

static bool add_cue(speech *f, const cue *c)
{
    switch (c->kind) {
    case CUE_VERB:
        return add_verb(f, c);
    case CUE_PASSIVE:
        return add_passive(f, c);
    case CUE_PREPOSITION:
    case CUE_CITING:
        return add_preposition(f, c);
    case CUE_ADVERB:
        return add_adverb(f, c);
    case CUE_NOUN:
        return add_noun(f, c);
    }
    return true;
}

/* "For the ministry, the vote was a farce" and "Marsh: the vote was fair": a
 * source that can speak, a comma or colon, and no cue. */
static bool add_verbless(speech *f)
{
    size_t begin = f->within.begin, mark = begin + 1;
    bool comma = speech__is(f, begin, "for");
    const char *stop = comma ? "," : ":";
    while (mark + 1 < f->within.end && mark < begin + 12 && !speech__is(f, mark, stop)) mark++;
    if (begin + 3 >= f->within.end || !speech__is(f, mark, stop)) return true;
    token_range source = { begin + comma, mark },
                words = { comma ? begin : mark, comma ? begin + 1 : mark + 1 };
    if (comma ? !speaker__needs_no_cue(f, source) : !speaker__is_name(f, source)) return true;
    statement s = { source, words, { mark + 1, f->within.end }, STANCE_SAYS };
    return add(f, &s);
}

/* ---- interviews -------------------------------------------------------------- */

#define LABEL_MAX 8 /* tokens before the colon */

/* "Governor Ana Marsh" of "Governor Ana Marsh: No."; empty: no person's name leads the
 * sentence to a colon. */
static token_range label_of(const speech *f)
{
    token_range label = { f->within.begin, f->within.begin };
    const size_t stop = label.begin + LABEL_MAX;
    while (label.end < f->within.end && label.end < stop && !speech__is(f, label.end, ":"))
        label.end++;
    const bool named = label.end > label.begin && speech__is(f, label.end, ":") &&
                       speaker__is_name(f, label);
    const size_t m = named ? f->mention_at[label.end - 1] : SYNTAX_ROOT;
    if (m == SYNTAX_ROOT ||
        f->mentions->mentions.items[m].stated.type != CLAIMDIFF_MENTION_PERSON)
        label.end = label.begin;
    return label;
}

/* "Q: ...", "A: ..." */
static bool is_lettered(const speech *f)
{
    const token *first = &f->in->text.tokens.items[f->within.begin];
    return speech__is(f, f->within.begin + 1, ":") && first->span.end - first->span.begin == 1 &&
           first->shape == SHAPE_UPPER;
}

/* Two paragraphs begin with who speaks. */
static bool is_interview(speech *f)
{
    const segments *text = &f->in->text;
    size_t labels = 0, paragraph = SYNTAX_ROOT;
    for (size_t i = 0; i < text->sentences.count && labels < 2; i++) {
        const sentence *sent = &text->sentences.items[i];
        if (sent->paragraph == paragraph || sent->role != ROLE_BODY) continue;
        paragraph = sent->paragraph;
        speech__enter(f, sent);
        const token_range label = label_of(f);
        labels += label.begin < label.end || is_lettered(f);
    }
    return labels > 1;
}

/* A sentence without a cue in a paragraph that began with who speaks. */
static bool add_answer(speech *f, const sentence *sent)
{
    const size_t begin = f->within.begin;
    const token_range label = label_of(f);
    if (label.begin < label.end) {
        f->answers = label;
        f->answer = sent->paragraph;
    }
    if (f->answers.begin >= f->answers.end || f->answer != sent->paragraph) return true;
    const bool own = label.begin < label.end;
    const token_range mark = { own ? label.end : begin, own ? label.end + 1 : begin };
    const statement s = { f->answers, mark, { mark.end, f->within.end }, STANCE_SAYS };
    return add(f, &s);
}

static bool read_sentence(speech *f, const sentence *sent)
{
    cue_list *cues = &f->cues;
    size_t first = f->stated.count;
    speech__enter(f, sent);
    *cues = (cue_list){ 0 };
    if (!cue__find(cues, f->arena, f->in, f->within)) return false;
    for (size_t i = 0; i < cues->count; i++)
        if (cues->items[i].kind != CUE_NOUN) f->told_at[cues->items[i].verb] = true;
    for (size_t i = 0; i < cues->count; i++)
        if (!add_cue(f, &cues->items[i])) return false;
    if (f->stated.count == first && f->interview && !add_answer(f, sent)) return false;
    return f->stated.count > first || add_verbless(f);
}

/* Only these hold what somebody may have said. */
static bool is_read(const sentence *sent)
{
    return sent->role == ROLE_BODY || sent->role == ROLE_HEADLINE || sent->role == ROLE_CAPTION;
}

static int by_content(const attribution *a, const attribution *b)
{
    if (a->content.begin != b->content.begin) return a->content.begin < b->content.begin ? -1 : 1;
    if (a->content.end != b->content.end) return a->content.end > b->content.end ? -1 : 1;
    return 0;
}

/* Insertion sort: a sentence's attributions are few and nearly in order. */
static void order(attribution_list *list, size_t first)
{
    for (size_t i = first + 1; i < list->count; i++)
        for (size_t k = i; k > first && by_content(&list->items[k], &list->items[k - 1]) < 0; k--) {
            attribution swap = list->items[k];
            list->items[k] = list->items[k - 1];
            list->items[k - 1] = swap;
        }
}

static bool holds(token_range outer, token_range inner)
{
    return outer.begin <= inner.begin && inner.end <= outer.end;
}

#define NESTING_MAX 8 /* attributions looked back at for the one around */

/* The closest attribution whose content holds both the cue and the content. */
static void nest(attribution_list *list, size_t first)
{
    for (size_t i = first; i < list->count; i++)
        for (size_t k = i; k > first && i - k < NESTING_MAX; k--) {
            const attribution *outer = &list->items[k - 1], *inner = &list->items[i];
            token_range own = inner->cue.begin < inner->cue.end ? inner->cue : inner->content;
            if (holds(outer->content, inner->content) && holds(outer->content, own) &&
                !(outer->cue.begin == inner->cue.begin && outer->cue.end == inner->cue.end)) {
                list->items[i].parent = k - 1;
                break;
            }
        }
}

static bool prepare(speech *f, arena *a)
{
    size_t count = f->in->text.tokens.count;
    f->mention_at = arena__array(a, count, sizeof *f->mention_at);
    f->told_at = arena__array(a, count, sizeof *f->told_at);
    f->announced = arena__array(a, f->in->quotes.count, sizeof *f->announced);
    if (!f->mention_at || !f->told_at || !f->announced) return false;
    for (size_t i = 0; i < count; i++) f->mention_at[i] = SYNTAX_ROOT;
    for (size_t m = 0; m < f->mentions->mentions.count; m++) {
        const mention *at = &f->mentions->mentions.items[m];
        for (size_t t = at->token_begin; t < at->token_end; t++) f->mention_at[t] = m;
    }
    return true;
}

/* Copies the sentence's own attributions from stated[*next] on, and gives its
 * other quotations to their speakers. */
static bool finish_sentence(speech *f, const sentence *sent, size_t *next)
{
    size_t first = f->out->count;
    speech__enter(f, sent);
    for (; *next < f->stated.count; (*next)++) {
        if (f->stated.items[*next].content.begin >= sent->token_end) break;
        attribution *at = ARRAY_PUSH(f->out, f->arena);
        if (!at) return false;
        *at = f->stated.items[*next];
    }
    if (!speaker__of_quotations(f, sent, first)) return false;
    order(f->out, first);
    nest(f->out, first);
    return true;
}

bool attribution__find(attribution_list *out, arena *a, const reading *in,
                       const mention_list *mentions)
{
    const segments *text = &in->text;
    speech f;
    size_t next = 0;
    memset(&f, 0, sizeof f);
    f.in = in;
    f.tree = &in->tree;
    f.words = in->syntax.words;
    f.mentions = mentions;
    f.arena = a;
    f.out = out;
    if (!prepare(&f, a)) return false;
    f.interview = is_interview(&f);
    for (size_t i = 0; i < text->sentences.count; i++) {
        const sentence *sent = &text->sentences.items[i];
        if (is_read(sent) && !read_sentence(&f, sent)) return false;
    }
    if (!speaker__own(&f)) return false;
    for (size_t i = 0; i < text->sentences.count; i++) {
        const sentence *sent = &text->sentences.items[i];
        if (is_read(sent) && !finish_sentence(&f, sent, &next)) return false;
    }
    return true;
}
