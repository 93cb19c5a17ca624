/* What the network is told of a claim, and what comes back of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "../two_texts.h"
#include "article.h"
#include "judge/judge.h"
#include "judge/nli.h"
#include "judge/told.h"
#include "model/weights.h"
#include "pair/index.h"

#define JUDGE "tests/model/data/tiny-judge.cdm"

static const char story[] =
    "Ferry hits harbour wall\n\n"
    "A ferry struck the harbour wall at Port Sallow on Monday. Nine people died. "
    "The captain was on the bridge, and the crew slept.\n\n"
    "Divers found nobody.\n";

typedef struct read_story {
    claimdiff_engine *engine;
    claimdiff_article *article;
    arena arena;
} read_story;

static void open_story(read_story *r, const char *text)
{
    arena__init(&r->arena, &memory__default);
    assert_int_equal(claimdiff_engine_new(&r->engine, NULL, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_article_new(&r->article, r->engine, text, strlen(text), NULL, NULL),
                     CLAIMDIFF_OK);
}

static void close_story(read_story *r)
{
    arena__free(&r->arena);
    claimdiff_article_free(r->article);
    claimdiff_engine_free(r->engine);
}

/* The context of the claim that begins with some words, bars between its parts. */
static void check_context(const char *text, const char *claim_begin, const char *expected)
{
    read_story r;
    model_side side = { 0 };
    bool found = false;
    open_story(&r, text);
    const analysis *in = &r.article->analysis;
    for (size_t i = 0; i < in->claims.count; i++) {
        const claim *c = &in->claims.items[i];
        if (strncmp(text + c->stated.span.begin, claim_begin, strlen(claim_begin))) continue;
        told__context(&side, in, c);
        found = true;
    }
    assert_true(found);
    const model_text parts[] = { side.about, side.before, side.intro };
    for (size_t i = 0; i < 3; i++) {
        if (i) expected += *expected == '|';
        assert_true(strlen(expected) >= parts[i].length);
        assert_memory_equal(parts[i].bytes, expected, parts[i].length);
        expected += parts[i].length;
    }
    assert_string_equal(expected, "");
    close_story(&r);
}

static void test_a_claim_of_the_lead_has_the_headline(void **state)
{
    (void)state;
    check_context(story, "A ferry", "Ferry hits harbour wall");
    check_context("A ferry struck the wall.\n", "A ferry", "");
}

static void test_other_claims_have_the_lead_and_what_stands_before(void **state)
{
    (void)state;
    check_context(story, "Nine", "A ferry struck the harbour wall at Port Sallow on Monday.");
    check_context(story, "The captain",
                  "A ferry struck the harbour wall at Port Sallow on Monday.|Nine people died.");
    check_context(story, "the crew",
                  "A ferry struck the harbour wall at Port Sallow on Monday.|Nine people died.|The "
                  "captain was on the bridge, and");
    check_context(story, "Divers",
                  "A ferry struck the harbour wall at Port Sallow on Monday.|The captain was on "
                  "the bridge, and the crew slept.");
}

static void test_contexts_are_cut(void **state)
{
    (void)state;
    check_context("The one two three four five six seven eight nine ten eleven twelve thirteen "
                  "fourteen fifteen sixteen "
                  "seventeen eighteen nineteen twenty days of rain that fell on the hills above "
                  "the town of Oster "
                  "last month ended on Friday. Snow covered the passes on Sunday.\n",
                  "Snow covered",
                  "The one two three four five six seven eight nine ten eleven twelve thirteen "
                  "fourteen fifteen sixteen "
                  "seventeen eighteen nineteen twenty days of rain that fell on the hills above|"
                  "nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
                  "nineteen twenty days of rain that fell on "
                  "the hills above the town of Oster last month ended on Friday.");
}

/* Two texts, compared. */
typedef struct compared {
    claimdiff_engine *engine;
    claimdiff_article *pair[2];
    claimdiff_report *report;
} compared;

static void open_compared(compared *c, const char *judge, const char *a, const char *b)
{
    const char *const texts[] = { a, b };
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    if (judge && !weights__are_for_here()) skip();
    options.judge = judge;
    assert_int_equal(claimdiff_engine_new(&c->engine, &options, NULL), CLAIMDIFF_OK);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(
            claimdiff_article_new(&c->pair[i], c->engine, texts[i], strlen(texts[i]), NULL, NULL),
            CLAIMDIFF_OK);
    assert_int_equal(claimdiff_compare(&c->report, c->pair, 2, NULL, NULL), CLAIMDIFF_OK);
}

static void close_compared(compared *c)
{
    claimdiff_report_free(c->report);
    claimdiff_article_free(c->pair[0]);
    claimdiff_article_free(c->pair[1]);
    claimdiff_engine_free(c->engine);
}

/* Both ways of a pair by a random network: probabilities that add up, and a
 * contradiction's words that stand in the claims. */
static void test_the_network_gives_probabilities_and_words(void **state)
{
    compared c;
    claimdiff_judgement j = CLAIMDIFF_JUDGEMENT_INIT;
    (void)state;
    open_compared(&c, JUDGE, story,
                  "Twelve people died when a ship hit a pier. The master slept.\n");
    assert_string_equal(claimdiff_report_judge(c.report), "tiny-judge");
    for (size_t i = 0; i < claimdiff_report_finding_count(c.report); i++) {
        const claimdiff_finding *f = claimdiff_report_finding(c.report, i);
        assert_true(f->confidence >= 0.0 && f->confidence <= 1.0);
        for (size_t s = 0; s < f->side_count; s++)
            for (size_t k = 0; k < f->sides[s]->evidence_count; k++)
                assert_true(f->sides[s]->evidence[k].begin < f->sides[s]->evidence[k].end);
    }
    assert_int_equal(claimdiff_judge(&j, c.engine, "Nine died.", 10, "Nobody died.", 12, NULL),
                     CLAIMDIFF_OK);
    assert_true(fabs(j.probability[0] + j.probability[1] + j.probability[2] - 1.0) < 1e-6);
    close_compared(&c);
}

