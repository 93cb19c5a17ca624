/* Opens a model, and embeds texts. */
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

size_t model__token_count(const model *m, arena *scratch, model_text text)
{
    wordpiece_ids ids = { 0 };
    return wordpiece__encode(&m->weights, scratch, text.bytes, text.length, SIZE_MAX, &ids)
               ? ids.count
               : SIZE_MAX;
}

static bool push(wordpiece_ids *ids, arena *a, uint32_t id)
{
    uint32_t *slot = ARRAY_PUSH(ids, a);
    if (slot) *slot = id;
    return slot != NULL;
}

/* cls text sep, its end cut off where there is no room. */
static bool build(const weights *w, arena *a, model_text text, encoder_sequence *out)
{
    wordpiece_ids ids = { 0 };
    const weights_config *c = &w->config;
    if (!push(&ids, a, c->cls) ||
        !wordpiece__encode(w, a, text.bytes, text.length, c->max_tokens - 2, &ids) ||
        !push(&ids, a, c->sep))
        return false;
    *out = (encoder_sequence){ ids.items, ids.count, ENCODER_NOTHING, 0 };
    return true;
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
    if (!sequences || !lengths) return false;
    for (size_t i = 0; i < count; i++) {
        if (!build(&m->weights, scratch, texts[i], &sequences[i])) return false;
        lengths[i] = sequences[i].count;
    }
    const job base = { .model = m, .lengths = lengths, .count = count, .held = JOB_CHUNK,
                       .once = JOB_CHUNK, .run = embed_batch };
    embed_job j = { base, sequences, out };
    return job__run(&j.base, scratch);
}
