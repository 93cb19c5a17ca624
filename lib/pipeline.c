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

void pipeline__init(pipeline *out, const claimdiff_engine *engine)
{
    memset(out, 0, sizeof *out);
    arena__init(&out->arena, &engine->allocator);
}

void pipeline__free(pipeline *p)
{
    arena__free(&p->arena);
}

static size_t count_marked(const bool *marks, size_t count)
{
    size_t marked = 0;
    for (size_t i = 0; marks && i < count; i++) marked += marks[i];
    return marked;
}

static size_t count_long_sentences(const pipeline *p)
{
    size_t count = 0;
    for (size_t i = 0; i < p->corpus.article_count; i++) {
        const segments *text = &p->corpus.articles[i]->reading.text;
        for (size_t k = 0; k < text->sentences.count; k++)
            count += text->sentences.items[k].token_end - text->sentences.items[k].token_begin >
                     SYNTAX_PIECE_MAX;
    }
    return count;
}

/* An article without a sentence is one that was not read. */
static size_t count_unread(const pipeline *p)
{
    size_t count = 0;
    for (size_t i = 0; i < p->corpus.article_count; i++)
        count += !p->corpus.articles[i]->reading.text.sentences.count;
    return count;
}

static bool count_limits(pipeline *p)
{
    const size_t bags = p->corpus.bag_count;
    size_t fragments = 0, values_cut = 0;
    bool *alone = arena__array(&p->arena, bags, sizeof *alone);
    bool *cut = arena__array(&p->arena, bags, sizeof *cut);
    if (!alone || !cut) return false;
    for (size_t i = 0; i < bags; i++) {
        fragments += p->corpus.bags[i].claim->stated.fragment;
        values_cut += p->corpus.bags[i].claim->values_cut;
        alone[i] = !p->corpus.bags[i].claim->stated.fragment;
        cut[i] = p->corpus.bags[i].cut || p->cases.claim_cut[i] ||
                 (p->embedding.rows && p->embedding.cut[i]);
    }
    for (size_t i = 0; i < p->candidates.count; i++)
        alone[p->candidates.items[i].a] = alone[p->candidates.items[i].b] = false;
    p->limits = (claimdiff_limits){ .sentences_cut = count_long_sentences(p),
                                    .claims_cut = count_marked(cut, bags),
                                    .contexts_cut = count_marked(p->cases.context_cut, bags),
                                    .searches_cut = p->candidates.searches_cut,
                                    .claims_alone = count_marked(alone, bags),
                                    .pairs_unasked = p->cases.unasked,
                                    .fragments = fragments,
                                    .articles_unread = count_unread(p),
                                    .values_cut = values_cut };
    return true;
}

/* What is read of an article; nothing of one in another language, where that is wished. */
static const analysis *analysis_of(const pipeline_task *task, size_t i)
{
    static const analysis nothing;
    const char *language = task->articles[i]->language;
    const bool foreign = language && strcmp(language, LANGUAGE_ENGLISH) != 0;
    return task->english_only && foreign ? &nothing : &task->articles[i]->analysis;
}

bool pipeline__run(pipeline *out, const pipeline_task *task)
{
    const judge_task judged = { &out->corpus,   &out->candidates, task->network,
                                task->directed, task->all,        task->max_pairs };
    const size_t candidates = task->candidates ? task->candidates : CANDIDATES_DEFAULT;
    const model *encoder = task->articles[0]->engine->encoder;
    arena *a = &out->arena;
    a->pool = task->pool;
    pool__share(task->pool, 0, POOL_TOTAL / 10); /* judge.c shares out the rest */
    const analysis **analyses = arena__array(a, task->count, sizeof *analyses);
    if (!analyses) return false;
    for (size_t i = 0; i < task->count; i++) analyses[i] = analysis_of(task, i);
    return corpus__init(&out->corpus, a, analyses, task->count) &&
           embedding__claims(&out->embedding, a, encoder, &out->corpus) &&
           index__candidates(&out->candidates, a, &out->corpus, &out->embedding, candidates) &&
           judge__weigh(&out->cases, a, &judged) &&
           judge__decide(&out->relations, a, &judged, &out->cases) && count_limits(out);
}
