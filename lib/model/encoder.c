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
    space->begins = arena__array(a, rows, sizeof *space->begins);
    return space->lengths && space->begins && space->hidden && space->wide && space->scratch &&
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

/* Tokens between the first and the second of a sequence. */
static size_t followed(const encoder_sequence *all, const encoder_sequence *s)
{
    size_t tokens = 0;
    for (size_t f = s->follows; f != ENCODER_NOTHING; f = all[f].follows)
        tokens += all[f].count - 1;
    return tokens;
}

static void embed(const weights *w, const encoder_sequence *s, size_t before, float *hidden)
{
    const weights_config *c = &w->config;
    const size_t width = c->width;
    for (size_t i = 0; i < s->count; i++, hidden += width) {
        memset(hidden, 0, width * sizeof *hidden);
        add_row(&w->word, s->ids[i], width, hidden);
        add_row(&w->position, c->position_base + (i ? before + i : 0), width, hidden);
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
    const encoder_sequence *sequences; /* (count), or NULL: rows that follow nothing */
    size_t count, rows;
    bool last; /* rows that are not wanted are not asked any more */
} run;

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

/* Rows of a sequence that go on, the first one counted. */
static size_t kept_of(const run *r, size_t i)
{
    return r->lengths[i] - (r->last ? r->sequences[i].dropped : 0);
}

/* The tokens of a sequence, in the order of their places: its first, what it follows, the others.
 * Returns the number of pieces. */
enum { PIECES = ENCODER_DEPTH + 3 };
static size_t cut_pieces(const run *r, size_t i, kernels_piece *out)
{
    const encoder_sequence *all = r->sequences;
    const size_t row = 3 * r->w->config.width;
    const float *qkv = r->space->wide, *own = qkv + r->space->begins[i] * row;
    const size_t dropped = r->lengths[i] - kept_of(r, i);
    size_t chain[ENCODER_DEPTH], depth = 0, count = 0;
    for (size_t f = all ? all[i].follows : ENCODER_NOTHING;
         f != ENCODER_NOTHING && depth < ENCODER_DEPTH; f = all[f].follows)
        chain[depth++] = f;
    if (!depth && !dropped) {
        out[0] = (kernels_piece){ own, r->lengths[i], true };
        return 1;
    }
    out[count++] = (kernels_piece){ own, 1, true };
    while (depth--)
        out[count++] = (kernels_piece){ qkv + (r->space->begins[chain[depth]] + 1) * row,
                                        all[chain[depth]].count - 1, false };
    out[count++] = (kernels_piece){ own + row, dropped, false };
    out[count++] = (kernels_piece){ own + (1 + dropped) * row, kept_of(r, i) - 1, true };
    return count;
}

/* Attention of the rows that go on, on all. */
static void attend(const run *r, float *context)
{
    const weights_config *c = &r->w->config;
    kernels_piece pieces[PIECES];
    size_t row = 0;
    for (size_t i = 0; i < r->count; i++) {
        r->space->begins[i] = row;
        row += r->lengths[i];
        if (!kept_of(r, i)) continue;
        kernels_attention job = { .pieces = pieces,
                                  .piece_count = cut_pieces(r, i, pieces),
                                  .relative = r->w->relative,
                                  .out = context,
                                  .scratch = r->space->scratch,
                                  .width = c->width,
                                  .heads = c->heads,
                                  .reach = c->reach };
        r->k->attention(&job);
        context += kept_of(r, i) * c->width;
    }
}

/* Brings those together that go on. */
static void drop_rows(run *r)
{
    const size_t width = r->w->config.width;
    const float *from = r->hidden;
    float *to = r->hidden;
    r->rows = 0;
    for (size_t i = 0; i < r->count; from += r->lengths[i++] * width) {
        const size_t kept = kept_of(r, i);
        if (!kept) continue;
        memmove(to, from, width * sizeof *to);
        memmove(to + width, from + (1 + r->sequences[i].dropped) * width,
                (kept - 1) * width * sizeof *to);
        to += kept * width;
        r->rows += kept;
    }
}

static void run_layer(run *r, const weights_layer *layer)
{
    const weights_config *c = &r->w->config;
    float *hidden = r->hidden, *qkv = r->space->wide, *context = qkv + r->rows * 3 * c->width;
    multiply(r, &layer->qkv, hidden, KERNELS_STORE, qkv);
    attend(r, context);
    if (r->last) drop_rows(r);
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
    run r = { w, k, space, space->hidden, space->lengths, sequences, count, 0, false };
    const weights_config *c = &w->config;
    for (size_t i = 0; i < count; i++) {
        const encoder_sequence *one = &sequences[i];
        embed(w, one, followed(sequences, one), space->hidden + r.rows * c->width);
        space->lengths[i] = one->count;
        r.rows += one->count;
    }
    k->norm(&w->embed_norm, c->eps, space->hidden, r.rows, c->width);
    for (size_t i = 0; i < layers; i++) {
        r.last = i + 1 == layers;
        run_layer(&r, &w->layers[i]);
    }
}

void encoder__go_on(const weights *w, const kernels *k, encoder_space *space,
                    const encoder_rows *rows, size_t from, size_t to)
{
    run r = { w, k, space, rows->states, rows->lengths, NULL, rows->count, 0, false };
    r.rows = sum_of(rows->lengths, rows->count);
    for (size_t i = from; i < to; i++) run_layer(&r, &w->layers[i]);
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
