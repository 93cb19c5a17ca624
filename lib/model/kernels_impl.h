/* The arithmetic, written once for every vector width. A file that includes
 * this first defines
 *   KERNELS_NAME            of the kernels__ object, and its string
 *   W                       floats in a vector: 1, 4, 8 or 16
 *   TILE_ROWS, TILE_BLOCKS  tokens and blocks of 16 outputs in a tile
 *   KEY_VECTORS             vectors of keys taken at a time by a score
 *   tile(...)               the integer products of a tile
 * and where it serves VMAX, VMIN, KERNELS_SIGNED if tile takes activations
 * less 128, and KERNELS_OWN_PRODUCT if it has a product, and no tile, of its own.
 *
 * Same bits for every W: element-wise steps do not depend on it; sums over a
 * row run in 16 lanes, lane = column % 16, and are then added in pairs; sums
 * over tokens or head columns run one after the other in each lane. */
#include <math.h>
#include <string.h>

#ifdef __clang__
#pragma STDC FP_CONTRACT OFF
#endif

#if W == 1
typedef float vf;
typedef int32_t vi;
typedef uint32_t vu;
#define TO_FLOAT(x) ((float)(x))
#else
typedef float vf __attribute__((vector_size(4 * W), aligned(4), may_alias));
typedef int32_t vi __attribute__((vector_size(4 * W), aligned(4), may_alias));
typedef uint32_t vu __attribute__((vector_size(4 * W), aligned(4), may_alias));
typedef uint8_t vb __attribute__((vector_size(W), aligned(1), may_alias));
#define TO_FLOAT(x) __builtin_convertvector(x, vf)
#endif

#ifdef KERNELS_SIGNED
enum { SHIFT = 128 };
#else
enum { SHIFT = 0 };
#endif
enum { LANES = 16, PARTS = LANES / W, QUERIES = 4 };

#define ROUNDER 12582912.0f /* 1.5 * 2^23: adding it rounds to the nearest whole number */

static inline vf load(const float *p)
{
    return *(const vf *)p;
}

static inline void store(float *p, vf v)
{
    *(vf *)p = v;
}

static inline vf set(float x)
{
#if W == 1
    return x;
#else
    return x - (vf){ 0 };
#endif
}

static inline vu bits(vf v)
{
    vu b;
    memcpy(&b, &v, sizeof b);
    return b;
}

static inline vf from_bits(vu b)
{
    vf v;
    memcpy(&v, &b, sizeof v);
    return v;
}

#ifndef VMAX
#if W == 1
#define VMAX(a, b) ((a) > (b) ? (a) : (b))
#define VMIN(a, b) ((a) < (b) ? (a) : (b))
#else
static inline vf choose(vu mask, vf a, vf b)
{
    return from_bits((bits(a) & mask) | (bits(b) & ~mask));
}
#define VMAX(a, b) choose((vu)((a) > (b)), a, b)
#define VMIN(a, b) choose((vu)((a) < (b)), a, b)
#endif
#endif

/* All lanes in one, in pairs: l and l + 8, l and l + 4, ... */
#define FOLD(name, JOIN_V, JOIN)                                                                   \
    static inline float name(const vf parts[PARTS])                                                \
    {                                                                                              \
        vf v[PARTS];                                                                               \
        float lane[W];                                                                             \
        memcpy(v, parts, sizeof v);                                                                \
        for (size_t half = PARTS / 2; half; half /= 2)                                             \
            for (size_t i = 0; i < half; i++) v[i] = JOIN_V(v[i], v[i + half]);                    \
        memcpy(lane, v, sizeof lane);                                                              \
        _Pragma("GCC unroll 4") for (size_t half = W / 2; half; half /= 2)                         \
            _Pragma("GCC unroll 8") for (size_t i = 0; i < half; i++)                              \
                lane[i] = JOIN(lane[i], lane[i + half]);                                           \
        return lane[0];                                                                            \
    }

