/* Runs a weights file over lines of standard input, for comparing with other
 * programs (train/export/parity.py, train/evaluate.py, bench/model.py):
 *
 *   model FILE tokens              ids of each line
 *   model FILE embed               f32 rows on standard output
 *   model FILE judge               4 logits, f32, of each line: premise TAB hypothesis,
 *                                  a side being "context | claim" or "claim"
 *   model FILE time TOKENS BATCH   sequences a second, one thread, at that length;
 *                                  of a judge, pairs of two claims of half of it:
 *                                  all in all, reading alone, judging alone
 *   model FILE open                microseconds of CPU to open, and to run once too
 *
 * A word more at the end, the name of a build ("avx2", "plain", ...), picks it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "model/model.h"
#include "../examples/claimdiff/tiles.h"

enum { TOGETHER = 256 }; /* pairs whose sides are held at a time */

typedef struct lines {
    char *bytes;
    model_text *text;
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
    l->text = calloc(l->count + 1, sizeof *l->text);
    if (!l->text) return false;
    char *at = l->bytes;
    for (size_t i = 0; i < l->count; i++) {
        char *end = memchr(at, '\n', size - (size_t)(at - l->bytes));
        l->text[i] = (model_text){ at, (size_t)(end - at) };
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
        const model_side side = { .claim = l->text[i] };
        size_t n = model__tokens(m, &a, &side, ids);
        for (size_t t = 0; t < n; t++) printf(t ? " %u" : "%u", (unsigned)ids[t]);
        putchar('\n');
        arena__free(&a);
    }
    free(ids);
    return 0;
}

static int print_embeddings(const model *m, const lines *l)
{
    const size_t width = model__width(m);
    float *out = calloc(l->count * width + 1, sizeof *out);
    arena a;
    arena__init(&a, &memory__default);
    bool good = out && width && model__embed(m, &a, l->text, l->count, out);
    if (good) fwrite(out, sizeof *out, l->count * width, stdout);
    arena__free(&a);
    free(out);
    return good ? 0 : 1;
}

static model_side side_of(const char *at, size_t length)
{
    for (size_t i = 0; i + 3 <= length; i++)
        if (memcmp(at + i, " | ", 3) == 0)
            return (model_side){ .about = { at, i }, .claim = { at + i + 3, length - i - 3 } };
    return (model_side){ .claim = { at, length } };
}

static void split_line(model_text line, model_side sides[2])
{
    const char *tab = memchr(line.bytes, '\t', line.length);
    const size_t length = tab ? (size_t)(tab - line.bytes) : line.length,
                 rest = tab ? length + 1 : length;
    sides[0] = side_of(line.bytes, length);
    sides[1] = side_of(line.bytes + rest, line.length - rest);
}

/* Logits of count pairs of sides, one behind the other. */
static bool judge(const model *m, arena *a, const model_side *sides, size_t count, float *logits)
{
    model_state *read = arena__array(a, 2 * count, sizeof *read);
    model_pair *pairs = arena__array(a, count, sizeof *pairs);
    if (!pairs || !read || !model__read(m, a, sides, 2 * count, read)) return false;
    for (size_t i = 0; i < 2 * count; i++) pairs[i / 2].sides[i % 2] = &read[i];
    return model__judge(m, a, pairs, count, NULL, logits);
}

static int print_logits(const model *m, const lines *l)
{
    bool good = model__judges(m);
    for (size_t i = 0; good && i < l->count; i += TOGETHER) {
        model_side sides[2 * TOGETHER];
        float logits[TOGETHER * MODEL_OUTPUTS];
        size_t count = l->count - i < TOGETHER ? l->count - i : TOGETHER;
        arena a;
        arena__init(&a, &memory__default);
        for (size_t k = 0; k < count; k++) split_line(l->text[i + k], sides + 2 * k);
        good = judge(m, &a, sides, count, logits);
        if (good) fwrite(logits, sizeof *logits, count * MODEL_OUTPUTS, stdout);
        arena__free(&a);
    }
    return good ? 0 : 1;
}

/* ---- Time ------------------------------------------------------------------ */

/* What is measured: the steps of a run on count texts that are alike. */
typedef struct work {
    const model *m;
    model_text *texts;
    model_side *sides; /* (2 * count) */
    model_state *read; /* (2 * count) */
    model_pair *pairs; /* of them */
    float *out;
    size_t count;
    double seconds[2]; /* of one run: embedding or reading, judging */
} work;

