/* Opens a model and runs batches: texts become sequences, sequences are taken
 * together until they fill a batch of CHUNK tokens (small enough for the cache,
 * large enough to use each weight many times; nothing is padded, so their
 * order does not matter), and each batch runs through the encoder. */
#include "model.h"

#include <string.h>
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
                             claimdiff_error *error)
{
    const kernels *list[KERNELS_MAX];
    *out = NULL;
    model *m = allocator->malloc(allocator->ctx, sizeof *m);
    if (!m) return status__fail(error, CLAIMDIFF_ERR_MEMORY, CLAIMDIFF_NONE, 0, NULL);
    memset(m, 0, sizeof *m);
    m->allocator = allocator;
    arena__init(&m->arena, allocator);
    kernels__list(list);
    m->kernels = list[0];
    claimdiff_status status = file__open(&m->file, allocator, path, error);
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
    if (!push(&ids, a, c->cls)) return false;
    if (context.length) {
        if (!push_text(w, a, context, context_limit(c), &ids)) return false;
        if (ids.count > 1 && !push_text(w, a, (model_text){ "|", 1 }, 1, &ids)) return false;
    }
    out->claim = ids.count;
    if (!push_text(w, a, text, c->max_tokens - 1 - ids.count, &ids) || !push(&ids, a, c->sep)) return false;
    out->tokens = (encoder_sequence){ ids.items, ids.count };
    return true;
}

static const model_text no_text = { "", 0 };

size_t model__tokens(const model *m, arena *scratch, model_text context, model_text text, uint32_t *ids)
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

static bool prepare(const model *m, arena *scratch, const size_t *lengths, size_t count, encoder_space *space)
{
    size_t most = 0, longest = 0, rows;
    for (size_t i = 0; i < count; i++)
        if (lengths[i] > longest) longest = lengths[i];
    for (size_t i = 0; i < count; i += batch(lengths + i, count - i, &rows)) {
        batch(lengths + i, count - i, &rows);
        if (rows > most) most = rows;
    }
    return encoder__prepare(space, scratch, &m->weights, most, longest);
}

bool model__embed(const model *m, arena *scratch, const model_text *texts, size_t count, float *out)
{
    const size_t width = m->weights.config.width;
    encoder_space space;
    encoder_sequence *sequences = arena__array(scratch, count, sizeof *sequences);
    size_t *lengths = arena__array(scratch, count, sizeof *lengths);
    side one;
    if (!sequences || !lengths) return false;
    for (size_t i = 0; i < count; i++) {
        if (!build(&m->weights, scratch, no_text, texts[i], &one)) return false;
        sequences[i] = one.tokens;
        lengths[i] = one.tokens.count;
    }
    if (!count) return true;
    if (!prepare(m, scratch, lengths, count, &space)) return false;
    for (size_t i = 0, n, rows; i < count; i += n, out += n * width) {
        n = batch(lengths + i, count - i, &rows);
        encoder__run(&m->weights, m->kernels, &space, sequences + i, n, m->weights.config.layers);
        encoder__pool(&m->weights, &space, lengths + i, n);
        encoder__normalize(space.hidden, n, width);
        memcpy(out, space.hidden, n * width * sizeof *out);
    }
    return true;
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

bool model__read(const model *m, arena *scratch, const model_side *sides, size_t count, model_sides *out)
{
    const weights_config *c = &m->weights.config;
    encoder_space space;
    side *list = arena__array(scratch, count, sizeof *list);
    encoder_sequence *sequences = arena__array(scratch, count, sizeof *sequences);
    size_t *lengths = arena__array(scratch, count, sizeof *lengths);
    out->count = count;
    out->begin = arena__array(scratch, count + 1, sizeof *out->begin);
    if (!list || !sequences || !lengths || !out->begin) return false;
    for (size_t i = 0; i < count; i++) {
        if (!build(&m->weights, scratch, sides[i].context, sides[i].claim, &list[i])) return false;
        sequences[i] = list[i].tokens;
        lengths[i] = sequences[i].count;
        out->begin[i + 1] = out->begin[i] + 1 + lengths[i] - list[i].claim;
    }
    out->rows = arena__array(scratch, out->begin[count] * c->width, sizeof *out->rows);
    if (!out->rows) return false;
    if (!count) return true;
    if (!prepare(m, scratch, lengths, count, &space)) return false;
    for (size_t i = 0, n, rows; i < count; i += n) {
        n = batch(lengths + i, count - i, &rows);
        encoder__run(&m->weights, m->kernels, &space, sequences + i, n, c->split);
        const float *states = space.hidden;
        for (size_t k = i; k < i + n; states += lengths[k++] * c->width)
            keep_rows(&list[k], states, c->width, out->rows + out->begin[k] * c->width);
    }
    return true;
}

/* Rows of a pair's side. */
static size_t rows_of(const model_sides *s, const model_pair *p, size_t which)
{
    return s->begin[p->sides[which] + 1] - s->begin[p->sides[which]] - p->hidden_count[which];
}

/* Puts a side of a pair behind what lies at out, marked; returns its end. */
static float *put_side(const weights *w, const model_sides *s, const model_pair *p, size_t which, float *out)
{
    const size_t width = w->config.width, begin = s->begin[p->sides[which]], end = s->begin[p->sides[which] + 1];
    const float *mark = w->side + which * width;
    for (size_t row = begin; row < end; row++) {
        size_t at = row - begin;
        if (at >= p->hidden_at[which] && at - p->hidden_at[which] < p->hidden_count[which]) continue;
        for (size_t d = 0; d < width; d++) out[d] = s->rows[row * width + d] + mark[d];
        out += width;
    }
    return out;
}

bool model__judge(const model *m, arena *scratch, const model_sides *sides, const model_pair *pairs, size_t count,
                  float *logits)
{
    const weights *w = &m->weights;
    encoder_space space;
    size_t *lengths = arena__array(scratch, count, sizeof *lengths);
    if (!lengths) return false;
    for (size_t i = 0; i < count; i++) lengths[i] = rows_of(sides, &pairs[i], 0) + rows_of(sides, &pairs[i], 1);
    if (!count) return true;
    if (!prepare(m, scratch, lengths, count, &space)) return false;
    for (size_t i = 0, n, rows; i < count; i += n) {
        n = batch(lengths + i, count - i, &rows);
        float *to = space.hidden;
        for (size_t k = i; k < i + n; k++) {
            to = put_side(w, sides, &pairs[k], 0, to);
            to = put_side(w, sides, &pairs[k], 1, to);
        }
        encoder__go_on(w, m->kernels, &space, lengths + i, n, w->config.split);
        encoder__pool(w, &space, lengths + i, n);
        encoder__classify(w, m->kernels, &space, n, logits + i * MODEL_OUTPUTS);
    }
    return true;
}