#define PLUS(a, b) ((a) + (b))
#define LESSER(a, b) ((a) < (b) ? (a) : (b))
#define GREATER(a, b) ((a) > (b) ? (a) : (b))
FOLD(sum_of, PLUS, PLUS)
FOLD(least_of, VMIN, LESSER)
FOLD(most_of, VMAX, GREATER)

/* e^x for x <= 88, 1.2e-38 below -87: 2^n times a polynomial (Cephes expf). */
static inline vf exp_of(vf x)
{
    x = VMAX(x, set(-87.0f));
    vf shifted = x * 1.44269504f + ROUNDER;
    vf n = shifted - ROUNDER;
    vf r = x - n * 0.693359375f - n * -2.12194440e-4f;
    vf p = set(1.9875691500e-4f);
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * (r * r) + r + 1.0f;
    return from_bits(bits(p) + ((bits(shifted) - bits(set(ROUNDER))) << 23));
}

/* x times the normal distribution function, 1/2 + x P(x^2) up to |x| = 4.4;
 * P fitted with least greatest error: within 4e-5 for |x| <= 12. */
static inline vf gelu_of(vf x)
{
    const vf z = VMIN(VMAX(x, set(-4.4f)), set(4.4f)), s = z * z;
    vf p = set(3.572601381e-11f);
    p = p * s - 3.756606536e-09f;
    p = p * s + 1.741700274e-07f;
    p = p * s - 4.726388466e-06f;
    p = p * s + 8.430862396e-05f;
    p = p * s - 1.055085108e-03f;
    p = p * s + 9.643329018e-03f;
    p = p * s - 6.607689769e-02f;
    p = p * s + 3.987618544e-01f;
    return x * (z * p + 0.5f);
}

static void tanh_all(float *x, size_t count)
{
    for (size_t i = 0; i < count; i += W) {
        vf v = VMIN(VMAX(load(x + i), set(-9.0f)), set(9.0f));
        store(x + i, 1.0f - 2.0f / (exp_of(2.0f * v) + 1.0f));
    }
}

/* ---- 8 bits ------------------------------------------------------------- */

/* The smallest and the largest value of a row, 0 among them. */
static void range_of(const float *x, size_t cols, float *low, float *high)
{
    vf least[PARTS], most[PARTS];
    for (size_t l = 0; l < PARTS; l++) least[l] = most[l] = set(0.0f);
    for (size_t i = 0; i < cols; i += LANES) {
        for (size_t l = 0; l < PARTS; l++) {
            vf v = load(x + i + l * W);
            least[l] = VMIN(v, least[l]);
            most[l] = VMAX(v, most[l]);
        }
    }
    *low = least_of(least);
    *high = most_of(most);
}

static inline void store_bytes(uint8_t *p, vu v)
{
#if W == 1
    *p = (uint8_t)v;
#else
    *(vb *)p = __builtin_convertvector(v, vb);
#endif
}

/* byte = round(x / scale) + zero. Rounding by ROUNDER keeps a NaN from ever
 * being converted to a whole number. */
static void quantize_row(const float *x, size_t cols, uint8_t *bytes, float *scale, int32_t *zero)
{
    float low, high;
    range_of(x, cols, &low, &high);
    float range = high - low;
    float inverse = range > 1e-30f && range < 1e30f ? 255.0f / range : 0.0f;
    const float shifted = -low * inverse + ROUNDER; /* a sum of its own, for it to be rounded */
    float base = inverse > 0.0f ? shifted - ROUNDER : 0.0f;
    *scale = inverse > 0.0f ? range / 255.0f : 0.0f;
    *zero = (int32_t)base;
    for (size_t i = 0; i < cols; i += W) {
        vf v = load(x + i) * inverse + base;
        v = VMIN(VMAX(v, set(0.0f)), set(255.0f));
        store_bytes(bytes + i, bits(v + ROUNDER) & 255);
    }
}

static void quantize(const float *x, kernels_rows *out)
{
    for (size_t i = 0; i < out->rows; i++)
        quantize_row(x + i * out->cols, out->cols, out->bytes + i * out->cols, out->scales + i,
                     out->zeros + i);
}

/* ---- Products ----------------------------------------------------------- */

