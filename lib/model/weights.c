/* Reads a weights file in place: header, tensor table, then one pointer per
 * tensor the encoder needs. Nothing is copied but the header. Every number of
 * the file is taken as hostile: sizes are compared by division or subtraction,
 * never by a sum that could wrap, and no pointer is made before its section is
 * known to lie inside the file. Weights themselves may be any bytes. */
#include "weights.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "base/status.h"

enum {
    HEADER_BYTES = 512,
    CHECKSUM_AT = 24,
    CHECKED_FROM = 32, /* the checksum covers what follows it */
    CONFIG_AT = 32,
    NAME_AT = 192,
    TABLE_AT = 256,
    VOCABULARY_AT = 272,
    TENSOR_BYTES = 96,
    TENSOR_NAME = 40,
    TENSORS_MAX = 4096,
    SECTION = 64,
    LANES = 64
};

static const unsigned char magic[8] = { 0x89, 'C', 'D', 'M', '\r', '\n', 0x1A, '\n' };

enum { TYPE_F32 = 0, TYPE_INT8 = 1, TYPE_BLOCKED = 2 };

/* An entry of the tensor table. */
typedef struct tensor {
    uint32_t type, rows, cols;
    const void *data;
    const float *scales;
    const int32_t *sums;
} tensor;

typedef struct reader {
    const unsigned char *bytes;
    size_t size;
    size_t table, table_count;
    claimdiff_error *error;
} reader;

static uint64_t mix(uint64_t h, uint64_t word)
{
    h ^= word;
    return ((h << 29) | (h >> 35)) * UINT64_C(0x9E3779B97F4A7C15);
}

static void mix_block(uint64_t *lanes, const unsigned char *bytes)
{
    uint64_t words[LANES];
    memcpy(words, bytes, sizeof words);
    for (size_t i = 0; i < LANES; i++) lanes[i] = mix(lanes[i], words[i]);
}

uint64_t weights__checksum(const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    uint64_t lanes[LANES], sum = 0;
    unsigned char last[LANES * 8] = { 0 };
    size_t left = size;
    for (size_t i = 0; i < LANES; i++) lanes[i] = i + 1;
    for (; left >= sizeof last; left -= sizeof last, at += sizeof last) mix_block(lanes, at);
    if (left) {
        memcpy(last, at, left);
        mix_block(lanes, last);
    }
    sum = mix(sum, size);
    for (size_t i = 0; i < LANES; i++) sum = mix(sum, lanes[i]);
    return sum;
}

static uint32_t u32_at(const reader *r, size_t at)
{
    uint32_t v;
    memcpy(&v, r->bytes + at, sizeof v);
    return v;
}

static uint64_t u64_at(const reader *r, size_t at)
{
    uint64_t v;
    memcpy(&v, r->bytes + at, sizeof v);
    return v;
}

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
static bool wrong(const reader *r, const char *format, ...)
{
    char message[160];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(message, sizeof message, format, args);
    va_end(args);
    status__fail(r->error, CLAIMDIFF_ERR_MODEL, CLAIMDIFF_NONE, 0, n > 0 ? message : NULL);
    return false;
}

/* The count items of item bytes at offset, or NULL where they do not lie
 * inside the file behind the header, or begin between sections. */
static const void *section(const reader *r, uint64_t offset, uint64_t count, size_t item)
{
    if (offset < HEADER_BYTES || offset > r->size || offset % SECTION) return NULL;
    if (count > (r->size - offset) / item) return NULL;
    return r->bytes + offset;
}

bool weights__are_for_here(void)
{
    const uint16_t one = 1;
    return *(const unsigned char *)&one;
}

static bool read_header(reader *r)
{
    if (!weights__are_for_here()) return wrong(r, "model files need a little-endian machine");
    if (r->size < HEADER_BYTES || memcmp(r->bytes, magic, sizeof magic) != 0)
        return wrong(r, "not a claimdiff model file");
    if ((u32_at(r, 8) != 1 && u32_at(r, 8) != 2) || u32_at(r, 12) != HEADER_BYTES)
        return wrong(r, "model file has version %u, this library reads versions 1 and 2",
                     (unsigned)u32_at(r, 8));
    if (u64_at(r, 16) != r->size) return wrong(r, "model file is cut off or has bytes too many");
    return true;
}

