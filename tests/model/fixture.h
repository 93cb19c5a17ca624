/* What the model tests share: cmocka, files in memory, the saved reference. */
#ifndef TESTS_MODEL_FIXTURE_H
#define TESTS_MODEL_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "model/model.h"
#include "../../examples/claimdiff/tiles.h"

#define TINY_BERT "tests/model/data/tiny-bert.cdm"
#define TINY_JUDGE "tests/model/data/tiny-judge.cdm"
#define TINY_DEEP "tests/model/data/tiny-deep.cdm" /* contexts go through three layers */
#define TINY_BOTH "tests/model/data/tiny-both.cdm" /* a judge that embeds, too */
#define MINILM "models/minilm-l6-v2.cdm"

/* The whole file, 64-byte aligned, with nothing behind it; free() it. */
static inline unsigned char *fixture_read(const char *path, size_t *size)
{
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    fseek(f, 0, SEEK_END);
    *size = (size_t)ftell(f);
    rewind(f);
    unsigned char *bytes = aligned_alloc(64, (*size + 63) / 64 * 64);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, *size, f), *size);
    fclose(f);
    return bytes;
}

/* A small generator, the same everywhere. */
static inline uint32_t fixture_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static inline float fixture_float(uint32_t *state)
{
    return (float)fixture_random(state) / 8388608.0f - 1.0f;
}

enum { SAVED_ROWS = 40, SAVED_NUMBERS = 384 };

/* The saved rows of one model (train/export/tiny.py). */
typedef struct saved {
    char *text;
    model_side sides[2 * SAVED_ROWS]; /* first and second of each row */
    model_text claims[SAVED_ROWS];    /* of the first sides */
    const char *ids[SAVED_ROWS];      /* of the first sides */
    float numbers[SAVED_ROWS][SAVED_NUMBERS];
    size_t count, wide;
} saved;

/* "-0.12 1.5" -> numbers; strtod would ask the locale. */
static inline size_t parse_numbers(const char *at, const char *end, float *out)
{
    size_t n = 0;
    while (at < end && n < SAVED_NUMBERS) {
        double sign = *at == '-' ? -1.0 : 1.0, value = 0.0, unit = 1.0;
        for (at += *at == '-'; at < end && *at >= '0' && *at <= '9'; at++)
            value = value * 10.0 + (*at - '0');
        for (at += at < end && *at == '.'; at < end && *at >= '0' && *at <= '9'; at++)
            value += (*at - '0') * (unit /= 10.0);
        out[n++] = (float)(sign * value);
        while (at < end && *at == ' ') at++;
    }
    return n;
}

/* "context | claim" or "claim" */
static inline model_side parse_side(const char *at, const char *end)
{
    for (const char *bar = at; bar + 3 <= end; bar++)
        if (memcmp(bar, " | ", 3) == 0)
            return (model_side){ .about = { at, (size_t)(bar - at) },
                                 .claim = { bar + 3, (size_t)(end - bar - 3) } };
    return (model_side){ .claim = { at, (size_t)(end - at) } };
}

static inline void fixture_saved(saved *s, const char *path)
{
    size_t size;
    memset(s, 0, sizeof *s);
    s->text = (char *)fixture_read(path, &size);
    for (char *at = s->text; at < s->text + size && s->count < SAVED_ROWS; s->count++) {
        char *end = memchr(at, '\n', (size_t)(s->text + size - at)), *field[5] = { at };
        for (size_t i = 1; i < 5; i++)
            field[i] = (char *)memchr(field[i - 1], '\t', (size_t)(end - field[i - 1])) + 1;
        s->sides[2 * s->count] = parse_side(field[1], field[2] - 1);
        s->sides[2 * s->count + 1] = parse_side(field[2], field[3] - 1);
        s->claims[s->count] = s->sides[2 * s->count].claim;
        s->ids[s->count] = field[3];
        field[4][-1] = '\0';
        size_t wide = parse_numbers(field[4], end, s->numbers[s->count]);
        if (!s->count) s->wide = wide;
        at = end + 1;
    }
    assert_true(s->count > 5);
}

static inline model *fixture_open(const char *path)
{
    model *m = NULL;
    claimdiff_error error = { CLAIMDIFF_OK, 0, 0, "" };
    if (model__open(&m, &memory__default, path, false, &error)) fail_msg("%s", error.message);
    return m;
}

/* The token ids of the first sides are the saved ones. */
static inline void fixture_check_ids(const model *m, const saved *s)
{
    uint32_t ids[512];
    char line[4096];
    for (size_t i = 0; i < s->count; i++) {
        arena a;
        size_t at = 0;
        arena__init(&a, &memory__default);
        size_t n = model__tokens(m, &a, &s->sides[2 * i], ids);
        assert_in_range(n, 2, model__config(m)->max_tokens);
        for (size_t t = 0; t < n; t++)
            at += (size_t)snprintf(line + at, sizeof line - at, t ? " %u" : "%u", (unsigned)ids[t]);
        assert_string_equal(line, s->ids[i]);
        arena__free(&a);
    }
}

#endif