/* One row of a tile: sums of products to values. The weight sums take the
 * zero point out; unsigned, so that a wrong file's sums may wrap. */
static inline vf value_of(const int32_t *acc, const int32_t *sums, const float *scales,
                          int32_t zero, float scale)
{
    vu have, all;
    memcpy(&have, acc, sizeof have);
    memcpy(&all, sums, sizeof all);
    return TO_FLOAT((vi)(have - all * (uint32_t)zero)) * (load(scales) * scale);
}

/* Which part of the result a tile is. */
typedef struct place {
    size_t row, rows, col, cols;
} place;

/* The tile's sums acc (rows, cols) into y. */
static void finish_tile(const weights_matrix *m, const kernels_rows *x, const int32_t *acc,
                        place at, kernels_after after, float *y)
{
    for (size_t i = 0; i < at.rows; i++) {
        float *to = y + (at.row + i) * m->rows + at.col;
        const float scale = x->scales[at.row + i];
        const int32_t zero = x->zeros[at.row + i] - SHIFT;
        for (size_t n = 0; n < at.cols; n += W) {
            vf v = value_of(acc + i * at.cols + n, m->sums + at.col + n, m->scales + at.col + n,
                            zero, scale);
            v = v + load(m->bias + at.col + n);
            if (after == KERNELS_GELU) v = gelu_of(v);
            if (after == KERNELS_ADD) v = v + load(to + n);
            store(to + n, v);
        }
    }
}

#ifndef KERNELS_OWN_PRODUCT
/* A panel of outputs stays in cache while all tokens pass it. Tiles are as
 * even as can be: 10 tokens are 5 and 5, not 8 and 2. */
static void product(const weights_matrix *m, const kernels_rows *x, kernels_after after, float *y)
{
    int32_t acc[TILE_ROWS * TILE_BLOCKS * LANES];
    const size_t blocks = m->rows / LANES, tiles = (x->rows + TILE_ROWS - 1) / TILE_ROWS;
    for (size_t b = 0; b < blocks; b += TILE_BLOCKS) {
        const size_t wide = blocks - b < TILE_BLOCKS ? blocks - b : TILE_BLOCKS;
        const int8_t *panel = m->data + b * LANES * m->cols;
        for (size_t t = 0; t < tiles; t++) {
            const size_t begin = x->rows * t / tiles, rows = x->rows * (t + 1) / tiles - begin;
            tile(panel, x->bytes + begin * m->cols, m->cols, rows, wide, acc);
            finish_tile(m, x, acc, (place){ begin, rows, b * LANES, wide * LANES }, after, y);
        }
    }
}
#endif

/* ---- Layer norm --------------------------------------------------------- */

static void norm_row(const weights_norm *norm, float eps, float *x, size_t width)
{
    vf parts[PARTS];
    for (size_t l = 0; l < PARTS; l++) parts[l] = set(0.0f);
    for (size_t i = 0; i < width; i += LANES)
        for (size_t l = 0; l < PARTS; l++) parts[l] = parts[l] + load(x + i + l * W);
    const float mean = sum_of(parts) / (float)width;
    for (size_t l = 0; l < PARTS; l++) parts[l] = set(0.0f);
    for (size_t i = 0; i < width; i += LANES) {
        for (size_t l = 0; l < PARTS; l++) {
            vf d = load(x + i + l * W) - mean;
            parts[l] = parts[l] + d * d;
        }
    }
    const float factor = 1.0f / sqrtf(sum_of(parts) / (float)width + eps);
    for (size_t i = 0; i < width; i += W)
        store(x + i, (load(x + i) - mean) * factor * load(norm->weight + i) + load(norm->bias + i));
}

static void norm_all(const weights_norm *norm, float eps, float *x, size_t rows, size_t width)
{
    for (size_t i = 0; i < rows; i++) norm_row(norm, eps, x + i * width, width);
}

/* ---- Attention ---------------------------------------------------------- */

