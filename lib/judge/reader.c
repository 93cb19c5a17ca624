/* A sentence is read once for all claims in it, and the claims are cut out of what the network
 * has made of it: a claim needs the words around it, and these would be read again with each. A
 * claim that the network has no room for is read by itself. */
#include "reader.h"

#include <stdint.h>
#include <string.h>

#include "base/pool.h"

/* Claims that are being read: out (count), whose rows lie in a. */
typedef struct reading_job {
    const model *model;
    arena *a;
    const told_claim *claims; /* (count), those of a sentence one after the other */
    model_state *out;
    size_t count;
} reading_job;

/* So many sequences at a time, whose states are let go when the claims are cut out of them. */
enum { READ_AT_ONCE = 64 };

/* The end of the claims that share the sentence of the first. */
static size_t sentence_end(const reading_job *j, size_t first)
{
    const told_claim *one = &j->claims[first];
    size_t end = first + 1;
    while (end < j->count && j->claims[end].in == one->in &&
           j->claims[end].claim->sentence == one->claim->sentence)
        end++;
    return end;
}

static claimdiff_span sentence_of(const told_claim *c)
{
    return c->in->reading.text.sentences.items[c->claim->sentence].span;
}

static bool tell(model_side *out, arena *a, const told_claim *c, claimdiff_span s)
{
    return told__words(&out->claim, a, c, s) &&
           told__context(&out->context, a, c->in, c->claim->sentence, s.begin);
}

/* Cuts the state of a claim out of that of its sentence: its tokens, and the marks in front and
 * behind. Of one that is not whole in there it leaves out->count 0. */
static bool cut_claim(const reading_job *j, arena *scratch, size_t number, const model_state *from)
{
    const told_claim *c = &j->claims[number];
    const claimdiff_span own = c->claim->stated.span;
    const claimdiff_span left = { sentence_of(c).begin, own.begin };
    const size_t width = model__config(j->model)->width, row = width * sizeof(float);
    model_state *out = &j->out[number];
    model_text texts[2];
    if (!told__words(&texts[0], scratch, c, left) || !told__words(&texts[1], scratch, c, own))
        return false;
    const size_t at = model__token_count(j->model, scratch, texts[0]),
                 count = model__token_count(j->model, scratch, texts[1]);
    if (at == SIZE_MAX || count == SIZE_MAX) return false;
    *out = (model_state){ NULL, 0, from->context_cut, false };
    if (at + count + 2 > from->count) return true;
    float *rows = arena__array(j->a, (count + 2) * width, sizeof *rows);
    if (!rows) return false;
    memcpy(rows, from->rows, row);
    memcpy(rows + width, from->rows + (at + 1) * width, count * row);
    memcpy(rows + (count + 1) * width, from->rows + (from->count - 1) * width, row);
    out->rows = rows;
    out->count = count + 2;
    return true;
}

/* Reads some sentences from claim *next on, and sets *next to the first claim that is left. */
static bool read_sentences(const reading_job *j, arena *scratch, size_t *next)
{
    model_side sides[READ_AT_ONCE];
    model_state states[READ_AT_ONCE];
    size_t begins[READ_AT_ONCE + 1], count = 0;
    for (begins[0] = *next; count < READ_AT_ONCE && begins[count] < j->count; count++) {
        const told_claim *first = &j->claims[begins[count]];
        if (!tell(&sides[count], scratch, first, sentence_of(first))) return false;
        begins[count + 1] = sentence_end(j, begins[count]);
    }
    if (!model__read(j->model, scratch, sides, count, states)) return false;
    for (size_t k = 0; k < count; k++)
        for (size_t i = begins[k]; i < begins[k + 1]; i++)
            if (!cut_claim(j, scratch, i, &states[k])) return false;
    *next = begins[count];
    return true;
}

/* Those that are not whole in their sentence's state are read by themselves. */
static bool read_alone(const reading_job *j, arena *scratch, size_t *next)
{
    model_side sides[READ_AT_ONCE];
    model_state states[READ_AT_ONCE];
    size_t numbers[READ_AT_ONCE], count = 0;
    for (; count < READ_AT_ONCE && *next < j->count; (*next)++) {
        if (j->out[*next].count) continue;
        const told_claim *c = &j->claims[*next];
        if (!tell(&sides[count], scratch, c, c->claim->stated.span)) return false;
        numbers[count++] = *next;
    }
    if (!model__read(j->model, j->a, sides, count, states)) return false;
    for (size_t i = 0; i < count; i++) j->out[numbers[i]] = states[i];
    return true;
}

/* Some after some, each in memory of its own; what the pool's next run is of the whole goes on
 * from some to some. */
static bool read_all(const reading_job *j, bool (*read)(const reading_job *, arena *, size_t *next))
{
    pool *p = j->a->pool;
    const size_t from = p ? p->from : 0, to = p ? p->to : 0;
    bool good = true;
    for (size_t next = 0; good && next < j->count;) {
        arena scratch;
        arena__init(&scratch, j->a->allocator);
        scratch.pool = p;
        if (p) p->from = p->to = from + (to - from) * next / j->count;
        good = read(j, &scratch, &next);
        arena__free(&scratch);
    }
    if (p) p->from = p->to = to;
    return good;
}

bool reader__claims(const model *m, arena *a, const told_claim *claims, size_t count,
                    model_state *out)
{
    const reading_job j = { m, a, claims, out, count };
    return read_all(&j, read_sentences) && read_all(&j, read_alone);
}

bool reader__alone(const model *m, arena *a, const told_claim *claims, size_t count,
                   model_state *out)
{
    const reading_job j = { m, a, claims, out, count };
    memset(out, 0, count * sizeof *out);
    return read_all(&j, read_alone);
}
