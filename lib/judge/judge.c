/* The cascade: likeness and rules look at every candidate, the network reads the
 * claims of those that have some hope and judges them one way, then the other way
 * where the first was not clear. Claims are ordered by their words alone: rules
 * and network may prefer one side, and would otherwise say other things of swapped
 * articles. */
#include "judge.h"

#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "evidence.h"
#include "reason.h"
#include "taken.h"

/* That claims in the same words say the same. */
#define VERBATIM_AGREEMENT 0.99

/* The states of a claim take 70 KB: those of this many pairs must be there at a time, so that
 * memory does not grow with the articles. */
#define BLOCK_PAIRS 1024

/* How far a comparison is, of POOL_TOTAL, when the candidates are found, and when the
 * network has been asked about them. */
#define DONE_FOUND 100
#define DONE_ASKED 960

/* Order of two claims by their words; 0: the same words. */
static int compare_words(const corpus *of, size_t x, size_t y)
{
    const claim_bag *a = &of->bags[x], *b = &of->bags[y];
    const token *in_a = of->articles[a->article]->reading.text.tokens.items;
    const token *in_b = of->articles[b->article]->reading.text.tokens.items;
    token_range p = a->claim->tokens, q = b->claim->tokens;
    for (; p.begin < p.end && q.begin < q.end; p.begin++, q.begin++) {
        int order = strcmp(in_a[p.begin].norm, in_b[q.begin].norm);
        if (order) return order;
    }
    return (p.begin < p.end) - (q.begin < q.end);
}

/* Cases of so many candidates, of claims of so many bags; false: out of memory. */
static bool make_cases(judge_cases *out, arena *scratch, size_t count, size_t bag_count)
{
    out->count = count;
    out->items = arena__array(scratch, count, sizeof *out->items);
    out->turned = arena__array(scratch, count, sizeof *out->turned);
    out->verbatim = arena__array(scratch, count, sizeof *out->verbatim);
    out->hopeful = arena__array(scratch, count, sizeof *out->hopeful);
    out->asked = arena__array(scratch, count, sizeof *out->asked);
    out->open = arena__array(scratch, count, sizeof *out->open);
    out->claim_cut = arena__array(scratch, bag_count, sizeof *out->claim_cut);
    out->context_cut = arena__array(scratch, bag_count, sizeof *out->context_cut);
    return out->items && out->turned && out->verbatim && out->hopeful && out->asked && out->open &&
           out->claim_cut && out->context_cut;
}

static bool open_cases(judge_cases *out, arena *scratch, const judge_task *task)
{
    const candidate_list *list = task->candidates;
    if (!make_cases(out, scratch, list->count, task->of->bag_count)) return false;
    for (size_t i = 0; i < list->count; i++) {
        candidate c = list->items[i];
        int order = compare_words(task->of, c.a, c.b);
        out->verbatim[i] = order == 0;
        out->turned[i] = order > 0 && !task->directed;
        if (out->turned[i]) {
            c.a = list->items[i].b;
            c.b = list->items[i].a;
        }
        if (!relation__open(&out->items[i], scratch, task->of, &c)) return false;
    }
    return true;
}

/* ---- which pairs the network is asked about ------------------------------------------ */

typedef struct hope {
    double likely;
    size_t number; /* of the case */
} hope;

static int by_hope(const void *x, const void *y)
{
    const hope *a = x, *b = y;
    if (a->likely > b->likely || a->likely < b->likely) return a->likely < b->likely ? 1 : -1;
    return a->number < b->number ? -1 : a->number > b->number;
}

/* Tells of each pair how many likelier counterparts either claim has in the other's article, or
 * in all, where they were sought there. */