/* One head of one sequence, its keys and values brought together. */
typedef struct head {
    const float *queries;  /* (tokens, stride), of the piece that asks */
    const float *relative; /* of distance 0, or NULL */
    float *keys;           /* (width, padded) */
    float *values;         /* (tokens, width) */
    float *scores;         /* (QUERIES, padded) */
    size_t place;          /* of the first query */
    size_t stride, tokens, padded, width, reach;
} head;

/* The rows of up to LANES tokens, from one of a piece on, which they leave behind. */
static size_t next_rows(const kernels_attention *job, size_t *piece, size_t *row,
                        const float *rows[LANES])
{
    size_t count = 0;
    while (count < LANES && *piece < job->piece_count) {
        const kernels_piece *p = &job->pieces[*piece];
        if (*row < p->count) {
            rows[count++] = p->qkv + (*row)++ * 3 * job->width;
            continue;
        }
        *piece += 1;
        *row = 0;
    }
    return count;
}

/* Keys begin at a column of a row, values a width behind it. */
static void gather_head(const kernels_attention *job, size_t column, head *h)
{
    const float *rows[LANES];
    size_t piece = 0, row = 0;
    for (size_t j = 0; j < h->padded; j += LANES) {
        const size_t count = next_rows(job, &piece, &row, rows);
        for (size_t d = 0; d < h->width; d++) {
            float *to = h->keys + d * h->padded + j;
            for (size_t l = 0; l < count; l++) to[l] = rows[l][column + d];
            for (size_t l = count; l < LANES; l++) to[l] = 0.0f;
        }
        for (size_t l = 0; l < count; l++)
            memcpy(h->values + (j + l) * h->width, rows[l] + column + job->width,
                   h->width * sizeof(float));
    }
}

/* Scores of count queries from the i-th, for `vectors` vectors of keys from j. */
static inline __attribute__((always_inline)) void score(const head *h, size_t i, size_t j,
                                                        const size_t count, const size_t vectors)
{
    vf acc[QUERIES * KEY_VECTORS];
    const float *q = h->queries + i * h->stride;
    for (size_t n = 0; n < count * vectors; n++) acc[n] = set(0.0f);
    for (size_t d = 0; d < h->width; d++) {
        const float *keys = h->keys + d * h->padded + j;
#pragma GCC unroll 4
        for (size_t v = 0; v < vectors; v++) {
            const vf k = load(keys + v * W);
#pragma GCC unroll 4
            for (size_t n = 0; n < count; n++) acc[n * vectors + v] += q[n * h->stride + d] * k;
        }
    }
#pragma GCC unroll 4
    for (size_t n = 0; n < count; n++)
#pragma GCC unroll 4
        for (size_t v = 0; v < vectors; v++)
            store(h->scores + n * h->padded + j + v * W, acc[n * vectors + v]);
}

/* Keys that are further away than the reach all get what the last one in it gets. */
static void add_relative(const head *h, size_t i, float *scores)
{
    const size_t begin = i > h->reach ? i - h->reach : 0;
    const size_t end = h->tokens - i > h->reach ? i + h->reach : h->tokens;
    const float before = *(h->relative - h->reach), behind = h->relative[h->reach];
    const float *near = h->relative - (i - begin);
    for (size_t j = 0; j < begin; j++) scores[j] += before;
    for (size_t j = begin; j < end; j++) scores[j] += near[j - begin];
    for (size_t j = end; j < h->tokens; j++) scores[j] += behind;
}

/* Scores to weights that add up to the returned sum. */
static float soften(const head *h, float *scores)
{
    vf top[PARTS], parts[PARTS];
    for (size_t j = h->tokens; j < h->padded; j++) scores[j] = -1e30f;
    for (size_t l = 0; l < PARTS; l++) top[l] = set(-1e30f), parts[l] = set(0.0f);
    for (size_t j = 0; j < h->padded; j += LANES)
        for (size_t l = 0; l < PARTS; l++) top[l] = VMAX(load(scores + j + l * W), top[l]);
    const float highest = most_of(top);
    for (size_t j = 0; j < h->padded; j += LANES) {
        for (size_t l = 0; l < PARTS; l++) {
            const vf e = exp_of(load(scores + j + l * W) - highest);
            store(scores + j + l * W, e);
            parts[l] = parts[l] + e;
        }
    }
    return sum_of(parts);
}