static bool in_range(uint32_t v, uint32_t low, uint32_t high)
{
    return v >= low && v <= high;
}

static bool shape_is_sound(const weights_config *c)
{
    if (!in_range(c->layers, 1, 64) || !in_range(c->width, 16, 4096) || c->width % 16) return false;
    if (!in_range(c->ffn, 16, 16384) || c->ffn % 16 || !in_range(c->heads, 1, 256)) return false;
    if (c->width % c->heads || c->width / c->heads % 16) return false;
    if (!in_range(c->vocab, 1, 1u << 22) || !in_range(c->positions, 1, 1u << 16)) return false;
    if (c->position_base > c->positions || (c->types != 0 && c->types != 2)) return false;
    if (c->reach > 1u << 16 || c->head > 1 || c->embeds > 1) return false;
    if (!in_range(c->max_tokens, 5, c->positions - c->position_base)) return false;
    return c->eps > 0.0f && c->eps < 1.0f;
}

static bool tokens_are_sound(const weights_config *c)
{
    if (c->lower_case > 1 || !in_range(c->max_word, 1, 1000)) return false;
    return c->cls < c->vocab && c->sep < c->vocab && c->unk < c->vocab && c->pad < c->vocab;
}

/* A judge has layers of both kinds. */
static bool head_is_sound(const weights_config *c)
{
    if (!c->head) return c->labels == 0 && c->split == 0 && c->embeds == 0;
    return c->labels == WEIGHTS_OUTPUTS && c->split >= 1 && c->split < c->layers;
}

/* False: version 1 with something else than a mean of states. */
static bool read_fields(const reader *r, weights_config *out)
{
    enum { FIELDS = sizeof(weights_config) / sizeof(uint32_t), POOLING = 9 };
    static const unsigned char of_version_1[FIELDS] = { 0,  1,  2,  3,  4,  5,  6,  7,  8,  10, 11,
                                                        20, 21, 22, 24, 25, 26, 27, 28, 29, 30 };
    uint32_t fields[FIELDS];
    const bool old = u32_at(r, 8) == 1;
    for (size_t i = 0; i < FIELDS; i++)
        fields[i] = u32_at(r, CONFIG_AT + 4 * (old ? of_version_1[i] : i));
    memcpy(out, fields, sizeof fields);
    return !old || u32_at(r, CONFIG_AT + 4 * POOLING) == 0;
}

static bool read_config(reader *r, weights *w)
{
    if (!read_fields(r, &w->config)) return wrong(r, "model file has an unknown pooling");
    memcpy(w->name, r->bytes + NAME_AT, sizeof w->name);
    if (w->name[sizeof w->name - 1] != '\0') return wrong(r, "model file has no proper name");
    if (!shape_is_sound(&w->config)) return wrong(r, "model file has an impossible shape");
    if (!tokens_are_sound(&w->config)) return wrong(r, "model file has impossible token settings");
    if (!head_is_sound(&w->config)) return wrong(r, "model file has an impossible head");
    uint64_t table = u64_at(r, TABLE_AT), count = u64_at(r, TABLE_AT + 8);
    if (count > TENSORS_MAX || !section(r, table, count, TENSOR_BYTES))
        return wrong(r, "model file's tensor table lies outside the file");
    r->table = (size_t)table;
    r->table_count = (size_t)count;
    return true;
}

/* Token ends must not fall and slots must name tokens; that every slot chain
 * ends follows from there being more slots than tokens, if none stands twice:
 * look-ups count their steps all the same. */
