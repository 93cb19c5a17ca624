/*
 * Out of memory: the n-th allocation fails, for every n, through two articles, their
 * comparison, the report as JSON, a dump of their pairs, one judgement, and a story that is saved
 * and loaded, with networks and without. Each run must end in a status, never in a crash, and
 * give back every byte; then the same engine does all of it.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <claimdiff.h>

static const char first[] =
    "NORTHFIELD, May 14, 2026 - Nine people died and 31 were hurt when the ferry Maren struck the "
    "wall on Monday, the coast guard said. \"We heard a bang,\" said Ida Brenner. It may sail "
    "again.";
static const char second[] =
    "Twelve people died when the ferry Maren hit the wall on Monday evening, police said. "
    "The coast guard denied that 31 were hurt. It will not sail before Friday.";

/* Every block is kept with its size before it, in case the caller gets it wrong. */
#define HEAD 16

typedef struct meter {
    size_t fail_at, threads; /* the allocation that fails, from 1 (0: none); of a comparison */
    bool rules_only;         /* without networks */
    atomic_size_t calls;     /* allocations so far */
    atomic_size_t live;      /* bytes not given back */
    atomic_bool wrong;       /* a size that is not the block's */
} meter;

static bool is_refused(meter *m)
{
    return ++m->calls == m->fail_at;
}

static void *meter_malloc(void *ctx, size_t size)
{
    meter *m = ctx;
    char *block = is_refused(m) ? NULL : malloc(size + HEAD);
    if (!block) return NULL;
    memcpy(block, &size, sizeof size);
    m->live += size;
    return block + HEAD;
}

static void meter_free(void *ctx, void *ptr)
{
    meter *m = ctx;
    size_t size;
    if (!ptr) return;
    memcpy(&size, (char *)ptr - HEAD, sizeof size);
    m->live -= size;
    free((char *)ptr - HEAD);
}

static void *meter_realloc(void *ctx, void *ptr, size_t old_size, size_t size)
{
    meter *m = ctx;
    size_t kept = 0;
    if (ptr) memcpy(&kept, (char *)ptr - HEAD, sizeof kept);
    if (kept != old_size) m->wrong = true;
    void *block = meter_malloc(ctx, size);
    if (!block) return NULL;
    if (ptr) memcpy(block, ptr, kept < size ? kept : size);
    meter_free(ctx, ptr);
    return block;
}

/* ---- One whole run ----------------------------------------------------------- */

static claimdiff_status compare_pair(const claimdiff_engine *engine, claimdiff_article **pair,
                                     size_t threads)
{
    claimdiff_compare_options options = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    claimdiff_report *report;
    char *json;
    options.threads = threads;
    claimdiff_status status = claimdiff_compare(&report, pair, 2, &options, NULL);
    if (status) {
        assert_null(report);
        return status;
    }
    status = claimdiff_report_json(&json, NULL, report, NULL);
    assert_true((json != NULL) == (status == CLAIMDIFF_OK));
    claimdiff_string_free(engine, json);
    claimdiff_report_free(report);
    return status;
}

static claimdiff_status dump_pair(const claimdiff_engine *engine, claimdiff_article **pair)
{
    char *dump;
    claimdiff_status status = claimdiff_pairs_dump(&dump, NULL, pair, 2, true, NULL);
    assert_true((dump != NULL) == (status == CLAIMDIFF_OK));
    claimdiff_string_free(engine, dump);
    return status;
}

static claimdiff_status read_pair(const claimdiff_engine *engine, claimdiff_article **pair)
{
    claimdiff_article_options options = CLAIMDIFF_ARTICLE_OPTIONS_INIT;
    options.name = "first.txt";
    options.date = "2026-05-14";
    claimdiff_status status =
        claimdiff_article_new(&pair[0], engine, first, sizeof first - 1, &options, NULL);
    if (!status)
        status = claimdiff_article_new(&pair[1], engine, second, sizeof second - 1, NULL, NULL);
    return status;
}

/* What adding a text changes. */
static claimdiff_status add_text(const claimdiff_engine *engine, claimdiff_story *story,
                                 const char *text, size_t length)
{
    claimdiff_article *article;
    claimdiff_report *changes;
    claimdiff_status status = claimdiff_article_new(&article, engine, text, length, NULL, NULL);
    if (status) return status;
    status = claimdiff_story_add(&changes, story, article, NULL);
    assert_true((changes != NULL) == (status == CLAIMDIFF_OK));
    if (status) claimdiff_article_free(article);
    claimdiff_report_free(changes);
    return status;
}