static bool add_ranks(judge_cases *all, arena *scratch, const judge_task *task)
{
    const corpus *of = task->of;
    hope *order = arena__array(scratch, all->count, sizeof *order);
    size_t *have = arena__array(scratch, corpus__cells(of, task->article), sizeof *have);
    if (!order || !have) return false;
    for (size_t i = 0; i < all->count; i++) order[i] = (hope){ all->items[i].pair.score, i };
    if (all->count) qsort(order, all->count, sizeof *order, by_hope);
    for (size_t i = 0; i < all->count; i++) {
        relation_case *c = &all->items[order[i].number];
        const size_t x = of->bags[c->pair.a].article, y = of->bags[c->pair.b].article;
        const size_t earlier = task->candidates->complete ? (x < y ? x : y) : 0;
        const size_t later = task->article;
        size_t *of_a = &have[corpus__cell(of, later, c->pair.a, x < y ? later : earlier)];
        size_t *of_b = &have[corpus__cell(of, later, c->pair.b, x < y ? earlier : later)];
        relation__add_ranks(c, (*of_a)++, (*of_b)++);
    }
    return true;
}

/* Premises and hypotheses are asked about all, and pairs in which a rule sees
 * something; without embeddings there is no prior. */
static double prior_of(const judge_task *task, const relation_case *c)
{
    return task->directed || !c->pair.embedded || c->rule || c->update ? 1.0 : relation__prior(c);
}

static bool mark_hopeful(judge_cases *all, arena *scratch, const judge_task *task)
{
    hope *order = arena__array(scratch, all->count, sizeof *order);
    if (!order || !add_ranks(all, scratch, task)) return false;
    for (size_t i = 0; i < all->count; i++) order[i] = (hope){ prior_of(task, &all->items[i]), i };
    if (all->count) qsort(order, all->count, sizeof *order, by_hope);
    for (size_t i = 0; i < all->count && relation__is_worth_asking(order[i].likely); i++) {
        if (all->verbatim[order[i].number]) continue;
        if (all->hopes >= task->most || (task->fast && !relation__is_likely(order[i].likely))) {
            all->unasked++;
            continue;
        }
        all->hopes++;
        all->hopeful[order[i].number] = true;
    }
    return true;
}

/* ---- the network ------------------------------------------------------------------ */

/* Cases begin .. end - 1, whose claims the network holds. */
typedef struct block {
    const judge_task *task;
    judge_cases *all;
    size_t begin, end;
    const nli_anew **anew; /* (end - begin), b beside a, or NULL: as it stands */
    arena arena;           /* freed before the next block */
} block;

/* The end of the block that begins there: BLOCK_PAIRS pairs that are asked about. */
static size_t block_end(const judge_cases *all, size_t begin)
{
    size_t end = begin, pairs = 0;
    while (end < all->count && pairs < BLOCK_PAIRS) pairs += all->asked[end++];
    return end;
}

static bool read_claims(block *b)
{
    nli *network = b->task->network;
    bool *wanted = arena__array(&b->arena, b->task->of->bag_count, sizeof *wanted);
    if (!wanted) return false;
    for (size_t i = b->begin; i < b->end; i++) {
        const candidate *c = &b->all->items[i].pair;
        if (b->all->asked[i]) wanted[c->a] = wanted[c->b] = true;
    }
    if (!nli__read(network, &b->arena, wanted)) return false;
    for (size_t i = 0; i < b->task->of->bag_count; i++) {
        if (!wanted[i]) continue;
        b->all->claim_cut[i] = nli__state(network, i)->claim_cut;
        b->all->context_cut[i] = nli__state(network, i)->context_cut;
    }
    return true;
}

/* What claim b of the case has in common with a is told in words of a's, where these differ; and
 * days of one as the other tells its own. */
static bool open_anew(nli_anew *out, const relation_case *c)
{
    memset(out, 0, sizeof *out);
    out->bag = c->pair.b;
    out->beside = c->pair.a;
    reword__find(&out->words, &c->view);
    if (!out->words.count) reword__find_days(&out->words, &c->view);
    if (out->words.count) return true;
    const pair_view turned = view__swap(&c->view);
    out->bag = c->pair.a;
    out->beside = c->pair.b;
    reword__find_days(&out->words, &turned);
    return out->words.count;
}

static bool read_anew(block *b)
{
    nli_anew *claims = arena__array(&b->arena, b->end - b->begin, sizeof *claims);
    size_t count = 0;
    b->anew = arena__array(&b->arena, b->end - b->begin, sizeof *b->anew);
    if (!claims || !b->anew) return false;
    for (size_t i = b->begin; i < b->end; i++)
        if (b->all->asked[i] && open_anew(&claims[count], &b->all->items[i]))
            b->anew[i - b->begin] = &claims[count++];
    return nli__read_anew(b->task->network, &b->arena, claims, count);
}

