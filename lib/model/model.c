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
    return m->weights.config.head ? 0 : m->weights.config.width;
}

bool model__judges(const model *m)
{
    return m->weights.config.head && m->weights.config.labels == 3;
}

void model__use(model *m, const kernels *k)
{
    m->kernels = k;
}

/* ---- Texts to sequences -------------------------------------------------- */

typedef ARRAY(encoder_sequence) sequence_list;

/* The room tokens of two texts get of `room`: the longer one gives way, and
 * two long ones share, as the tokenizers package's longest_first does. */
static void share(size_t room, size_t *first, size_t *second)
{
    size_t *less = *first <= *second ? first : second, *more = less == first ? second : first;
    if (*first + *second <= room) return;
    if (*less <= room / 2) {
        *more = room - *less;
    } else {
        *less = room / 2;
        *more = room - room / 2;
    }
}

static bool push(wordpiece_ids *ids, arena *a, uint32_t id, size_t times)
{
    while (times--) {
        uint32_t *slot = ARRAY_PUSH(ids, a);
        if (!slot) return false;
        *slot = id;
    }
    return true;
}

static bool append(wordpiece_ids *ids, arena *a, const uint32_t *more, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!push(ids, a, more[i], 1)) return false;
    return true;
}

/* cls text sep */
static bool build_single(const weights *w, arena *a, model_text text, encoder_sequence *out)
{
    wordpiece_ids ids = { 0 };
    const weights_config *c = &w->config;
    if (!push(&ids, a, c->cls, 1)) return false;
    if (!wordpiece__encode(w, a, text.bytes, text.length, c->max_tokens - 2, &ids)) return false;
    if (!push(&ids, a, c->sep, 1)) return false;
    *out = (encoder_sequence){ ids.items, ids.count, ids.count };
    return true;
}

/* cls first sep(s) second sep */
static bool build_pair(const weights *w, arena *a, model_text first, model_text second, encoder_sequence *out)
{
    wordpiece_ids ids = { 0 }, one = { 0 }, two = { 0 };
    const weights_config *c = &w->config;
    const size_t room = c->max_tokens - 2 - c->pair_separators;
    if (!wordpiece__encode(w, a, first.bytes, first.length, room, &one)) return false;
    if (!wordpiece__encode(w, a, second.bytes, second.length, room, &two)) return false;
    size_t begin, left = one.count, right = two.count;
    share(room, &left, &right);
    if (!push(&ids, a, c->cls, 1) || !append(&ids, a, one.items, left)) return false;
    if (!push(&ids, a, c->sep, c->pair_separators)) return false;
    begin = ids.count;
    if (!append(&ids, a, two.items, right) || !push(&ids, a, c->sep, 1)) return false;
    *out = (encoder_sequence){ ids.items, ids.count, begin };
    return true;
}

/* Sequences of texts, or of pairs where seconds is not NULL. */
static bool build_all(const model *m, arena *a, const model_text *texts, const model_text *seconds, size_t count,
                      sequence_list *out)
{
    for (size_t i = 0; i < count; i++) {
        encoder_sequence *s = ARRAY_PUSH(out, a);
        if (!s) return false;
        if (!(seconds ? build_pair(&m->weights, a, texts[i], seconds[i], s)
                      : build_single(&m->weights, a, texts[i], s)))
            return false;
    }
    return true;
}

size_t model__tokens(const model *m, arena *scratch, model_text first, const model_text *second, uint32_t *ids)
{
    sequence_list one = { 0 };
    if (!build_all(m, scratch, &first, second, 1, &one)) return 0;
    memcpy(ids, one.items[0].ids, one.items[0].count * sizeof *ids);
    return one.items[0].count;
}

/* ---- Batches -------------------------------------------------------------- */

/* How many sequences from the front make a batch; *rows gets its tokens. */
static size_t batch(const encoder_sequence *s, size_t count, size_t *rows)
{
    size_t n = 1;
    *rows = s[0].count;
    while (n < count && *rows + s[n].count <= CHUNK) *rows += s[n++].count;
    return n;
}

static bool prepare(const model *m, arena *scratch, const sequence_list *list, encoder_space *space)
{
    size_t most = 0, longest = 0, rows;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].count > longest) longest = list->items[i].count;
    for (size_t i = 0; i < list->count; i += batch(list->items + i, list->count - i, &rows)) {
        batch(list->items + i, list->count - i, &rows);
        if (rows > most) most = rows;
    }
    return encoder__prepare(space, scratch, &m->weights, most, longest);
}

/* out (count, width): embeddings, or (count, labels): logits, if the model has
 * a head. */
static bool run_all(const model *m, arena *scratch, const sequence_list *list, float *out)
{
    encoder_space space;
    const weights_config *c = &m->weights.config;
    const size_t wide = c->head ? c->labels : c->width;
    if (!list->count) return true;
    if (!prepare(m, scratch, list, &space)) return false;
    for (size_t i = 0, n, rows; i < list->count; i += n, out += n * wide) {
        n = batch(list->items + i, list->count - i, &rows);
        encoder__run(&m->weights, m->kernels, &space, list->items + i, n);
        if (c->head) {
            encoder__classify(&m->weights, m->kernels, &space, n, out);
        } else {
            encoder__normalize(space.hidden, n, c->width);
            memcpy(out, space.hidden, n * wide * sizeof *out);
        }
    }
    return true;
}

bool model__embed(const model *m, arena *scratch, const model_text *texts, size_t count, float *out)
{
    sequence_list list = { 0 };
    return build_all(m, scratch, texts, NULL, count, &list) && run_all(m, scratch, &list, out);
}

bool model__classify(const model *m, arena *scratch, const model_text *premises, const model_text *hypotheses,
                     size_t count, float *logits)
{
    sequence_list list = { 0 };
    return build_all(m, scratch, premises, hypotheses, count, &list) && run_all(m, scratch, &list, logits);
}
