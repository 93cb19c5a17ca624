/* Corpus, overlap, events and candidates of short articles made here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "article.h"
#include "pair/index.h"
#include "pair/overlap.h"

#define SIDES_MAX 3
#define TOP 5
#define MANY_CLAIMS 2500 /* of each of two articles */
#define LINE_BYTES 64

typedef struct compared {
    claimdiff_engine *engine;
    claimdiff_article *articles[SIDES_MAX];
    const analysis *analyses[SIDES_MAX];
    size_t count;
    arena arena;
    claim_space in; /* without a model */
    candidate_list candidates;
} compared;

/* The candidates of all articles, by the later one. */
static void find(candidate_list *out, compared *c, size_t k)
{
    for (size_t i = 0; i < c->count; i++) {
        candidate_list found;
        assert_true(index__candidates(&found, &c->arena, &c->in, i, k));
        for (size_t j = 0; j < found.count; j++) {
            candidate *one = ARRAY_PUSH(out, &c->arena);
            assert_non_null(one);
            *one = found.items[j];
        }
    }
}

static void compare(compared *c, const char *const *texts, size_t count)
{
    memset(c, 0, sizeof *c);
    arena__init(&c->arena, &memory__default);
    assert_int_equal(claimdiff_engine_new(&c->engine, NULL, NULL), CLAIMDIFF_OK);
    c->count = count;
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(claimdiff_article_new(&c->articles[i], c->engine, texts[i],
                                               strlen(texts[i]), NULL, NULL),
                         CLAIMDIFF_OK);
        c->analyses[i] = &c->articles[i]->analysis;
    }
    assert_true(corpus__init(&c->in.of, &c->arena, c->analyses, count));
    event__open(&c->in.events, &c->arena);
    assert_true(event__add(&c->in.events, &c->in.of));
    find(&c->candidates, c, TOP);
}

static void drop(compared *c)
{
    arena__free(&c->arena);
    for (size_t i = 0; i < c->count; i++) claimdiff_article_free(c->articles[i]);
    claimdiff_engine_free(c->engine);
}

/* The first claim of an article that has the word, as bag number. */
static size_t bag_with(const compared *c, size_t article, const char *word)
{
    for (size_t i = 0; i < c->in.of.bag_count; i++) {
        const claim_bag *bag = &c->in.of.bags[i];
        token_range r = bag->claim->tokens;
        if (bag->article != article) continue;
        for (size_t t = r.begin; t < r.end; t++)
            if (!strcmp(c->analyses[article]->reading.text.tokens.items[t].norm, word)) return i;
    }
    fail_msg("no claim of article %zu has \"%s\"", article, word);
    return 0;
}

static const candidate *candidate_of(const compared *c, size_t a, size_t b)
{
    for (size_t i = 0; i < c->candidates.count; i++)
        if (c->candidates.items[i].a == a && c->candidates.items[i].b == b)
            return &c->candidates.items[i];
    return NULL;
}

static const char *const bridge[] = {
    "The bridge at Torrin collapsed on Monday. Twelve workers were injured.",
    "A bridge collapsed in Torrin. The bridge in Torrin fell on Monday. Twelve workers were hurt.",
    "Workers were hurt when the bridge at Torrin collapsed. Schools stay closed.",
};

/* ---- Corpus ------------------------------------------------------------------ */

static void a_rare_word_weighs_more(void **state)
{
    compared c;
    (void)state;
    compare(&c, bridge, 3);
    const claim_bag *usual = &c.in.of.bags[bag_with(&c, 0, "bridge")],
                    *rare = &c.in.of.bags[bag_with(&c, 2, "schools")];
    double bridge_weight = 0.0, schools_weight = 0.0;
    for (size_t i = 0; i < usual->unit_count; i++)
        if (!strcmp(c.analyses[0]->reading.text.tokens.items[usual->units[i].token].norm,
                    "bridge"))
            bridge_weight = usual->units[i].weight;
    for (size_t i = 0; i < rare->unit_count; i++)
        if (!strcmp(c.analyses[2]->reading.text.tokens.items[rare->units[i].token].norm, "schools"))
            schools_weight = rare->units[i].weight;
    assert_true(bridge_weight > 0.0 && schools_weight > bridge_weight);
    drop(&c);
}

static void the_source_is_no_unit(void **state)
{
    static const char *const texts[] = { "Police said the storm flooded the harbour.",
                                         "The storm flooded the harbour." };
    compared c;
    (void)state;
    compare(&c, texts, 2);
    const claim_bag *bag = &c.in.of.bags[bag_with(&c, 0, "storm")];
    for (size_t i = 0; i < bag->unit_count; i++)
        assert_string_not_equal(c.analyses[0]->reading.text.tokens.items[bag->units[i].token].norm,
                                "police");
    drop(&c);
}

static void postings_ascend(void **state)
{
    compared c;
    (void)state;
    compare(&c, bridge, 3);
    for (size_t t = 0; t < c.in.of.term_count; t++)
        for (size_t i = 1; i < c.in.of.postings[t].count; i++)
            assert_true(c.in.of.postings[t].bags[i - 1] < c.in.of.postings[t].bags[i]);
    drop(&c);
}

/* ---- Overlap ----------------------------------------------------------------- */

