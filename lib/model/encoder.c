/* A BERT-like encoder, layer norm after each block. The tokens of all
 * sequences of a call lie behind one another without padding: the products
 * take them as one matrix, only attention goes sequence by sequence, so that a
 * sequence's result does not depend on its neighbours. Activations become 8
 * bits in front of every product, a scale and a zero point each token. */
#include "encoder.h"

#include <float.h>
#include <math.h>
#include <string.h>

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* size bytes, on a cache line. */
static void *aligned(arena *a, size_t count, size_t size)
{
    if (count > (SIZE_MAX - 64) / size) return NULL;
    unsigned char *p = arena__alloc(a, count * size + 64);
    return p ? p + (64 - (uintptr_t)p % 64) % 64 : NULL;
}

bool encoder__prepare(encoder_space *space, arena *a, const weights *w, const encoder_size *size)
{
    const weights_config *c = &w->config;
    const size_t rows = size->rows;
    space->hidden = aligned(a, size->held * c->width, sizeof(float));
    space->wide = aligned(a, rows * larger((size_t)4 * c->width, c->ffn), sizeof(float));
    space->scratch =
        aligned(a, kernels__attention_scratch(size->longest, c->width / c->heads), sizeof(float));
    space->narrow.bytes = aligned(a, rows * larger(c->width, c->ffn), 1);
    space->narrow.scales = aligned(a, rows, sizeof(float));
    space->narrow.zeros = aligned(a, rows, sizeof(int32_t));
    space->lengths = arena__array(a, rows, sizeof *space->lengths);
    return space->lengths && space->hidden && space->wide && space->scratch &&
           space->narrow.bytes && space->narrow.scales && space->narrow.zeros;
}

/* y = or += row of a table. */
static void add_row(const weights_table *t, size_t row, size_t width, float *y)
{
    if (t->f32) {
        for (size_t i = 0; i < width; i++) y[i] += t->f32[row * width + i];
        return;
    }
    const float scale = t->scales[row];
    const int8_t *bytes = t->int8 + row * width;
    for (size_t i = 0; i < width; i++) y[i] += (float)bytes[i] * scale;
}

static void embed(const weights *w, const encoder_sequence *s, float *hidden)
{
    const weights_config *c = &w->config;
    const size_t width = c->width;
    for (size_t i = 0; i < s->count; i++, hidden += width) {
        memset(hidden, 0, width * sizeof *hidden);
        add_row(&w->word, s->ids[i], width, hidden);
        add_row(&w->position, c->position_base + i, width, hidden);
        for (size_t d = 0; w->type && d < width; d++) hidden[d] += w->type[d];
    }
}

/* What one call works on. */
typedef struct run {
    const weights *w;
    const kernels *k;
    encoder_space *space;
    float *hidden;         /* (rows, width) */
    const size_t *lengths; /* (count) */
    size_t count, rows;
} run;

/* Sequences whose rows are not all wanted; NULL: all are. */
typedef const encoder_sequence *partly;

/* y (rows, matrix rows) = or += x (rows, matrix columns) times the matrix. */
static void multiply(const run *r, const weights_matrix *m, const float *x, kernels_after after,
                     float *y)
{
    kernels_rows *narrow = &r->space->narrow;
    narrow->rows = r->rows;
    narrow->cols = m->cols;
    r->k->quantize(x, narrow);
    r->k->product(m, narrow, after, y);
}

/* Rows of a sequence that are left when those that are not wanted are dropped. */
static size_t kept_of(const run *r, partly some, size_t i)
{
    return r->lengths[i] - (some ? some[i].dropped : 0);
}

/* Attention of the rows that are wanted, on all. */
static void attend(const run *r, partly some, const float *qkv, float *context)
{
    const weights_config *c = &r->w->config;
    for (size_t i = 0; i < r->count; i++) {
        kernels_attention job = { .qkv = qkv,
                                  .relative = r->w->relative,
                                  .out = context,
                                  .scratch = r->space->scratch,
                                  .tokens = r->lengths[i],
                                  .dropped = some ? some[i].dropped : 0,
                                  .width = c->width,
                                  .heads = c->heads,
                                  .reach = c->reach };
        r->k->attention(&job);
        qkv += r->lengths[i] * 3 * c->width;
        context += kept_of(r, some, i) * c->width;
    }
}

