/* Opens a model and runs batches: texts become sequences, sequences are taken
 * together until they fill a batch of CHUNK tokens (small enough for the cache,
 * large enough to use each weight many times; nothing is padded, so their
 * order does not matter), and each batch runs through the encoder. */
#include "model.h"

#include <string.h>
#include "base/pool.h"
#include "base/status.h"
#include "encoder.h"
#include "file.h"
#include "wordpiece.h"

enum { CHUNK = 128 };

struct model {
    const claimdiff_allocator *allocator;
    arena arena; /* holds the layers; the model itself is of the allocator */
    file file;
    weights weights;
    const kernels *kernels;
};

claimdiff_status model__open(model **out, const claimdiff_allocator *allocator, const char *path,
                             bool copied, claimdiff_error *error)
{
    *out = NULL;
    model *m = allocator->malloc(allocator->ctx, sizeof *m);
    if (!m) return status__fail(error, CLAIMDIFF_ERR_MEMORY, CLAIMDIFF_NONE, 0, NULL);
    memset(m, 0, sizeof *m);
    m->allocator = allocator;
    arena__init(&m->arena, allocator);
    claimdiff_status status = kernels__pick(&m->kernels, error);
    if (!status) status = file__open(&m->file, allocator, path, copied, error);
    if (!status) status = weights__read(&m->weights, &m->arena, m->file.bytes, m->file.size, error);
    if (status)
        model__free(m);
    else
        *out = m;
    return status;
}

void model__free(model *m)
{
    if (!m) return;
    file__close(&m->file, m->allocator);
    arena__free(&m->arena);
    m->allocator->free(m->allocator->ctx, m);
}

claimdiff_status model__verify(const model *m, claimdiff_error *error)
{
    return weights__verify(m->file.bytes, m->file.size, error);
}

const weights_config *model__config(const model *m)
{
    return &m->weights.config;
}

const char *model__name(const model *m)
{
    return m->weights.name;
}

size_t model__width(const model *m)
{
    const weights_config *c = &m->weights.config;
    return c->head && !c->embeds ? 0 : c->width;
}

bool model__judges(const model *m)
{
    return m->weights.config.head != 0;
}

void model__use(model *m, const kernels *k)
{
    m->kernels = k;
}

/* ---- Texts to sequences -------------------------------------------------- */

/* A sequence, and where the claim in it begins. */
typedef struct side {
    encoder_sequence tokens;
    size_t claim;
    bool context_cut, claim_cut; /* more than the model takes: its end is left out */
} side;

static bool push(wordpiece_ids *ids, arena *a, uint32_t id)
{
    uint32_t *slot = ARRAY_PUSH(ids, a);
    if (slot) *slot = id;
    return slot != NULL;
}

static bool push_text(const weights *w, arena *a, model_text text, size_t limit, wordpiece_ids *ids)
{
    return wordpiece__encode(w, a, text.bytes, text.length, limit, ids);
}

/* At most limit tokens; *cut: that is not all of the text. */
static bool push_some(const weights *w, arena *a, model_text text, size_t limit, wordpiece_ids *ids,
                      bool *cut)
{
    const size_t most = ids->count + limit;
    if (!push_text(w, a, text, limit + 1, ids)) return false;
    *cut = ids->count > most;
    if (*cut) ids->count = most;
    return true;
}

/* Tokens of a context: with its marks not more than half of the sequence. */
static size_t context_limit(const weights_config *c)
{
    const size_t half = c->max_tokens / 2 - 2;
    return half < MODEL_CONTEXT ? half : MODEL_CONTEXT;
}

/* cls [context |] text sep */
static bool build(const weights *w, arena *a, model_text context, model_text text, side *out)
{
    wordpiece_ids ids = { 0 };
    const weights_config *c = &w->config;
    out->context_cut = out->claim_cut = false;
    if (!push(&ids, a, c->cls)) return false;
    if (context.length) {
        if (!push_some(w, a, context, context_limit(c), &ids, &out->context_cut)) return false;
        if (ids.count > 1 && !push_text(w, a, (model_text){ "|", 1 }, 1, &ids)) return false;
    }
    out->claim = ids.count;
    if (!push_some(w, a, text, c->max_tokens - 1 - ids.count, &ids, &out->claim_cut)) return false;
    if (!push(&ids, a, c->sep)) return false;
    out->tokens = (encoder_sequence){ ids.items, ids.count };
    return true;
}

