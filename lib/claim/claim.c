/* Puts claims together: clauses, who says them, what they hold, how factual
 * they are, and who did what to whom. */
#include "claim.h"

#include <limits.h>
#include <string.h>

#include "clause.h"
#include "factuality.h"
#include "lexicon_data.h"

#define MINUTES_A_DAY 1440LL

/* Most of a title without a verb: looked at in news of 46 outlets, 2026-11-24. */
#define TITLE_TOKENS 6
#define SENTENCE_TOKENS 60 /* most of a sentence whose verb the tagger has missed */
#define QUOTED_MIN 4 /* tokens from the opening mark that make a quotation a statement */

typedef struct extractor {
    analysis *out;
    arena *arena;
    const reading *in;
    long today; /* days since 1970-01-01, LONG_MIN: unknown */
    bool unsaid; /* of the claim under way: its source declined to say */
    size_t next_quantity, next_timex, next_mention, next_attribution;
} extractor;

static size_t shared_tokens(token_range a, token_range b)
{
    size_t begin = a.begin > b.begin ? a.begin : b.begin, end = a.end < b.end ? a.end : b.end;
    return begin < end ? end - begin : 0;
}

/* "I ran," he told a paper, his apron still on -> true: what is quoted has a speaker, however
 * much is told beside it. */
static bool is_quotation(const extractor *x, const attribution *at, size_t said)
{
    return at->kind == ATTRIBUTION_DIRECT && said >= QUOTED_MIN &&
           said == at->content.end - at->content.begin &&
           !reading__is_quoted(x->in, at->cue.begin);
}

/* "rejected the bill" -> true, "rejected reports that ..." -> false: an act that
 * only looks like a denial, since what it takes is no statement. */
static bool is_act(const extractor *x, const attribution *at)
{
    const syntax_word *words = x->in->syntax.words;
    if (at->stance != STANCE_DENIES || at->cue.begin >= at->cue.end) return false;
    if (lexicon__has(&lexicon__denials, words[at->cue.begin].lemma)) return false;
    for (size_t t = at->cue.end; t < at->content.end; t++)
        if (!strcmp(words[t].lemma, "that") || lexicon__has(&lexicon__cue_nouns, words[t].lemma))
            return false;
    return true;
}

/* "The road is shut, police said on Friday, in a move that ..." -> true: all of a clause, from
 * the begin of the claim on, is said, however much is told after it. */
static bool says_first(const extractor *x, const attribution *at, const claim *c)
{
    return at->content.begin <= c->tokens.begin + 1 && at->content.end <= at->source.begin &&
           at->source.begin < at->source.end && at->source.end <= at->cue.begin &&
           at->cue.end <= c->tokens.end &&
           tree__top(&x->in->tree, at->content.begin, at->content.end) != SYNTAX_ROOT;
}

/* "After a long night of talks in Lund, the mayor said that ..." -> true: to say it is what the
 * claim tells. */
static bool is_main(const attribution *at, size_t top)
{
    return at->cue.begin <= top && top < at->cue.end && at->source.begin < at->source.end &&
           at->cue.begin <= at->content.begin;
}

/* "P, police said, according to the Globe" -> true of police: who says it is told by another. */
static bool is_relayed(const extractor *x, const attribution *at, size_t outer, const claim *c)
{
    if (outer == SYNTAX_ROOT || at->parent != outer) return false;
    const attribution *by = &x->out->attributions.items[outer];
    return by->content.end <= by->cue.begin && by->cue.begin < by->cue.end &&
           reading__word(x->in, by->cue.end - 1)->pos == UPOS_ADP && says_first(x, at, c);
}

/* The innermost attribution that, with its source and cue, takes up half of the claim or more,
 * says its first clause, has its main verb, or quotes: not one in its tail, "..., after a report
 * had criticised him", and no act. */