static void a_unit_has_one_partner(void **state)
{
    static const char *const texts[] = {
        "The storm flooded the harbour and the storm broke the harbour wall.",
        "The storm flooded the harbour."
    };
    compared c;
    overlap o;
    (void)state;
    compare(&c, texts, 2);
    const claim_bag *x = &c.in.of.bags[bag_with(&c, 0, "flooded")],
                    *y = &c.in.of.bags[bag_with(&c, 1, "flooded")];
    assert_true(overlap__find(&o, &c.arena, &c.in.of, x, y));
    assert_true(o.count <= x->unit_count && o.count <= y->unit_count);
    for (size_t i = 0; i < x->unit_count; i++)
        if (o.partner_a[i] != OVERLAP_NONE) assert_int_equal(o.partner_b[o.partner_a[i]], i);
    assert_true(o.forward >= 0.0 && o.forward <= 1.0 && o.backward >= 0.0 && o.backward <= 1.0);
    drop(&c);
}

static void a_claim_covers_itself(void **state)
{
    static const char *const texts[] = { "Twelve workers were injured in Torrin.",
                                         "Twelve workers were injured in Torrin." };
    compared c;
    overlap o;
    (void)state;
    compare(&c, texts, 2);
    assert_true(overlap__find(&o, &c.arena, &c.in.of, &c.in.of.bags[0], &c.in.of.bags[1]));
    assert_true(o.forward > 0.999 && o.backward > 0.999);
    drop(&c);
}

/* ---- Events ------------------------------------------------------------------ */

static void other_names_tell_events_apart(void **state)
{
    static const char *const texts[] = { "An earthquake shook Lima in Peru on Monday.",
                                         "An earthquake hit Lima, the capital of Peru.",
                                         "An earthquake shook Osaka in Japan." };
    compared c;
    (void)state;
    compare(&c, texts, 3);
    event_likeness same =
        event__compare(&c.in.events, bag_with(&c, 0, "earthquake"), bag_with(&c, 1, "earthquake"));
    event_likeness other =
        event__compare(&c.in.events, bag_with(&c, 0, "earthquake"), bag_with(&c, 2, "earthquake"));
    assert_true(same.shared > other.shared && same.apart < other.apart);
    assert_true(event__score(&same, 0.5, NULL) > event__score(&other, 0.5, NULL));
    drop(&c);
}

static void a_demonym_is_its_country(void **state)
{
    static const char *const texts[] = { "Peru elected a new parliament.",
                                         "The Peruvian parliament was elected." };
    compared c;
    (void)state;
    compare(&c, texts, 2);
    assert_true(event__compare(&c.in.events, 0, c.in.of.bag_count - 1).shared > 0.5);
    drop(&c);
}

/* ---- Candidates -------------------------------------------------------------- */

static void one_claim_meets_many(void **state)
{
    compared c;
    (void)state;
    compare(&c, bridge, 2);
    size_t one = bag_with(&c, 0, "bridge");
    assert_non_null(candidate_of(&c, one, bag_with(&c, 1, "collapsed")));
    assert_non_null(candidate_of(&c, one, bag_with(&c, 1, "fell")));
    drop(&c);
}

static void any_number_of_counterparts_may_be_wished_for(void **state)
{
    (void)state;
    compared c;
    candidate_list all = { 0 };
    compare(&c,
            (const char *const[]){ "The ship sank. Nine died.",
                                   "A ship sank. Twelve died. It rained." },
            2);
    find(&all, &c, SIZE_MAX / 2 + 2);
    assert_int_equal(all.count, c.candidates.count);
    drop(&c);
}

static void every_two_articles_meet(void **state)
{
    bool met[SIDES_MAX][SIDES_MAX] = { { false } };
    compared c;
    (void)state;
    compare(&c, bridge, 3);
    for (size_t i = 0; i < c.candidates.count; i++) {
        const candidate *one = &c.candidates.items[i];
        assert_true(one->a < one->b);
        assert_true(one->best >= 0.0 && one->best <= 1.0 && one->score >= 0.0 && one->score <= 1.0);
        assert_int_not_equal(c.in.of.bags[one->a].article, c.in.of.bags[one->b].article);
        met[c.in.of.bags[one->a].article][c.in.of.bags[one->b].article] = true;
    }
    assert_true(met[0][1] && met[0][2] && met[1][2]);
    drop(&c);
}

/* An article of short sentences with the same words in all of them. */
static char *monotonous(const char *place)
{
    char *text = malloc(MANY_CLAIMS * LINE_BYTES), *end = text;
    assert_non_null(text);
    for (size_t i = 0; i < MANY_CLAIMS; i++)
        end += snprintf(end, LINE_BYTES, "The storm flooded %s street %zu. ", place, i);
    return text;
}

static void candidates_are_bounded(void **state)
{
    char *texts[] = { monotonous("north"), monotonous("south") };
    compared c;
    (void)state;
    compare(&c, (const char *const *)texts, 2);
    assert_true(c.in.of.bag_count >= 2 * MANY_CLAIMS);
    assert_true(c.candidates.count > 0 && c.candidates.count <= c.in.of.bag_count * TOP);
    for (size_t i = 1; i < c.candidates.count; i++) {
        const candidate *x = &c.candidates.items[i - 1], *y = &c.candidates.items[i];
        assert_true(x->a < y->a || (x->a == y->a && x->b < y->b));
    }
    drop(&c);
    free(texts[0]);
    free(texts[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rare_word_weighs_more),
        cmocka_unit_test(the_source_is_no_unit),
        cmocka_unit_test(postings_ascend),
        cmocka_unit_test(a_unit_has_one_partner),
        cmocka_unit_test(a_claim_covers_itself),
        cmocka_unit_test(other_names_tell_events_apart),
        cmocka_unit_test(a_demonym_is_its_country),
        cmocka_unit_test(one_claim_meets_many),
        cmocka_unit_test(any_number_of_counterparts_may_be_wished_for),
        cmocka_unit_test(every_two_articles_meet),
        cmocka_unit_test(candidates_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