static bool run_once(work *w)
{
    arena a;
    double begin = cpu_seconds(), middle;
    arena__init(&a, &memory__default);
    bool judges = model__judges(w->m),
         good = judges ? model__read(w->m, &a, w->sides, 2 * w->count, w->read)
                       : model__embed(w->m, &a, w->texts, w->count, w->out);
    middle = cpu_seconds();
    if (good && judges) good = model__judge(w->m, &a, w->pairs, w->count, NULL, w->out);
    w->seconds[0] = middle - begin;
    w->seconds[1] = cpu_seconds() - middle;
    arena__free(&a);
    return good;
}

static bool best_of(work *w, double best[2])
{
    double total = 0.0;
    best[0] = best[1] = 1e9;
    for (int n = 0; n < 1000 && (total < 0.6 || n < 5); n++) {
        if (!run_once(w)) return false;
        for (size_t i = 0; i < 2; i++) {
            total += w->seconds[i];
            if (w->seconds[i] < best[i]) best[i] = w->seconds[i];
        }
    }
    return true;
}

/* Texts of single letters: as many tokens, and the two marks. */
static int print_time(const model *m, size_t tokens, size_t count)
{
    const size_t each = model__judges(m) ? tokens / 2 : tokens;
    char *text = malloc(tokens * 2 + 1);
    work w = { .m = m, .count = count };
    double best[2];
    w.texts = calloc(count, sizeof *w.texts);
    w.sides = calloc(2 * count, sizeof *w.sides);
    w.read = calloc(2 * count, sizeof *w.read);
    w.pairs = calloc(count, sizeof *w.pairs);
    w.out = calloc(count * model__config(m)->width, sizeof *w.out);
    if (each < 2 || !text || !w.texts || !w.sides || !w.read || !w.pairs || !w.out) return 1;
    for (size_t i = 0; i < tokens * 2; i++) text[i] = i % 2 ? ' ' : (char)('a' + i / 2 % 26);
    for (size_t i = 0; i < count; i++) w.texts[i] = (model_text){ text, (each - 2) * 2 };
    for (size_t i = 0; i < 2 * count; i++) {
        w.sides[i] = (model_side){ .claim = w.texts[i / 2] };
        w.pairs[i / 2].sides[i % 2] = &w.read[i];
    }
    if (!best_of(&w, best)) return 1;
    const double pairs = (double)count;
    if (model__judges(m))
        printf("%.1f %.1f %.1f\n", pairs / (best[0] + best[1]), pairs / best[0], pairs / best[1]);
    else
        printf("%.1f\n", pairs / best[0]);
    free(text);
    free(w.texts);
    free(w.sides);
    free(w.read);
    free(w.pairs);
    free(w.out);
    return 0;
}

static int print_open(const char *path)
{
    model *m = NULL;
    float out[8192];
    arena a;
    const model_text text = { "Nine miners died on Monday.", 27 };
    const model_side sides[2] = { { .claim = text }, { .claim = text } };
    double t = cpu_seconds();
    if (model__open(&m, &memory__default, path, false, NULL)) return 1;
    double opened = cpu_seconds() - t;
    arena__init(&a, &memory__default);
    bool good = model__judges(m) ? judge(m, &a, sides, 1, out) : model__embed(m, &a, &text, 1, out);
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

static int run_lines(const model *m, const char *what)
{
    const struct {
        const char *name;
        int (*run)(const model *, const lines *);
    } modes[] = { { "tokens", print_tokens },
                  { "embed", print_embeddings },
                  { "judge", print_logits } };
    lines l = { 0 };
    int status = 2;
    bool good = read_lines(&l);
    for (size_t i = 0; good && i < sizeof modes / sizeof *modes; i++)
        if (strcmp(modes[i].name, what) == 0) status = modes[i].run(m, &l);
    free(l.bytes);
    free(l.text);
    return status;
}

int main(int argc, char **argv)
{
    model *m = NULL;
    claimdiff_error error;
    if (argc < 3) {
        fputs("usage: model FILE tokens|embed|judge|open|time TOKENS BATCH "
              "[amx|avx512|avxvnni|avx2|neon|plain]\n",
              stderr);
        return 2;
    }
    tiles__ask();
    if (strcmp(argv[2], "open") == 0) return print_open(argv[1]);
    if (model__open(&m, &memory__default, argv[1], false, &error)) {
        fprintf(stderr, "%s\n", error.message);
        return 2;
    }
    pick(m, argv[argc - 1]);
    bool time = strcmp(argv[2], "time") == 0 && argc > 4;
    int status =
        time ? print_time(m, (size_t)atoi(argv[3]), (size_t)atoi(argv[4])) : run_lines(m, argv[2]);
    model__free(m);
    return status;
}