/* One token's values, weighted by what count queries give it, onto their sums
 * acc (count, PARTS). */
static inline __attribute__((always_inline)) void add_values(const head *h, const float *values,
                                                             const float *scores, vf *acc,
                                                             const size_t count)
{
#pragma GCC unroll 4
    for (size_t l = 0; l < PARTS; l++) {
        const vf v = load(values + l * W);
#pragma GCC unroll 4
        for (size_t n = 0; n < count; n++) acc[n * PARTS + l] += scores[n * h->padded] * v;
    }
}

/* Values of count queries, weighted by their scores. */
static inline __attribute__((always_inline)) void mix(const head *h, const float *sums, float *out,
                                                      size_t stride, const size_t count)
{
    for (size_t d = 0; d < h->width; d += LANES) {
        vf acc[QUERIES * PARTS];
        for (size_t n = 0; n < count * PARTS; n++) acc[n] = set(0.0f);
        for (size_t j = 0; j < h->tokens; j++)
            add_values(h, h->values + j * h->width + d, h->scores + j, acc, count);
        for (size_t n = 0; n < count; n++)
            for (size_t l = 0; l < PARTS; l++)
                store(out + n * stride + d + l * W, acc[n * PARTS + l] / sums[n]);
    }
}

/* count queries from the i-th, whose results lie in out. */
static inline __attribute__((always_inline)) void attend(const head *h, size_t i, float *out,
                                                         size_t stride, const size_t count)
{
    float sums[QUERIES];
    size_t j = 0;
    for (; j + KEY_VECTORS * W <= h->padded; j += KEY_VECTORS * W)
        score(h, i, j, count, KEY_VECTORS);
    for (; j < h->padded; j += W) score(h, i, j, count, 1);
    for (size_t n = 0; n < count; n++) {
        if (h->relative) add_relative(h, h->place + i + n, h->scores + n * h->padded);
        sums[n] = soften(h, h->scores + n * h->padded);
    }
    mix(h, sums, out, stride, count);
}

static void attend_all(const head *h, size_t count, float *out, size_t stride)
{
    size_t i = 0;
    for (; i + QUERIES <= count; i += QUERIES, out += QUERIES * stride)
        attend(h, i, out, stride, QUERIES);
    for (; i < count; i++, out += stride) attend(h, i, out, stride, 1);
}

static void attention(const kernels_attention *job)
{
    head h = { .width = job->width / job->heads, .stride = 3 * job->width, .reach = job->reach };
    for (size_t p = 0; p < job->piece_count; p++) h.tokens += job->pieces[p].count;
    h.padded = (h.tokens + LANES - 1) / LANES * LANES;
    h.keys = job->scratch;
    h.values = h.keys + h.padded * h.width;
    h.scores = h.values + h.padded * h.width;
    for (size_t n = 0; n < job->heads; n++) {
        float *out = job->out + n * h.width;
        h.relative = job->relative ? job->relative + n * (2 * job->reach + 1) + job->reach : NULL;
        gather_head(job, job->width + n * h.width, &h);
        h.place = 0;
        for (size_t p = 0; p < job->piece_count; h.place += job->pieces[p++].count) {
            const kernels_piece *piece = &job->pieces[p];
            if (!piece->asks) continue;
            h.queries = piece->qkv + n * h.width;
            attend_all(&h, piece->count, out, job->width);
            out += piece->count * job->width;
        }
    }
}

#define KERNELS_STRING_(x) #x
#define KERNELS_STRING(x) KERNELS_STRING_(x)
#define KERNELS_OBJECT_(x) kernels__##x
#define KERNELS_OBJECT(x) KERNELS_OBJECT_(x)
const kernels KERNELS_OBJECT(KERNELS_NAME) = {
    KERNELS_STRING(KERNELS_NAME), quantize, product, norm_all, attention, tanh_all
};