static bool read_vocabulary(const reader *r, weights *w)
{
    weights_vocabulary *v = &w->vocabulary;
    uint64_t bytes = u64_at(r, VOCABULARY_AT + 8), slots = u64_at(r, VOCABULARY_AT + 32);
    uint32_t before = 0;
    if (slots <= w->config.vocab || slots > UINT32_C(1) << 24 || (slots & (slots - 1)))
        return wrong(r, "model file has a wrong number of vocabulary slots");
    v->text = section(r, u64_at(r, VOCABULARY_AT), bytes, 1);
    v->ends = section(r, u64_at(r, VOCABULARY_AT + 16), w->config.vocab, sizeof *v->ends);
    v->slots = section(r, u64_at(r, VOCABULARY_AT + 24), slots, sizeof *v->slots);
    v->slot_count = (size_t)slots;
    if (!v->text || !v->ends || !v->slots)
        return wrong(r, "model file's vocabulary lies outside the file");
    for (uint32_t i = 0; i < w->config.vocab; i++) {
        if (v->ends[i] < before || v->ends[i] > bytes)
            return wrong(r, "model file has a broken token %u", (unsigned)i);
        if (v->ends[i] - before > v->longest) v->longest = v->ends[i] - before;
        before = v->ends[i];
    }
    for (size_t i = 0; i < v->slot_count; i++)
        if (v->slots[i] > w->config.vocab)
            return wrong(r, "model file has a broken vocabulary slot");
    return true;
}

static bool find(const reader *r, const char *name, tensor *out)
{
    size_t length = strlen(name), at = r->table;
    size_t left = r->table_count;
    while (left && (memcmp(r->bytes + at, name, length) != 0 || r->bytes[at + length])) {
        at += TENSOR_BYTES;
        left--;
    }
    *out = (tensor){ 0 };
    if (!left) return wrong(r, "model file lacks tensor %s", name);
    out->type = u32_at(r, at + TENSOR_NAME);
    out->rows = u32_at(r, at + TENSOR_NAME + 4);
    out->cols = u32_at(r, at + TENSOR_NAME + 8);
    uint64_t items = (uint64_t)out->rows * out->cols;
    if (out->type > TYPE_BLOCKED)
        return wrong(r, "model file: tensor %s has an unknown type", name);
    out->data = section(r, u64_at(r, at + 56), items, out->type == TYPE_F32 ? 4 : 1);
    out->scales = out->type != TYPE_F32 ? section(r, u64_at(r, at + 72), out->rows, 4) : NULL;
    out->sums = out->type == TYPE_BLOCKED ? section(r, u64_at(r, at + 80), out->rows, 4) : NULL;
    if (!out->data || (out->type != TYPE_F32 && !out->scales) ||
        (out->type == TYPE_BLOCKED && !out->sums))
        return wrong(r, "model file: tensor %s lies outside the file", name);
    return true;
}

static bool find_shaped(const reader *r, const char *name, size_t rows, size_t cols, tensor *out)
{
    if (!find(r, name, out)) return false;
    if (out->rows == rows && out->cols == cols) return true;
    return wrong(r, "model file: tensor %s has shape (%u, %u), not (%zu, %zu)", name,
                 (unsigned)out->rows, (unsigned)out->cols, rows, cols);
}

static bool read_f32(const reader *r, const char *name, size_t rows, size_t cols, const float **out)
{
    tensor t;
    if (!find_shaped(r, name, rows, cols, &t)) return false;
    if (t.type != TYPE_F32) return wrong(r, "model file: tensor %s has the wrong type", name);
    *out = t.data;
    return true;
}

static bool read_table(const reader *r, const char *name, size_t rows, size_t cols,
                       weights_table *out)
{
    tensor t;
    if (!find_shaped(r, name, rows, cols, &t)) return false;
    if (t.type == TYPE_BLOCKED) return wrong(r, "model file: tensor %s has the wrong type", name);
    out->f32 = t.type == TYPE_F32 ? t.data : NULL;
    out->int8 = t.type == TYPE_INT8 ? t.data : NULL;
    out->scales = t.scales;
    return true;
}

/* The matrix called prefix, and its bias, prefix.bias. */
static bool read_matrix(const reader *r, const char *prefix, size_t rows, size_t cols,
                        weights_matrix *out)
{
    char name[TENSOR_NAME + sizeof ".bias"];
    tensor t;
    if (!find_shaped(r, prefix, rows, cols, &t)) return false;
    if (t.type != TYPE_BLOCKED) return wrong(r, "model file: tensor %s has the wrong type", prefix);
    *out = (weights_matrix){ t.data, t.scales, t.sums, NULL, rows, cols };
    snprintf(name, sizeof name, "%s.bias", prefix);
    return read_f32(r, name, 1, rows, &out->bias);
}