static size_t attribution_of(extractor *x, const claim *c)
{
    const attribution_list *list = &x->out->attributions;
    const size_t top = tree__top(&x->in->tree, c->tokens.begin, c->tokens.end);
    size_t best = SYNTAX_ROOT, best_shared = 0;
    while (x->next_attribution < list->count &&
           list->items[x->next_attribution].content.end <= c->tokens.begin &&
           list->items[x->next_attribution].cue.end <= c->tokens.begin)
        x->next_attribution++;
    for (size_t k = x->next_attribution; k < list->count; k++) {
        const attribution *at = &list->items[k];
        if (at->content.begin >= c->tokens.end) break;
        size_t said = shared_tokens(at->content, c->tokens);
        size_t told = said + shared_tokens(at->source, c->tokens);
        bool apart = at->cue.end <= at->content.begin || at->cue.begin >= at->content.end;
        if (apart) told += shared_tokens(at->cue, c->tokens);
        bool much = told * 2 >= c->tokens.end - c->tokens.begin;
        much = much || is_quotation(x, at, said) || says_first(x, at, c) || is_main(at, top);
        if (!said || !much) continue;
        if (is_act(x, at)) continue;
        if (said >= best_shared || is_relayed(x, at, best, c)) best_shared = said, best = k;
    }
    return best;
}

/* The part of a claim that its source says. */
static token_range content_of(const claim *c, const attribution *at)
{
    token_range r = c->tokens;
    if (at->content.begin > r.begin && at->content.begin < r.end) r.begin = at->content.begin;
    if (at->stance == STANCE_DENIES && at->cue.begin == r.begin && at->cue.end < r.end)
        r.begin = at->cue.end;
    if (at->content.end < r.end && at->content.end > r.begin) r.end = at->content.end;
    return r;
}

/* "declined to say", "did not say" -> true: what follows is no statement of theirs. */
static bool is_unsaid(const extractor *x, token_range cue)
{
    for (size_t t = cue.begin; t < cue.end; t++) {
        uint32_t norm = lexicon__bits(&lexicon__negators, reading__norm(x->in, t));
        uint32_t lemma = lexicon__bits(&lexicon__negators, reading__word(x->in, t)->lemma);
        if (norm & NEGATORS_ADVERB || lemma & NEGATORS_ACT) return true;
    }
    return false;
}

/* What stands in quotation marks at the begin of a claim, else the claim. */
static token_range quoted_part(const extractor *x, token_range r)
{
    const token *tokens = x->in->text.tokens.items;
    size_t end = r.begin + 1;
    if (strcmp(tokens[r.begin].norm, "\"")) return r;
    while (end < r.end && strcmp(tokens[end].norm, "\"")) end++;
    return end < r.begin + QUOTED_MIN ? r : (token_range){ r.begin + 1, end };
}

static void attribute(extractor *x, claim *c)
{
    x->unsaid = false;
    c->attribution = attribution_of(x, c);
    c->source_entity = SYNTAX_ROOT;
    c->content = quoted_part(x, c->tokens);
    if (c->attribution == SYNTAX_ROOT) return;
    const attribution *at = &x->out->attributions.items[c->attribution];
    x->unsaid = is_unsaid(x, at->cue);
    if (x->unsaid) {
        c->attribution = SYNTAX_ROOT;
        c->content = c->tokens;
        return;
    }
    c->source_entity = at->entity;
    c->stated.source = reading__span(x->in, at->source);
    c->stance = at->stance;
    c->content = content_of(c, at);
    c->stated.cue = reading__span(x->in, at->cue);
}

/* The slice of a list of found things that lies in claim c. */
#define SLICE(list, next, first, n)                                                                \
    do {                                                                                           \
        while ((next) < (list).count && (list).items[next].token_begin < c->tokens.begin)          \
            (next)++;                                                                              \
        (first) = (list).items ? (list).items + (next) : NULL;                                     \
        while ((next) < (list).count && (list).items[next].token_begin < c->tokens.end)            \
            (next)++, (n)++;                                                                       \
    } while (0)

/* Keeps the first of so many; true: that leaves some out. */
static bool cut(size_t *count, size_t most)
{
    if (*count <= most) return false;
    *count = most;
    return true;
}

static void collect(extractor *x, claim *c)
{
    analysis *an = x->out;
    SLICE(an->quantities, x->next_quantity, c->quantities, c->quantity_count);
    SLICE(an->timexes, x->next_timex, c->timexes, c->timex_count);
    SLICE(an->mentions.mentions, x->next_mention, c->mentions, c->mention_count);
    const bool figures = cut(&c->quantity_count, CLAIM_VALUES_MOST);
    c->values_cut = cut(&c->timex_count, CLAIM_VALUES_MOST) || figures;
}

