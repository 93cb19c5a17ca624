/* Pairs through the upper layers. Those that are looked at on the way are held HELD tokens at
 * a time, so that what stays when some leave still fills batches. */
#include "job.h"

#include <string.h>
#include "base/pool.h"

enum { HELD = 4 * JOB_CHUNK };

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
    const model_watch *watch; /* or NULL */
    float *logits; /* (count, MODEL_OUTPUTS) */
} judge_job;

/* Pairs on their way through the layers: their numbers, and the tokens of each. */
typedef struct way {
    size_t *pairs, *lengths; /* (count) */
    size_t count;
} way;

/* The head, on pairs that went through all layers. */
static void put_logits(const judge_job *j, encoder_space *space, const encoder_rows *rows,
                       const size_t *pairs)
{
    const weights *w = &j->base.model->weights;
    float logits[JOB_CHUNK * MODEL_OUTPUTS];
    encoder__pool(w, rows, rows->states);
    encoder__classify(w, j->base.model->kernels, space, rows->states, rows->count, logits);
    for (size_t i = 0; i < rows->count; i++)
        memcpy(j->logits + pairs[i] * MODEL_OUTPUTS, logits + i * MODEL_OUTPUTS,
               MODEL_OUTPUTS * sizeof *logits);
}

/* Runs layers over the pairs that are still there, batch by batch. */
static void go_on(const judge_job *j, encoder_space *space, const way *on, size_t from, size_t to)
{
    const weights *w = &j->base.model->weights;
    encoder_rows rows = { space->hidden, on->lengths, 0 };
    size_t tokens;
    for (size_t i = 0; i < on->count; i += rows.count) {
        rows.lengths = on->lengths + i;
        rows.count = job__batch(rows.lengths, on->count - i, JOB_CHUNK, &tokens);
        encoder__go_on(w, j->base.model->kernels, space, &rows, from, to);
        if (to == w->config.layers) put_logits(j, space, &rows, on->pairs + i);
        rows.states += tokens * w->config.width;
    }
}

/* Takes those out that leave after so many layers. */
static void let_go(const judge_job *j, encoder_space *space, way *on, size_t layers)
{
    const weights *w = &j->base.model->weights;
    const size_t width = w->config.width, count = on->count;
    float *from = space->hidden, *to = space->hidden, *mean = space->wide;
    on->count = 0;
    for (size_t i = 0; i < count; i++) {
        const size_t length = on->lengths[i], pair = on->pairs[i];
        const encoder_rows rows = { from, &length, 1 };
        encoder__pool(w, &rows, mean);
        if (!j->watch->leaves(j->watch->ctx, pair, layers, mean)) {
            memmove(to, from, length * width * sizeof *to);
            to += length * width;
            on->pairs[on->count] = pair;
            on->lengths[on->count++] = length;
        }
        from += length * width;
    }
}

static void judge_batch(const job *base, encoder_space *space, size_t first, size_t n)
{
    const judge_job *j = (const judge_job *)base;
    const weights *w = &base->model->weights;
    size_t pairs[HELD] = { 0 }, lengths[HELD], at = w->config.split;
    way on = { pairs, lengths, n };
    float *to = space->hidden;
    for (size_t k = 0; k < n; k++) {
        pairs[k] = first + k;
        lengths[k] = base->lengths[first + k];
        to = put_side(w, &j->pairs[first + k], 0, to);
        to = put_side(w, &j->pairs[first + k], 1, to);
    }
    for (size_t stop = j->watch ? j->watch->first : 0; j->watch && stop <= j->watch->last;
         at = stop++) {
        go_on(j, space, &on, at, stop);
        let_go(j, space, &on, stop);
    }
    go_on(j, space, &on, at, w->config.layers);
}

/* Tokens that a worker takes at a time, where pairs may leave: some for each. */
static size_t held_at_a_time(const pool *p, const size_t *lengths, size_t count)
{
    size_t share = 0;
    for (size_t i = 0; i < count; i++) share += lengths[i];
    share /= 2 * pool__workers(p, SIZE_MAX);
    return share < JOB_CHUNK ? JOB_CHUNK : share < HELD ? share : HELD;
}

bool model__judge(const model *m, arena *scratch, const model_pair *pairs, size_t count,
                  const model_watch *watch, float *logits)
{
    size_t *lengths = arena__array(scratch, count, sizeof *lengths);
    if (!lengths) return false;
    for (size_t i = 0; i < count; i++) lengths[i] = rows_of(&pairs[i], 0) + rows_of(&pairs[i], 1);
    const size_t held = watch ? held_at_a_time(scratch->pool, lengths, count) : JOB_CHUNK;
    const job base = {
        .model = m, .lengths = lengths, .count = count, .held = held, .once = JOB_CHUNK,
        .run = judge_batch
    };
    judge_job j = { base, pairs, watch, logits };
    return job__run(&j.base, scratch);
}
