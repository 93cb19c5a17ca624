/* The engine handle: an allocator and options with their defaults filled. */
#ifndef CLAIMDIFF_ENGINE_H
#define CLAIMDIFF_ENGINE_H

#include "claimdiff.h"
#include "model/model.h"

struct claimdiff_engine {
    claimdiff_allocator allocator;
    claimdiff_options options; /* no field 0 but lenient and min_confidence; model and judge are NULL; allocator points at the above */
    model *encoder;            /* of options.model, for embeddings; NULL: none */
    model *judge;              /* of options.judge; NULL: none */
};

#endif
