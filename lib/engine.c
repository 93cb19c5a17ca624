/* Makes and frees engines. Options may come from a program compiled against an
 * older header, with a shorter struct, or a newer one: only the fields that
 * both know are read. */
#include "engine.h"

#include <stdbool.h>
#include <string.h>

#include "base/memory.h"
#include "base/status.h"

#define MAX_BYTES_DEFAULT ((size_t)64 << 20)
#define CANDIDATES_DEFAULT 8
#define KINDS_ALL (1u << CLAIMDIFF_KIND_AGREEMENT | 1u << CLAIMDIFF_KIND_ADDITION | 1u << CLAIMDIFF_KIND_CONTRADICTION)

static bool read_options(claimdiff_options *out, const claimdiff_options *given)
{
    static const claimdiff_options defaults = CLAIMDIFF_OPTIONS_INIT;
    *out = defaults;
    if (given) {
        if (given->size < sizeof given->size) return false;
        memcpy(out, given, given->size < sizeof *out ? given->size : sizeof *out);
    }
    out->size = sizeof *out;
    if (!out->allocator) out->allocator = &memory__default;
    if (!out->max_bytes) out->max_bytes = MAX_BYTES_DEFAULT;
    if (!out->candidates) out->candidates = CANDIDATES_DEFAULT;
    if (!out->kinds) out->kinds = KINDS_ALL;
    return true;
}

static const char *find_fault(const claimdiff_options *o)
{
    if (!o->allocator->malloc || !o->allocator->realloc || !o->allocator->free)
        return "options.allocator lacks one of malloc, realloc and free";
    if (!(o->min_confidence >= 0.0 && o->min_confidence <= 1.0))
        return "options.min_confidence is not between 0 and 1";
    if (o->kinds > KINDS_ALL) return "options.kinds has a bit that is no kind";
    return NULL;
}

static bool embeds(const model *m)
{
    return model__width(m) > 0;
}

/* Opens the weights at *path, if there is one, for what they must be able to do;
 * the path is not kept. */
static claimdiff_status open_model(model **out, const claimdiff_allocator *allocator, const char **path,
                                   bool (*serves)(const model *), const char *fault, claimdiff_error *error)
{
    const char *given = *path;
    *path = NULL;
    if (!given) return CLAIMDIFF_OK;
    claimdiff_status status = model__open(out, allocator, given, error);
    if (status || serves(*out)) return status;
    return status__fail(error, CLAIMDIFF_ERR_MODEL, CLAIMDIFF_NONE, 0, fault);
}

static claimdiff_status open_models(claimdiff_engine *engine, claimdiff_error *error)
{
    claimdiff_options *o = &engine->options;
    engine->encoder = engine->judge = NULL;
    claimdiff_status status = open_model(&engine->encoder, &engine->allocator, &o->model, embeds,
                                         "the model makes no embeddings", error);
    if (status) return status;
    return open_model(&engine->judge, &engine->allocator, &o->judge, model__judges, "the model is no judge", error);
}

claimdiff_status claimdiff_engine_new(claimdiff_engine **out, const claimdiff_options *options,
                                      claimdiff_error *error)
{
    claimdiff_options filled;
    if (out) *out = NULL;
    if (!out) return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, "out is NULL");
    if (!read_options(&filled, options))
        return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, "options.size is not set");
    const char *fault = find_fault(&filled);
    if (fault) return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, fault);
    claimdiff_engine *engine = filled.allocator->malloc(filled.allocator->ctx, sizeof *engine);
    if (!engine) return status__fail(error, CLAIMDIFF_ERR_MEMORY, CLAIMDIFF_NONE, 0, NULL);
    engine->allocator = *filled.allocator;
    engine->options = filled;
    engine->options.allocator = &engine->allocator;
    claimdiff_status status = open_models(engine, error);
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
