/* The engine handle: an allocator, and weights that are opened. */
#ifndef CLAIMDIFF_ENGINE_H
#define CLAIMDIFF_ENGINE_H

#include "claimdiff.h"
#include "model/model.h"

struct claimdiff_engine {
    claimdiff_allocator allocator;
    model *encoder; /* for embeddings; NULL: none */
    model *judge;   /* NULL: none */
};

#endif