/* A case as the network is asked about it; one way it may leave, where not all is asked. */
static nli_pair question_of(const block *b, size_t i, bool back)
{
    const relation_case *c = &b->all->items[i];
    const nli_anew *anew = b->anew[i - b->begin];
    if (back) return (nli_pair){ c->pair.b, c->pair.a, anew, NLI_STAYS };
    const double prior = b->task->all ? NLI_STAYS : prior_of(b->task, c);
    return (nli_pair){ c->pair.a, c->pair.b, anew, prior };
}

/* Scores of the marked cases, one way or the other; scores (end - begin). */
static bool score_cases(block *b, const bool *marked, bool back, nli_score *scores)
{
    nli_pair *pairs = arena__array(&b->arena, b->end - b->begin, sizeof *pairs);
    nli_score *packed = arena__array(&b->arena, b->end - b->begin, sizeof *packed);
    size_t count = 0;
    if (!pairs || !packed) return false;
    for (size_t i = b->begin; i < b->end; i++)
        if (marked[i]) pairs[count++] = question_of(b, i, back);
    if (!nli__judge(b->task->network, &b->arena, pairs, count, packed)) return false;
    for (size_t i = b->end; i-- > b->begin;)
        if (marked[i]) scores[i - b->begin] = packed[--count];
    return true;
}

/* What comes next is this part, in percent, of the block. */
static void share(const block *b, size_t from, size_t to)
{
    const size_t whole = DONE_ASKED - DONE_FOUND, count = b->all->count;
    const size_t begin = DONE_FOUND + whole * b->begin / count,
                 end = DONE_FOUND + whole * b->end / count;
    pool__share(b->arena.pool, begin + (end - begin) * from / 100,
                begin + (end - begin) * to / 100);
}

/* Which are asked also the other way round: all, or those that the first answer leaves open.
 * Those that left are as if they were not asked. */
static void mark_open(const block *b, const nli_score *there, bool *again)
{
    judge_cases *all = b->all;
    for (size_t i = b->begin; i < b->end; i++) {
        all->asked[i] &= !there[i - b->begin].left;
        if (!all->asked[i]) continue;
        relation__add_nli(&all->items[i], &there[i - b->begin], &there[i - b->begin]);
        all->open[i] = !b->task->directed && relation__is_open(&all->items[i]);
        again[i] = all->open[i] || b->task->all;
    }
}

static bool ask_block(block *b)
{
    judge_cases *all = b->all;
    nli_score *there = arena__array(&b->arena, b->end - b->begin, sizeof *there);
    nli_score *back = arena__array(&b->arena, b->end - b->begin, sizeof *back);
    bool *again = arena__array(&b->arena, all->count, sizeof *again);
    share(b, 0, 35);
    if (!there || !back || !again || !read_claims(b)) return false;
    share(b, 35, 40);
    if (!read_anew(b)) return false;
    share(b, 40, 70);
    if (!score_cases(b, all->asked, false, there)) return false;
    share(b, 70, 100);
    mark_open(b, there, again);
    if (!score_cases(b, again, true, back)) return false;
    for (size_t i = b->begin; i < b->end; i++)
        if (again[i]) relation__add_nli(&all->items[i], &there[i - b->begin], &back[i - b->begin]);
    return true;
}

static bool ask_network(arena *scratch, const judge_task *task, judge_cases *all)
{
    bool good = mark_hopeful(all, scratch, task);
    for (size_t i = 0; i < all->count; i++)
        all->asked[i] = all->hopeful[i] || (task->all && !all->verbatim[i]);
    for (size_t begin = 0, end; good && begin < all->count; begin = end) {
        block b;
        end = block_end(all, begin);
        memset(&b, 0, sizeof b);
        b.task = task;
        b.all = all;
        b.begin = begin;
        b.end = end;
        arena__init(&b.arena, scratch->allocator);
        b.arena.pool = scratch->pool;
        good = ask_block(&b);
        arena__free(&b.arena);
    }
    return good;
}

