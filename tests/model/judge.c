/* How a judge reads: sides by themselves, once for any number of pairs; a context
 * only while a side is read; which side stands first; rows that are left out. */
#include "fixture.h"
#include <math.h>
#include "base/pool.h"

enum { BYTES = MODEL_OUTPUTS * sizeof(float) };

/* A judge that has read the sides of all saved rows. */
typedef struct bench {
    model *m;
    const saved *s;
    arena arena;
    model_state sides[2 * SAVED_ROWS];
    size_t count; /* of the sides */
} bench;

static void judge(bench *b, const model_pair *pairs, size_t count, float *logits)
{
    assert_true(model__judge(b->m, &b->arena, pairs, count, NULL, logits));
}

static void judge_one(bench *b, model_pair pair, float *logits)
{
    judge(b, &pair, 1, logits);
}

static model_pair pair_of(const bench *b, size_t premise, size_t hypothesis)
{
    return (model_pair){ .sides = { &b->sides[premise], &b->sides[hypothesis] } };
}

static void with_judges(void (*test)(bench *))
{
    const char *const paths[][2] = { { TINY_JUDGE, "tests/model/data/tiny-judge.tsv" },
                                     { TINY_DEEP, "tests/model/data/tiny-deep.tsv" },
                                     { TINY_BOTH, "tests/model/data/tiny-both.tsv" } };
    for (size_t i = 0; i < 3; i++) {
        static saved s;
        bench b = { .m = fixture_open(paths[i][0]), .s = &s };
        fixture_saved(&s, paths[i][1]);
        arena__init(&b.arena, &memory__default);
        b.count = 2 * s.count;
        assert_true(model__read(b.m, &b.arena, s.sides, b.count, b.sides));
        test(&b);
        arena__free(&b.arena);
        free(s.text);
        model__free(b.m);
    }
}

static double distance(const float *a, const float *b)
{
    double most = 0.0;
    for (size_t l = 0; l < MODEL_OUTPUTS; l++) most = fmax(most, fabs((double)a[l] - (double)b[l]));
    return most;
}

/* cls, the claim, sep; of the context nothing but what it did to these. */
static void count_rows(bench *b)
{
    for (size_t i = 0; i < b->count; i++) {
        const model_side *side = &b->s->sides[i];
        const size_t rows = b->sides[i].count,
                     claim = model__token_count(b->m, &b->arena, side->claim);
        if (claim < 15)
            assert_int_equal(rows, claim + 2);
        else
            assert_in_range(rows, 15, model__config(b->m)->max_tokens);
    }
}

static void test_a_side_has_a_row_for_each_token_of_its_claim(void **state)
{
    (void)state;
    with_judges(count_rows);
}

static void compare_contexts(bench *b)
{
    const model_text context = { "the fire on monday", 18 }, claim = { "Nine miners died.", 17 };
    const model_side sides[] = { { .claim = claim },
                                 { .about = { "\xC2\xAD", 2 }, .claim = claim },
                                 { .about = context, .claim = claim } };
    model_state read[3];
    const model_pair pairs[] = { { .sides = { &read[0], &read[0] } },
                                 { .sides = { &read[1], &read[1] } },
                                 { .sides = { &read[2], &read[0] } } };
    float logits[3][MODEL_OUTPUTS];
    assert_true(model__read(b->m, &b->arena, sides, 3, read));
    assert_int_equal(read[0].count, read[2].count);
    judge(b, pairs, 3, *logits);
    assert_memory_equal(logits[0], logits[1], BYTES);
    assert_true(distance(logits[0], logits[2]) > 0.05);
}

static void test_a_context_is_read_and_goes(void **state)
{
    (void)state;
    with_judges(compare_contexts);
}

/* Pairs that share sides, backwards, and each of them read and judged alone. */
static void share_sides(bench *b)
{
    enum { PAIRS = 20 };
    model_pair pairs[PAIRS];
    float all[PAIRS][MODEL_OUTPUTS], one[MODEL_OUTPUTS];
    for (size_t i = 0; i < PAIRS; i++) pairs[i] = pair_of(b, b->count - 1 - i, i % 3);
    judge(b, pairs, PAIRS, *all);
    for (size_t i = 0; i < PAIRS; i++) {
        const model_side sides[] = { b->s->sides[b->count - 1 - i], b->s->sides[i % 3] };
        model_state read[2];
        assert_true(model__read(b->m, &b->arena, sides, 2, read));
        judge_one(b, (model_pair){ .sides = { &read[0], &read[1] } }, one);
        assert_memory_equal(one, all[i], BYTES);
    }
}

