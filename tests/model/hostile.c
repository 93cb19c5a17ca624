/* Weights files that are cut off, altered or made to mislead: a status, or a
 * model that runs, never a crash. weights__read does not look at the checksum,
 * so that what lies behind it is reached. */
#include "fixture.h"
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "model/encoder.h"
#include "model/file.h"
#include "model/weights.h"
#include "model/wordpiece.h"

typedef struct original {
    unsigned char *bytes;
    size_t size;
} original;

/* Runs a text through a model, of a judge both kinds of layers and the head. */
static void run_through(const weights *w, arena *a)
{
    wordpiece_ids ids = { 0 };
    encoder_space space;
    float logits[WEIGHTS_OUTPUTS];
    assert_true(wordpiece__encode(w, a, "Nine miners died \xE6\x9D\xB1 qqq", 24, 9, &ids));
    for (size_t i = 0; i < ids.count; i++) assert_true(ids.items[i] < w->config.vocab);
    const size_t count = ids.count < w->config.max_tokens ? ids.count : w->config.max_tokens;
    encoder_sequence s = { ids.items, count, ENCODER_NOTHING, 0 };
    const encoder_size size = { count, count, count };
    assert_true(encoder__prepare(&space, a, w, &size));
    encoder__run(w, &kernels__plain, &space, &s, 1,
                 w->config.head ? w->config.split : w->config.layers);
    if (!w->config.head) return;
    for (size_t d = 0; d < w->config.width; d++) space.hidden[d] += w->side[w->config.width + d];
    const encoder_rows rows = { space.hidden, &count, 1 };
    encoder__go_on(w, &kernels__plain, &space, &rows, w->config.split, w->config.layers);
    encoder__pool(w, &rows, space.hidden);
    encoder__classify(w, &kernels__plain, &space, space.hidden, 1, logits);
}

/* Reads a copy; if it is accepted, runs a text through it. */
static claimdiff_status try_file(const unsigned char *bytes, size_t size)
{
    weights w;
    arena a;
    claimdiff_error error = { CLAIMDIFF_OK, 0, 0, "" };
    arena__init(&a, &memory__default);
    claimdiff_status status = weights__read(&w, &a, bytes, size, &error);
    if (status) {
        assert_int_equal(status, error.status);
        assert_true(error.message[0] != '\0');
    } else {
        run_through(&w, &a);
    }
    arena__free(&a);
    return status;
}

static void with_all(void (*test)(original *))
{
    const char *const paths[] = { TINY_BERT, TINY_JUDGE, TINY_BOTH };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        original o;
        o.bytes = fixture_read(paths[i], &o.size);
        assert_int_equal(try_file(o.bytes, o.size), CLAIMDIFF_OK);
        test(&o);
        free(o.bytes);
    }
}

static void cut(original *o)
{
    for (size_t size = 0; size < o->size; size += size < 1024 ? 64 : 1024) {
        unsigned char *part = aligned_alloc(64, size ? size : 64);
        memcpy(part, o->bytes, size);
        assert_int_equal(try_file(part, size), CLAIMDIFF_ERR_MODEL);
        if (size >= 512) {
            uint64_t claimed = size;
            memcpy(part + 16, &claimed, sizeof claimed);
            assert_int_equal(try_file(part, size), CLAIMDIFF_ERR_MODEL);
        }
        free(part);
    }
}

static void test_truncated(void **state)
{
    (void)state;
    with_all(cut);
}

static void flip(original *o)
{
    uint64_t table;
    memcpy(&table, o->bytes + 256, sizeof table);
    for (size_t at = 0; at < o->size; at += at < 512 || at >= table ? 1 : 97) {
        for (unsigned bit = at % 8; bit < 8; bit += 3) {
            o->bytes[at] ^= (unsigned char)(1u << bit);
            assert_int_equal(weights__verify(o->bytes, o->size, NULL), CLAIMDIFF_ERR_MODEL);
            o->bytes[at] ^= (unsigned char)(1u << bit);
        }
    }
}

static void test_any_flipped_bit_is_seen(void **state)
{
    (void)state;
    with_all(flip);
}

static void flip_and_run(original *o)
{
    uint64_t table;
    memcpy(&table, o->bytes + 256, sizeof table);
    for (size_t at = 0; at < o->size; at += at < 512 || at >= table ? 1 : 97) {
        o->bytes[at] ^= (unsigned char)(1u << at % 8);
        try_file(o->bytes, o->size);
        o->bytes[at] ^= (unsigned char)(1u << at % 8);
    }
}

static void test_what_is_flipped_does_no_harm(void **state)
{
    (void)state;
    with_all(flip_and_run);
}

/* Puts value into size bytes at `at`, tries, restores. */
static claimdiff_status put(original *o, size_t at, uint64_t value, size_t size)
{
    unsigned char before[8];
    memcpy(before, o->bytes + at, size);
    memcpy(o->bytes + at, &value, size);
    claimdiff_status status = try_file(o->bytes, o->size);
    memcpy(o->bytes + at, before, size);
    return status;
}