/* Brings those together that are wanted. */
static void drop_rows(run *r, partly some)
{
    const size_t width = r->w->config.width;
    const float *from = r->hidden;
    float *to = r->hidden;
    r->rows = 0;
    for (size_t i = 0; i < r->count; from += r->lengths[i++] * width) {
        const size_t rest = kept_of(r, some, i) - 1;
        memmove(to, from, width * sizeof *to);
        memmove(to + width, from + (1 + some[i].dropped) * width, rest * width * sizeof *to);
        to += (1 + rest) * width;
        r->rows += 1 + rest;
    }
}

/* Rows that are not wanted are read, and go. */
static void run_layer(run *r, const weights_layer *layer, partly some)
{
    const weights_config *c = &r->w->config;
    float *hidden = r->hidden, *qkv = r->space->wide, *context = qkv + r->rows * 3 * c->width;
    multiply(r, &layer->qkv, hidden, KERNELS_STORE, qkv);
    attend(r, some, qkv, context);
    if (some) drop_rows(r, some);
    multiply(r, &layer->out, context, KERNELS_ADD, hidden);
    r->k->norm(&layer->norm1, c->eps, hidden, r->rows, c->width);
    multiply(r, &layer->up, hidden, KERNELS_GELU, r->space->wide);
    multiply(r, &layer->down, r->space->wide, KERNELS_ADD, hidden);
    r->k->norm(&layer->norm2, c->eps, hidden, r->rows, c->width);
}

static size_t sum_of(const size_t *lengths, size_t count)
{
    size_t rows = 0;
    for (size_t i = 0; i < count; i++) rows += lengths[i];
    return rows;
}

void encoder__run(const weights *w, const kernels *k, encoder_space *space,
                  const encoder_sequence *sequences, size_t count, size_t layers)
{
    run r = { w, k, space, space->hidden, space->lengths, count, 0 };
    const weights_config *c = &w->config;
    for (size_t i = 0; i < count; i++) {
        embed(w, &sequences[i], space->hidden + r.rows * c->width);
        space->lengths[i] = sequences[i].count;
        r.rows += sequences[i].count;
    }
    k->norm(&w->embed_norm, c->eps, space->hidden, r.rows, c->width);
    for (size_t i = 0; i + 1 < layers; i++) run_layer(&r, &w->layers[i], NULL);
    run_layer(&r, &w->layers[layers - 1], sequences);
}

void encoder__go_on(const weights *w, const kernels *k, encoder_space *space,
                    const encoder_rows *rows, size_t from, size_t to)
{
    run r = { w, k, space, rows->states, rows->lengths, rows->count, 0 };
    r.rows = sum_of(rows->lengths, rows->count);
    for (size_t i = from; i < to; i++) run_layer(&r, &w->layers[i], NULL);
}

void encoder__pool(const weights *w, const encoder_rows *rows, float *out)
{
    const size_t width = w->config.width;
    const float *row = rows->states;
    for (size_t i = 0; i < rows->count; i++, out += width) {
        const size_t tokens = rows->lengths[i];
        memmove(out, row, width * sizeof *out);
        for (size_t t = 1; t < tokens; t++)
            for (size_t d = 0; d < width; d++) out[d] += row[t * width + d];
        for (size_t d = 0; d < width; d++) out[d] /= (float)tokens;
        row += tokens * width;
    }
}

#define LEAST_SQUARES 1e-70 /* its inverse root is a float */

void encoder__normalize(float *rows, size_t count, size_t width)
{
    for (size_t i = 0; i < count; i++, rows += width) {
        double sum = 0.0;
        for (size_t d = 0; d < width; d++) sum += (double)rows[d] * (double)rows[d];
        if (!(sum > LEAST_SQUARES && sum <= DBL_MAX)) {
            memset(rows, 0, width * sizeof *rows);
            continue;
        }
        const float factor = (float)(1.0 / sqrt(sum));
        for (size_t d = 0; d < width; d++) rows[d] *= factor;
    }
}

void encoder__classify(const weights *w, const kernels *k, encoder_space *space,
                       const float *pooled, size_t count, float *logits)
{
    const weights_config *c = &w->config;
    const run r = { .w = w, .k = k, .space = space, .rows = count };
    float *inner = space->wide;
    multiply(&r, &w->head_dense, pooled, KERNELS_STORE, inner);
    k->tanh(inner, count * c->width);
    for (size_t i = 0; i < count; i++) {
        for (size_t l = 0; l < c->labels; l++) {
            double sum = (double)w->head_out_bias[l];
            for (size_t d = 0; d < c->width; d++)
                sum += (double)inner[i * c->width + d] * (double)w->head_out[l * c->width + d];
            logits[i * c->labels + l] = (float)sum;
        }
    }
}