/* Claims behind the same texts, and behind copies of these, each of which is read by itself. */
static void share_contexts(bench *b)
{
    enum { CLAIMS = 40 };
    static const char about[] = "fire on monday";
    static char own[CLAIMS][2][24];
    const model_text claims[] = { { "Nine miners died.", 17 }, { "police said", 11 }, { "", 0 } };
    model_side shared[CLAIMS], apart[CLAIMS];
    model_state together[CLAIMS], alone[CLAIMS];
    for (size_t i = 0; i < CLAIMS; i++) {
        const char *before = i < CLAIMS / 2 ? "no one was hurt" : "twelve miners";
        const model_text intro = { "police said", i % 2 ? 6 : 0 };
        strcpy(own[i][0], about);
        strcpy(own[i][1], before);
        shared[i] = (model_side){ { about, 14 }, { before, strlen(before) }, intro, claims[i % 3] };
        apart[i] = (model_side){ { own[i][0], 14 }, { own[i][1], strlen(before) }, intro,
                                 claims[i % 3] };
    }
    assert_true(model__read(b->m, &b->arena, shared, CLAIMS, together));
    assert_true(model__read(b->m, &b->arena, apart, CLAIMS, alone));
    for (size_t i = 0; i < CLAIMS; i++) {
        assert_int_equal(together[i].count, alone[i].count);
        assert_memory_equal(together[i].rows, alone[i].rows,
                            alone[i].count * model__config(b->m)->width * sizeof(float));
    }
}

static void test_a_context_is_read_once_for_all_that_share_it(void **state)
{
    (void)state;
    with_judges(share_contexts);
}

/* All that stands before a claim changes it, whichever part it is. */
static void compare_parts(bench *b)
{
    const model_text claim = { "Nine miners died.", 17 }, text = { "the fire on monday", 18 };
    const model_side sides[] = { { .claim = claim },
                                 { .about = text, .claim = claim },
                                 { .before = text, .claim = claim },
                                 { .intro = text, .claim = claim },
                                 { .about = text, .before = text, .claim = claim } };
    model_state read[5];
    model_pair pairs[5];
    float logits[5][MODEL_OUTPUTS];
    assert_true(model__read(b->m, &b->arena, sides, 5, read));
    for (size_t i = 0; i < 5; i++) pairs[i] = (model_pair){ .sides = { &read[i], &read[0] } };
    judge(b, pairs, 5, *logits);
    assert_memory_equal(logits[1], logits[2], BYTES);
    for (size_t i = 0; i < 4; i++) assert_true(distance(logits[i], logits[4]) > 0.05);
    for (size_t i = 1; i < 4; i++) assert_true(distance(logits[i], logits[0]) > 0.05);
}

static void test_each_part_of_a_context_counts(void **state)
{
    (void)state;
    with_judges(compare_parts);
}

static void test_a_side_read_once_serves_any_pair(void **state)
{
    (void)state;
    with_judges(share_sides);
}

enum { MANY = 300 };

/* Lets every third pair go, and notes after how many layers each was looked at last. */
typedef struct leaving {
    size_t seen[MANY];
} leaving;

static bool every_third_leaves(void *ctx, size_t pair, size_t layers, const float *mean)
{
    leaving *l = ctx;
    assert_true(isfinite(mean[0]));
    l->seen[pair] = layers;
    return pair % 3 == 0;
}

/* Pairs that leave change nothing of those that stay, whatever the threads. */
static void let_some_go(bench *b)
{
    static model_pair pairs[MANY];
    static float all[MANY][MODEL_OUTPUTS], some[MANY][MODEL_OUTPUTS];
    const weights_config *c = model__config(b->m);
    for (size_t i = 0; i < MANY; i++)
        pairs[i] = pair_of(b, i % b->count, (i / b->count + i * 7) % b->count);
    judge(b, pairs, MANY, *all);
    for (size_t threads = 1; threads <= 4; threads += 3) {
        static leaving l;
        const model_watch watch = { every_third_leaves, &l, c->split, c->layers - 1 };
        pool p;
        pool__init(&p, threads);
        b->arena.pool = &p;
        memset(some, 0, sizeof some);
        assert_true(model__judge(b->m, &b->arena, pairs, MANY, &watch, *some));
        b->arena.pool = NULL;
        for (size_t i = 0; i < MANY; i++) {
            const float nothing[MODEL_OUTPUTS] = { 0.0f };
            assert_memory_equal(some[i], i % 3 ? all[i] : nothing, BYTES);
            assert_int_equal(l.seen[i], i % 3 ? watch.last : watch.first);
        }
    }
}

