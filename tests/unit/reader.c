/* Sentences are read once, and claims cut out of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "../two_texts.h"
#include "judge/reader.h"
#include "model/weights.h"

#define JUDGE "tests/model/data/tiny-judge.cdm"

static const char story[] =
    "Ferry hits harbour wall\n\n"
    "A ferry struck the harbour wall at Port Sallow on Monday. Nine people died. "
    "The captain was on the bridge, and the crew slept.\n\n"
    "Divers found nobody. The ferry was towed to Oster on Tuesday.\n";

/* Its claims, to be read. */
typedef struct reader {
    two_texts two;
    const analysis *in;
    model *network;
    told_claim *claims; /* (count) */
    size_t count;
} reader;

static void open_reader(reader *r, const char *text)
{
    if (!weights__are_for_here()) skip();
    memset(r, 0, sizeof *r);
    two_texts__open(&r->two, text, "Nothing.\n");
    r->in = r->two.analyses[0];
    r->count = r->in->claims.count;
    r->claims = arena__array(&r->two.arena, r->count, sizeof *r->claims);
    assert_non_null(r->claims);
    assert_int_equal(model__open(&r->network, &memory__default, JUDGE, false, NULL), CLAIMDIFF_OK);
    for (size_t i = 0; i < r->count; i++)
        r->claims[i] = (told_claim){ .in = r->in, .claim = &r->in->claims.items[i] };
}

static void close_reader(reader *r)
{
    model__free(r->network);
    two_texts__drop(&r->two);
}

static model_state *read_claims(reader *r, size_t first, size_t count)
{
    model_state *states = arena__array(&r->two.arena, count, sizeof *states);
    assert_non_null(states);
    assert_true(
        reader__claims(r->network, &r->two.arena, r->claims + first, count, states));
    return states;
}

static void assert_same_state(const reader *r, const model_state *x, const model_state *y)
{
    const size_t width = model__config(r->network)->width;
    assert_int_equal(x->count, y->count);
    assert_memory_equal(x->rows, y->rows, x->count * width * sizeof *x->rows);
}

/* What stands around a claim in its sentence is read with it, and what stands before. */
static void a_claim_is_read_in_its_sentence(void **state)
{
    reader r;
    (void)state;
    open_reader(&r, story);
    size_t bridge = 0;
    while (strncmp(story + r.claims[bridge].claim->stated.span.begin, "The captain", 11)) bridge++;
    const model_state *whole = read_claims(&r, bridge, 1);
    model_state alone;
    assert_true(reader__alone(r.network, &r.two.arena, &r.claims[bridge], 1, &alone));
    assert_int_equal(alone.count, whole->count);
    assert_memory_not_equal(alone.rows, whole->rows, sizeof *alone.rows);
    close_reader(&r);
}

static void a_state_is_its_claims_and_does_not_depend_on_others(void **state)
{
    reader r;
    (void)state;
    open_reader(&r, "Nine miners died on Monday. Twelve miners died, police said. Police died.");
    const model_state *all = read_claims(&r, 0, r.count);
    assert_true(r.count > 2);
    for (size_t i = 0; i < r.count; i++) {
        const claimdiff_span s = r.claims[i].claim->stated.span;
        const model_text text = { r.in->reading.text.text + s.begin, s.end - s.begin };
        assert_int_equal(all[i].count, 2 + model__token_count(r.network, &r.two.arena, text));
        assert_false(all[i].claim_cut);
        assert_same_state(&r, &all[i], read_claims(&r, i, 1));
    }
    close_reader(&r);
}

/* The tiny judge takes few tokens: what stands late in a long sentence is read as if it stood
 * alone, behind what is told before it. */
static void what_its_sentence_has_no_room_for_is_read_alone(void **state)
{
    char text[1000] = "";
    reader r;
    (void)state;
    strcat(text, "Nine miners died on Monday");
    for (size_t i = 0; i < 10; i++) strcat(text, ", and the owner closed the mine on Tuesday");
    strcat(text, ".");
    open_reader(&r, text);
    const model_state *all = read_claims(&r, 0, r.count);
    model_state alone;
    assert_true(reader__alone(r.network, &r.two.arena, &r.claims[r.count - 1], 1, &alone));
    assert_same_state(&r, &all[r.count - 1], &alone);
    assert_int_equal(r.claims[r.count - 1].claim->sentence, r.claims[1].claim->sentence);
    assert_true(reader__alone(r.network, &r.two.arena, &r.claims[1], 1, &alone));
    assert_int_equal(alone.count, all[1].count);
    assert_memory_not_equal(alone.rows, all[1].rows, sizeof *alone.rows);
    close_reader(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_claim_is_read_in_its_sentence),
        cmocka_unit_test(a_state_is_its_claims_and_does_not_depend_on_others),
        cmocka_unit_test(what_its_sentence_has_no_room_for_is_read_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
