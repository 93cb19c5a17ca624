/* Sequences through the encoder, in batches, by as many threads as an arena has: sequences are
 * taken together until they fill a batch of JOB_CHUNK tokens, small enough for the cache,
 * large enough to use each weight many times. Nothing is padded, so neither their order nor
 * the number of threads matters. */
#ifndef CLAIMDIFF_MODEL_JOB_H
#define CLAIMDIFF_MODEL_JOB_H

#include "encoder.h"
#include "file.h"
#include "model.h"

enum { JOB_CHUNK = 128 };

struct model {
    const claimdiff_allocator *allocator;
    arena arena; /* holds the layers; the model itself is of the allocator */
    file file;
    weights weights;
    const kernels *kernels;
};

/* What a worker has to itself. */
typedef struct job_worker {
    arena arena;
    encoder_space space;
    bool ready;
} job_worker;

/* The first member of what is done with them. */
typedef struct job {
    const model *model;
    const size_t *lengths; /* (count), tokens of each sequence */
    size_t count;
    size_t held; /* tokens that a worker takes at a time, about: JOB_CHUNK or more */
    size_t once; /* of these, tokens of one call, or one longer sequence */
    size_t more; /* tokens that it may add to what it takes, and to a sequence */
    void (*run)(const struct job *job, encoder_space *space, size_t first, size_t n);
    size_t *begins; /* the rest is job__run's: (batches + 1) */
    encoder_size size;
    job_worker *workers;
} job;

/* How many sequences of these lengths make a batch of at most so many tokens, from the front;
 * one at least. *tokens gets their sum. */
size_t job__batch(const size_t *lengths, size_t count, size_t most, size_t *tokens);

/* Calls run for all sequences. False: out of memory, or cancelled. */
bool job__run(job *j, arena *scratch);

#endif