static claimdiff_status save_and_load(const claimdiff_engine *engine, claimdiff_story *story)
{
    claimdiff_compare_options options = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    claimdiff_story *loaded = NULL;
    char *bytes;
    size_t length;
    options.threads = 1;
    claimdiff_status status = claimdiff_story_save(&bytes, &length, story, NULL);
    if (!status) status = claimdiff_story_load(&loaded, engine, bytes, length, &options, NULL);
    assert_true((loaded != NULL) == (status == CLAIMDIFF_OK));
    claimdiff_string_free(engine, bytes);
    if (!status) status = add_text(engine, loaded, first, sizeof first - 1);
    claimdiff_story_free(loaded);
    return status;
}

static claimdiff_status grow_story(const claimdiff_engine *engine, size_t threads)
{
    claimdiff_compare_options options = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    claimdiff_story *story;
    claimdiff_report *report;
    options.threads = threads;
    claimdiff_status status = claimdiff_story_new(&story, engine, &options, NULL);
    if (status) return status;
    status = add_text(engine, story, first, sizeof first - 1);
    if (!status) status = add_text(engine, story, second, sizeof second - 1);
    if (!status) status = claimdiff_story_report(&report, story, NULL);
    if (!status) claimdiff_report_free(report);
    if (!status) status = save_and_load(engine, story);
    claimdiff_story_free(story);
    return status;
}

static claimdiff_status use_engine(const claimdiff_engine *engine, meter *m)
{
    claimdiff_article *pair[2] = { NULL, NULL };
    claimdiff_judgement judgement = CLAIMDIFF_JUDGEMENT_INIT;
    claimdiff_status status = read_pair(engine, pair);
    if (!status) status = compare_pair(engine, pair, m->threads);
    if (!status) status = dump_pair(engine, pair);
    if (!status)
        status = claimdiff_judge(&judgement, engine, first, sizeof first - 1, second,
                                 sizeof second - 1, NULL);
    if (!status) status = grow_story(engine, m->threads);
    claimdiff_article_free(pair[0]);
    claimdiff_article_free(pair[1]);
    return status;
}

/* Where memory ran out once, the engine is as good as before. */
static claimdiff_status run_once(meter *m)
{
    claimdiff_allocator allocator = { meter_malloc, meter_realloc, meter_free, m };
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    options.allocator = &allocator;
    options.model = m->rules_only ? CLAIMDIFF_NO_MODEL : "tests/model/data/tiny-bert.cdm";
    options.judge = m->rules_only ? CLAIMDIFF_NO_MODEL : "tests/model/data/tiny-judge.cdm";
    claimdiff_status status = claimdiff_engine_new(&engine, &options, NULL);
    if (status) return status;
    status = use_engine(engine, m);
    if (status) assert_int_equal(use_engine(engine, m), CLAIMDIFF_OK);
    claimdiff_engine_free(engine);
    return status;
}

static void fail_each_in_turn(size_t threads, bool rules_only, size_t step)
{
    claimdiff_status status = CLAIMDIFF_ERR_MEMORY;
    for (size_t n = 1; status; n += step) {
        meter m = { .fail_at = n, .threads = threads, .rules_only = rules_only };
        status = run_once(&m);
        assert_int_equal(m.live, 0);
        assert_false(m.wrong);
        assert_true(status == CLAIMDIFF_ERR_MEMORY || (status == CLAIMDIFF_OK && m.calls < n));
#ifdef CLAIMDIFF_NO_ARENA
        step = 1 + n / 100; /* each request is an allocation: thousands */
#endif
    }
}

static void every_failed_allocation_is_a_status_and_no_leak(void **state)
{
    (void)state;
    fail_each_in_turn(1, false, 1);
    fail_each_in_turn(1, true, 1);
}

/* Which allocation is the n-th is left to chance. */
static void so_it_is_with_threads(void **state)
{
    (void)state;
    fail_each_in_turn(4, false, 7);
}

static void nothing_grows_over_many_comparisons(void **state)
{
    (void)state;
    meter m = { .threads = 1 };
    for (int i = 0; i < 100; i++) {
        assert_int_equal(run_once(&m), CLAIMDIFF_OK);
        assert_int_equal(m.live, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_failed_allocation_is_a_status_and_no_leak),
        cmocka_unit_test(so_it_is_with_threads),
        cmocka_unit_test(nothing_grows_over_many_comparisons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
