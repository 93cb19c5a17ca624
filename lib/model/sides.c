/* Reads the sides of pairs. What is to be known to understand a claim is read once for all sides
 * in a row that share it: it does not see the claims, they see it. */
#include "model.h"

#include <string.h>
#include "base/pool.h"
#include "job.h"
#include "wordpiece.h"

/* The parts of a side, each of which follows those before it. */
enum { ABOUT, BEFORE, OWN, PARTS };
_Static_assert(PARTS - 1 == (int)ENCODER_DEPTH, "what a claim follows");

/* Tokens that are read at once: more than elsewhere, for each batch reads anew what its claims
 * share. */
enum { READ_CHUNK = 2 * JOB_CHUNK };

typedef struct side {
    encoder_sequence parts[PARTS]; /* count 0: there is none; follows is of the batch */
    bool shared[PARTS];            /* it is that of the side before */
    bool cut[PARTS];               /* more of the context than the model takes; OWN: the intro */
    bool claim_cut;
} side;

/* ---- texts to sequences ----------------------------------------------------- */

static bool push(wordpiece_ids *ids, arena *a, uint32_t id)
{
    uint32_t *slot = ARRAY_PUSH(ids, a);
    if (slot) *slot = id;
    return slot != NULL;
}

/* At most limit tokens; *cut becomes true where that is not all of the text. */
static bool push_some(const weights *w, arena *a, model_text text, size_t limit, wordpiece_ids *ids,
                      bool *cut)
{
    const size_t most = ids->count + limit;
    if (!wordpiece__encode(w, a, text.bytes, text.length, limit + 1, ids)) return false;
    if (ids->count <= most) return true;
    ids->count = most;
    *cut = true;
    return true;
}

/* Tokens of a part of the context: the two that are shared take no more than half of a
 * sequence with its marks. */
static size_t context_limit(const weights_config *c)
{
    const size_t quarter = (c->max_tokens / 2 - 2) / 2;
    return quarter < MODEL_CONTEXT ? quarter : MODEL_CONTEXT;
}

/* cls text; none where the text is empty. */
static bool build_context(const weights *w, arena *a, model_text text, side *out, size_t part)
{
    wordpiece_ids ids = { 0 };
    if (!push(&ids, a, w->config.cls) ||
        !push_some(w, a, text, context_limit(&w->config), &ids, &out->cut[part]))
        return false;
    out->parts[part] =
        (encoder_sequence){ ids.items, ids.count > 1 ? ids.count : 0, 0, ids.count };
    return true;
}

