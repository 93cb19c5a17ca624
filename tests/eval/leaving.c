/* What the upper layers of the judge make of pairs, for train/leaving.py: leaving ARTICLE...
 * Compares the articles and writes, in floats, of every pair that the network is asked about
 * and may leave: whether it agrees, whether it contradicts, the log-odds of its prior; then
 * the mean of its states after each upper layer but the last two. With the weights that
 * CLAIMDIFF_MODEL and CLAIMDIFF_JUDGE name. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine.h"
#include "judge/leaving.h"
#include "pipeline.h"

enum { ARTICLES_MAX = 8, TEXT_BYTES = 1 << 20, PAIRS_MAX = 4096, HEAD = 3 };

/* What is seen of the pairs of a round. */
typedef struct seen {
    const weights_config *config;
    size_t first;   /* layers */
    size_t row;     /* floats of a pair */
    nli_pair *pairs; /* (count) */
    float *rows;     /* (count, row) */
    size_t count, most;
} seen;

/* Pairs come in the order of their layers, batch by batch. */
static float *row_of(seen *s, const nli_pair *pair)
{
    size_t i = 0;
    while (i < s->count && (s->pairs[i].a != pair->a || s->pairs[i].b != pair->b)) i++;
    if (i == s->most) exit(2);
    if (i == s->count) s->pairs[s->count++] = *pair;
    return s->rows + i * s->row;
}

static void look(void *ctx, const nli_pair *pair, size_t layers, const float *mean)
{
    seen *s = ctx;
    const size_t width = s->config->width;
    memcpy(row_of(s, pair) + HEAD + (layers - s->first) * width, mean, width * sizeof *mean);
}

static void put_head(const relation *r, const nli_pair *pair, float *row)
{
    row[0] = (float)relation__agrees(r);
    row[1] = (float)relation__contradicts(r);
    row[2] = (float)log((pair->prior + 1e-9) / (1.0 - pair->prior + 1e-9));
}

/* The pairs of the last round. */
static bool write_round(const pipeline *p, seen *s)
{
    for (size_t i = 0; i < s->count; i++) {
        const nli_pair *pair = &s->pairs[i];
        for (size_t k = 0; k < p->relations.count; k++) {
            const candidate *c = &p->cases.items[k].pair;
            if (c->a == pair->a && c->b == pair->b)
                put_head(&p->relations.items[k], pair, s->rows + i * s->row);
        }
    }
    const size_t count = s->count;
    s->count = 0;
    return fwrite(s->rows, s->row * sizeof *s->rows, count, stdout) == count;
}

static bool read_article(claimdiff_article **out, const claimdiff_engine *engine, const char *path)
{
    static char text[TEXT_BYTES];
    FILE *f = fopen(path, "rb");
    if (!f) return false;
    const size_t length = fread(text, 1, sizeof text, f);
    fclose(f);
    return !claimdiff_article_new(out, engine, text, length, NULL, NULL);
}

static bool write_all(const claimdiff_engine *engine, claimdiff_article *const *articles,
                      size_t count, seen *s)
{
    const pipeline_task task = { .network = engine->judge };
    const nli_look looking = { look, s };
    pipeline p;
    pipeline__init(&p, engine, &task);
    p.network.look = &looking;
    bool good = pipeline__take(&p, articles, count);
    for (size_t i = 0; good && i < count; i++)
        good = pipeline__compare(&p, i, SIZE_MAX) && write_round(&p, s);
    pipeline__free(&p);
    return good;
}

static bool open_seen(seen *s, const model *judge)
{
    const leaving_layers layers = leaving__upper(judge);
    s->config = model__config(judge);
    s->first = layers.first;
    s->row = HEAD + (layers.last - layers.first + 1) * s->config->width;
    s->most = PAIRS_MAX;
    s->pairs = calloc(s->most, sizeof *s->pairs);
    s->rows = calloc(s->most * s->row, sizeof *s->rows);
    return s->pairs && s->rows;
}

int main(int argc, char **argv)
{
    claimdiff_engine *engine;
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_article *articles[ARTICLES_MAX] = { NULL };
    size_t count = 0;
    seen s = { 0 };
    options.model = getenv("CLAIMDIFF_MODEL");
    options.judge = getenv("CLAIMDIFF_JUDGE");
    if (claimdiff_engine_new(&engine, &options, NULL) || !engine->judge) return 2;
    bool good = argc <= ARTICLES_MAX;
    for (int i = 1; good && i < argc; i++) good = read_article(&articles[count++], engine, argv[i]);
    good = good && open_seen(&s, engine->judge) && write_all(engine, articles, count, &s);
    for (size_t i = 0; i < count; i++) claimdiff_article_free(articles[i]);
    claimdiff_engine_free(engine);
    free(s.pairs);
    free(s.rows);
    return good ? 0 : 2;
}
