/* Weights with a right checksum whose numbers are none, or near the end of what a float holds:
 * every status is OK, every probability a number, in the interface and in the JSON. */
#include "fixture.h"

#include <math.h>

#include "model/weights.h"

enum { CHECKSUM_AT = 24, CHECKED_FROM = 32, TABLE_AT = 256, TENSOR_BYTES = 96 };

static const char first[] = "Nine people died when the ferry Maren struck the wall on Monday, the "
                            "coast guard said. It was not the captain's fault.";
static const char second[] = "Twelve died when the ferry hit the wall on Tuesday, police said. The "
                             "captain was at fault.";

typedef struct damaged {
    unsigned char *bytes;
    size_t size, table, count; /* tensors */
    char path[512];            /* where it is written */
    bool is_judge;
} damaged;

static void open_damaged(damaged *d, const char *path, bool is_judge)
{
    const char *build = getenv("BUILD");
    uint64_t numbers[2];
    d->bytes = fixture_read(path, &d->size);
    d->is_judge = is_judge;
    memcpy(numbers, d->bytes + TABLE_AT, sizeof numbers);
    d->table = (size_t)numbers[0];
    d->count = (size_t)numbers[1];
    snprintf(d->path, sizeof d->path, "%s/tests/model/no_numbers.cdm",
             build && *build ? build : "build");
}

/* Puts a number in the place of each scale of a tensor, or of each weight that needs none. */
static void put(damaged *d, size_t tensor, float value)
{
    uint32_t shape[3]; /* type, rows, columns */
    uint64_t data, scales;
    const unsigned char *entry = d->bytes + d->table + tensor * TENSOR_BYTES;
    memcpy(shape, entry + 40, sizeof shape);
    memcpy(&data, entry + 56, sizeof data);
    memcpy(&scales, entry + 72, sizeof scales);
    const size_t at = (size_t)(shape[0] ? scales : data);
    const size_t items = shape[0] ? shape[1] : (size_t)shape[1] * shape[2];
    for (size_t i = 0; i < items; i++)
        memcpy(d->bytes + at + i * sizeof value, &value, sizeof value);
}

static void write_whole(damaged *d)
{
    const uint64_t sum = weights__checksum(d->bytes + CHECKED_FROM, d->size - CHECKED_FROM);
    memcpy(d->bytes + CHECKSUM_AT, &sum, sizeof sum);
    FILE *file = fopen(d->path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(d->bytes, 1, d->size, file), d->size);
    fclose(file);
    assert_int_equal(claimdiff_model_verify(d->path, NULL), CLAIMDIFF_OK);
}

static void check_probability(double p)
{
    if (!(p >= 0.0 && p <= 1.0)) fail_msg("%g is no probability", p);
}

static void compare(const claimdiff_engine *engine)
{
    claimdiff_article *pair[2];
    claimdiff_report *report;
    char *json;
    assert_int_equal(claimdiff_article_new(&pair[0], engine, first, sizeof first - 1, NULL, NULL),
                     CLAIMDIFF_OK);
    assert_int_equal(claimdiff_article_new(&pair[1], engine, second, sizeof second - 1, NULL, NULL),
                     CLAIMDIFF_OK);
    assert_int_equal(claimdiff_compare(&report, pair, 2, NULL, NULL), CLAIMDIFF_OK);
    for (size_t i = 0; i < claimdiff_report_finding_count(report); i++)
        check_probability(claimdiff_report_finding(report, i)->confidence);
    assert_int_equal(claimdiff_report_json(&json, NULL, report, NULL), CLAIMDIFF_OK);
    assert_null(strstr(json, ":nan"));
    assert_null(strstr(json, ":-nan"));
    assert_null(strstr(json, ":inf"));
    claimdiff_string_free(engine, json);
    claimdiff_report_free(report);
    claimdiff_article_free(pair[0]);
    claimdiff_article_free(pair[1]);
}

static void judge(const claimdiff_engine *engine)
{
    claimdiff_judgement j = CLAIMDIFF_JUDGEMENT_INIT;
    assert_int_equal(
        claimdiff_judge(&j, engine, first, sizeof first - 1, second, sizeof second - 1, NULL),
        CLAIMDIFF_OK);
    for (size_t i = 0; i < 3; i++) check_probability(j.probability[i]);
    assert_true(fabs(j.probability[0] + j.probability[1] + j.probability[2] - 1.0) < 1e-6);
}

static void embed(const claimdiff_engine *engine)
{
    float row[256];
    const char *const text = first;
    const size_t length = sizeof first - 1, width = claimdiff_embed_width(engine);
    if (!width) return;
    assert_in_range(width, 1, 256);
    assert_int_equal(claimdiff_embed(row, engine, &text, &length, 1, NULL), CLAIMDIFF_OK);
    for (size_t i = 0; i < width; i++) assert_true(isfinite(row[i]));
}

static void use(damaged *d)
{
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    write_whole(d);
    options.model = d->is_judge ? TINY_BERT : d->path;
    options.judge = d->is_judge ? d->path : CLAIMDIFF_NO_MODEL;
    assert_int_equal(claimdiff_engine_new(&engine, &options, NULL), CLAIMDIFF_OK);
    compare(engine);
    judge(engine);
    embed(engine);
    claimdiff_engine_free(engine);
}

/* Each tensor alone, then all together. */
static void damage(const char *path, bool is_judge, float value)
{
    damaged d;
    open_damaged(&d, path, is_judge);
    unsigned char *whole = malloc(d.size);
    assert_non_null(whole);
    memcpy(whole, d.bytes, d.size);
    for (size_t i = 0; i < d.count; i++) {
        put(&d, i, value);
        use(&d);
        memcpy(d.bytes, whole, d.size);
    }
    for (size_t i = 0; i < d.count; i++) put(&d, i, value);
    use(&d);
    remove(d.path);
    free(whole);
    free(d.bytes);
}

static void damage_all(float value)
{
    damage(TINY_BERT, false, value);
    damage(TINY_JUDGE, true, value);
    damage(TINY_BOTH, true, value);
}

static void what_is_no_number_has_no_opinion(void **state)
{
    (void)state;
    damage_all(NAN);
    damage_all(INFINITY);
    damage_all(-INFINITY);
}

static void numbers_at_the_end_of_their_range(void **state)
{
    (void)state;
    damage_all(3e38f);
    damage_all(-3e38f);
    damage_all(1e-45f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_number_has_no_opinion),
        cmocka_unit_test(numbers_at_the_end_of_their_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