static bool read_norm(const reader *r, const char *prefix, size_t width, weights_norm *out)
{
    char name[TENSOR_NAME + sizeof ".weight"];
    snprintf(name, sizeof name, "%s.weight", prefix);
    if (!read_f32(r, name, 1, width, &out->weight)) return false;
    snprintf(name, sizeof name, "%s.bias", prefix);
    return read_f32(r, name, 1, width, &out->bias);
}

static bool read_layer(const reader *r, const weights_config *c, unsigned index, weights_layer *out)
{
    const struct {
        const char *name;
        size_t rows, cols;
        weights_matrix *to;
    } matrices[] = { /* lint: names */
        { "qkv", (size_t)3 * c->width, c->width, &out->qkv },
        { "out", c->width, c->width, &out->out },
        { "up", c->ffn, c->width, &out->up },
        { "down", c->width, c->ffn, &out->down },
    };
    char name[TENSOR_NAME];
    for (size_t i = 0; i < sizeof matrices / sizeof *matrices; i++) {
        snprintf(name, sizeof name, "layer.%u.%s", index, matrices[i].name);
        if (!read_matrix(r, name, matrices[i].rows, matrices[i].cols, matrices[i].to)) return false;
    }
    snprintf(name, sizeof name, "layer.%u.norm1", index);
    if (!read_norm(r, name, c->width, &out->norm1)) return false;
    snprintf(name, sizeof name, "layer.%u.norm2", index);
    return read_norm(r, name, c->width, &out->norm2);
}

static bool read_embedding(const reader *r, weights *w)
{
    const weights_config *c = &w->config;
    if (!read_table(r, "word", c->vocab, c->width, &w->word)) return false;
    if (!read_table(r, "position", c->positions, c->width, &w->position)) return false;
    if (c->types && !read_f32(r, "type", c->types, c->width, &w->type)) return false;
    if (c->reach && !read_f32(r, "relative", c->heads, 2 * (size_t)c->reach + 1, &w->relative))
        return false;
    return read_norm(r, "embed.norm", c->width, &w->embed_norm);
}

static bool read_head(const reader *r, weights *w)
{
    const weights_config *c = &w->config;
    if (!c->head) return true;
    return read_matrix(r, "head.dense", c->width, c->width, &w->head_dense) &&
           read_f32(r, "head.out", c->labels, c->width, &w->head_out) &&
           read_f32(r, "head.out.bias", 1, c->labels, &w->head_out_bias) &&
           read_f32(r, "side", 2, c->width, &w->side);
}

claimdiff_status weights__read(weights *out, arena *a, const void *bytes, size_t size,
                               claimdiff_error *error)
{
    reader r = { bytes, size, 0, 0, error };
    memset(out, 0, sizeof *out);
    if (!read_header(&r) || !read_config(&r, out) || !read_vocabulary(&r, out))
        return CLAIMDIFF_ERR_MODEL;
    out->checksum = u64_at(&r, CHECKSUM_AT);
    out->layers = arena__array(a, out->config.layers, sizeof *out->layers);
    if (!out->layers) return status__fail(error, CLAIMDIFF_ERR_MEMORY, CLAIMDIFF_NONE, 0, NULL);
    if (!read_embedding(&r, out) || !read_head(&r, out)) return CLAIMDIFF_ERR_MODEL;
    for (unsigned i = 0; i < out->config.layers; i++)
        if (!read_layer(&r, &out->config, i, &out->layers[i])) return CLAIMDIFF_ERR_MODEL;
    return CLAIMDIFF_OK;
}

claimdiff_status weights__verify(const void *bytes, size_t size, claimdiff_error *error)
{
    reader r = { bytes, size, 0, 0, error };
    if (!read_header(&r)) return CLAIMDIFF_ERR_MODEL;
    if (u64_at(&r, CHECKSUM_AT) == weights__checksum(r.bytes + CHECKED_FROM, size - CHECKED_FROM))
        return CLAIMDIFF_OK;
    wrong(&r, "model file is damaged: its checksum does not match");
    return CLAIMDIFF_ERR_MODEL;
}