/* "agreed to buy": the verb that the object hangs on. */
static size_t main_verb(const extractor *x, size_t predicate)
{
    for (size_t steps = 0; steps < 4; steps++) {
        size_t next = tree__child(&x->in->tree, predicate, DEP_XCOMP);
        if (next == SYNTAX_ROOT || !x->in->tree.predicate[next]) break;
        predicate = next;
    }
    return predicate;
}

/* Subject of a verb, or of the verb it is coordinated with. */
static size_t shared_subject(const extractor *x, size_t verb, deprel relation)
{
    for (size_t steps = 0; verb != SYNTAX_ROOT && steps < 4; steps++) {
        size_t found = tree__child(&x->in->tree, verb, relation);
        const syntax_word *w = &x->in->syntax.words[verb];
        if (found != SYNTAX_ROOT) return found;
        if (w->relation != DEP_CONJ && w->relation != DEP_XCOMP) break;
        verb = w->head;
    }
    return SYNTAX_ROOT;
}

/* "by Governor Lind", which the parser may take for any other circumstance. */
static size_t find_agent(const extractor *x, size_t verb)
{
    const tree *of = &x->in->tree;
    const size_t agent = tree__child(of, verb, DEP_OBL_AGENT);
    for (size_t t = of->child[verb]; agent == SYNTAX_ROOT && t != SYNTAX_ROOT; t = of->after[t]) {
        const size_t by = tree__child(of, t, DEP_CASE);
        if (of->words[t].relation == DEP_OBL && by != SYNTAX_ROOT &&
            !strcmp(of->words[by].lemma, "by"))
            return t;
    }
    return agent;
}

static void find_roles(extractor *x, claim *c)
{
    size_t verb = c->verb = main_verb(x, c->predicate);
    size_t passive = shared_subject(x, verb, DEP_NSUBJ_PASS);
    if (passive != SYNTAX_ROOT) {
        c->object = passive;
        c->subject = find_agent(x, verb);
    } else {
        c->subject = shared_subject(x, verb, DEP_NSUBJ);
        c->object = tree__child(&x->in->tree, verb, DEP_OBJ);
    }
}

/* "The premier conceded on Sunday | and congratulated his rival": the second
 * claim has the subject of the first. */
static void inherit_subject(extractor *x, claim *c)
{
    const claim_list *list = &x->out->claims;
    if (c->subject != SYNTAX_ROOT || c->verb == SYNTAX_ROOT || list->count < 2) return;
    const claim *before = &list->items[list->count - 2];
    const syntax_word *verb = &x->in->syntax.words[c->verb];
    bool finite = syntax__is_finite(verb) || verb->form == FORM_BASE;
    if (before->sentence != c->sentence || !finite) return;
    if (tree__is_passive(&x->in->tree, c->verb)) return;
    bool agent = before->subject != SYNTAX_ROOT &&
                 x->in->syntax.words[before->subject].relation == DEP_OBL_AGENT;
    c->subject = agent ? before->object : before->subject;
}

/* "The strike begins on Friday" -> true, unless that Friday is over. */
static bool is_to_come(const extractor *x, const claim *c)
{
    if (!factuality__is_scheduled(x->in, c->predicate)) return false;
    for (size_t i = 0; i < c->timex_count; i++) {
        const timex *t = &c->timexes[i];
        bool over = t->stated.known && x->today != LONG_MIN &&
                    t->stated.end <= x->today * MINUTES_A_DAY;
        if (!over && !t->duration && !t->since) return true;
    }
    return false;
}

static void judge_factuality(extractor *x, claim *c)
{
    factuality f = factuality__find(x->in, c->content, c->predicate, c->attribution != SYNTAX_ROOT);
    if (x->unsaid && f.polarity == CLAIMDIFF_POLARITY_NEGATIVE) {
        f.modality = CLAIMDIFF_MODALITY_ASSERTED;
        f.modality_cue.end = f.modality_cue.begin;
    }
    c->stated.polarity = f.polarity;
    c->stated.modality = f.modality;
    c->stated.polarity_cue = reading__span(x->in, f.polarity_cue);
    c->stated.modality_cue = reading__span(x->in, f.modality_cue);
    if (f.modality == CLAIMDIFF_MODALITY_ASSERTED && is_to_come(x, c))
        c->stated.modality = CLAIMDIFF_MODALITY_PLANNED;
    if (c->stance == STANCE_DENIES && f.polarity == CLAIMDIFF_POLARITY_POSITIVE) {
        c->stated.polarity = CLAIMDIFF_POLARITY_NEGATIVE;
        c->stated.polarity_cue = c->stated.cue;
    }
}

