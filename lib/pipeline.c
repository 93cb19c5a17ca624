/* Corpus, embeddings, candidates, judge: what comparing, judging one pair, dumping
 * pairs and training all run, so that they see the same. */
#include "pipeline.h"

#include <string.h>

#include "base/status.h"
#include "text/language.h"

#define CANDIDATES_DEFAULT 8

claimdiff_status pipeline__check(claimdiff_article *const *articles, size_t count,
                                 claimdiff_error *error)
{
    if (count < 2) return status__fail(error, CLAIMDIFF_ERR_TOO_FEW, CLAIMDIFF_NONE, 0, NULL);
    if (!articles)
        return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, "articles is NULL");
    for (size_t i = 0; i < count; i++) {
        if (!articles[i])
            return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, i, 0, "an article is NULL");
        if (articles[i]->engine != articles[0]->engine)
            return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, i, 0,
                                "the articles are of different engines");
    }
    return CLAIMDIFF_OK;
}

void pipeline__init(pipeline *out, const claimdiff_engine *engine, const pipeline_task *task)
{
    memset(out, 0, sizeof *out);
    out->task = *task;
    arena__init(&out->arena, &engine->allocator);
    arena__init(&out->round, &engine->allocator);
    corpus__open(&out->space.of, &out->arena);
    event__open(&out->space.events, &out->arena);
    nli__open(&out->network, task->network, &out->space.of);
}

void pipeline__free(pipeline *p)
{
    arena__free(&p->arena);
    arena__free(&p->round);
    nli__free(&p->network);
}

/* ---- articles ------------------------------------------------------------------------- */

static size_t count_long_sentences(const analysis *of)
{
    const segments *text = &of->reading.text;
    size_t count = 0;
    for (size_t k = 0; k < text->sentences.count; k++)
        count += text->sentences.items[k].token_end - text->sentences.items[k].token_begin >
                 SYNTAX_PIECE_MAX;
    return count;
}

/* An article without a sentence is one that was not read. */
static void count_limits(claimdiff_limits *limits, const analysis *of)
{
    limits->sentences_cut += count_long_sentences(of);
    limits->articles_unread += !of->reading.text.sentences.count;
    for (size_t i = 0; i < of->claims.count; i++) {
        limits->fragments += of->claims.items[i].stated.fragment;
        limits->values_cut += of->claims.items[i].values_cut;
    }
}

/* What is read of an article; nothing of one in another language, where that is wished. */
static const analysis *analysis_of(const pipeline *p, const claimdiff_article *article)
{
    static const analysis nothing;
    const bool foreign = article->language && strcmp(article->language, LANGUAGE_ENGLISH) != 0;
    return p->task.english_only && foreign ? &nothing : &article->analysis;
}

/* A mark for each claim. */
static bool add_marks(pipeline *p)
{
    while (p->marks.count < p->space.of.bag_count) {
        const size_t bag = p->marks.count;
        claim_marks *m = ARRAY_PUSH(&p->marks, &p->arena);
        if (!m) return false;
        m->cut = p->space.of.bags[bag].cut ||
                 (p->space.embedding.width && p->space.embedding.items[bag].cut);
    }
    return true;
}

bool pipeline__embed(pipeline *p, const claimdiff_engine *engine)
{
    arena scratch;
    claim_space *in = &p->space;
    arena__init(&scratch, p->arena.allocator);
    scratch.pool = p->task.pool;
    const bool good =
        embedding__claims(&in->embedding, &p->arena, &scratch, engine->encoder, &in->of);
    arena__free(&scratch);
    return good && add_marks(p);
}

bool pipeline__read(pipeline *p, claimdiff_article *const *articles, size_t count)
{
    corpus *of = &p->space.of;
    const size_t first = of->bag_count;
    for (size_t i = 0; i < count; i++) {
        const analysis *taken = analysis_of(p, articles[i]);
        if (!corpus__add(of, taken) || !nli__take(&p->network, articles[i]->states)) return false;
        count_limits(&p->limits, taken);
    }
    corpus__weigh(of, of->bag_count - first);
    return event__add(&p->space.events, of);
}

bool pipeline__take(pipeline *p, claimdiff_article *const *articles, size_t count)
{
    return pipeline__read(p, articles, count) && pipeline__embed(p, articles[0]->engine);
}

/* ---- rounds --------------------------------------------------------------------------- */

static void start_round(pipeline *p)
{
    arena__free(&p->round);
    p->round.pool = p->task.pool;
    memset(&p->candidates, 0, sizeof p->candidates);
    memset(&p->cases, 0, sizeof p->cases);
    memset(&p->relations, 0, sizeof p->relations);
}

/* Without a network only claims whose counterparts were sought can have been cut. */
static void mark_limits(pipeline *p, size_t article)
{
    const bool all = p->task.network || p->candidates.complete;
    for (size_t i = all ? 0 : p->space.of.first[article]; i < p->space.of.first[article + 1]; i++) {
        claim_marks *m = &p->marks.items[i];
        m->cut |= p->cases.claim_cut[i];
        m->context_cut |= p->cases.context_cut[i];
        m->search_cut |= p->candidates.search_cut[i];
    }
    for (size_t i = 0; i < p->candidates.count; i++) {
        p->marks.items[p->candidates.items[i].a].met = true;
        p->marks.items[p->candidates.items[i].b].met = true;
    }
    p->limits.pairs_unasked += p->cases.unasked;
}

bool pipeline__compare(pipeline *p, size_t article, size_t most)
{
    const corpus *of = &p->space.of;
    const size_t candidates = p->task.candidates ? p->task.candidates : CANDIDATES_DEFAULT;
    nli *network = p->task.network ? &p->network : NULL;
    const judge_task judged = { .of = of,
                                .candidates = &p->candidates,
                                .article = article,
                                .network = network,
                                .directed = p->task.directed,
                                .all = p->task.all,
                                .fast = p->task.fast,
                                .most = most };
    start_round(p);
    if (!index__candidates(&p->candidates, &p->round, &p->space, article, candidates) ||
        !judge__weigh(&p->cases, &p->round, &judged) ||
        !judge__decide(&p->relations, &p->round, &judged, &p->cases))
        return false;
    mark_limits(p, article);
    return true;
}

claimdiff_limits pipeline__limits(const pipeline *p)
{
    claimdiff_limits out = p->limits;
    for (size_t i = 0; i < p->marks.count; i++) {
        const claim_marks *m = &p->marks.items[i];
        out.claims_cut += m->cut;
        out.contexts_cut += m->context_cut;
        out.searches_cut += m->search_cut;
        out.claims_alone += !m->met && !p->space.of.bags[i].fragment;
    }
    return out;
}
