/* Contradictions that the network alone sees: the words that decided are found, and
 * the memory that finding them takes (200 KiB of this tiny judge) does not add up. */
#include "fixture.h"
#include "model/weights.h"

enum {
    LINE = 80,
    MOST = 80,
    EACH_BYTES =
        32 << 10 /* most that one contradiction more may take, its pairs and claims among it */
};

/* A judge that sees a contradiction in everything: a tiny one with another bias. */
static void write_judge(const char *path)
{
    arena a;
    weights w;
    size_t size;
    unsigned char *bytes = fixture_read(TINY_JUDGE, &size);
    arena__init(&a, &memory__default);
    assert_int_equal(weights__read(&w, &a, bytes, size, NULL), CLAIMDIFF_OK);
    const size_t at = (size_t)((const unsigned char *)w.head_out_bias - bytes);
    const float bias[] = { -9.0f, -9.0f, 9.0f, -9.0f }; /* the last: that they agree on a fact */
    memcpy(bytes + at, bias, sizeof bias);
    uint64_t sum = weights__checksum(bytes + 32, size - 32);
    memcpy(bytes + 24, &sum, sizeof sum);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, size, f), size);
    fclose(f);
    free(bytes);
    arena__free(&a);
}

/* Bytes held now and at most; a block's size stands before it. */
typedef struct meter {
    size_t now, most;
} meter;

static void *give(void *ctx, size_t size)
{
    meter *m = ctx;
    size_t *block = malloc(size + 64);
    if (!block) return NULL;
    *block = size;
    m->now += size;
    if (m->now > m->most) m->most = m->now;
    return (unsigned char *)block + 64;
}

static void take(void *ctx, void *ptr)
{
    meter *m = ctx;
    size_t *block = (size_t *)(void *)((unsigned char *)ptr - 64);
    m->now -= *block;
    free(block);
}

static void *give_again(void *ctx, void *ptr, size_t old_size, size_t size)
{
    void *moved = give(ctx, size);
    if (!moved) return NULL;
    memcpy(moved, ptr, old_size < size ? old_size : size);
    take(ctx, ptr);
    return moved;
}

/* Sentences that share their words two by two: one side sells what the other buys. */
static void write_article(char *text, size_t sentences, const char *verb)
{
    static const char *const things[] = { "ship", "bridge", "mill", "tower", "farm" };
    for (size_t i = 0; i < sentences; i++)
        text +=
            snprintf(text, LINE, "Owner %c%c %s the %s near the %s road.\n", (int)('A' + i % 26),
                     (int)('A' + i / 26), verb, things[i % 5], things[i / 5 % 5]);
}

/* Contradictions found between two such articles, and the most memory they took. */
static size_t compare(const char *judge, size_t sentences, size_t *memory)
{
    static char texts[2][MOST * LINE];
    meter m = { 0, 0 };
    claimdiff_allocator allocator = { give, give_again, take, &m };
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_compare_options alone = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    claimdiff_engine *engine;
    claimdiff_article *pair[2];
    claimdiff_report *report;
    size_t found = 0;
    alone.threads = 1; /* the meter has no lock */
    options.allocator = &allocator;
    options.judge = judge;
    assert_int_equal(claimdiff_engine_new(&engine, &options, NULL), CLAIMDIFF_OK);
    write_article(texts[0], sentences, "sold");
    write_article(texts[1], sentences, "kept");
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(
            claimdiff_article_new(&pair[i], engine, texts[i], strlen(texts[i]), NULL, NULL),
            CLAIMDIFF_OK);
    m.most = m.now;
    const size_t before = m.now;
    assert_int_equal(claimdiff_compare(&report, pair, 2, &alone, NULL), CLAIMDIFF_OK);
    for (size_t i = 0; i < claimdiff_report_finding_count(report); i++)
        found += claimdiff_report_finding(report, i)->kind == CLAIMDIFF_KIND_CONTRADICTION;
    *memory = m.most - before;
    claimdiff_report_free(report);
    for (size_t i = 0; i < 2; i++) claimdiff_article_free(pair[i]);
    claimdiff_engine_free(engine);
    assert_int_equal(m.now, 0);
    return found;
}

static void memory_does_not_grow_with_contradictions(void **state)
{
    size_t few, many;
    char judge[512];
    const char *build = getenv("BUILD");
    (void)state;
    snprintf(judge, sizeof judge, "%s/tests/contradict.cdm", build && *build ? build : "build");
    write_judge(judge);
    size_t found_few = compare(judge, MOST / 8, &few), found_many = compare(judge, MOST, &many);
    assert_true(found_few >= 5 && found_many >= 4 * found_few);
    assert_true(many - few < EACH_BYTES * (found_many - found_few));
    remove(judge);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(
        memory_does_not_grow_with_contradictions) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
