/* Pairs that leave the network on the way: what its layers have made of them so far tells
 * that they come to nothing. */
#ifndef CLAIMDIFF_JUDGE_LEAVING_H
#define CLAIMDIFF_JUDGE_LEAVING_H

#include "model/model.h"

/* The layers of a network after which some may leave, each of which has a table; both 0: of a
 * network that no table is fitted to, none does. */
typedef struct leaving_layers {
    size_t first, last;
} leaving_layers;
leaving_layers leaving__layers(const model *m);

/* Those that may get one: all upper layers but the last two. */
leaving_layers leaving__upper(const model *m);

/* Whether a pair does, after so many layers: prior is the probability that it comes to a
 * finding, as far as was known before the network was asked, mean that of its states. */
bool leaving__leaves(double prior, size_t layers, const float *mean);

#endif