static void test_pairs_that_leave_change_nothing_of_others(void **state)
{
    (void)state;
    with_judges(let_some_go);
}

/* The first two saved rows are one pair both ways round: the reference tells
 * them apart, so that marks on the wrong side would show there. */
static void swap_sides(bench *b)
{
    float ahead[MODEL_OUTPUTS], back[MODEL_OUTPUTS], saved_row[MODEL_OUTPUTS];
    judge_one(b, pair_of(b, 0, 1), ahead);
    judge_one(b, pair_of(b, 1, 0), back);
    assert_true(distance(ahead, back) > 0.15);
    assert_true(distance(ahead, b->s->numbers[0]) < 0.06);
    memcpy(saved_row, b->s->numbers[1], sizeof saved_row);
    assert_true(distance(back, saved_row) < 0.06);
}

static void test_it_matters_which_side_stands_first(void **state)
{
    (void)state;
    with_judges(swap_sides);
}

/* The state of a pair's side without the rows that are hidden, which go to rows. */
static model_state without_hidden(const bench *b, const model_pair *p, size_t which, float *rows)
{
    const size_t width = model__config(b->m)->width;
    const model_state *s = p->sides[which];
    model_state out = { .rows = rows };
    for (size_t row = 0; row < s->count; row++) {
        if (row >= p->hidden_at[which] && row < p->hidden_at[which] + p->hidden_count[which])
            continue;
        memcpy(rows + out.count++ * width, s->rows + row * width, width * sizeof *rows);
    }
    return out;
}

/* The pair judged from states of which its hidden rows were taken. */
static void judge_without(bench *b, const model_pair *p, float *logits)
{
    static float rows[2][40 * 32];
    const model_state left = without_hidden(b, p, 0, rows[0]),
                      right = without_hidden(b, p, 1, rows[1]);
    judge_one(b, (model_pair){ .sides = { &left, &right } }, logits);
}

static void hide_rows(bench *b)
{
    size_t changed = 0;
    for (size_t i = 0; i < b->s->count; i++) {
        model_pair p = pair_of(b, 2 * i, 2 * i + 1);
        float whole[MODEL_OUTPUTS], hidden[MODEL_OUTPUTS], without[MODEL_OUTPUTS];
        judge_one(b, p, whole);
        for (unsigned form = 0; form < 32; form++) {
            for (size_t which = 0; which < 2; which++) {
                const size_t rows = p.sides[which]->count,
                             most = which ? form / 4 % 2 : form % 4;
                p.hidden_at[which] = form / 8 % (rows - 1);
                p.hidden_count[which] = most < rows - p.hidden_at[which] ? most : 1;
            }
            judge_one(b, p, hidden);
            judge_without(b, &p, without);
            assert_memory_equal(hidden, without, BYTES);
            if (!p.hidden_count[0] && !p.hidden_count[1]) assert_memory_equal(hidden, whole, BYTES);
            changed += distance(hidden, whole) > 0.05;
        }
    }
    assert_true(changed > 50);
}

static void test_hidden_rows_are_as_if_they_were_not_there(void **state)
{
    (void)state;
    with_judges(hide_rows);
}

static void judge_nothing(bench *b)
{
    float none[1] = { 7.0f };
    assert_true(model__read(b->m, &b->arena, NULL, 0, NULL));
    judge(b, NULL, 0, none);
    assert_true(none[0] >= 7.0f);
}

static void test_there_may_be_nothing_to_judge(void **state)
{
    (void)state;
    with_judges(judge_nothing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_side_has_a_row_for_each_token_of_its_claim),
        cmocka_unit_test(test_a_context_is_read_and_goes),
        cmocka_unit_test(test_a_context_is_read_once_for_all_that_share_it),
        cmocka_unit_test(test_each_part_of_a_context_counts),
        cmocka_unit_test(test_a_side_read_once_serves_any_pair),
        cmocka_unit_test(test_pairs_that_leave_change_nothing_of_others),
        cmocka_unit_test(test_it_matters_which_side_stands_first),
        cmocka_unit_test(test_hidden_rows_are_as_if_they_were_not_there),
        cmocka_unit_test(test_there_may_be_nothing_to_judge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
