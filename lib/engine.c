/* Makes and frees engines: memory, and the weights that are named or found. */
#include "engine.h"

#include <string.h>

#include "base/memory.h"
#include "base/sized.h"
#include "base/status.h"
#include "model/place.h"

enum { PATH_BYTES = 4096 };

static claimdiff_status wrong(claimdiff_error *error, const char *message)
{
    return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, message);
}

static bool embeds(const model *m)
{
    return model__width(m) > 0;
}

/* What the weights of a task must be able to do. */
typedef struct need {
    claimdiff_model task;
    bool (*is_met)(const model *);
    const char *fault;
    bool copied; /* read into memory, not mapped */
} need;

static const need encoder_need = { CLAIMDIFF_MODEL_ENCODER, embeds, "makes no embeddings",
                                   false };
static const need judge_need = { CLAIMDIFF_MODEL_JUDGE, model__judges, "is no judge", false };

static bool is_unwanted(const char *path)
{
    return path && strcmp(path, CLAIMDIFF_NO_MODEL) == 0;
}

/* Opens the weights at path, or those of the default place, if there are any. */
static claimdiff_status open_model(model **out, const claimdiff_allocator *allocator,
                                   const char *path, const need *n, claimdiff_error *error)
{
    char found[PATH_BYTES];
    if (is_unwanted(path)) return CLAIMDIFF_OK;
    if (!path) {
        const size_t length = place__find(found, sizeof found, n->task);
        if (!length) return CLAIMDIFF_OK;
        if (length >= sizeof found)
            return status__fail(error, CLAIMDIFF_ERR_MODEL, CLAIMDIFF_NONE, 0,
                                "the path of the weights is too long");
        path = found;
    }
    claimdiff_status status = model__open(out, allocator, path, n->copied, error);
    if (!status && !n->is_met(*out))
        status = status__fail(error, CLAIMDIFF_ERR_MODEL, CLAIMDIFF_NONE, 0, n->fault);
    if (status == CLAIMDIFF_ERR_MODEL) status__name_file(error, path);
    return status;
}

static claimdiff_status open_models(claimdiff_engine *engine, const claimdiff_engine_options *o,
                                    claimdiff_error *error)
{
    const char *judge = !o->judge && is_unwanted(o->model) ? CLAIMDIFF_NO_MODEL : o->judge;
    need for_encoder = encoder_need, for_judge = judge_need;
    for_encoder.copied = for_judge.copied = o->copy_models;
    claimdiff_status status =
        open_model(&engine->encoder, &engine->allocator, o->model, &for_encoder, error);
    return status ? status
                  : open_model(&engine->judge, &engine->allocator, judge, &for_judge, error);
}

size_t claimdiff_default_model(char *path, size_t size, claimdiff_model task)
{
    return path || !size ? place__find(path, size, task) : 0;
}

claimdiff_status claimdiff_model_verify(const char *path, claimdiff_error *error)
{
    model *m;
    if (!path) return wrong(error, "path is NULL");
    claimdiff_status status = model__open(&m, &memory__default, path, false, error);
    if (!status) status = model__verify(m, error);
    model__free(m);
    if (status == CLAIMDIFF_ERR_MODEL) status__name_file(error, path);
    return status;
}

claimdiff_status claimdiff_engine_new(claimdiff_engine **out,
                                      const claimdiff_engine_options *options,
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