static void put_large(original *o)
{
    const uint64_t values[] = { 0,
                                1,
                                63,
                                64,
                                0x7FFFFFFF,
                                0x80000000u,
                                0xFFFFFFFFu,
                                UINT64_C(1) << 32,
                                UINT64_C(0x7FFFFFFFFFFFFFC0),
                                UINT64_C(0xFFFFFFFFFFFFFFC0),
                                UINT64_MAX,
                                o->size,
                                o->size - 64,
                                o->size + 64 };
    uint64_t table, count;
    memcpy(&table, o->bytes + 256, sizeof table);
    memcpy(&count, o->bytes + 264, sizeof count);
    for (size_t v = 0; v < sizeof values / sizeof *values; v++) {
        for (size_t at = 8; at < 192; at += 4)
            if (at < 24 || at >= 32) put(o, at, values[v], 4);
        for (size_t at = 256; at < 312; at += 8) put(o, at, values[v], 8);
        for (size_t i = 0; i < count; i += 3) {
            const size_t entry = (size_t)table + i * 96;
            for (size_t at = 40; at < 56; at += 4) put(o, entry + at, values[v], 4);
            for (size_t at = 56; at < 96; at += 8) put(o, entry + at, values[v], 8);
        }
    }
}

static void test_sizes_near_the_limits(void **state)
{
    (void)state;
    with_all(put_large);
}

static void other_version(original *o)
{
    o->bytes[8] = 3;
    assert_int_equal(try_file(o->bytes, o->size), CLAIMDIFF_ERR_MODEL);
}

static void test_another_version_is_refused(void **state)
{
    (void)state;
    with_all(other_version);
}

/* The header as version 1 has it: with fields that nothing needs. */
static void as_version_1(original *o)
{
    unsigned char fields[sizeof(weights_config)], *to = o->bytes + 32;
    memcpy(fields, to, sizeof fields);
    memset(to, 0, 31 * 4);
    memcpy(to, fields, 9 * 4);
    memcpy(to + 10 * 4, fields + 9 * 4, 2 * 4);
    memcpy(to + 20 * 4, fields + 11 * 4, 3 * 4);
    memcpy(to + 24 * 4, fields + 14 * 4, 7 * 4);
    o->bytes[8] = 1;
}

static void read_as_version_1(original *o)
{
    weights now, before;
    arena a;
    arena__init(&a, &memory__default);
    assert_int_equal(weights__read(&now, &a, o->bytes, o->size, NULL), CLAIMDIFF_OK);
    as_version_1(o);
    assert_int_equal(try_file(o->bytes, o->size), CLAIMDIFF_OK);
    assert_int_equal(weights__read(&before, &a, o->bytes, o->size, NULL), CLAIMDIFF_OK);
    assert_memory_equal(&now.config, &before.config, sizeof now.config);
    assert_int_equal(put(o, 32 + 9 * 4, 1, 4), CLAIMDIFF_ERR_MODEL);
    arena__free(&a);
}

static void test_version_1_is_read(void **state)
{
    (void)state;
    with_all(read_as_version_1);
}

/* What a header may not say of a head: each alone makes the file wrong. */
static void put_heads(original *o)
{
    weights_config c;
    memcpy(&c, o->bytes + 32, sizeof c);
    const struct {
        size_t at;
        uint32_t value;
    } wrong[] = {
        { offsetof(weights_config, head), !c.head },
        { offsetof(weights_config, head), 2 },
        { offsetof(weights_config, labels), 3 },
        { offsetof(weights_config, labels), 8 },
        { offsetof(weights_config, split), c.head ? 0 : 1 },
        { offsetof(weights_config, split), c.layers },
        { offsetof(weights_config, split), UINT32_MAX },
        { offsetof(weights_config, embeds), c.head ? 2 : 1 },
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(put(o, 32 + wrong[i].at, wrong[i].value, 4), CLAIMDIFF_ERR_MODEL);
}

static void test_an_impossible_head_is_refused(void **state)
{
    (void)state;
    with_all(put_heads);
}

static void random_weights(original *o)
{
    uint64_t table;
    uint32_t seed = 3;
    memcpy(&table, o->bytes + 256, sizeof table);
    for (size_t round = 0; round < 20; round++) {
        for (size_t at = 512; at < table; at++)
            if (fixture_random(&seed) % (round + 1) == 0)
                o->bytes[at] = (unsigned char)fixture_random(&seed);
        try_file(o->bytes, o->size);
    }
}

static void test_random_weights_and_vocabulary(void **state)
{
    (void)state;
    with_all(random_weights);
}

/* A path below the build, for a file of this test. */
static void place_file(char path[512], const char *name)
{
    const char *build = getenv("BUILD");
    snprintf(path, 512, "%s/tests/model.%s", build && *build ? build : "build", name);
    unlink(path);
}

/* Mapped or copied, as encoder or as judge: an error that says something, at once. */
static void check_refused(const char *path)
{
    alarm(60);
    for (size_t i = 0; i < 4; i++) {
        claimdiff_engine *engine;
        claimdiff_error error = { CLAIMDIFF_OK, 0, 0, "" };
        claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
        options.copy_models = i % 2;
        options.model = i < 2 ? path : CLAIMDIFF_NO_MODEL;
        options.judge = i < 2 ? CLAIMDIFF_NO_MODEL : path;
        assert_int_equal(claimdiff_engine_new(&engine, &options, &error), CLAIMDIFF_ERR_MODEL);
        assert_null(engine);
        assert_true(error.message[0] != '\0');
    }
    assert_int_equal(claimdiff_model_verify(path, NULL), CLAIMDIFF_ERR_MODEL);
    alarm(0);
}

/* A FIFO that nobody writes to: said to be unreadable, not waited for. */
static void test_a_fifo_is_not_waited_for(void **state)
{
    char path[512];
    (void)state;
    place_file(path, "fifo");
    if (mkfifo(path, 0600)) skip();
    check_refused(path);
    unlink(path);
}

static void test_what_is_no_file_is_refused(void **state)
{
    static const char *const paths[] = { "tests",
                                         "tests/",
                                         "/dev/zero",
                                         "/dev/null",
                                         "/dev/full",
                                         "/proc/self/mem",
                                         "/proc/self/environ",
                                         "tests/none",
                                         "Makefile/none",
                                         "",
                                         "Makefile" };
    char path[512];
    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) check_refused(paths[i]);
    place_file(path, "loop");
    assert_int_equal(symlink("model.loop", path), 0);
    check_refused(path);
    unlink(path);
}