static const model_text no_text = { "", 0 };

size_t model__tokens(const model *m, arena *scratch, model_text context, model_text text,
                     uint32_t *ids)
{
    side one;
    if (!build(&m->weights, scratch, context, text, &one)) return 0;
    memcpy(ids, one.tokens.ids, one.tokens.count * sizeof *ids);
    return one.tokens.count;
}

size_t model__token_count(const model *m, arena *scratch, model_text text)
{
    wordpiece_ids ids = { 0 };
    return push_text(&m->weights, scratch, text, SIZE_MAX, &ids) ? ids.count : SIZE_MAX;
}

/* ---- Batches -------------------------------------------------------------- */

/* How many sequences of these lengths make a batch, from the front; *rows gets
 * their tokens. */
static size_t batch(const size_t *lengths, size_t count, size_t *rows)
{
    size_t n = 1;
    *rows = lengths[0];
    while (n < count && *rows + lengths[n] <= CHUNK) *rows += lengths[n++];
    return n;
}

/* What a worker has to itself. */
typedef struct worker {
    arena arena;
    encoder_space space;
    bool ready;
} worker;

/* Sequences that are run in batches, by as many threads as the arena has. */
typedef struct job {
    const model *model;
    const size_t *lengths; /* (count), tokens of each sequence */
    size_t count;
    void (*run)(const struct job *job, encoder_space *space, size_t first, size_t n);
    size_t *begins; /* (batches + 1) */
    size_t most, longest; /* tokens of a batch, of a sequence */
    worker *workers;
} job;

static bool run_batch(void *ctx, size_t item, size_t which)
{
    const job *j = ctx;
    worker *w = &j->workers[which];
    if (!w->ready)
        w->ready = encoder__prepare(&w->space, &w->arena, &j->model->weights, j->most, j->longest);
    if (!w->ready) return false;
    j->run(j, &w->space, j->begins[item], j->begins[item + 1] - j->begins[item]);
    return true;
}

/* The batches, and how large they get; returns their number. */
static size_t cut_batches(job *j)
{
    size_t batches = 0, rows;
    for (size_t i = 0; i < j->count; i++)
        if (j->lengths[i] > j->longest) j->longest = j->lengths[i];
    for (size_t i = 0; i < j->count; j->begins[++batches] = i) {
        i += batch(j->lengths + i, j->count - i, &rows);
        if (rows > j->most) j->most = rows;
    }
    return batches;
}

static bool run_job(job *j, arena *scratch)
{
    if (!j->count) return true;
    j->begins = arena__array(scratch, j->count + 1, sizeof *j->begins);
    if (!j->begins) return false;
    const size_t batches = cut_batches(j), workers = pool__workers(scratch->pool, batches);
    j->workers = arena__array(scratch, workers, sizeof *j->workers);
    if (!j->workers) return false;
    for (size_t i = 0; i < workers; i++) arena__init(&j->workers[i].arena, scratch->allocator);
    const bool good = pool__run(scratch->pool, batches, run_batch, j);
    for (size_t i = 0; i < workers; i++) arena__free(&j->workers[i].arena);
    return good;
}

/* ---- Embeddings ------------------------------------------------------------- */

typedef struct embed_job {
    job base;
    const encoder_sequence *sequences;
    float *out; /* (count, width) */
} embed_job;

static void embed_batch(const job *base, encoder_space *space, size_t first, size_t n)
{
    const embed_job *j = (const embed_job *)base;
    const weights *w = &base->model->weights;
    const size_t width = w->config.width;
    encoder__run(w, base->model->kernels, space, j->sequences + first, n, w->config.layers);
    encoder__pool(w, space, base->lengths + first, n);
    encoder__normalize(space->hidden, n, width);
    memcpy(j->out + first * width, space->hidden, n * width * sizeof *j->out);
}

bool model__embed(const model *m, arena *scratch, const model_text *texts, size_t count, float *out)
{
    encoder_sequence *sequences = arena__array(scratch, count, sizeof *sequences);
    size_t *lengths = arena__array(scratch, count, sizeof *lengths);
    side one;
    if (!sequences || !lengths) return false;
    for (size_t i = 0; i < count; i++) {
        if (!build(&m->weights, scratch, no_text, texts[i], &one)) return false;
        sequences[i] = one.tokens;
        lengths[i] = one.tokens.count;
    }
    embed_job j = { { .model = m, .lengths = lengths, .count = count, .run = embed_batch },
                    sequences,
                    out };
    return run_job(&j.base, scratch);
}

