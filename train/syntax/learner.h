/* Averaged perceptron over the rows of a hashed table (Collins 2002). */
#ifndef CLAIMDIFF_TRAIN_LEARNER_H
#define CLAIMDIFF_TRAIN_LEARNER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct learner {
    float *weights, *sums; /* (bytes): sums are of weight times the step it was added at */
    size_t bytes;          /* entries of the table, its end pad among them */
    double step;
} learner;

bool learner__init(learner *l, unsigned bits);
void learner__free(learner *l);

void learner__score(const learner *l, float *scores, size_t classes, const uint32_t *rows, size_t features);

/* Moves weights from the wrong class to the right one. */
void learner__update(learner *l, size_t right, size_t wrong, const uint32_t *rows, size_t features);

/* Replaces the weights by their average over all steps. */
void learner__average(learner *l);

/* The table as int8: scaled so that all but the largest weights fit. */
void learner__quantize(const learner *l, unsigned char *table);

#endif