/* ---- relations ---------------------------------------------------------------------- */

static void agree_verbatim(relation *out, const relation_case *c)
{
    memset(out, 0, sizeof *out);
    out->a = c->pair.a;
    out->b = c->pair.b;
    out->agreement = out->entailment = VERBATIM_AGREEMENT;
    out->same = 1.0;
    out->forward = out->backward = 1.0;
    out->reason = CLAIMDIFF_REASON_VERBATIM;
    out->decided_by = "verbatim";
}

static void turn(relation *r)
{
    relation old = *r;
    r->a = old.b;
    r->b = old.a;
    r->evidence_a = old.evidence_b;
    r->evidence_b = old.evidence_a;
    r->forward = old.backward;
    r->backward = old.forward;
}

static bool find_words(nli_words *out, arena *scratch, const judge_task *task,
                       const relation_case *c)
{
    nli *n = task->network;
    bool *wanted = arena__array(scratch, task->of->bag_count, sizeof *wanted);
    nli_anew anew;
    if (!wanted) return false;
    wanted[c->pair.a] = wanted[c->pair.b] = true;
    const size_t count = open_anew(&anew, c);
    const nli_pair pair = { c->pair.a, c->pair.b, count ? &anew : NULL, NLI_STAYS };
    return nli__read(n, scratch, wanted) && nli__read_anew(n, scratch, &anew, count) &&
           nli__decisive(n, scratch, pair, c->view.shared.partner_a, c->view.shared.partner_b, out);
}

/* Finds the words and the kind of a contradiction that no rule has seen. What it takes
 * goes at once: there may be any number of them. */
static bool find_reason(relation *r, const arena *around, const judge_task *task,
                        const relation_case *c)
{
    arena scratch;
    nli_words words;
    arena__init(&scratch, around->allocator);
    scratch.pool = around->pool;
    bool found = find_words(&words, &scratch, task, c);
    arena__free(&scratch);
    if (!found) return false;
    r->reason = reason__of(&c->view, &words);
    r->evidence_a = words.a;
    r->evidence_b = words.b;
    return true;
}

/* The figures of an update. */
static void show_update(relation *r, const relation_case *c)
{
    evidence shown = { c->opinion.evidence_a, c->opinion.evidence_b };
    if (shown.a.begin == shown.a.end)
        shown = evidence__of(&c->view, CLAIMDIFF_REASON_NUMBER, shown);
    r->evidence_a = shown.a;
    r->evidence_b = shown.b;
}

/* Why it is a contradiction, and the words that are shown for it. */
static bool explain(relation *r, const arena *around, const judge_task *task,
                    const relation_case *c)
{
    if (r->reason == CLAIMDIFF_REASON_UPDATE) show_update(r, c);
    if (!relation__contradicts(r)) return true;
    if (r->reason == CLAIMDIFF_REASON_MEANING && !find_reason(r, around, task, c)) return false;
    const evidence shown =
        evidence__of(&c->view, r->reason, (evidence){ r->evidence_a, r->evidence_b });
    r->evidence_a = shown.a;
    r->evidence_b = shown.b;
    return true;
}

bool judge__weigh(judge_cases *out, arena *scratch, const judge_task *task)
{
    memset(out, 0, sizeof *out);
    if (!open_cases(out, scratch, task)) return false;
    return !task->network || (ask_network(scratch, task, out) && taken__find(out, scratch, task));
}

bool judge__decide(relation_list *out, arena *scratch, const judge_task *task,
                   const judge_cases *cases)
{
    pool__share(scratch->pool, DONE_ASKED, DONE_ASKED);
    for (size_t i = 0; i < cases->count; i++) {
        relation *r = ARRAY_PUSH(out, scratch);
        if (!r) return false;
        if (cases->verbatim[i])
            agree_verbatim(r, &cases->items[i]);
        else
            relation__close(r, &cases->items[i], task->network != NULL);
        if (!explain(r, scratch, task, &cases->items[i])) return false;
        if (cases->turned[i]) turn(r);
    }
    return true;
}