static size_t lesser(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Tokens that stand before a side's own. */
static size_t followed(const side *s)
{
    size_t tokens = 0;
    for (size_t p = 0; p < OWN; p++)
        if (s->parts[p].count) tokens += s->parts[p].count - 1;
    return tokens;
}

/* cls [the end of the intro |] claim sep; the bar stands behind any context. */
static bool build_own(const weights *w, arena *a, const model_side *in, side *out)
{
    wordpiece_ids ids = { 0 }, intro = { 0 }, claim = { 0 };
    const weights_config *c = &w->config;
    if (!wordpiece__encode(w, a, in->intro.bytes, in->intro.length, SIZE_MAX, &intro)) return false;
    const size_t bar = followed(out) || intro.count ? 1 : 0,
                 room = c->max_tokens - 2 - followed(out) - bar;
    if (!push_some(w, a, in->claim, room, &claim, &out->claim_cut)) return false;
    const size_t kept = lesser(intro.count, lesser(context_limit(c), room - claim.count));
    out->cut[OWN] = kept < intro.count;
    if (!push(&ids, a, c->cls)) return false;
    for (size_t i = intro.count - kept; i < intro.count; i++)
        if (!push(&ids, a, intro.items[i])) return false;
    if (bar && !wordpiece__encode(w, a, "|", 1, 1, &ids)) return false;
    const size_t dropped = ids.count - 1;
    for (size_t i = 0; i < claim.count; i++)
        if (!push(&ids, a, claim.items[i])) return false;
    if (!push(&ids, a, c->sep)) return false;
    out->parts[OWN] = (encoder_sequence){ ids.items, ids.count, 0, dropped };
    return true;
}

static bool same_text(model_text a, model_text b)
{
    return a.bytes == b.bytes && a.length == b.length;
}

/* before: the side before it and what was made of it, or NULL. */
static bool build(const weights *w, arena *a, const model_side *in, const model_side *before,
                  const side *built, side *out)
{
    const model_text texts[] = { in->about, in->before };
    memset(out, 0, sizeof *out);
    if (before) {
        out->shared[ABOUT] = same_text(in->about, before->about);
        out->shared[BEFORE] = out->shared[ABOUT] && same_text(in->before, before->before);
    }
    for (size_t p = 0; p < OWN; p++) {
        if (out->shared[p]) {
            out->parts[p] = built->parts[p];
            out->cut[p] = built->cut[p];
        } else if (!build_context(w, a, texts[p], out, p)) {
            return false;
        }
    }
    return build_own(w, a, in, out);
}

size_t model__tokens(const model *m, arena *scratch, const model_side *in, uint32_t *ids)
{
    side s;
    size_t count = 1;
    if (!build(&m->weights, scratch, in, NULL, NULL, &s)) return 0;
    ids[0] = m->weights.config.cls;
    for (size_t p = 0; p < PARTS; p++)
        for (size_t i = 1; i < s.parts[p].count; i++) ids[count++] = s.parts[p].ids[i];
    return count;
}

/* ---- sequences to states ---------------------------------------------------- */

typedef struct read_job {
    job base;
    const side *sides;
    encoder_sequence *sequences; /* (PARTS * count), room for those of each */
    float *const *rows;          /* (count), where the states of each go */
} read_job;

/* Rows of a side that go on: the first one, and the claim to the end. */
static size_t kept_of(const side *s)
{
    return s->parts[OWN].count - s->parts[OWN].dropped;
}

/* The sequences of some sides: each part that is not shared with the side before it. */
static size_t list_sequences(const side *sides, size_t count, encoder_sequence *out)
{
    size_t total = 0, numbers[PARTS];
    for (size_t k = 0; k < count; k++) {
        size_t follows = ENCODER_NOTHING;
        for (size_t p = 0; p < PARTS; p++) {
            const encoder_sequence *part = &sides[k].parts[p];
            if (!part->count) continue;
            if (!k || !sides[k].shared[p]) {
                out[total] = *part;
                out[total].follows = follows;
                numbers[p] = total++;
            }
            follows = numbers[p];
        }
    }
    return total;
}

static void read_batch(const job *base, encoder_space *space, size_t first, size_t n)
{
    const read_job *j = (const read_job *)base;
    const weights *w = &base->model->weights;
    encoder_sequence *list = j->sequences + PARTS * first;
    const size_t count = list_sequences(j->sides + first, n, list);
    const float *states = space->hidden;
    encoder__run(w, base->model->kernels, space, list, count, w->config.split);
    for (size_t k = first; k < first + n; k++) {
        const size_t size = kept_of(&j->sides[k]) * w->config.width;
        memcpy(j->rows[k], states, size * sizeof *states);
        states += size;
    }
}

/* Tokens that come with a side which are not those of the side before. */
static size_t length_of(const side *s)
{
    size_t tokens = 0;
    for (size_t p = 0; p < PARTS; p++)
        if (!s->shared[p]) tokens += s->parts[p].count;
    return tokens;
}

static bool read_sides(const model *m, arena *a, const side *sides, size_t count, model_state *out)
{
    const size_t width = m->weights.config.width;
    size_t *lengths = arena__array(a, count, sizeof *lengths);
    float **rows = arena__array(a, count, sizeof *rows);
    encoder_sequence *sequences = arena__array(a, PARTS * count, sizeof *sequences);
    if (!lengths || !rows || !sequences) return false;
    for (size_t i = 0; i < count; i++) {
        const size_t kept = kept_of(&sides[i]);
        lengths[i] = length_of(&sides[i]);
        rows[i] = arena__array(a, kept * width, sizeof **rows);
        if (!rows[i]) return false;
        const bool *cut = sides[i].cut;
        out[i] = (model_state){ rows[i], kept, cut[ABOUT] || cut[BEFORE] || cut[OWN],
                                sides[i].claim_cut };
    }
    const job base = { .model = m, .lengths = lengths, .count = count, .held = READ_CHUNK,
                       .once = READ_CHUNK, .more = ENCODER_DEPTH * (MODEL_CONTEXT + 1),
                       .run = read_batch };
    read_job j = { base, sides, sequences, rows };
    return job__run(&j.base, a);
}

bool model__read(const model *m, arena *a, const model_side *sides, size_t count, model_state *out)
{
    side *built = arena__array(a, count, sizeof *built);
    if (!built) return false;
    for (size_t i = 0; i < count; i++)
        if (!build(&m->weights, a, &sides[i], i ? &sides[i - 1] : NULL, i ? &built[i - 1] : NULL,
                   &built[i]))
            return false;
    return read_sides(m, a, built, count, out);
}
