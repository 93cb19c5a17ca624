/* A regression for each of some layers, on the mean of a pair's states and the prior; whole
 * numbers are added in one order, so that a pair leaves everywhere or nowhere. */
#include "leaving.h"

#include <math.h>
#include <stdint.h>

#define LEAVING_WIDTH 768

/* Below 0 a pair leaves: the log-odds of a finding, less those of the least that stays. */
typedef struct leaving_table {
    double bias, prior; /* and slope of the prior's log-odds */
    double scale;       /* of the slopes */
    int8_t slopes[LEAVING_WIDTH];
} leaving_table;

#include "leaving.inc"

enum { TABLES = sizeof tables / sizeof *tables };

/* A file may tell any checksum: what the tables need is looked at. */
leaving_layers leaving__layers(const model *m)
{
    const weights_config *c = model__config(m);
    const leaving_layers layers = { FIRST, FIRST + TABLES - 1 };
    const bool fits = c->width == LEAVING_WIDTH && c->split < layers.first &&
                      layers.last < c->layers;
    return fits && model__checksum(m) == CHECKSUM ? layers : (leaving_layers){ 0, 0 };
}

leaving_layers leaving__upper(const model *m)
{
    const weights_config *c = model__config(m);
    return (leaving_layers){ c->split + 1, c->layers - 2 };
}

static double odds(double p)
{
    return log((p + 1e-9) / (1.0 - p + 1e-9));
}

bool leaving__leaves(double prior, size_t layers, const float *mean)
{
    const leaving_table *t = &tables[layers - FIRST];
    double sum = 0.0;
    for (size_t d = 0; d < LEAVING_WIDTH; d++) sum += (double)mean[d] * (double)t->slopes[d];
    return t->bias + t->prior * odds(prior) + t->scale * sum < 0.0;
}
