/* Averaged perceptron; averages are kept lazily, as in Daume's thesis. */
#include "learner.h"

#include <math.h>
#include <stdlib.h>

#include "syntax/model_table.h"

bool learner__init(learner *l, unsigned bits)
{
    l->bytes = ((size_t)1 << bits) + TABLE_PAD;
    l->weights = calloc(l->bytes, sizeof *l->weights);
    l->sums = calloc(l->bytes, sizeof *l->sums);
    l->step = 1;
    return l->weights && l->sums;
}

void learner__free(learner *l)
{
    free(l->weights);
    free(l->sums);
}

void learner__score(const learner *l, float *scores, size_t classes, const uint32_t *rows, size_t features)
{
    for (size_t k = 0; k < classes; k++) scores[k] = 0;
    for (size_t f = 0; f < features; f++)
        for (size_t k = 0; k < classes; k++) scores[k] += l->weights[rows[f] + k];
}

void learner__update(learner *l, size_t right, size_t wrong, const uint32_t *rows, size_t features)
{
    float at = (float)(l->step * 1e-6);
    for (size_t f = 0; f < features; f++) {
        l->weights[rows[f] + right] += 1;
        l->sums[rows[f] + right] += at;
        l->weights[rows[f] + wrong] -= 1;
        l->sums[rows[f] + wrong] -= at;
    }
}

void learner__average(learner *l)
{
    for (size_t i = 0; i < l->bytes; i++) l->weights[i] -= (float)(l->sums[i] / (l->step * 1e-6));
}

static int by_size(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return (x > y) - (x < y);
}

/* The size that 99.95 % of the weights that are not zero stay below. */
static float clip_at(const learner *l)
{
    size_t count = 0;
    float *sizes = malloc(l->bytes * sizeof *sizes), clip = 1;
    if (!sizes) return clip;
    for (size_t i = 0; i < l->bytes; i++)
        if (fabsf(l->weights[i]) > 1e-6f) sizes[count++] = fabsf(l->weights[i]);
    qsort(sizes, count, sizeof *sizes, by_size);
    if (count) clip = sizes[(size_t)((double)(count - 1) * 0.9995)];
    free(sizes);
    return clip;
}

void learner__quantize(const learner *l, unsigned char *table)
{
    float scale = 127.0f / clip_at(l);
    for (size_t i = 0; i < l->bytes; i++) {
        float w = roundf(l->weights[i] * scale);
        table[i] = (unsigned char)(signed char)(w > 127 ? 127 : w < -127 ? -127 : w);
    }
}
