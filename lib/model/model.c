/* Opens a model, makes sequences of texts, embeds texts and reads the sides of pairs. */
#include "model.h"

#include <string.h>
#include "base/status.h"
#include "job.h"
#include "wordpiece.h"

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

uint64_t model__checksum(const model *m)
{
    return m->weights.checksum;
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
    out->tokens = (encoder_sequence){ ids.items, ids.count, 0 };
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
    const encoder_rows rows = { space->hidden, base->lengths + first, n };
    float *out = j->out + first * width;
    encoder__run(w, base->model->kernels, space, j->sequences + first, n, w->config.layers);
    encoder__pool(w, &rows, out);
    encoder__normalize(out, n, width);
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
    const job base = {
        .model = m, .lengths = lengths, .count = count, .held = JOB_CHUNK, .run = embed_batch
    };
    embed_job j = { base, sequences, out };
    return job__run(&j.base, scratch);
}

/* ---- Judging --------------------------------------------------------------- */

typedef struct read_job {
    job base;
    const encoder_sequence *sequences;
    float *const *rows; /* (count), where the states of each go */
} read_job;

/* Tokens of a side that go on: the first one, and the claim to the end. */
static size_t kept_of(const encoder_sequence *s)
{
    return s->count - s->dropped;
}

static void read_batch(const job *base, encoder_space *space, size_t first, size_t n)
{
    const read_job *j = (const read_job *)base;
    const weights *w = &base->model->weights;
    const float *states = space->hidden;
    encoder__run(w, base->model->kernels, space, j->sequences + first, n, w->config.split);
    for (size_t k = first; k < first + n; k++) {
        const size_t size = kept_of(&j->sequences[k]) * w->config.width;
        memcpy(j->rows[k], states, size * sizeof *states);
        states += size;
    }
}

bool model__read(const model *m, arena *a, const model_side *sides, size_t count, model_state *out)
{
    encoder_sequence *sequences = arena__array(a, count, sizeof *sequences);
    size_t *lengths = arena__array(a, count, sizeof *lengths);
    float **rows = arena__array(a, count, sizeof *rows);
    side one;
    if (!sequences || !lengths || !rows) return false;
    for (size_t i = 0; i < count; i++) {
        if (!build(&m->weights, a, sides[i].context, sides[i].claim, &one)) return false;
        sequences[i] = one.tokens;
        sequences[i].dropped = one.claim - 1;
        lengths[i] = sequences[i].count;
        const size_t kept = kept_of(&sequences[i]);
        rows[i] = arena__array(a, kept * m->weights.config.width, sizeof **rows);
        if (!rows[i]) return false;
        out[i] = (model_state){ rows[i], kept, one.context_cut, one.claim_cut };
    }
    const job base = {
        .model = m, .lengths = lengths, .count = count, .held = JOB_CHUNK, .run = read_batch
    };
    read_job j = { base, sequences, rows };
    return job__run(&j.base, a);
}
