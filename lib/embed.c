/* The experimental public door to the sentence encoder: texts in, rows of
 * numbers out. Works in an arena of its own, so that threads share nothing. */
#include "engine.h"

#include "base/arena.h"
#include "base/status.h"

size_t claimdiff_embed_width(const claimdiff_engine *engine)
{
    return engine && engine->encoder ? model__width(engine->encoder) : 0;
}

static bool embed(float *out, const claimdiff_engine *engine, const char *const *texts,
                  const size_t *lengths, size_t count)
{
    arena a;
    arena__init(&a, &engine->allocator);
    model_text *list = arena__array(&a, count, sizeof *list);
    for (size_t i = 0; list && i < count; i++) list[i] = (model_text){ texts[i], lengths[i] };
    bool good = list && model__embed(engine->encoder, &a, list, count, out);
    arena__free(&a);
    return good;
}

claimdiff_status claimdiff_embed(float *out, const claimdiff_engine *engine,
                                 const char *const *texts, const size_t *lengths, size_t count,
                                 claimdiff_error *error)
{
    if (!engine || (count && (!out || !texts || !lengths)))
        return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0,
                            "out, engine, texts or lengths is NULL");
    for (size_t i = 0; i < count; i++)
        if (!texts[i] && lengths[i])
            return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, i, 0, "a text is NULL");
    if (!engine->encoder)
        return status__fail(error, CLAIMDIFF_ERR_MODEL, CLAIMDIFF_NONE, 0,
                            "the engine has no model");
    if (!count || embed(out, engine, texts, lengths, count)) return CLAIMDIFF_OK;
    return status__fail(error, CLAIMDIFF_ERR_MEMORY, CLAIMDIFF_NONE, 0, NULL);
}