/* Nothing in it, or nothing but zeros, of which most are nowhere on the disk. */
static void test_an_empty_file_and_one_of_zeros_are_refused(void **state)
{
    static const off_t sizes[] = { 0, 1, 63, 64, 512, 4096, 1 << 24 };
    char path[512];
    (void)state;
    place_file(path, "zeros");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        FILE *zeros = fopen(path, "wb");
        assert_non_null(zeros);
        assert_int_equal(ftruncate(fileno(zeros), sizes[i]), 0);
        fclose(zeros);
        check_refused(path);
    }
    unlink(path);
}

/* A file that is cut short while an engine lives, which would end a process that maps it. */
static void test_a_copied_file_may_be_cut(void **state)
{
    char path[512];
    size_t size;
    float row[256];
    const char *const text = "Nine miners died.";
    const size_t length = strlen(text);
    claimdiff_engine *engine;
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    (void)state;
    place_file(path, "cut");
    unsigned char *bytes = fixture_read(TINY_BERT, &size);
    FILE *copy = fopen(path, "wb");
    assert_non_null(copy);
    assert_int_equal(fwrite(bytes, 1, size, copy), size);
    fclose(copy);
    free(bytes);
    options.model = path;
    options.copy_models = true;
    assert_int_equal(claimdiff_engine_new(&engine, &options, NULL), CLAIMDIFF_OK);
    assert_int_equal(truncate(path, 0), 0);
    assert_in_range(claimdiff_embed_width(engine), 1, 256);
    assert_int_equal(claimdiff_embed(row, engine, &text, &length, 1, NULL), CLAIMDIFF_OK);
    claimdiff_engine_free(engine);
    unlink(path);
}

static void *refuse(void *ctx, size_t size)
{
    (void)ctx;
    (void)size;
    return NULL;
}

/* In a process that gets no more memory. */
static int map_without_memory(const char *path)
{
    const struct rlimit none = { 1 << 20, 1 << 20 };
    file f;
    int status;
    const pid_t child = fork();
    if (child < 0) return -1;
    if (child == 0) {
        status = setrlimit(RLIMIT_AS, &none);
        _exit(status ? status : (int)file__open(&f, &memory__default, path, false, NULL));
    }
    return waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void test_no_memory_for_a_file_is_said(void **state)
{
    const claimdiff_allocator refusing = { refuse, NULL, NULL, NULL };
    char path[512];
    file f;
    (void)state;
    place_file(path, "large");
    FILE *large = fopen(path, "wb");
    assert_non_null(large);
    assert_int_equal(ftruncate(fileno(large), 1 << 28), 0);
    fclose(large);
    assert_int_equal(file__open(&f, &refusing, path, true, NULL), CLAIMDIFF_ERR_MEMORY);
    assert_int_equal(map_without_memory(path), CLAIMDIFF_ERR_MEMORY);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_truncated),
        cmocka_unit_test(test_any_flipped_bit_is_seen),
        cmocka_unit_test(test_what_is_flipped_does_no_harm),
        cmocka_unit_test(test_sizes_near_the_limits),
        cmocka_unit_test(test_another_version_is_refused),
        cmocka_unit_test(test_version_1_is_read),
        cmocka_unit_test(test_an_impossible_head_is_refused),
        cmocka_unit_test(test_random_weights_and_vocabulary),
        cmocka_unit_test(test_a_fifo_is_not_waited_for),
        cmocka_unit_test(test_what_is_no_file_is_refused),
        cmocka_unit_test(test_an_empty_file_and_one_of_zeros_are_refused),
        cmocka_unit_test(test_a_copied_file_may_be_cut),
        cmocka_unit_test(test_no_memory_for_a_file_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
