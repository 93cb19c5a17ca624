/* The model that ships against its original: token ids of hard strings, and
 * embeddings of a few sentences, as saved by train/export/tiny.py. */
#include "fixture.h"
#include <math.h>

static const model_text nothing = { "", 0 };
static saved reference;
static model *minilm;

static size_t tokens_of(arena *a, model_text context, model_text text, uint32_t *ids)
{
    return model__tokens(minilm, a, &(model_side){ .about = context, .claim = text }, ids);
}

static int setup(void **state)
{
    (void)state;
    fixture_saved(&reference, "tests/model/data/minilm.tsv");
    minilm = fixture_open(MINILM);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    free(reference.text);
    model__free(minilm);
    return 0;
}

static void test_token_ids_of_hard_strings(void **state)
{
    (void)state;
    assert_true(reference.count > 30);
    fixture_check_ids(minilm, &reference);
}

static void test_a_long_word_is_unknown_and_a_long_text_is_cut(void **state)
{
    (void)state;
    static char word[10000], words[9000];
    static uint32_t ids[512];
    const weights_config *c = model__config(minilm);
    arena a;
    arena__init(&a, &memory__default);
    memset(word, 'x', sizeof word);
    for (size_t i = 0; i < sizeof words; i++) words[i] = "miner "[i % 6];
    assert_int_equal(tokens_of(&a, nothing, (model_text){ word, sizeof word }, ids), 3);
    assert_int_equal(ids[1], c->unk);
    assert_int_equal(tokens_of(&a, nothing, (model_text){ words, sizeof words }, ids),
                     c->max_tokens);
    assert_int_equal(ids[c->max_tokens - 1], c->sep);
    arena__free(&a);
}

/* cls, 50 tokens of the context, bar, claim, sep. */
static void test_a_context_is_cut_and_a_bar_follows(void **state)
{
    (void)state;
    static char words[9000];
    static uint32_t bar[512], ids[512];
    const model_text miner = { "miner", 5 }, context = { words, sizeof words };
    const weights_config *c = model__config(minilm);
    arena a;
    arena__init(&a, &memory__default);
    for (size_t i = 0; i < sizeof words; i++) words[i] = "miner "[i % 6];
    assert_int_equal(tokens_of(&a, nothing, (model_text){ "|", 1 }, bar), 3);
    assert_int_equal(tokens_of(&a, context, miner, ids), MODEL_CONTEXT + 4);
    assert_int_equal(ids[MODEL_CONTEXT], ids[MODEL_CONTEXT + 2]);
    assert_int_equal(ids[MODEL_CONTEXT + 1], bar[1]);
    assert_int_equal(ids[MODEL_CONTEXT + 3], c->sep);
    assert_int_equal(tokens_of(&a, context, context, ids), c->max_tokens);
    assert_int_equal(ids[MODEL_CONTEXT + 1], bar[1]);
    assert_int_equal(tokens_of(&a, (model_text){ " \x01", 2 }, miner, ids), 3);
    arena__free(&a);
}

static void test_invalid_bytes_are_left_out(void **state)
{
    (void)state;
    static uint32_t ids[512];
    const model_text broken = { "mi\xC3ners\xFF", 8 };
    uint32_t miners;
    arena a;
    arena__init(&a, &memory__default);
    assert_int_equal(tokens_of(&a, nothing, (model_text){ "miners", 6 }, ids), 3);
    miners = ids[1];
    assert_int_equal(tokens_of(&a, nothing, broken, ids), 3);
    assert_int_equal(ids[1], miners);
    arena__free(&a);
}

static void test_embeddings_are_those_of_the_original(void **state)
{
    enum { SENTENCES = 6 };
    static float out[SENTENCES * SAVED_NUMBERS];
    arena a;
    (void)state;
    assert_int_equal(model__width(minilm), SAVED_NUMBERS);
    arena__init(&a, &memory__default);
    assert_true(model__embed(minilm, &a, reference.claims, SENTENCES, out));
    arena__free(&a);
    for (size_t i = 0; i < SENTENCES; i++) {
        double cosine = 0.0;
        for (size_t d = 0; d < SAVED_NUMBERS; d++)
            cosine += (double)reference.numbers[i][d] * (double)out[i * SAVED_NUMBERS + d];
        assert_true(cosine > 0.995);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_token_ids_of_hard_strings),
        cmocka_unit_test(test_a_long_word_is_unknown_and_a_long_text_is_cut),
        cmocka_unit_test(test_a_context_is_cut_and_a_bar_follows),
        cmocka_unit_test(test_invalid_bytes_are_left_out),
        cmocka_unit_test(test_embeddings_are_those_of_the_original),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