/* ---- Judging --------------------------------------------------------------- */

/* Copies what goes on of a side's states: the first row, and the claim to the
 * end. */
static void keep_rows(const side *s, const float *states, size_t width, float *out)
{
    const size_t rest = s->tokens.count - s->claim;
    memcpy(out, states, width * sizeof *out);
    memcpy(out + width, states + s->claim * width, rest * width * sizeof *out);
}

typedef struct read_job {
    job base;
    const side *list;
    const encoder_sequence *sequences;
    float *const *rows; /* (count), where the states of each go */
} read_job;

static void read_batch(const job *base, encoder_space *space, size_t first, size_t n)
{
    const read_job *j = (const read_job *)base;
    const weights *w = &base->model->weights;
    const size_t width = w->config.width;
    encoder__run(w, base->model->kernels, space, j->sequences + first, n, w->config.split);
    const float *states = space->hidden;
    for (size_t k = first; k < first + n; states += base->lengths[k++] * width)
        keep_rows(&j->list[k], states, width, j->rows[k]);
}

bool model__read(const model *m, arena *a, const model_side *sides, size_t count, model_state *out)
{
    side *list = arena__array(a, count, sizeof *list);
    encoder_sequence *sequences = arena__array(a, count, sizeof *sequences);
    size_t *lengths = arena__array(a, count, sizeof *lengths);
    float **rows = arena__array(a, count, sizeof *rows);
    if (!list || !sequences || !lengths || !rows) return false;
    for (size_t i = 0; i < count; i++) {
        if (!build(&m->weights, a, sides[i].context, sides[i].claim, &list[i])) return false;
        sequences[i] = list[i].tokens;
        lengths[i] = sequences[i].count;
        const size_t kept = 1 + lengths[i] - list[i].claim;
        rows[i] = arena__array(a, kept * m->weights.config.width, sizeof **rows);
        if (!rows[i]) return false;
        out[i] = (model_state){ rows[i], kept, list[i].context_cut, list[i].claim_cut };
    }
    read_job j = {
        { .model = m, .lengths = lengths, .count = count, .run = read_batch }, list, sequences, rows
    };
    return run_job(&j.base, a);
}

/* Rows of a pair's side. */
static size_t rows_of(const model_pair *p, size_t which)
{
    return p->sides[which]->count - p->hidden_count[which];
}

/* Puts a side of a pair behind what lies at out, marked; returns its end. */
static float *put_side(const weights *w, const model_pair *p, size_t which, float *out)
{
    const model_state *s = p->sides[which];
    const size_t width = w->config.width;
    const float *mark = w->side + which * width;
    for (size_t row = 0; row < s->count; row++) {
        if (row >= p->hidden_at[which] && row - p->hidden_at[which] < p->hidden_count[which])
            continue;
        for (size_t d = 0; d < width; d++) out[d] = s->rows[row * width + d] + mark[d];
        out += width;
    }
    return out;
}

typedef struct judge_job {
    job base;
    const model_pair *pairs;
    float *logits; /* (count, MODEL_OUTPUTS) */
} judge_job;

static void judge_batch(const job *base, encoder_space *space, size_t first, size_t n)
{
    const judge_job *j = (const judge_job *)base;
    const weights *w = &base->model->weights;
    float *to = space->hidden;
    for (size_t k = first; k < first + n; k++) {
        to = put_side(w, &j->pairs[k], 0, to);
        to = put_side(w, &j->pairs[k], 1, to);
    }
    encoder__go_on(w, base->model->kernels, space, base->lengths + first, n, w->config.split);
    encoder__pool(w, space, base->lengths + first, n);
    encoder__classify(w, base->model->kernels, space, n, j->logits + first * MODEL_OUTPUTS);
}

bool model__judge(const model *m, arena *scratch, const model_pair *pairs, size_t count,
                  float *logits)
{
    size_t *lengths = arena__array(scratch, count, sizeof *lengths);
    if (!lengths) return false;
    for (size_t i = 0; i < count; i++) lengths[i] = rows_of(&pairs[i], 0) + rows_of(&pairs[i], 1);
    judge_job j = {
        { .model = m, .lengths = lengths, .count = count, .run = judge_batch }, pairs, logits
    };
    return run_job(&j.base, scratch);
}
