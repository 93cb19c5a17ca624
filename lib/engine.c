/* Makes and frees engines. */
#include "engine.h"

#include <string.h>

#include "base/memory.h"
#include "base/sized.h"
#include "base/status.h"

static claimdiff_status wrong(claimdiff_error *error, const char *message)
{
    return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, message);
}

static bool embeds(const model *m)
{
    return model__width(m) > 0;
}

/* Opens the weights at path, if there is one, for what they must be able to do. */
static claimdiff_status open_model(model **out, const claimdiff_allocator *allocator, const char *path,
                                   bool (*serves)(const model *), const char *fault, claimdiff_error *error)
{
    if (!path) return CLAIMDIFF_OK;
    claimdiff_status status = model__open(out, allocator, path, error);
    if (status || serves(*out)) return status;
    return status__fail(error, CLAIMDIFF_ERR_MODEL, CLAIMDIFF_NONE, 0, fault);
}

static claimdiff_status open_models(claimdiff_engine *engine, const claimdiff_engine_options *o,
                                    claimdiff_error *error)
{
    claimdiff_status status = open_model(&engine->encoder, &engine->allocator, o->model, embeds,
                                         "the model makes no embeddings", error);
    if (status) return status;
    return open_model(&engine->judge, &engine->allocator, o->judge, model__judges,
                      "the model is no judge", error);
}

claimdiff_status claimdiff_engine_new(claimdiff_engine **out, const claimdiff_engine_options *options,
                                      claimdiff_error *error)
{
    claimdiff_engine_options o = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    if (!out) return wrong(error, "out is NULL");
    *out = NULL;
    if (!sized__read(&o, sizeof o, options)) return wrong(error, "options.size is not set");
    const claimdiff_allocator *memory = o.allocator ? o.allocator : &memory__default;
    if (!memory->malloc || !memory->realloc || !memory->free)
        return wrong(error, "options.allocator lacks one of malloc, realloc and free");
    claimdiff_engine *engine = memory->malloc(memory->ctx, sizeof *engine);
    if (!engine) return status__fail(error, CLAIMDIFF_ERR_MEMORY, CLAIMDIFF_NONE, 0, NULL);
    memset(engine, 0, sizeof *engine);
    engine->allocator = *memory;
    claimdiff_status status = open_models(engine, &o, error);
    if (status) claimdiff_engine_free(engine);
    else *out = engine;
    return status;
}

void claimdiff_engine_free(claimdiff_engine *engine)
{
    if (!engine) return;
    model__free(engine->encoder);
    model__free(engine->judge);
    engine->allocator.free(engine->allocator.ctx, engine);
}

void claimdiff_string_free(const claimdiff_engine *engine, char *string)
{
    if (engine && string) engine->allocator.free(engine->allocator.ctx, string);
}
