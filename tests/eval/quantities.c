/* Prints the quantities and timexes of texts, for tests/eval/quantities.py.
 *
 *   quantities FILE ...      one line each: file, Q or T, begin, end, then
 *                            low, high, bound, unit, noun, state, role | norm, known
 *   quantities --lines       reads lines from standard input; one number a line
 *                            stands before each (its line, from 0)
 *   quantities --pairs       lines "a TAB b": the verdict on every two of
 *                            their values that are not unrelated */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "value/value.h"

typedef struct found {
    reading in;
    quantity_list quantities;
    timex_list timexes;
} found;

static bool analyse(found *f, arena *a, const char *text, size_t length)
{
    memset(f, 0, sizeof *f);
    return reading__make(&f->in, a, text, length, false) &&
           timex__find(&f->timexes, a, &f->in, LONG_MIN) &&
           quantity__find(&f->quantities, a, &f->in, &f->timexes);
}

static const char *bound_name(claimdiff_bound bound)
{
    static const char *const names[] = { "exact", "about", "least", "most", "between" };
    return names[bound];
}

static const char *role_name(const quantity *q)
{
    static const char *const names[] = { "amount", "change", "ordinal", "score", "rate", "age" };
    return q->former ? "former" : names[q->role];
}

static void print_span(const char *text, claimdiff_span span)
{
    for (size_t i = span.begin; i < span.end; i++)
        putchar(text[i] == '\n' || text[i] == '\t' ? ' ' : text[i]);
}

static void print_quantity(const char *label, const char *text, const quantity *q)
{
    const claimdiff_quantity *s = &q->stated;
    printf("%s\tQ\t%zu\t%zu\t%.10g\t%.10g\t%s\t%s\t%s\t%s\t%s\t", label, s->span.begin, s->span.end,
           s->low, s->high, bound_name(s->bound), s->unit, s->noun, q->state, role_name(q));
    print_span(text, s->span);
    putchar('\n');
}

static void print_timex(const char *label, const char *text, const timex *t)
{
    printf("%s\tT\t%zu\t%zu\t%s\t%s%s%s%s\t", label, t->stated.span.begin, t->stated.span.end,
           t->stated.norm, t->deadline ? "deadline " : "", t->since ? "since " : "",
           t->duration ? "duration " : "", t->counted ? "counted" : "");
    print_span(text, t->stated.span);
    putchar('\n');
}

static void print_all(const char *label, const char *text, size_t length)
{
    arena a;
    found f;
    arena__init(&a, &memory__default);
    if (analyse(&f, &a, text, length)) {
        for (size_t i = 0; i < f.quantities.count; i++)
            print_quantity(label, text, &f.quantities.items[i]);
        for (size_t i = 0; i < f.timexes.count; i++) print_timex(label, text, &f.timexes.items[i]);
    }
    arena__free(&a);
}

typedef ARRAY(value) value_list;

static bool collect(value_list *out, arena *a, const found *f)
{
    for (size_t i = 0; i < f->quantities.count; i++) {
        value *v = ARRAY_PUSH(out, a);
        if (v) *v = value__of_quantity(&f->quantities.items[i]);
    }
    for (size_t i = 0; i < f->timexes.count; i++) {
        value *v = ARRAY_PUSH(out, a);
        if (v) *v = value__of_timex(&f->timexes.items[i]);
    }
    return !a->failed;
}

static claimdiff_span span_of(value v)
{
    return v.quantity ? v.quantity->stated.span : v.timex->stated.span;
}

static void compare_all(size_t line, const char *text, const value_list *a, const value_list *b,
                        const char *second)
{
    static const char *const verdicts[] = { "unrelated", "same", "rounded", "finer", "conflict" };
    for (size_t i = 0; i < a->count; i++) {
        for (size_t k = 0; k < b->count; k++) {
            value_verdict verdict = value__compare(a->items[i], b->items[k]);
            if (verdict == VALUE_UNRELATED) continue;
            printf("%zu\t%c\t%s\t", line, a->items[i].quantity ? 'Q' : 'T', verdicts[verdict]);
            print_span(text, span_of(a->items[i]));
            printf("\t");
            print_span(second, span_of(b->items[k]));
            printf("\n");
        }
    }
}

static void print_pair(size_t line, char *text)
{
    arena a;
    found left, right;
    value_list values = { 0 }, others = { 0 };
    char *tab = strchr(text, '\t');
    if (!tab) return;
    *tab = '\0';
    arena__init(&a, &memory__default);
    if (analyse(&left, &a, text, strlen(text)) && analyse(&right, &a, tab + 1, strlen(tab + 1)) &&
        collect(&values, &a, &left) && collect(&others, &a, &right))
        compare_all(line, text, &values, &others, tab + 1);
    arena__free(&a);
}

static void each_line(bool pairs)
{
    static char text[1 << 20];
    char label[24];
    for (size_t line = 0; fgets(text, sizeof text, stdin); line++) {
        text[strcspn(text, "\n")] = '\0';
        snprintf(label, sizeof label, "%zu", line);
        if (pairs)
            print_pair(line, text);
        else
            print_all(label, text, strlen(text));
    }
}

static void each_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    size_t length = 0, capacity = 0;
    if (!file) return;
    for (;;) {
        if (length + 65536 > capacity) {
            char *more = realloc(text, capacity += 1 << 20);
            if (!more) break;
            text = more;
        }
        size_t got = fread(text + length, 1, 65536, file);
        if (!got) break;
        length += got;
    }
    fclose(file);
    if (text) print_all(path, text, length);
    free(text);
}

int main(int argc, char **argv)
{
    bool lines = argc > 1 && !strcmp(argv[1], "--lines"),
         pairs = argc > 1 && !strcmp(argv[1], "--pairs");
    if (lines || pairs)
        each_line(pairs);
    else
        for (int i = 1; i < argc; i++) each_file(argv[i]);
    return 0;
}