/* Both tell of one toll, and it is no contradiction: an update or not. */
static void check_tolls(const char *a, const char *b, bool expected)
{
    compared c;
    bool agrees = false, updated = false;
    open_compared(&c, NULL, a, b);
    for (size_t i = 0; i < claimdiff_report_finding_count(c.report); i++) {
        const claimdiff_finding *f = claimdiff_report_finding(c.report, i);
        assert_int_not_equal(f->kind, CLAIMDIFF_KIND_CONTRADICTION);
        agrees = agrees || f->kind == CLAIMDIFF_KIND_AGREEMENT;
        updated = updated || f->reason == CLAIMDIFF_REASON_UPDATE;
    }
    assert_true(agrees);
    assert_int_equal(updated, expected);
    close_compared(&c);
}

static void test_a_later_toll_is_an_update(void **state)
{
    (void)state;
    check_tolls("At least 12 people died when a bus fell into the Drava on Sunday, police said.\n",
                "15 people died when the bus fell into the Drava on Sunday, police said.\n", true);
}

static void test_a_toll_rounded_down_is_none(void **state)
{
    (void)state;
    check_tolls("More than 4,000 people have been killed in the war, the U.N. says.\n",
                "At least 4,300 people have been killed in the war, the U.N. says.\n", false);
}

/* ---- States of claims ------------------------------------------------------------ */

/* Claims of two texts, all wanted, and a network that is to read them. */
typedef struct reader {
    two_texts two;
    model *network;
    bool *wanted;
    nli read;
} reader;

static void open_reader(reader *r)
{
    if (!weights__are_for_here()) skip();
    memset(r, 0, sizeof *r);
    two_texts__open(&r->two, story, "Twelve people died when a ship hit a pier.\n");
    assert_int_equal(model__open(&r->network, &memory__default, JUDGE, false, NULL), CLAIMDIFF_OK);
    nli__open(&r->read, r->network, &r->two.of);
    assert_true(nli__take(&r->read, NULL) && nli__take(&r->read, NULL));
    r->wanted = arena__array(&r->two.arena, r->two.of.bag_count, sizeof *r->wanted);
    assert_non_null(r->wanted);
    for (size_t i = 0; i < r->two.of.bag_count; i++) r->wanted[i] = true;
}

static void close_reader(reader *r)
{
    nli__free(&r->read);
    model__free(r->network);
    two_texts__drop(&r->two);
}

static void test_a_claim_is_read_once(void **state)
{
    reader r;
    (void)state;
    open_reader(&r);
    assert_null(nli__state(&r.read, 0));
    assert_true(nli__read(&r.read, &r.two.arena, r.wanted));
    const model_state *first = nli__state(&r.read, 0);
    assert_non_null(first);
    assert_true(nli__read(&r.read, &r.two.arena, r.wanted));
    assert_ptr_equal(nli__state(&r.read, 0), first);
    close_reader(&r);
}

/* Fills the half that is being filled, so that the next reading goes to the other one. */
static void fill(reader *r)
{
    assert_non_null(arena__alloc(&r->read.halves[r->read.newer], NLI_KEPT / 2));
}

static void test_beyond_the_room_the_older_half_goes(void **state)
{
    reader r;
    (void)state;
    open_reader(&r);
    const size_t second = two_texts__second(&r.two);
    r.wanted[second] = false;
    assert_true(nli__read(&r.read, &r.two.arena, r.wanted));
    const model_state *first = nli__state(&r.read, 0);
    r.wanted[second] = true;
    fill(&r);
    assert_true(nli__read(&r.read, &r.two.arena, r.wanted));
    assert_ptr_equal(nli__state(&r.read, 0), first);
    memset(r.wanted, 0, r.two.of.bag_count * sizeof *r.wanted);
    fill(&r);
    assert_true(nli__read(&r.read, &r.two.arena, r.wanted));
    assert_null(nli__state(&r.read, 0));
    assert_non_null(nli__state(&r.read, second));
    close_reader(&r);
}

static void test_an_article_keeps_what_fits(void **state)
{
    reader r;
    nli other;
    (void)state;
    open_reader(&r);
    const analysis *in = r.two.analyses[0];
    const model_state *all = nli__keep(&r.two.arena, r.network, in, SIZE_MAX),
                      *none = nli__keep(&r.two.arena, r.network, in, 1);
    assert_true(all && none);
    for (size_t i = 0; i < in->claims.count; i++) {
        assert_int_equal(all[i].count == 0, in->claims.items[i].stated.fragment);
        assert_int_equal(none[i].count, 0);
    }
    nli__open(&other, r.network, &r.two.of);
    assert_true(nli__take(&other, all) && nli__take(&other, none));
    assert_ptr_equal(nli__state(&other, 0), &all[0]);
    assert_null(nli__state(&other, two_texts__second(&r.two)));
    nli__free(&other);
    close_reader(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_claim_of_the_lead_has_the_headline),
        cmocka_unit_test(test_other_claims_have_the_lead_and_what_stands_before),
        cmocka_unit_test(test_contexts_are_cut),
        cmocka_unit_test(test_a_later_toll_is_an_update),
        cmocka_unit_test(test_a_toll_rounded_down_is_none),
        cmocka_unit_test(test_the_network_gives_probabilities_and_words),
        cmocka_unit_test(test_a_claim_is_read_once),
        cmocka_unit_test(test_beyond_the_room_the_older_half_goes),
        cmocka_unit_test(test_an_article_keeps_what_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
