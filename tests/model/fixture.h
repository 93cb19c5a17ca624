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
#include "base/memory.h"

#define TINY_BERT "tests/model/data/tiny-bert.cdm"
#define TINY_MPNET "tests/model/data/tiny-mpnet.cdm"
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

#endif
