/* Runs a weights file over lines of standard input, for comparing with other
 * programs (train/export/parity.py, bench/model.py):
 *
 *   model FILE tokens              ids of each line, or of each TAB-separated pair
 *   model FILE embed|classify      f32 rows on standard output
 *   model FILE time TOKENS BATCH   sequences a second, one thread, at that length
 *   model FILE open                microseconds of CPU to open and embed once
 *
 * A fourth word at the end, "avx512", "avx2" or "plain", picks the build. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "model/encoder.h"
#include "model/model.h"

typedef struct lines {
    char *bytes;
    model_text *first, *second;
    size_t count;
} lines;

static double cpu_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static bool read_lines(lines *l)
{
    size_t size = 0, capacity = 0, n;
    memset(l, 0, sizeof *l);
    do {
        if (capacity - size < 65536) l->bytes = realloc(l->bytes, capacity = capacity * 2 + 131072);
        if (!l->bytes) return false;
        n = fread(l->bytes + size, 1, capacity - size, stdin);
        size += n;
    } while (n);
    for (size_t i = 0; i < size; i++) l->count += l->bytes[i] == '\n';
    l->first = calloc(l->count + 1, sizeof *l->first);
    l->second = calloc(l->count + 1, sizeof *l->second);
    if (!l->first || !l->second) return false;
    char *at = l->bytes;
    for (size_t i = 0; i < l->count; i++) {
        char *end = memchr(at, '\n', size - (size_t)(at - l->bytes)), *tab = memchr(at, '\t', (size_t)(end - at));
        l->first[i] = (model_text){ at, (size_t)((tab ? tab : end) - at) };
        if (tab) l->second[i] = (model_text){ tab + 1, (size_t)(end - tab - 1) };
        at = end + 1;
    }
    return true;
}

static int print_tokens(const model *m, const lines *l)
{
    uint32_t *ids = calloc(model__config(m)->max_tokens, sizeof *ids);
    for (size_t i = 0; ids && i < l->count; i++) {
        arena a;
        arena__init(&a, &memory__default);
        size_t n = model__tokens(m, &a, l->first[i], l->second[i].bytes ? &l->second[i] : NULL, ids);
        for (size_t t = 0; t < n; t++) printf(t ? " %u" : "%u", (unsigned)ids[t]);
        putchar('\n');
        arena__free(&a);
    }
    free(ids);
    return 0;
}

static int print_rows(const model *m, const lines *l, bool pairs)
{
    const size_t wide = pairs ? 3 : model__width(m);
    float *out = calloc(l->count * wide + 1, sizeof *out);
    arena a;
    arena__init(&a, &memory__default);
    bool good = out && wide && pairs == model__judges(m) &&
                (pairs ? model__classify(m, &a, l->first, l->second, l->count, out)
                       : model__embed(m, &a, l->first, l->count, out));
    if (good) fwrite(out, sizeof *out, l->count * wide, stdout);
    arena__free(&a);
    free(out);
    return good ? 0 : 1;
}

/* A text of exactly `tokens` tokens with the special ones: ". . . ." */
static int print_time(const model *m, size_t tokens, size_t count)
{
    char *text = malloc(tokens * 2);
    model_text *texts = calloc(count, sizeof *texts);
    float *out = calloc(count * model__config(m)->width, sizeof *out);
    double best = 1e9, total = 0.0;
    if (!text || !texts || !out) return 1;
    for (size_t i = 0; i < tokens * 2; i++) text[i] = i % 2 ? ' ' : (char)('a' + i / 2 % 26);
    for (size_t i = 0; i < count; i++) texts[i] = (model_text){ text, (tokens - 2) * 2 };
    for (int n = 0; n < 1000 && (total < 0.6 || n < 5); n++) {
        arena a;
        arena__init(&a, &memory__default);
        double t = cpu_seconds();
        if (model__judges(m) ? !model__classify(m, &a, texts, texts, count, out) : !model__embed(m, &a, texts, count, out)) return 1;
        t = cpu_seconds() - t;
        arena__free(&a);
        total += t;
        if (t < best) best = t;
    }
    printf("%.1f\n", (double)count / best);
    free(text);
    free(texts);
    free(out);
    return 0;
}

static int print_open(const char *path)
{
    model *m = NULL;
    float out[8192];
    arena a;
    const model_text text = { "Nine miners died on Monday.", 27 };
    double t = cpu_seconds();
    if (model__open(&m, &memory__default, path, NULL)) return 1;
    double opened = cpu_seconds() - t;
    arena__init(&a, &memory__default);
    bool good = model__judges(m) ? model__classify(m, &a, &text, &text, 1, out) : model__embed(m, &a, &text, 1, out);
    printf("%.0f %.0f\n", opened * 1e6, (cpu_seconds() - t) * 1e6);
    arena__free(&a);
    model__free(m);
    return good ? 0 : 1;
}

static void pick(model *m, const char *name)
{
    const kernels *list[KERNELS_MAX];
    kernels__list(list);
    for (size_t i = 0; i < KERNELS_MAX && list[i]; i++)
        if (strcmp(list[i]->name, name) == 0) model__use(m, list[i]);
}

int main(int argc, char **argv)
{
    model *m = NULL;
    claimdiff_error error;
    lines l = { 0 };
    int status = 2;
    if (argc < 3) {
        fputs("usage: model FILE tokens|embed|classify|open|time TOKENS BATCH [avx512|avx2|neon|plain]\n", stderr);
        return 2;
    }
    if (strcmp(argv[2], "open") == 0) return print_open(argv[1]);
    if (model__open(&m, &memory__default, argv[1], &error)) {
        fprintf(stderr, "%s\n", error.message);
        return 2;
    }
    pick(m, argv[argc - 1]);
    if (strcmp(argv[2], "time") == 0 && argc > 4)
        status = print_time(m, (size_t)atoi(argv[3]), (size_t)atoi(argv[4]));
    else if (read_lines(&l))
        status = strcmp(argv[2], "tokens") == 0 ? print_tokens(m, &l) : print_rows(m, &l, strcmp(argv[2], "classify") == 0);
    free(l.bytes);
    free(l.first);
    free(l.second);
    model__free(m);
    return status;
}