/* "That's our aim.", "The Volcker shock.", a list of countries -> true: a claim
 * needs two words that mean something, and a verb if it has no figure and is no
 * longer than a title or longer than a sentence. */
static bool asserts_nothing(const extractor *x, token_range r)
{
    size_t words = 0;
    bool verbless = true, any = r.end - r.begin > TITLE_TOKENS && r.end - r.begin < SENTENCE_TOKENS;
    for (size_t t = r.begin; t < r.end; t++) {
        upos pos = x->in->syntax.words[t].pos;
        if (pos == UPOS_VERB || pos == UPOS_AUX) verbless = false;
        if (pos == UPOS_NUM) any = true;
        words += syntax__is_content(&x->in->syntax.words[t]) ||
                 lexicon__has(&lexicon__negators, x->in->text.tokens.items[t].norm);
    }
    return words < 2 || (verbless && !any);
}

/* "here" at the begin, "the following", "as follows" */
static bool points(const extractor *x, size_t begin, size_t t)
{
    if (!(lexicon__bits(&lexicon__claim_words, reading__norm(x->in, t)) & CLAIM_WORDS_POINTS))
        return false;
    return t == begin || reading__is(x->in, t - 1, "the") || reading__is_finite(x->in, t);
}

/* "The union said in a report last month:", "Here is the letter:", "told as follows:" -> true:
 * it leads up to what stands behind its colon, in the next sentence. */
static bool leads_up(const extractor *x, token_range r)
{
    const size_t begin = claim__first_word(x->in, r);
    size_t finite = 0;
    bool leads = false;
    if (!reading__is(x->in, r.end, ":")) return false;
    for (size_t t = begin; t < r.end; t++) {
        const char *lemma = reading__word(x->in, t)->lemma;
        if (reading__is_quoted(x->in, t)) return false;
        finite += reading__is_finite(x->in, t);
        leads = leads || points(x, begin, t) ||
                lexicon__bits(&lexicon__speech_words, lemma) & SPEECH_WORDS_SAY ||
                lexicon__bits(&lexicon__speech_verbs, lemma) & SPEECH_VERBS_TELL;
    }
    return finite == 1 && leads;
}

static bool add_claim(extractor *x, const clause *from)
{
    analysis *an = x->out;
    if (asserts_nothing(x, from->tokens) || leads_up(x, from->tokens)) return true;
    claim *c = ARRAY_PUSH(&an->claims, x->arena);
    if (!c) return false;
    c->sentence = from->sentence;
    c->tokens = from->tokens;
    c->stated.span = reading__span(x->in, from->tokens);
    c->stated.sentence = x->in->text.sentences.items[from->sentence].span;
    attribute(x, c);
    c->predicate = tree__top(&x->in->tree, c->content.begin, c->content.end);
    c->verb = c->subject = c->object = SYNTAX_ROOT;
    if (c->predicate != SYNTAX_ROOT) find_roles(x, c);
    inherit_subject(x, c);
    collect(x, c);
    judge_factuality(x, c);
    return true;
}

size_t claim__first_word(const reading *in, token_range r)
{
    size_t t = r.begin;
    while (t + 1 < r.end && !reading__is_word(in, t)) t++;
    return t;
}

/* Dates first: what is a date is no quantity. */
static bool find_values(analysis *out, arena *a, long anchor)
{
    return timex__find(&out->timexes, a, &out->reading, anchor) &&
           quantity__find(&out->quantities, a, &out->reading, &out->timexes);
}

bool claim__extract(analysis *out, arena *a, long anchor)
{
    const reading *r = &out->reading;
    extractor x = { .out = out, .arena = a, .in = r, .today = anchor };
    clause_list clauses = { 0 };
    if (!mention__find(&out->mentions, a, r) || !find_values(out, a, anchor) ||
        !concept__find(&out->concepts, a, r) ||
        !attribution__find(&out->attributions, a, r, &out->mentions) ||
        !clause__split(&clauses, a, out))
        return false;
    for (size_t i = 0; i < clauses.count; i++)
        if (!add_claim(&x, &clauses.items[i])) return false;
    return !a->failed;
}
