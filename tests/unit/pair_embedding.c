/* Embeddings of claims with the shipped encoder, and without one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "article.h"
#include "engine.h"
#include "model/weights.h"
#include "pair/embedding.h"

#define MODEL "models/minilm-l6-v2.cdm"

static const char *const texts[] = { "Police said twelve miners died on Monday.",
                                     "Twelve miners died on Monday." };

typedef struct embedded {
    claimdiff_engine *engine;
    claimdiff_article *articles[2];
    const analysis *analyses[2];
    arena arena;
    corpus of;
    embedding rows;
} embedded;

static void embed(embedded *e, const char *model_path)
{
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    if (model_path && !weights__are_for_here()) skip();
    options.model = model_path;
    memset(e, 0, sizeof *e);
    arena__init(&e->arena, &memory__default);
    assert_int_equal(claimdiff_engine_new(&e->engine, &options, NULL), CLAIMDIFF_OK);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(claimdiff_article_new(&e->articles[i], e->engine, texts[i],
                                               strlen(texts[i]), NULL, NULL),
                         CLAIMDIFF_OK);
        e->analyses[i] = &e->articles[i]->analysis;
    }
    assert_true(corpus__init(&e->of, &e->arena, e->analyses, 2));
    assert_true(embedding__claims(&e->rows, &e->arena, &e->arena, e->engine->encoder,
                                  &e->of));
}

static void drop(embedded *e)
{
    arena__free(&e->arena);
    for (size_t i = 0; i < 2; i++) claimdiff_article_free(e->articles[i]);
    claimdiff_engine_free(e->engine);
}

static void without_a_model_there_is_no_row(void **state)
{
    embedded e;
    (void)state;
    embed(&e, NULL);
    assert_null(e.rows.items);
    assert_true(fabs(embedding__cosine(&e.rows, 0, 1)) <= 0.0);
    drop(&e);
}

static void rows_have_length_one(void **state)
{
    embedded e;
    (void)state;
    embed(&e, MODEL);
    for (size_t i = 0; i < e.of.bag_count; i++)
        assert_true(fabs(embedding__cosine(&e.rows, i, i) - 1.0) < 1e-4);
    drop(&e);
}

static void who_says_so_does_not_count(void **state)
{
    embedded e;
    (void)state;
    embed(&e, MODEL);
    assert_int_equal(e.of.bag_count, 2);
    assert_true(embedding__cosine(&e.rows, 0, 1) > 0.99);
    drop(&e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_model_there_is_no_row),
        cmocka_unit_test(rows_have_length_one),
        cmocka_unit_test(who_says_so_does_not_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
